"""A body whose breathing, blood flow and fluids are steady stubs, so that gas and heat are tested alone."""

import math
from typing import Annotated, Any, TypeAlias

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Circulation
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.energy import Energy
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.gas import Gas
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.person import Person
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.systems import energy, gas
from abaton.physiology.table import Floats, fill, layout, several

Row: TypeAlias = Any
"""A record, read and written by name."""


class Breathing:
    volume: Annotated[Floats, "mL", 2] = several(1150.0, 1350.0)
    dead_space: Annotated[float, "mL"] = 150.0
    inspired_oxygen: Annotated[float, "1"] = 0.2095
    inspired_carbon_dioxide: Annotated[float, "1"] = 0.0004
    inspired_carbon_monoxide: Annotated[float, "1"] = 0.0
    shunt: Annotated[Floats, "1", 2] = several(0.025, 0.025)
    diffusion: Annotated[Floats, "1", 2] = several(1.0, 1.0)
    flow_share: Annotated[Floats, "1", 2] = several(0.45, 0.55)
    dead_fraction: Annotated[Floats, "1", 2] = several(0.02, 0.02)
    tidal_volume: Annotated[float, "mL"] = 530.0
    minute_volume: Annotated[float, "mL/min"] = 7100.0
    # The stub's own: what it breathes, and where it is in the breath.
    rate: Annotated[float, "/min"] = 13.5
    closed: Annotated[float, "1"] = 0.0
    mouth_flow: Annotated[float, "mL/s"] = 1.0
    phase: Annotated[float, "1"] = 0.0
    residual: Annotated[float, "mL"] = 2500.0


class Fluids:
    haemoglobin: Annotated[float, "g/dL"] = 15.0
    infusion_flow: Annotated[float, "mL/s"] = 0.0
    plasma_flow: Annotated[float, "mL/s"] = 0.0


class Chemistry:
    strong_ion_difference: Annotated[float, "mmol/L"] = 39.6
    albumin: Annotated[float, "g/dL"] = 4.3
    phosphate: Annotated[float, "mmol/L"] = 1.1
    ketones: Annotated[float, "mmol/L"] = 0.09


class Reflexes:
    sympathetic: Annotated[float, "1"] = 1.0


class Nervous:
    consciousness: Annotated[float, "1"] = 1.0
    block: Annotated[float, "1"] = 0.0
    seizure: Annotated[float, "1"] = 0.0


class Rhythm:
    mechanical: Annotated[float, "1"] = 1.0
    fibrillation: Annotated[float, "1"] = 0.0


class Resting:
    person: Person
    circulation: Circulation
    breathing: Breathing
    gas: Gas
    energy: Energy
    fluids: Fluids
    chemistry: Chemistry
    nervous: Nervous
    reflexes: Reflexes
    rhythm: Rhythm
    illness: Illnesses
    drug_effects: Effects
    illness_effects: Effects
    equipment: Equipment
    surroundings: Surroundings


FLOWS = (12.5, 4.0, 17.0, 18.0, 24.5, 17.0)


def body() -> Row:
    """Give a resting adult with 5.6 L/min of blood flow, as one record."""
    one = np.zeros(1, layout(Resting))[0]
    fill(one, Resting)
    c = one["circulation"]
    c["organ_flow"] = FLOWS
    c["organ_mean_flow"] = [60 * one for one in FLOWS]
    c["pulmonary_flow"] = sum(FLOWS)
    c["cardiac_output"] = 60 * sum(FLOWS)
    c["arterial_volume"], c["venous_volume"] = 1400.0, 4100.0
    c["heart_rate"], c["systolic"] = 72.0, 115.0
    return one


@compiled
def breathe(b: Row, dt: float) -> None:
    """Fill the lungs along a sine; a closed airway lets blood take what it takes."""
    r = b.breathing
    r.mouth_flow = 0.0 if r.closed > 0 else 1.0
    if r.closed > 0:
        for lung in range(2):
            r.volume[lung] = max(r.volume[lung] - dt * b.gas.uptake[lung], 10.0)
        return
    if r.rate <= 0:
        return
    before = math.cos(2 * math.pi * r.phase)
    r.phase = (r.phase + dt * r.rate / 60) % 1.0
    moved = 0.5 * r.tidal_volume * (before - math.cos(2 * math.pi * r.phase))
    r.volume[0] += 0.46 * moved
    r.volume[1] += 0.54 * moved


@compiled
def live(b: Row, seconds: float, dt: float) -> None:
    """Let time pass: gas every `dt`, energy every second."""
    a_second = round(1.0 / dt)
    for i in range(round(seconds / dt)):
        if i % a_second == 0:
            energy.step(b, 1.0)
        breathe(b, dt)
        gas.step(b, dt)
