"""Draw two days of a sensor with their episodes, and the pattern of all its days.

Run as `.venv/bin/python docs/science/plots/glucose.py`; reads the folder cgm, writes glucose.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.glucose_sensor import clarity
from abaton.signals.glucose.day_pattern import day_pattern
from abaton.signals.glucose.episodes import consensus, episodes
from abaton.signals.glucose.readings import GLUCOSE_MASS
from abaton.signals.model import Samples

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
SINCE_DAY, SHOWN_HOURS = 5.5, 48


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    read = clarity(data() / "wearables" / "cgm" / "cgmquantify_test_file.csv")
    samples = Samples(code=GLUCOSE_MASS, unit="mg/dL", at_s=read.at_s, value=read.value, quality=read.quality)
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 6), layout="constrained")
    since_s = read.at_s[0] + SINCE_DAY * 86400
    for panel in (above, below):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
        panel.axhspan(70, 180, color=LEAF, alpha=0.15, lw=0)
        panel.set_ylabel("glucose, mg/dL")
        panel.set_ylim(40, 275)
    shown = (read.at_s >= since_s) & (read.at_s < since_s + SHOWN_HOURS * 3600)
    above.plot((read.at_s[shown] - since_s) / 3600, read.value[shown], ".", ms=3, color=INK)
    low_1, _, _, high_1, _ = consensus()
    for rule, colour, height in ((low_1, WATER, 46), (high_1, WOOD, 268)):
        for one in episodes(samples, rule):
            end_s = one.start_s if one.end_s is None else one.end_s
            if since_s <= one.start_s and end_s < since_s + SHOWN_HOURS * 3600:
                above.hlines(height, (one.start_s - since_s) / 3600, (end_s - since_s) / 3600, color=colour, lw=5)
    above.set_xlim(0, SHOWN_HOURS)
    above.set_xlabel("hours; bars: episodes of level 1, high above and low below; green: 70 to 180")
    above.set_title("Two days, and the episodes found in them", loc="left")
    pattern = day_pattern(samples, utc_offset_s=0.0)
    hour = pattern.minute / 60 + 0.25
    rows = pattern.mg_per_dl.T
    below.fill_between(hour, rows[0], rows[4], color=WATER, alpha=0.2, lw=0, label="5th to 95th")
    below.fill_between(hour, rows[1], rows[3], color=WATER, alpha=0.4, lw=0, label="25th to 75th")
    below.plot(hour, rows[2], color=INK, lw=1.5, label="median")
    below.set_xlim(0, 24)
    below.set_xticks(np.arange(0, 25, 3))
    below.set_xlabel("hour of the day")
    below.set_title("The pattern of eight days, not smoothed", loc="left")
    below.legend(frameon=False, loc="upper right", ncols=3)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=100)


if __name__ == "__main__":
    main()
