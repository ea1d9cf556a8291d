"""Draw what fluids, kidneys and sugar do after the usual provocations: fluids.png, kidney.png, glucose-insulin.png.

Run as `.venv/bin/python docs/science/plots/fluids.py`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.physiology.acts import Act, Bleed, Condition, Exercise, Fluid, Ingest
from abaton.physiology.body.circulation import Organ
from abaton.physiology.engine import Body, advance
from abaton.physiology.patient import create
from abaton.physiology.systems import kidney

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
HERE = Path(__file__).parent


def course(body: Body, acts: Sequence[Act], minutes: int, *read: Callable[[Body], float]) -> np.ndarray:
    """Read numbers each 5 minutes, a row each."""
    seen = [[one(body) for one in read]]
    for i in range(minutes // 5):
        body = advance(body, 300.0, acts if i == 0 else ())
        seen.append([one(body) for one in read])
    return np.array(seen).T


def plasma(b: Body) -> float:
    return float(b["fluids"]["plasma_volume"])


def panels(name: str, titles: Sequence[str]) -> tuple[Any, Any]:
    figure, both = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
    for panel, title in zip(both, titles, strict=True):
        panel.set_title(title, loc="left")
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.set_label(name)
    return figure, both


def fluids(rest: Body) -> None:
    figure, (left, right) = panels("fluids", ("plasma after 1 L in 30 minutes, mL", "after 1.2 L of blood lost"))
    time = np.arange(0, 185, 5)
    for kind, colour in (("albumin_5", WATER), ("gelatin", LEAF), ("saline", WOOD)):
        bag = Fluid(fluid=kind, rate_ml_per_min=1000 / 30, volume_ml=1000)
        left.plot(time, course(rest, (bag,), 180, plasma)[0] - plasma(rest), color=colour, label=kind.replace("_", " "))
    left.legend(frameon=False)
    left.set_xlabel("minutes")
    bled = advance(rest, 600.0, (Bleed(site="right_leg", rate_ml_per_min=130.0),))
    stop = (Bleed(site="right_leg", rate_ml_per_min=0.0),)
    back, thinned = course(bled, stop, 180, plasma, lambda b: float(b["fluids"]["haematocrit"]))
    right.plot(time, back - plasma(rest), color=WATER)
    right.set_ylabel("plasma, mL from rest", color=WATER)
    thin = right.twinx()
    thin.plot(time, thinned, color=WOOD)
    thin.set_ylabel("haematocrit", color=WOOD)
    right.set_xlabel("minutes")
    figure.savefig(HERE / "fluids.png", dpi=100)


def kidneys(rest: Body) -> None:
    figure, (left, right) = panels("kidney", ("kidneys at a pressure", "1 L of water drunk"))
    pressures = np.arange(30, 221, 5.0)
    filtrate, flow = [], []
    for pressure in pressures:
        b = rest.copy()
        circulation, settled = b["circulation"], rest["kidney"]["constants"]
        full = float(settled["flow_rest"]) / float(settled["arterial_rest"] - settled["venous_rest"])
        for _ in range(300):
            circulation["mean"] = pressure
            head = max(pressure - float(circulation["central_venous"]), 0.0)
            circulation["organ_mean_flow"][Organ.KIDNEYS] = head * full / float(b["kidney"]["resistance_factor"])
            kidney.step(b, 1.0)
        filtrate.append(float(b["kidney"]["filtration_rate"]))
        flow.append(float(b["kidney"]["blood_flow"]) / 10)
    left.plot(pressures, filtrate, color=WATER, label="filtration, mL/min")
    left.plot(pressures, flow, color=WOOD, label="blood flow, dL/min")
    left.legend(frameon=False)
    left.set_xlabel("mean arterial pressure, mmHg")
    time = np.arange(0, 245, 5)
    drink = (Ingest(water_ml=1000.0),)
    flowing, thickness = course(
        rest,
        drink,
        240,
        lambda b: float(b["kidney"]["urine_flow"]),
        lambda b: float(b["kidney"]["urine_osmolality"]),
    )
    right.plot(time, flowing, color=WATER)
    right.set_ylabel("urine, mL/min", color=WATER)
    thick = right.twinx()
    thick.plot(time, thickness, color=WOOD)
    thick.set_ylabel("its osmolality, mosm/kg", color=WOOD)
    right.set_xlabel("minutes")
    figure.savefig(HERE / "kidney.png", dpi=100)


def sugar(rest: Body) -> None:
    figure, (left, right) = panels("sugar", ("glucose, mg/dL", "insulin, mU/L"))
    time = np.arange(0, 185, 5)
    for acts, label, colour in (
        ((Ingest(water_ml=300.0, carbohydrate_g=75.0),), "75 g of glucose", WATER),
        ((Exercise(intensity=0.3),), "exercise, 0.3", LEAF),
        ((Condition(condition="starvation", severity=3.0),), "after 3 days' hunger", WOOD),
    ):
        both = course(
            rest,
            acts,
            180,
            lambda b: float(b["chemistry"]["glucose_mass"]),
            lambda b: float(b["chemistry"]["insulin"]),
        )
        for panel, seen in zip((left, right), both, strict=True):
            panel.plot(time, seen, color=colour, label=label)
            panel.set_xlabel("minutes")
    left.legend(frameon=False)
    figure.savefig(HERE / "glucose-insulin.png", dpi=100)


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    rest = create()
    fluids(rest)
    kidneys(rest)
    sugar(rest)


if __name__ == "__main__":
    main()
