"""Draw blood moving: what a body does while it bleeds, what its ventricle does, two beats as a catheter sees them.

Run as `.venv/bin/python docs/science/plots/circulation.py`; writes circulation.png beside this file and prints the
figures that the page quotes. Everything is computed but Guyton's points, typed in from the validation table.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.physiology.acts import Act, Bleed, Compress, Condition, Exercise, Fluid, Posture, Rhythm
from abaton.physiology.body.circulation import Vessel
from abaton.physiology.engine import STEP_S, Body, advance
from abaton.physiology.patient import create
from abaton.physiology.vitals import vitals

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Read pressures of `CHAMBERS` and the left ventricle's volume every 4 ms: pressures as means of two steps."""
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


def bleeding(rest: Body, at: Any) -> None:  # noqa: ANN401 matplotlib's axes are untyped
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
    at.plot([], [], "o", color=INK, ms=4, label="Guyton 2006")
    at.plot(LOST, PRESSURE, "o", color=WATER, ms=4)
    at.plot(LOST, OUTPUT, "o", color=WOOD, ms=4)
    at.set(xlim=(0, 48), ylim=(0, 115))
    at.legend(frameon=False, loc="lower left")


def loops(rest: Body, at: Any) -> None:  # noqa: ANN401 matplotlib's axes are untyped
    panel(at, "left ventricle", "mL", "mmHg")
    bled = advance(rest, 600.0, (Bleed(site="aorta", rate_ml_per_min=100.0),))
    filled = advance(rest, 600.0, (Fluid(fluid="albumin_5", rate_ml_per_min=150.0, volume_ml=1500.0),))
    for body, colour, label in ((bled, WOOD, "1 L bled"), (rest, WATER, "rest"), (filled, LEAF, "1.5 L of albumin")):
        begun = from_end_of_filling(body)
        pressures, volumes = steps(begun, float(begun["rhythm"]["interval"]))
        at.plot(volumes, pressures[:, 0], color=colour, label=label)
    at.legend(frameon=False, loc="upper left")
    at.set(xlim=(0, 190), ylim=(-5, 175))


def beats(rest: Body, at: Any) -> None:  # noqa: ANN401 matplotlib's axes are untyped
    panel(at, "two beats at rest", "s", "mmHg")
    pressures, _ = steps(from_end_of_filling(rest), 1.8)
    time = 2 * STEP_S * np.arange(len(pressures))
    lines = (("left ventricle", WOOD), ("ascending aorta", WATER), ("left atrium", LEAF), ("arteries of the arm", INK))
    for i, (label, colour) in enumerate(lines):
        at.plot(time, pressures[:, i], color=colour, label=label, lw=1.2, ls="--" if colour == INK else "-")
    at.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    at.set(xlim=(0, 1.8), ylim=(-5, 135))


def figures(rest: Body) -> None:
    """Print what the page quotes."""
    usual = vitals(rest).cardiac_output_l_per_min
    arrest = Rhythm(rhythm="coarse_ventricular_fibrillation")
    deep = {cm: Compress(rate_per_min=110, depth_cm=cm) for cm in (3, 5, 6)}
    every: tuple[tuple[str, float, Sequence[Act]], ...] = (
        ("rest", 300, ()),
        ("standing", 300, [Posture(posture="standing")]),
        ("legs up", 300, [Posture(posture="legs_up")]),
        ("half of the greatest uptake", 420, [Exercise(intensity=0.5)]),
        ("all of it", 170, [Exercise(intensity=1)]),
        ("tamponade 0.6", 300, [Condition(condition="pericardial_effusion", severity=0.6)]),
        ("tamponade 1", 300, [Condition(condition="pericardial_effusion", severity=1)]),
        *((f"compressions, {cm} cm", 180.0, [arrest, one]) for cm, one in deep.items()),
        ("5 cm, leaning", 180, [arrest, Compress(rate_per_min=110, depth_cm=5, recoil=0.7)]),
        ("tension pneumothorax 1", 300, [Condition(condition="pneumothorax_closed", severity=1, side="left")]),
        ("anaphylaxis 1", 300, [Condition(condition="anaphylaxis", severity=1)]),
        ("sepsis 1, half an hour", 1800, [Condition(condition="sepsis", severity=1)]),
        ("sepsis 1, two hours", 7200, [Condition(condition="sepsis", severity=1)]),
        ("heart failure 1", 600, [Condition(condition="heart_failure", severity=1)]),
        ("hypothyroidism 1, two hours", 7200, [Condition(condition="hypothyroidism", severity=1)]),
        ("fever 1, two hours", 7200, [Condition(condition="fever", severity=1)]),
        ("burn 0.4, two hours", 7200, [Condition(condition="burn", severity=0.4)]),
        ("uterus bleeds at 400 mL/min", 1800, [Bleed(site="uterus", rate_ml_per_min=400)]),
    )
    for name, seconds, acts in every:
        tell(name, advance(rest, seconds, acts), usual)
    for part in (0.1, 0.2, 0.3, 0.4):
        lost = part * float(rest["circulation"]["blood_volume"])
        bled = advance(rest, 0.6 * lost, [Bleed(site="aorta", rate_ml_per_min=100)])
        tell(f"{part:.0%} of blood lost", advance(bled, 300, [Bleed(site="aorta", rate_ml_per_min=0)]), usual)
    still = advance(rest, 10, [Rhythm(rhythm="asystole")])["circulation"]["pressure"]
    arteries, atrium = still[Vessel.UPPER_ARTERIES], still[Vessel.RIGHT_ATRIUM]
    print(f"asystole, 10 s: arteries {arteries:.0f}, right atrium {atrium:.0f}")  # noqa: T201 the page takes its figures from here


def tell(name: str, body: Body, usual: float) -> None:
    v = vitals(body)
    print(  # noqa: T201 the page takes its figures from here
        f"{name:28} rate {v.heart_rate_per_min:4.0f}, {v.systolic_pressure_mmhg:.0f}/{v.diastolic_pressure_mmhg:.0f}, "
        f"CVP {v.central_venous_pressure_mmhg:.0f}, wedge {v.wedge_pressure_mmhg:.0f}, "
        f"lung {v.pulmonary_artery_pressure_mmhg:.0f}, coronary {v.coronary_perfusion_pressure_mmhg:.0f} mmHg, "
        f"output {v.cardiac_output_l_per_min:.1f} L/min ({100 * v.cardiac_output_l_per_min / usual:.0f} %), "
        f"stroke {v.stroke_volume_ml:.0f} mL, ejection {v.ejection_fraction:.2f}, {v.breaths_per_min:.0f} breaths, "
        f"blood {v.blood_volume_ml:.0f} mL, lactate {v.lactate_mmol_per_l:.1f}, {v.core_temperature_celsius:.1f} Cel, "
        f"lost {float(body['circulation']['blood_lost']):.0f} mL"
    )


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    rest = create()
    figure = plt.figure(figsize=(8, 6.6), layout="constrained")
    grid = figure.add_gridspec(2, 2)
    bleeding(rest, figure.add_subplot(grid[0, 0]))
    loops(rest, figure.add_subplot(grid[0, 1]))
    beats(rest, figure.add_subplot(grid[1, :]))
    figure.savefig(HERE / "circulation.png", dpi=110)
    figures(rest)


if __name__ == "__main__":
    main()
