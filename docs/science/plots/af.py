"""Draw fibrillation and a rhythm that repeats itself, with what the detector says of them.

Run as `.venv/bin/python docs/science/plots/af.py`; reads the folder afdb_rr, writes af.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.rhythm_intervals import LabelledIntervals, labelled_intervals
from abaton.signals.model import Findings, Samples, joined
from abaton.signals.rhythm.atrial_fibrillation import AtrialFibrillation
from abaton.signals.rhythm.intervals import RR_INTERVAL

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
SHOWN = (("04908", 13400.0, "onset of atrial fibrillation"), ("08219", 10460.0, "sinus with atrial ectopy"))


def found(record: LabelledIntervals) -> Findings:
    detector = AtrialFibrillation()
    samples = Samples(
        code=RR_INTERVAL, unit="s", at_s=record.at_s, value=record.interval_s, quality=np.ones(record.at_s.size)
    )
    state, findings = detector.step(detector.start(), samples)
    return joined([findings, detector.end(state)])


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    records = {one.record: one for one in labelled_intervals(data() / "wearables" / "afdb_rr")}
    figure, panels = plt.subplots(4, 1, figsize=(8, 7), height_ratios=(2, 1, 2, 1), layout="constrained")
    for (name, since_s, what), above, below in zip(SHOWN, panels[::2], panels[1::2], strict=True):
        record = records[name]
        findings = found(record)
        beats = (record.at_s >= since_s) & (record.at_s < since_s + 480.0)
        here = (findings.at_s >= since_s) & (findings.at_s < since_s + 480.0)
        minutes = (record.at_s[beats] - since_s) / 60.0
        for panel in (above, below):
            panel.set_facecolor(GROUND)
            panel.set_xlim(0.0, 8.0)
            panel.spines[["top", "right"]].set_visible(False)
        above.plot(minutes, record.interval_s[beats], ".", ms=3, color=INK)
        is_af = record.rhythm[beats] == "AFIB"
        above.fill_between(minutes, 0.0, 0.08, where=is_af, color=WOOD, label="fibrillation by label", lw=0)
        at_minutes = (findings.at_s[here] - since_s) / 60.0
        above.fill_between(
            at_minutes, 0.1, 0.18, where=findings.value[here] > 0, color=WATER, label="by the detector", lw=0
        )
        above.set(ylim=(0.0, 1.6), ylabel="RR interval, s", title=f"{name}: {what}")
        above.legend(loc="upper right", frameon=False, ncols=2)
        below.plot(at_minutes, findings.evidence["score"][here], color=WATER, label="score")
        below.plot(
            at_minutes,
            findings.evidence["irregularity"][here] / np.sqrt(findings.evidence["mean_interval_s"][here]),
            color=LEAF,
            ls=":",
            label="irregularity alone",
        )
        below.axhline(AtrialFibrillation().threshold, color=INK, lw=0.8)
        below.set(ylim=(0.0, 1.3), ylabel="score")
        below.legend(loc="upper right", frameon=False, ncols=2)
    panels[-1].set_xlabel("minutes")
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=110)


if __name__ == "__main__":
    main()
