"""A whole body: every system's record in one row of bytes."""

from typing import Annotated

from abaton.physiology.body.circulation import Circulation
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.person import Person
from abaton.physiology.body.reflexes import Reflexes
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.table import Floats, several


class _Breathing:
    pleural_pressure: Annotated[float, "mm[Hg]"] = -4.5
    alveolar_pressure: Annotated[float, "mm[Hg]"] = 0.0
class _Gas:
    po2: Annotated[float, "mm[Hg]"] = 95.0
    pco2: Annotated[float, "mm[Hg]"] = 40.0
    saturation: Annotated[float, "1"] = 0.975
    pulmonary_resistance: Annotated[float, "1"] = 1.0
    tissue_po2: Annotated[Floats, "mm[Hg]"] = several(35, 20, 40, 60, 40, 40)
class _Energy:
    exercise: Annotated[float, "1"] = 0.0
    core: Annotated[float, "Cel"] = 37.0
    skin_dilation: Annotated[float, "1"] = 1.0
class _Fluids:
    infusion_flow: Annotated[float, "mL/s"] = 0.0
    plasma_flow: Annotated[float, "mL/s"] = 0.0
    haematocrit: Annotated[float, "1"] = 0.44
    haemoglobin: Annotated[float, "g/dL"] = 15.0
class _Kidney:
    resistance_factor: Annotated[float, "1"] = 1.0
class _Nervous:
    intracranial_pressure: Annotated[float, "mm[Hg]"] = 10.0
    cerebral_resistance: Annotated[float, "1"] = 1.0
class _Rhythm:
    interval: Annotated[float, "s"] = 0.833
    ventricular_time: Annotated[float, "s"] = 0.0
    atrial_time: Annotated[float, "s"] = 0.1
    mechanical: Annotated[float, "1"] = 1.0
    atrial_kick: Annotated[float, "1"] = 1.0
    beat: Annotated[float, "1"] = 0.0


class Body:
    person: Person
    circulation: Circulation
    reflexes: Reflexes
    rhythm: _Rhythm
    breathing: _Breathing
    gas: _Gas
    energy: _Energy
    fluids: _Fluids
    kidney: _Kidney
    nervous: _Nervous
    illness: Illnesses
    drug_effects: Effects
    illness_effects: Effects
    equipment: Equipment
    surroundings: Surroundings
