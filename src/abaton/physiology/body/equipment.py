"""What is done to a body and stays so: airway, gas, ventilator, lines, compressions, dressings."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.table import Floats

NOTHING = "definition: nothing attached"


class Airway(IntEnum):
    NONE = 0
    OROPHARYNGEAL = 1
    LARYNGEAL_MASK = 2
    TUBE = 3
    OESOPHAGEAL_TUBE = 4
    RIGHT_MAINSTEM_TUBE = 5
    LEFT_MAINSTEM_TUBE = 6


class Oxygen(IntEnum):
    NONE = 0
    NASAL_CANNULA = 1
    SIMPLE_MASK = 2
    NON_REBREATHER = 3
    VENTURI = 4
    HIGH_FLOW = 5


class Ventilation(IntEnum):
    NONE = 0
    BAG = 1
    VOLUME_CONTROL = 2
    PRESSURE_CONTROL = 3
    ASSIST_CONTROL = 4
    PRESSURE_SUPPORT = 5
    CPAP = 6
    SIMV = 7


class Manoeuvre(IntEnum):
    NONE = 0
    FORCED_EXHALE = 1
    FORCED_INHALE = 2
    HOLD = 3
    FORCED_SPIROMETRY = 4


class Equipment:
    airway: Annotated[float, "1", "Airway. " + NOTHING] = 0.0
    mask: Annotated[float, "1", "1 while a tight mask connects the bag or ventilator. " + NOTHING] = 0.0
    oxygen: Annotated[float, "1", "Oxygen. " + NOTHING] = 0.0
    oxygen_flow: Annotated[float, "L/min", NOTHING] = 0.0
    oxygen_fraction: Annotated[float, "1", "for venturi and high flow. " + NOTHING] = 0.21
    ventilation: Annotated[float, "1", "Ventilation. " + NOTHING] = 0.0
    rate: Annotated[float, "/min", NOTHING] = 0.0
    inspired_fraction: Annotated[float, "1", "oxygen of bag or ventilator. " + NOTHING] = 0.21
    volume: Annotated[float, "mL", "tidal volume set; 0 where a pressure is set. " + NOTHING] = 0.0
    pressure: Annotated[float, "cm[H2O]", "above PEEP, of inspiration or support. " + NOTHING] = 0.0
    peep: Annotated[float, "cm[H2O]", NOTHING] = 0.0
    inspiratory_fraction: Annotated[float, "1", "inspiratory part of the cycle, I/(I+E). " + NOTHING] = 0.333
    trigger: Annotated[float, "cm[H2O]", NOTHING] = 1.0
    vapour: Annotated[float, "1", "fraction of the inhaled anaesthetic in inspired gas. " + NOTHING] = 0.0
    vapour_drug: Annotated[float, "1", "index of that drug, -1 none. " + NOTHING] = -1.0
    manoeuvre: Annotated[float, "1", "Manoeuvre. " + NOTHING] = 0.0
    manoeuvre_since: Annotated[float, "s", NOTHING] = 0.0
    dressing: Annotated[Floats, "1", 2, "1 where an occlusive dressing closes an open chest wound; left, right"]
    needle: Annotated[Floats, "1", 2, "1 while a needle or drain vents the pleura; left, right"]
    compression_rate: Annotated[float, "/min", "0 none. " + NOTHING] = 0.0
    compression_depth: Annotated[float, "cm", NOTHING] = 0.0
    compression_recoil: Annotated[float, "1", "1 full recoil, 0 leaning all the time. " + NOTHING] = 1.0
    compression_ratio: Annotated[float, "1", "compressions before two breaths; 0 without pauses. " + NOTHING] = 0.0
    pacing_rate: Annotated[float, "/min", NOTHING] = 0.0
    pacing_current: Annotated[float, "mA", NOTHING] = 0.0
    fluid_rate: Annotated[Floats, "mL/min", 12, "by Fluid, running. " + NOTHING]
    fluid_left: Annotated[Floats, "mL", 12, "by Fluid, left in the bag. " + NOTHING]
