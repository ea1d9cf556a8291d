"""A body of fluids alone: the systems of others are numbers that stay, but for a circulation as simple as can be."""

from typing import Annotated, Any

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.physiology.body.chemistry import Chemistry
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.fluids import Fluids
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.kidney import Kidney
from abaton.physiology.body.person import Person
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import fluids
from abaton.physiology.systems.fluids_at_rest import start_fluids
from abaton.physiology.table import Floats, fill, layout

STIFFNESS = 1 / 250  # mmHg of capillary pressure for a mL of blood
FALL = 93 / 2500  # mmHg of arterial pressure for a mL of blood beyond what reflexes make up for
RESIDUE = 5.0  # mL that no bleeding takes
RESERVE = 700.0  # mL that they make up for


class StubCirculation:
    organ_mean_flow: Annotated[Floats, "mL/min", 6]
    blood_volume: Annotated[float, "mL"] = 5510.0
    blood_lost: Annotated[float, "mL"] = 0.0
    capillary_pressure: Annotated[float, "mm[Hg]"] = 17.5
    mean: Annotated[float, "mm[Hg]"] = 93.0
    central_venous: Annotated[float, "mm[Hg]"] = 4.0


class StubReflexes:
    sympathetic: Annotated[float, "1"] = 1.0


class StubGas:
    ph: Annotated[float, "1"] = 7.4
    bicarbonate: Annotated[float, "mmol/L"] = 24.5
    lactate: Annotated[float, "mmol/L"] = 1.0
    saturation: Annotated[float, "1"] = 0.975
    oxygen: Annotated[Floats, "mL", 2]
    carbon_monoxide: Annotated[Floats, "mL", 2]
    oxygen_lost: Annotated[float, "mL"] = 0.0
    carbon_monoxide_lost: Annotated[float, "mL"] = 0.0


class StubEnergy:
    exercise: Annotated[float, "1"] = 0.0
    sweat_rate: Annotated[float, "mL/min"] = 0.0


class FluidBody:
    person: Person
    circulation: StubCirculation
    reflexes: StubReflexes
    gas: StubGas
    energy: StubEnergy
    fluids: Fluids
    kidney: Kidney
    chemistry: Chemistry
    illness: Illnesses
    equipment: Equipment
    drug_effects: Effects
    illness_effects: Effects


def body(weight: float = 77.1) -> Any:  # noqa: ANN401 a record has no type of its own
    """Make a body at rest."""
    made = np.zeros(1, layout(FluidBody)).view(np.recarray)[0]
    fill(made, FluidBody)
    made.person.weight = weight
    made.person.surface = 1.96 * (weight / 77.1) ** (2 / 3)
    made.circulation.blood_volume = 5510.0 * weight / 77.1
    made.circulation.organ_mean_flow[Organ.KIDNEYS] = 1140.0 * made.person.surface / 1.96
    start_fluids(made)
    return made


@compiled
def _live(b: Body, steps: int, follow: float, dt: float) -> None:
    o, f = b.circulation, b.fluids
    for _ in range(steps):
        fluids.step(b, dt)
        o.blood_volume += (f.plasma_flow + f.infusion_flow) * dt
        if follow > 0:
            lacking = o.blood_volume - f.constants.blood_rest
            o.capillary_pressure = max(17.5 + lacking * STIFFNESS, 2.0)
            deep = max(-lacking - RESERVE, 0.0)
            o.mean = max(93 - deep * FALL, 0.0)
            o.central_venous = min(max(4 + lacking * STIFFNESS, 0.5), 12.0)
            o.organ_mean_flow[Organ.KIDNEYS] = (
                1140 * max(o.mean - o.central_venous, 0.0) / 89 / b.kidney.resistance_factor / b.reflexes.sympathetic
            )


def live(made: Any, minutes: float, *, follow: bool = True, dt: float = 1.0) -> Any:  # noqa: ANN401 likewise
    """Let time go by; with `follow` pressures fall with blood volume."""
    _live(made, round(minutes * 60 / dt), float(follow), dt)
    return made


def bleed(made: Any, millilitres: float) -> None:  # noqa: ANN401 likewise
    """Lose blood at once, but for what vessels that are empty still hold."""
    lost = min(millilitres, max(made.circulation.blood_volume - RESIDUE, 0.0))
    made.circulation.blood_lost += lost
    made.circulation.blood_volume -= lost
