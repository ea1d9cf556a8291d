"""A body of which only rhythm, nerves and what they read exist: the rest stands still at its resting values."""

from math import pi, sin
from typing import Annotated, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS, Organ
from abaton.physiology.body.effects import Effects
from abaton.physiology.body.equipment import Equipment
from abaton.physiology.body.illness import Illnesses
from abaton.physiology.body.nervous import Nervous
from abaton.physiology.body.person import Person
from abaton.physiology.body.rhythm import Rhythm
from abaton.physiology.body.surroundings import Surroundings
from abaton.physiology.body.waveforms import Waveforms
from abaton.physiology.body.whole import Body as Whole
from abaton.physiology.systems import nervous, rhythm, waveforms
from abaton.physiology.table import Floats, fill, layout

Rows: TypeAlias = NDArray[np.float64]
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


class ReflexConstants:
    rate: Annotated[float, "/min"] = 72.0


class Reflexes:
    constants: ReflexConstants
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
    oxygen_met: Annotated[Floats, "1", N_ORGANS]
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


def rest(seed: int = 1) -> Whole:
    """Make a standard adult at rest: one record, fields by name."""
    body = np.recarray(1, layout(Body))
    body.view(np.uint8)[:] = 0
    fill(body[0], Body)
    one = cast("Whole", body[0])
    one.person.seed = seed
    one.gas.tissue_po2[:] = 25.0
    one.gas.oxygen_met[:] = 1.0
    one.gas.tissue_po2[Organ.BRAIN] = 33.0
    one.reflexes.resistance[:] = 1.0
    one.breathing.volume[:] = 1200.0
    one.circulation.organ_mean_flow[:] = (750, 225, 1500, 1100, 1400, 700)
    return one


@compiled
def breathe(b: Whole) -> None:
    """Move the lungs of a stub as a resting adult does, 14 breaths a minute of 500 mL."""
    half = 1200.0 + 125.0 * sin(2 * pi * 14 / 60 * b.rhythm.time)
    b.breathing.volume[0] = half
    b.breathing.volume[1] = half


@compiled
def beat(b: Whole, seconds: float, dt: float, out: Floats) -> int:
    """Run the rhythm alone; write when each beat of the ventricles began, and tell how many there were."""
    n = 0
    for _ in range(round(seconds / dt)):
        breathe(b)
        before = b.rhythm.beat
        rhythm.step(b, dt)
        if b.rhythm.beat > before and n < len(out):
            out[n] = b.rhythm.time
            n += 1
    return n


@compiled
def think(b: Whole, seconds: float) -> None:
    """Run the nerves alone, every 100 ms."""
    for _ in range(round(seconds / 0.1)):
        nervous.step(b, 0.1)


@compiled
def draw(b: Whole, every: int, rows: Rows) -> None:
    """Run the rhythm and fill rows of the monitor, one every few inner steps."""
    for k in range(len(rows)):
        for _ in range(every):
            breathe(b)
            rhythm.step(b, 0.002)
        waveforms.sample(b, rows[k])


def beats(b: Whole, seconds: float, dt: float = DT) -> Floats:
    """Give the times of the beats of so many seconds, counted from their beginning."""
    out = np.zeros(round(seconds * 10) + 10)
    start = b.rhythm.time
    return out[: beat(b, seconds, dt, out)] - start


def traces(b: Whole, seconds: float, per_second: int = 250) -> Rows:
    rows = np.zeros((round(seconds * per_second), waveforms.N_CHANNELS))
    draw(b, round(500 / per_second), rows)
    return rows
