"""The brain and what it shows: consciousness, pressure in the skull, pupils, seizures, muscle command, death."""

from typing import Annotated

from abaton.physiology.body.nervous_constants import NervousConstants
from abaton.physiology.table import Floats, several

S = "definition: at rest"


class Nervous:
    constants: NervousConstants

    # What others read.
    consciousness: Annotated[float, "1", "0..1. " + S] = 1.0
    bis: Annotated[float, "1", "bispectral index, 0..97. " + S] = 97.0
    coma_scale: Annotated[float, "1", "Glasgow, 3..15. " + S] = 15.0
    intracranial_pressure: Annotated[float, "mm[Hg]", S] = 10.0
    cerebral_perfusion_pressure: Annotated[float, "mm[Hg]", S] = 83.0
    cerebral_resistance: Annotated[float, "1", "factor on the arterioles of the brain. " + S] = 1.0
    pupil: Annotated[Floats, "mm", "left, right; in room light. " + S] = several(4.0, 4.0)
    light_reflex: Annotated[Floats, "1", "0..1, left, right. " + S] = several(1.0, 1.0)
    seizure: Annotated[float, "1", "0..1, how strong now. " + S] = 0.0
    pain: Annotated[float, "1", "0..1, felt. " + S] = 0.0
    drive_loss: Annotated[float, "1", "0..1 of the drive to breathe lost in the brain stem. " + S] = 0.0
    block: Annotated[float, "1", "0..1 of muscle force lost. " + S] = 0.0
    train_of_four_ratio: Annotated[float, "1", "fourth twitch over the first. " + S] = 1.0
    train_count: Annotated[float, "1", "twitches of four. " + S] = 4.0
    cushing: Annotated[float, "1", "0..1, answer of a squeezed brain stem. " + S] = 0.0
    damage: Annotated[float, "1", "0..1 of the brain lost for good. " + S] = 0.0

    # What it needs to go on.
    fluid: Annotated[float, "mL", "cerebrospinal fluid above that of rest. " + S] = 0.0
    swelling: Annotated[Floats, "mL", 3, "of a lasting cause, an injury, a stroke"]
    anoxia: Annotated[float, "s", "time without oxygen, as at 37 Cel. " + S] = 0.0
    starved: Annotated[float, "1", "0..1, want of oxygen of the last minute. " + S] = 0.0
    herniation: Annotated[float, "1", "0..1. " + S] = 0.0
    convulsing: Annotated[float, "1", "1 while a seizure goes on. " + S] = 0.0
    exhaustion: Annotated[float, "1", "0..1, by a seizure: ends it, then clouds the mind. " + S] = 0.0
    eye_dose: Annotated[float, "mg.min/m3", "of nerve agent on the eyes. " + S] = 0.0
    perfusion: Annotated[float, "mm[Hg]", "arterial pressure as arterioles have felt it. " + S] = 83.0
