"""A body of which only rhythm, nerves and what they read exist: the rest stands still at its resting values."""

from typing import Annotated, Any

import numpy as np

from abaton.physiology.body.circulation import N_ORGANS, Organ
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.nervous import Nervous
from abaton.physiology.body.person import Person
from abaton.physiology.body.rhythm import Rhythm
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.body.waveforms import Waveforms
from abaton.physiology.table import Floats, fill, layout

DT = 0.002


class Circulation:
    arterial_pressure_now: Annotated[float, "mm[Hg]"] = 93.0
    central_venous_now: Annotated[float, "mm[Hg]"] = 4.0
    pulmonary_artery_now: Annotated[float, "mm[Hg]"] = 15.0
    mean: Annotated[float, "mm[Hg]"] = 93.0
    central_venous: Annotated[float, "mm[Hg]"] = 4.0
    coronary_perfusion_pressure: Annotated[float, "mm[Hg]"] = 75.0
    compression: Annotated[float, "1"] = 0.0
    ischaemia: Annotated[float, "1"] = 0.0
    cardiac_output: Annotated[float, "mL/min"] = 5600.0
    organ_mean_flow: Annotated[Floats, "mL/min", N_ORGANS]


class Reflexes:
    sinus_rate: Annotated[float, "/min"] = 72.0
    sympathetic: Annotated[float, "1"] = 1.0
    vagal: Annotated[float, "1"] = 1.0
    resistance: Annotated[Floats, "1", N_ORGANS]


class Breathing:
    volume: Annotated[Floats, "mL", 2]
    mouth_flow: Annotated[float, "mL/s"] = 0.0
    airway_pressure: Annotated[float, "cm[H2O]"] = 0.0


class Gas:
    tissue_po2: Annotated[Floats, "mm[Hg]", N_ORGANS]
    po2: Annotated[float, "mm[Hg]"] = 95.0
    pco2: Annotated[float, "mm[Hg]"] = 40.0
    ph: Annotated[float, "1"] = 7.4
    saturation: Annotated[float, "1"] = 0.97
    mouth_co2: Annotated[float, "mm[Hg]"] = 0.0


class Chemistry:
    potassium: Annotated[float, "mmol/L"] = 4.2
    sodium: Annotated[float, "mmol/L"] = 140.0
    glucose: Annotated[float, "mmol/L"] = 5.0


class Energy:
    core: Annotated[float, "Cel"] = 37.0


class Body:
    person: Person
    circulation: Circulation
    rhythm: Rhythm
    reflexes: Reflexes
    breathing: Breathing
    gas: Gas
    chemistry: Chemistry
    energy: Energy
    nervous: Nervous
    waveforms: Waveforms
    drug_effects: Effects
    illness_effects: Effects
    illness: Illnesses
    equipment: Equipment
    surroundings: Surroundings


def rest(seed: int = 1) -> Any:
    """Make a standard adult at rest: one record, fields by name."""
    body = np.recarray(1, layout(Body))
    body.view(np.uint8)[:] = 0
    one = body[0]
    fill(one, Body)
    one.person.seed = seed
    one.gas.tissue_po2[:] = 25.0
    one.gas.tissue_po2[Organ.BRAIN] = 33.0
    one.reflexes.resistance[:] = 1.0
    one.breathing.volume[:] = 1200.0
    one.circulation.organ_mean_flow[:] = (750, 225, 1500, 1100, 1400, 700)
    return one
