"""Draw the blood pressure that one person measured at home, against the limits of two guidelines.

Run as `.venv/bin/python docs/science/plots/pressure.py`; reads the folder welltory_covid, writes pressure.png.
"""

import csv
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.signals.pressure import ACC_AHA_2017, ESC_2024_HOME, ESH_2023, PressureReading, categorise

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    readings: dict[str, list[PressureReading]] = defaultdict(list)
    with (data() / "wearables" / "welltory_covid" / "blood_pressure.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            systolic, diastolic = float(row["systolic"]), float(row["diastolic"])
            if not 20 <= diastolic < systolic <= 350:
                continue
            at = datetime.fromisoformat(" ".join(row["measurement_datetime"].split())).replace(tzinfo=UTC)
            readings[row["user_code"]].append(
                PressureReading(at_s=at.timestamp(), systolic_mmhg=systolic, diastolic_mmhg=diastolic)
            )
    longest = sorted(max(readings.values(), key=len), key=lambda one: one.at_s)
    days = np.array([(one.at_s - longest[0].at_s) / 86400 for one in longest])
    figure, panel = plt.subplots(figsize=(8, 3.8), layout="constrained")
    panel.set_facecolor(GROUND)
    panel.spines[["top", "right"]].set_visible(False)
    panel.plot(days, [one.systolic_mmhg for one in longest], "o", ms=3, color=WATER, label="systolic")
    panel.plot(days, [one.diastolic_mmhg for one in longest], "o", ms=3, color=LEAF, label="diastolic")
    for limit, style in ((135, "-"), (85, "-"), (140, ":"), (90, ":")):
        panel.axhline(limit, color=WOOD, lw=0.8, ls=style)
    said = [
        f"{guideline.name}: {found.name} ({found.systolic_mmhg:.0f}/{found.diastolic_mmhg:.0f}, {found.occasions} days)"
        for guideline in (ACC_AHA_2017, ESC_2024_HOME, ESH_2023)
        if (found := categorise(longest, guideline)) is not None
    ]
    panel.set_title("\n".join(said), loc="left", fontsize=8)
    panel.set_ylabel("mmHg")
    panel.set_xlabel("days; lines: 135/85 (home), dotted 140/90 (office)")
    panel.legend(frameon=False, loc="upper right")
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=100)


if __name__ == "__main__":
    main()
