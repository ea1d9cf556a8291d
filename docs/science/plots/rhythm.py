"""Draw one recording of each class, with the call of a forest that never saw it.

Run as `.venv/bin/python docs/science/plots/rhythm.py`; reads cinc2017_subset, writes rhythm.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.app.verify._forest import grow
from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.cinc2017 import RATE_HZ, short_ecgs
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.detector import run
from abaton.signals.model import Waveform
from abaton.signals.rhythm.ecg_class import CLASSES, as_row
from abaton.signals.rhythm.ecg_features import features

INK, WATER, WOOD, GROUND = "#1D2623", "#1B5468", "#744719", "#EEEDE6"
WORDS = {"N": "normal", "A": "atrial fibrillation", "O": "other rhythm", "~": "too noisy"}
SHOWN_S = (2.0, 12.0)


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    given = list(short_ecgs(data() / "wearables" / "cinc2017_subset"))
    ecgs = [Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=RATE_HZ, start_s=0.0, value=one.value_mv) for one in given]
    shown = [features(ecg) for ecg in ecgs]
    rows = np.array([as_row(one) for one in shown])
    labels = [one.label for one in given]
    # The first of each class by name: not the prettiest.
    first = [labels.index(one) for one in CLASSES]
    others = [i for i in range(len(given)) if i not in first]
    forest = grow(rows[others], [labels[i] for i in others], (2, 0.3))
    figure, panels = plt.subplots(4, 1, figsize=(8, 7), layout="constrained")
    for i, panel in zip(first, panels, strict=True):
        at_s = np.arange(ecgs[i].value.size) / RATE_HZ
        beats = run(EcgBeats(), [ecgs[i]])
        panel.plot(at_s, ecgs[i].value, color=INK, lw=0.7)
        panel.plot(beats.at_s, np.interp(beats.at_s, at_s, ecgs[i].value), "v", ms=4, color=WATER)
        called = str(forest.predict(rows[i : i + 1].astype(np.float32))[0])
        panel.set_title(
            f"{given[i].record}: {WORDS[labels[i]]}; called {WORDS[called]}", color=INK if called == labels[i] else WOOD
        )
        panel.set_xlabel(
            ", ".join(f"{name} {shown[i][name]:.2f}" for name in ("irregularity", "p_likeness", "beat_likeness")),
            color=WATER,
        )
        inside = (at_s >= SHOWN_S[0]) & (at_s < SHOWN_S[1])
        low, high = np.quantile(ecgs[i].value[inside], (0.001, 0.999))
        panel.set(xlim=SHOWN_S, ylim=(low - 0.1, high + 0.2), ylabel="mV")
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=110)


if __name__ == "__main__":
    main()
