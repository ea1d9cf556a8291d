"""Draw a heart rate with what a bare limit tells of it, and what a rule with persistence and hysteresis tells.

Run as `.venv/bin/python docs/science/plots/persistence.py`; reads the folder fitbit_seconds, writes persistence.png.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.signals.detector import run
from abaton.signals.model import Floats, Samples
from abaton.signals.persistence import Beyond, Rule, above, below

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
HEART_RATE, LIMIT, CLEAR = "8867-4", 100.0, 95.0


def heart_rate() -> tuple[Floats, Floats]:
    file = data() / "wearables" / "fitbit_seconds" / "heartrate_seconds_merged_subset.csv"
    with file.open(encoding="utf-8") as lines:
        rows = [
            (
                datetime.strptime(row["Time"], "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=UTC).timestamp(),
                float(row["Value"]),
            )
            for row in csv.DictReader(lines)
        ]
    table = np.asarray(sorted(rows))
    return table[:, 0].copy(), table[:, 1].copy()


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    at_s, value = heart_rate()
    samples = Samples(code=HEART_RATE, unit="/min", at_s=at_s, value=value, quality=np.ones(value.size))
    plain = Rule(
        code="bare",
        quantity=HEART_RATE,
        unit="/min",
        rise=Beyond(LIMIT, is_high=True),
        clear=Beyond(LIMIT + 0.5, is_high=False),
    )
    steady = Rule(
        code="steady",
        quantity=HEART_RATE,
        unit="/min",
        rise=above(LIMIT, for_s=60),
        clear=below(CLEAR, for_s=120),
    )
    figure, panel = plt.subplots(figsize=(8, 3.6), layout="constrained")
    panel.set_facecolor(GROUND)
    panel.spines[["top", "right"]].set_visible(False)
    hours = (at_s - at_s[0]) / 3600
    panel.plot(hours, value, ".", ms=1.5, color=INK)
    panel.axhline(LIMIT, color=WOOD, lw=0.8)
    panel.axhline(CLEAR, color=LEAF, lw=0.8)
    for rule, colour, height in ((plain, WOOD, 40), (steady, WATER, 34)):
        turns = run(rule, [samples])
        rose = turns.evidence["is_raised"] > 0
        begins, ends = turns.at_s[rose], turns.at_s[~rose]
        ends = np.append(ends, at_s[-1])[: begins.size]
        panel.hlines([height] * begins.size, (begins - at_s[0]) / 3600, (ends - at_s[0]) / 3600, color=colour, lw=4)
        panel.annotate(f"{rule.code}: {begins.size}", (hours[-1], height), color=colour, va="center")
    panel.set_ylabel("heart rate, /min")
    panel.set_xlabel("hours")
    panel.set_title("Above 100: a bare limit, and one that must last 60 s and clears below 95 for 120 s", loc="left")
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=100)


if __name__ == "__main__":
    main()
