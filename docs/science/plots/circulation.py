"""Draw blood moving: what a body does while it bleeds, what its ventricle does, two beats as a catheter sees them.

Run as `.venv/bin/python docs/science/plots/circulation.py`; writes circulation.png beside this file. Everything is
computed but Guyton's points, which are typed in from the validation table.
"""

from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.physiology.acts import Bleed, Fluid
from abaton.physiology.body.circulation import Vessel
from abaton.physiology.engine import STEP_S, Body, advance
from abaton.physiology.patient import create

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
HERE = Path(__file__).parent

# Guyton 2006, figure 24-1, in percent of rest, as Pulse's validation files give it.
LOST = (2, 5, 10, 15, 20, 25, 30, 35, 40, 45)
PRESSURE = (103.921, 101.0103, 100.1385, 101.6519, 98.1786, 84.4542, 63.357, 47.3566, 43.0311, 20.1506)
OUTPUT = (99.9199, 99.1021, 96.7753, 90.6472, 80.8331, 66.2808, 51.7073, 42.5951, 29.5606, 2.7248)

CHAMBERS = (Vessel.LEFT_VENTRICLE, Vessel.ASCENDING_AORTA, Vessel.LEFT_ATRIUM, Vessel.UPPER_ARTERIES)


def panel(at: Any, title: str, x: str, y: str) -> None:  # noqa: ANN401 matplotlib's axes are untyped
    at.set_title(title, loc="left")
    at.set(xlabel=x, ylabel=y)
    at.set_facecolor(GROUND)
    at.spines[["top", "right"]].set_visible(False)


def steps(body: Body, seconds: float) -> tuple[np.ndarray, np.ndarray]:
    """Read pressures of `CHAMBERS` and the left ventricle's volume every 4 ms: the mean of two steps.

    Paths are solved forth and back in turn, so that single steps of the aorta differ by up to a mmHg.
    """
    pressures, volumes = [], []
    for _ in range(round(seconds / STEP_S)):
        body = advance(body, STEP_S)
        c = body["circulation"]
        pressures.append([float(c["pressure"][one]) for one in CHAMBERS])
        volumes.append(float(c["volume"][Vessel.LEFT_VENTRICLE]))
    whole = len(volumes) // 2 * 2
    return np.array(pressures)[:whole].reshape(-1, 2, len(CHAMBERS)).mean(1), np.array(volumes)[:whole:2]


def from_end_of_filling(body: Body) -> Body:
    """Go on until a beat begins."""
    beat = float(body["rhythm"]["beat"])
    while float(body["rhythm"]["beat"]) == beat:
        body = advance(body, STEP_S)
    return body


def bleeding(rest: Body, at: Any) -> None:  # noqa: ANN401
    c = rest["circulation"]
    whole, pressure, output = float(c["blood_volume"]), float(c["mean_smoothed"]), float(c["cardiac_output"])
    body, seen = rest, []
    acts = (Bleed(site="aorta", rate_ml_per_min=200.0),)
    for i in range(240):
        body = advance(body, 5.0, acts if i == 0 else ())
        c = body["circulation"]
        lost = 100 * float(c["blood_lost"]) / whole
        seen.append((lost, 100 * float(c["mean_smoothed"]) / pressure, 100 * float(c["cardiac_output"]) / output))
        if lost > 46:
            break
    lost, mean, flow = np.array(seen).T
    panel(at, "an aorta bled at 200 mL/min", "blood lost, %", "% of rest")
    at.plot(lost, mean, color=WATER, label="mean arterial pressure")
    at.plot(lost, flow, color=WOOD, label="cardiac output")
    at.plot(LOST, PRESSURE, "o", color=WATER, ms=4, label="the same, Guyton 2006")
    at.plot(LOST, OUTPUT, "o", color=WOOD, ms=4, label="the same, Guyton 2006")
    at.set(xlim=(0, 48), ylim=(0, 115))
    at.legend(frameon=False, loc="lower left")


def loops(rest: Body, at: Any) -> None:  # noqa: ANN401
    panel(at, "left ventricle", "mL", "mmHg")
    bled = advance(rest, 600.0, (Bleed(site="aorta", rate_ml_per_min=100.0),))
    filled = advance(rest, 600.0, (Fluid(fluid="albumin_5", rate_ml_per_min=150.0, volume_ml=1500.0),))
    for body, colour, label in ((bled, WOOD, "1 L bled"), (rest, WATER, "rest"), (filled, LEAF, "1.5 L of albumin")):
        begun = from_end_of_filling(body)
        pressures, volumes = steps(begun, float(begun["rhythm"]["interval"]))
        at.plot(volumes, pressures[:, 0], color=colour, label=label)
    at.legend(frameon=False, loc="upper left")
    at.set(xlim=(0, 190), ylim=(-5, 175))


def beats(rest: Body, at: Any) -> None:  # noqa: ANN401
    panel(at, "two beats at rest", "s", "mmHg")
    pressures, _ = steps(from_end_of_filling(rest), 1.8)
    time = 2 * STEP_S * np.arange(len(pressures))
    lines = (("left ventricle", WOOD), ("ascending aorta", WATER), ("left atrium", LEAF), ("arteries of the arm", INK))
    for i, (label, colour) in enumerate(lines):
        at.plot(time, pressures[:, i], color=colour, label=label, lw=1.2, ls="--" if colour == INK else "-")
    at.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    at.set(xlim=(0, 1.8), ylim=(-5, 135))


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    rest = create()
    figure = plt.figure(figsize=(8, 6.6), layout="constrained")
    grid = figure.add_gridspec(2, 2)
    bleeding(rest, figure.add_subplot(grid[0, 0]))
    loops(rest, figure.add_subplot(grid[0, 1]))
    beats(rest, figure.add_subplot(grid[1, :]))
    figure.savefig(HERE / "circulation.png", dpi=110)


if __name__ == "__main__":
    main()
