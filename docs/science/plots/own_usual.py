"""Draw one person's resting pulse with the own usual, and where its level changed.

Run as `.venv/bin/python docs/science/plots/own_usual.py`; reads the folder welltory_covid, writes own_usual.png.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.daily_tables import people
from abaton.signals.baseline.change import ChangePoints
from abaton.signals.baseline.usual import Memory, OwnUsual
from abaton.signals.detector import run
from abaton.signals.model import Samples

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
PERSON, RESTING_PULSE = "6be5033971", "40443-4"


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    (person,) = (one for one in people(data() / "wearables" / "welltory_covid") if one.person == PERSON)
    pulse = person.columns["resting_pulse_per_min"]
    known = np.isfinite(pulse)
    at_s, value = person.day[known] * 86400.0, pulse[known]
    samples = Samples(code=RESTING_PULSE, unit="/min", at_s=at_s, value=value, quality=np.ones(value.size))
    usual = OwnUsual(quantity=RESTING_PULSE, unit="/min", least_spread=1.0, memory=Memory(window_days=28, least_days=7))
    found = run(usual, [samples])
    changes = run(ChangePoints(quantity=RESTING_PULSE, unit="/min", least_spread=1.0), [samples])
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 5), sharex=True, height_ratios=(3, 2), layout="constrained")
    day = (at_s - at_s[0]) / 86400
    judged = (found.at_s - at_s[0]) / 86400
    median, spread = found.evidence["median"], np.maximum(found.evidence["spread"], 1.0)
    above.fill_between(judged, median - 2 * spread, median + 2 * spread, color=LEAF, alpha=0.2, lw=0, step="mid")
    above.plot(judged, median, color=LEAF, lw=1.5, label="own median, band of two robust standard deviations")
    above.plot(day, value, ".", color=INK, ms=4, label="resting pulse of the day")
    for at, shift in zip(changes.at_s, changes.value, strict=True):
        above.axvline((at - at_s[0]) / 86400, color=WOOD, lw=1)
        above.annotate(f"{shift:+.1f}", ((at - at_s[0]) / 86400, value.max()), color=WOOD)
    above.set_ylabel("/min")
    above.legend(frameon=False, loc="lower right", fontsize=8)
    above.set_title("A resting pulse held against its own past; brown: the level changed", loc="left")
    below.axhline(0, color=INK, lw=0.5)
    below.vlines(judged, 0, found.value, color=WATER, lw=2)
    below.set_ylabel("deviation")
    below.set_xlabel("days")
    for panel in (above, below):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=100)


if __name__ == "__main__":
    main()
