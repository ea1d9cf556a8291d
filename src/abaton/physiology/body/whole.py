"""A whole body: every system's record in one row of bytes."""

from typing import Any, Final, TypeAlias

from abaton.physiology.body.breathing import Breathing
from abaton.physiology.body.chemistry import Chemistry
from abaton.physiology.body.circulation import Circulation
from abaton.physiology.body.drugs import Drugs
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.energy import Energy
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.fluids import Fluids
from abaton.physiology.body.gas import Gas
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.kidney import Kidney
from abaton.physiology.body.nervous import Nervous
from abaton.physiology.body.person import Person
from abaton.physiology.body.reflexes import Reflexes
from abaton.physiology.body.rhythm import Rhythm
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.body.waveforms import Waveforms
from abaton.physiology.table import layout


class Body:
    """Each system writes its own record and reads the others'."""

    person: Person
    circulation: Circulation
    reflexes: Reflexes
    rhythm: Rhythm
    breathing: Breathing
    gas: Gas
    energy: Energy
    fluids: Fluids
    kidney: Kidney
    chemistry: Chemistry
    nervous: Nervous
    drugs: Drugs
    drug_effects: Effects
    illness: Illnesses
    illness_effects: Effects
    equipment: Equipment
    surroundings: Surroundings
    waveforms: Waveforms


BODY: Final = layout(Body)
"""The record of one body."""

Record: TypeAlias = Any
"""A body as numpy hands it out: `record["gas"]["ph"]` here, `body.gas.ph` in what is compiled."""
