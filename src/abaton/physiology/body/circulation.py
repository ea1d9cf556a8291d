"""Blood in 21 compartments, and what a monitor would read of it."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.table import Floats


class Organ(IntEnum):
    """Beds that blood flows through and gas is taken from."""

    BRAIN = 0
    HEART = 1
    UPPER_BODY = 2
    KIDNEYS = 3
    SPLANCHNIC = 4
    LEGS = 5


N_ORGANS = len(Organ)


class Circulation:
    volume: Annotated[Floats, "mL", 21]
    pressure: Annotated[Floats, "mm[Hg]", 21, "relative to the air"]

    # Means over the last 20 ms tick; volumes balance exactly with them.
    organ_flow: Annotated[Floats, "mL/s", N_ORGANS]
    pulmonary_flow: Annotated[float, "mL/s", "through pulmonary capillaries, shunt included"]
    arterial_volume: Annotated[float, "mL", "pulmonary veins, left heart, arteries"]
    venous_volume: Annotated[float, "mL", "veins, right heart, pulmonary arteries"]
    blood_volume: Annotated[float, "mL"]
    bleed_arterial: Annotated[float, "mL/s"]
    bleed_venous: Annotated[float, "mL/s"]

    # Running sums since the body began.
    blood_lost: Annotated[float, "mL"]
    blood_given: Annotated[float, "mL", "by infusion, all of it"]
    plasma_moved: Annotated[float, "mL", "into the vessels, less what left: filtration, urine"]

    # Of the last beat, or of the last 2 s without beats.
    heart_rate: Annotated[float, "/min", "of beats that move blood"]
    systolic: Annotated[float, "mm[Hg]"]
    diastolic: Annotated[float, "mm[Hg]"]
    mean: Annotated[float, "mm[Hg]"]
    central_venous: Annotated[float, "mm[Hg]"]
    pulmonary_systolic: Annotated[float, "mm[Hg]"]
    pulmonary_diastolic: Annotated[float, "mm[Hg]"]
    pulmonary_mean: Annotated[float, "mm[Hg]"]
    wedge: Annotated[float, "mm[Hg]"]
    stroke_volume: Annotated[float, "mL"]
    cardiac_output: Annotated[float, "mL/min", "mean over about 10 s"]
    ejection_fraction: Annotated[float, "1"]
    organ_mean_flow: Annotated[Floats, "mL/min", N_ORGANS, "mean over about 10 s"]
    coronary_perfusion_pressure: Annotated[float, "mm[Hg]"]
    ischaemia: Annotated[float, "1", "0..1, coronary demand not met"]
