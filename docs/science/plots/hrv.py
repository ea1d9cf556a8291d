"""Draw a day of variability, and what was put right in it.

Run as `.venv/bin/python docs/science/plots/hrv.py`; reads af_clifford, writes hrv.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.kernel.errors import Invalid
from abaton.signals.beats.correction import corrected
from abaton.signals.variability.hrv import variability

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
RATE_HZ = 128.0


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    marks = wfdb.annotations(data() / "wearables" / "af_clifford" / "nsr004", "ecg")
    at_s = marks.beats() / RATE_HZ
    at_s -= at_s[0]
    interval_s = np.diff(at_s)
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 5), layout="constrained")

    told: list[tuple[float, float, float]] = []
    refused: list[float] = []
    for from_s in np.arange(0, at_s[-1] - 300, 300):
        stretch = interval_s[(at_s[1:] >= from_s) & (at_s[1:] < from_s + 300)]
        try:
            found = variability(stretch)
        except Invalid:
            refused.append(from_s / 3600)
            continue
        told.append((from_s / 3600, found.rmssd_ms, found.sdnn_ms))
    hours, rmssd, sdnn = np.array(told).T
    above.plot(hours, sdnn, ".", ms=4, color=WOOD, label="SDNN")
    above.plot(hours, rmssd, ".", ms=4, color=WATER, label="RMSSD")
    above.plot(refused, np.zeros(len(refused)), "|", ms=9, color=INK, label="refused")
    above.set(title="NSR2DB nsr004, five minutes each", xlabel="hours", ylabel="ms", ylim=(-8, 200))
    above.legend(loc="upper right", frameon=False, ncols=3)

    # The first stretch of 120 beats in which something was put right.
    kind = corrected(interval_s[interval_s > 0]).kind
    first = max(0, int(np.flatnonzero(kind)[3]) - 60)
    before = interval_s[interval_s > 0][first : first + 120]
    after = corrected(before).interval_s
    below.plot(np.cumsum(before), before, "o-", ms=3, lw=0.8, color=WOOD, label="as recorded")
    below.plot(np.cumsum(after), after, "-", lw=1.4, color=LEAF, label="put right")
    below.set(title="Two minutes of it", xlabel="s", ylabel="RR interval, s")
    below.legend(loc="upper right", frameon=False, ncols=2)
    for panel in (above, below):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=110)


if __name__ == "__main__":
    main()
