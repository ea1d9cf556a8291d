"""What is wrong with a body: severities that acts set, and what they have done so far."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.table import Floats


class Site(IntEnum):
    """Where blood is lost: the compartment is in `systems.circulation`."""

    AORTA = 0
    VENA_CAVA = 1
    RIGHT_LEG = 2
    LEFT_LEG = 3
    RIGHT_ARM = 4
    LEFT_ARM = 5
    SPLEEN = 6
    LIVER = 7
    HEAD = 8
    UTERUS = 9
    BOWEL = 10
    CHEST = 11


class Illness(IntEnum):
    """Every condition that an act can set, each a severity 0..1 unless its line says otherwise."""

    ASTHMA = 0
    BRONCHOSPASM = 1
    BRONCHITIS = 2
    EMPHYSEMA = 3
    AIRWAY_OBSTRUCTION = 4
    APNOEA = 5  # muscle drive lost
    PNEUMOTHORAX_OPEN = 6  # two sides
    PNEUMOTHORAX_CLOSED = 7  # two sides
    PLEURAL_EFFUSION = 8  # two sides
    ARDS = 9  # two sides
    PNEUMONIA = 10  # two sides
    PULMONARY_FIBROSIS = 11
    PULMONARY_EMBOLISM = 12
    PERICARDIAL_EFFUSION = 13
    ANAPHYLAXIS = 14
    SEPSIS = 15
    CORONARY_OCCLUSION = 16
    STROKE = 17
    RAISED_INTRACRANIAL_PRESSURE = 18
    TRAUMATIC_BRAIN_INJURY = 19
    SEIZURE = 20
    KETOACIDOSIS = 21
    HYPERKALAEMIA = 22
    BURN = 23  # fraction of body surface
    HEART_FAILURE = 24
    STARVATION = 25  # days
    DEHYDRATION = 26  # fraction of body mass
    RENAL_STENOSIS = 27  # two sides
    FEVER = 28  # 1 is +3 K
    PAIN = 29
    ANAEMIA = 30  # fraction of haemoglobin lost
    PREGNANCY = 31
    ECLAMPSIA = 32
    POSTPARTUM_ATONY = 33
    DROWNING = 34
    TRANSFUSION_REACTION = 35
    SMOKE_INJURY = 36
    HYPOVOLAEMIA = 37
    HYPOTHYROIDISM = 38
    ELECTROCUTION = 39


N_ILLNESSES = len(Illness)
LEFT, RIGHT = 0, 1


class Illnesses:
    severity: Annotated[Floats, "1", 80, "by Illness times two plus side; what has no sides uses side 0"]
    elapsed: Annotated[Floats, "s", N_ILLNESSES, "since the condition began"]
    bleeding: Annotated[Floats, "mL/min", 12, "rate wanted by site, at the pressure of rest"]
    tourniquet: Annotated[Floats, "1", 12, "1 stops the bleeding of the site"]
    mediators: Annotated[float, "1", "0..1, released in anaphylaxis"] = 0.0
    inflammation: Annotated[float, "1", "0..1, of sepsis"] = 0.0
    bacteria: Annotated[float, "1", "load, 1 is full sepsis"] = 0.0
    cholinesterase: Annotated[float, "1", "red-cell activity left. definition: whole"] = 1.0
    cholinesterase_aged: Annotated[float, "1", "inhibited for good"] = 0.0
    dead: Annotated[float, "1", "1 when brain and heart have not had oxygen for too long"] = 0.0
