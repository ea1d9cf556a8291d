"""When the heart's chambers are activated, by what, and how well they pump when they are."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.body.electrocardiogram import ElectrocardiogramConstants
from abaton.physiology.body.rhythm_constants import RhythmConstants
from abaton.physiology.table import Floats

S = "definition: at the start"


class RhythmKind(IntEnum):
    """The names of `acts.RhythmName` in their order."""

    SINUS = 0
    SINUS_BRADYCARDIA = 1
    SINUS_TACHYCARDIA = 2
    ATRIAL_FIBRILLATION = 3
    ATRIAL_FLUTTER = 4
    SUPRAVENTRICULAR_TACHYCARDIA = 5
    VENTRICULAR_TACHYCARDIA = 6
    PULSELESS_VENTRICULAR_TACHYCARDIA = 7
    COARSE_VENTRICULAR_FIBRILLATION = 8
    FINE_VENTRICULAR_FIBRILLATION = 9
    ASYSTOLE = 10
    PULSELESS_ELECTRICAL_ACTIVITY = 11
    FIRST_DEGREE_BLOCK = 12
    MOBITZ_1 = 13
    MOBITZ_2 = 14
    COMPLETE_BLOCK = 15
    TORSADES = 16
    JUNCTIONAL = 17


class Origin(IntEnum):
    """Where the last ventricular beat came from: narrow from above, wide from the ventricle."""

    ABOVE = 0
    VENTRICLE = 1
    PACER = 2


class Shocked(IntEnum):
    """What a shock did."""

    WITHHELD = 0  # synchronised, and no R wave to wait for
    NOTHING = 1
    CONVERTED = 2  # to a rhythm that pumps
    STUNNED = 3  # fibrillation ended in asystole or electrical activity without a pulse
    FIBRILLATED = 4  # fell on the T wave


class Rhythm:
    constants: RhythmConstants
    ecg: ElectrocardiogramConstants

    # What others read.
    kind: Annotated[float, "1", "RhythmKind. " + S] = 0.0
    forced_rate: Annotated[float, "/min", "0 none. " + S] = 0.0
    atrial_time: Annotated[float, "s", "since the atria were last activated. " + S] = 0.5
    ventricular_time: Annotated[float, "s", "since the ventricles were last activated. " + S] = 0.35
    interval: Annotated[float, "s", "of the last ventricular cycle, at most `interval_limit`. " + S] = 0.833
    atrial_kick: Annotated[float, "1", "1 while the atria contract. " + S] = 1.0
    mechanical: Annotated[float, "1", "0..1, what is left of the pump by rhythm and energy. " + S] = 1.0
    ventricular_rate: Annotated[float, "/min", "electrical, of the last few intervals. " + S] = 72.0
    beat: Annotated[float, "1", "ventricular activations so far. " + S] = 0.0
    origin: Annotated[float, "1", "Origin of the last ventricular beat. " + S] = 0.0
    qt: Annotated[float, "s", S] = 0.38
    pr: Annotated[float, "s", "last atrioventricular time. " + S] = 0.16
    st: Annotated[float, "mV", "in the lead where it is greatest; negative is depression. " + S] = 0.0
    energy: Annotated[float, "1", "0..1, high-energy phosphate of the heart muscle. " + S] = 1.0
    ecg_amplitude: Annotated[float, "mV", "peak to peak of lead II, of the last beat or fibrillation. " + S] = 1.3
    fibrillation: Annotated[float, "1", "0..1, size of ventricular fibrillation. " + S] = 0.0
    kind_time: Annotated[float, "s", "in this rhythm. " + S] = 0.0
    shocks: Annotated[float, "1", "given so far. " + S] = 0.0
    ectopics: Annotated[float, "1", "premature beats so far. " + S] = 0.0
    since_spike: Annotated[float, "s", "since the pacer last fired. " + S] = 1000.0
    captured: Annotated[float, "1", "1 when the pacer's last spike was followed by a beat. " + S] = 0.0
    irritability: Annotated[float, "1", "of ventricular muscle, all causes, less antiarrhythmics. " + S] = 0.0
    potassium: Annotated[float, "mmol/L", "as the heart feels it: less what calcium undoes. " + S] = 4.2
    transmural: Annotated[float, "1", "0..1, of a territory without flow. " + S] = 0.0
    territory: Annotated[float, "1", "0 anterior, 1 inferior. " + S] = 0.0

    perfused: Annotated[float, "s", "that a heart in standstill has been perfused without a break. " + S] = 0.0
    electrified: Annotated[float, "1", "current through the chest that has been answered. " + S] = 0.0

    # What it needs to go on.
    time: Annotated[float, "s", "of this system's own steps. " + S] = 0.0
    since_tick: Annotated[float, "s", S] = 1.0
    since_slow_tick: Annotated[float, "s", S] = 1.0
    atrial_pace: Annotated[float, "/s", S] = 1.2
    atrial_phase: Annotated[float, "1", "of the pacemaker above the node; 1 fires. " + S] = 0.6
    ventricular_pace: Annotated[float, "/s", S] = 0.6
    ventricular_phase: Annotated[float, "1", "of the pacemaker below the node. " + S] = 0.0
    ventricular_threshold: Annotated[float, "1", "phase at which it fires. " + S] = 1.0
    irregular: Annotated[float, "1", "beats that irregularity has run ahead. " + S] = 0.0
    waiting: Annotated[float, "s", "until the node lets a beat through; 0 none. " + S] = 0.0
    ectopic_wait: Annotated[float, "s", "until a premature ventricular beat; 0 none. " + S] = 0.0
    cycle: Annotated[float, "1", "atrial beats in this group of a block or flutter. " + S] = 0.0
    pacer_time: Annotated[float, "s", "since the pacer fired or sensed. " + S] = 0.0
    conduction: Annotated[float, "1", "factor on the node, all causes. " + S] = 1.0
    breath_mean: Annotated[float, "mL", "slow mean of lung volume; -1 not yet known. " + S] = -1.0
    slow: Annotated[Floats, "1", 3, "three wanderings of the sinus rate, fast to slow"]
    slow_sum: Annotated[float, "1", "relative change of rate by them. " + S] = 0.0
    run_ahead: Annotated[float, "s", "integral of that change. " + S] = 0.0
    draws: Annotated[float, "1", "numbers drawn so far. " + S] = 0.0
