"""Draw the nights that two phones wrote down, and their regularity.

Run as `.venv/bin/python docs/science/plots/sleep.py`; reads the folder welltory_covid, writes sleep.png.
"""

from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.app.verify.sleep import minutes
from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.sleep_diary import sleep_diaries
from abaton.signals.activity.nights import nights, regularity

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    diaries = sorted(
        sleep_diaries(data() / "wearables" / "welltory_covid" / "sleep.csv"), key=lambda one: -one.begin_s.size
    )
    figure, panels = plt.subplots(1, 2, figsize=(8, 4.2), layout="constrained")
    for panel, diary in zip(panels, diaries, strict=False):
        start_s, states = minutes(diary)
        for night in nights(states, start_s=start_s, utc_offset_s=0.0):
            day = (night.noon_s - start_s) / 86400
            panel.hlines(
                day, (night.asleep_s - night.noon_s) / 3600, (night.awake_s - night.noon_s) / 3600, color=WATER, lw=2
            )
        index = regularity(states)
        told = "too few days" if index is None else f"regularity {index:.0f}"
        panel.set_title(f"person {diary.person[:4]}: {told}", loc="left")
        panel.set_xlim(6, 24)
        panel.set_xticks([6, 9, 12, 15, 18, 21, 24], ["18", "21", "0", "3", "6", "9", "12"])
        panel.set_xlabel("hour")
        panel.set_ylabel("day")
        panel.invert_yaxis()
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=100)


if __name__ == "__main__":
    main()
