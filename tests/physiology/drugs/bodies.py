"""A body of only what drugs read and write."""

from typing import Annotated, Any, TypeAlias

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.physiology.body.drugs import N_PLACES, Drugs
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.person import Person
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.drugs.catalogue import index_of
from abaton.physiology.systems import conditions_poisoning, pharmacology
from abaton.physiology.table import fill, layout

TICK = 0.1
Row: TypeAlias = Any


class Breathing:
    minute_volume: Annotated[float, "mL/min"] = 7500.0
    dead_space: Annotated[float, "mL"] = 150.0
    rate: Annotated[float, "/min"] = 14.0
    inspired_vapour: Annotated[float, "1"] = 0.0


class Circulation:
    cardiac_output: Annotated[float, "mL/min"] = 5600.0


class Body:
    drugs: Drugs
    drug_effects: Effects
    illness_effects: Effects
    person: Person
    illness: Illnesses
    surroundings: Surroundings
    equipment: Equipment
    breathing: Breathing
    circulation: Circulation


BODY = layout(Body)


def body(**person: float) -> Row:
    """Give a standard adult, or one who differs from it."""
    made = np.zeros(1, BODY)[0]
    fill(made, Body)
    for name, value in person.items():
        made["person"][name] = value
    return made


def run(b: Row, seconds: float, dt: float = TICK) -> Row:
    """Let drugs and poison act."""
    _forward(b, round(seconds / dt), dt)
    return b


@compiled
def _forward(b: Row, steps: int, dt: float) -> None:
    for _ in range(steps):
        pharmacology.step(b, dt)
        conditions_poisoning.poisoning(b, dt)


def plasma(b: Row, drug: str) -> float:
    """Give the concentration in plasma, mg/L."""
    return float(b["drugs"]["plasma"][index_of(drug)])


def site(b: Row, drug: str) -> float:
    """Give the concentration at the site of effect, mg/L."""
    return float(b["drugs"]["effect"][index_of(drug)])


def effect(b: Row, name: str) -> float:
    """Give what all drugs together ask of a field of Effects."""
    return float(b["drug_effects"][name])


def missing(b: Row, drug: str) -> float:
    """Give the part of what was given that is neither in the body, nor on its way, nor gone."""
    drugs, index = b["drugs"], index_of(drug)
    held = drugs["amount"][index * N_PLACES : (index + 1) * N_PLACES].sum() + drugs["eliminated"][index]
    on_way = drugs["dose_left"][drugs["dose_drug"] == index + 1].sum()
    return float((held + on_way) / drugs["given"][index] - 1)
