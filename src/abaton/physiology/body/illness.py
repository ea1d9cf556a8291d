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
    HYPOTHYROIDISM = 37
    ELECTROCUTION = 38


N_ILLNESSES = len(Illness)
TWO_SIDED = frozenset(
    {
        Illness.PNEUMOTHORAX_OPEN,
        Illness.PNEUMOTHORAX_CLOSED,
        Illness.PLEURAL_EFFUSION,
        Illness.ARDS,
        Illness.PNEUMONIA,
        Illness.RENAL_STENOSIS,
        Illness.CORONARY_OCCLUSION,
    }
)
LEFT, RIGHT = 0, 1


class IllnessConstants:
    """How strongly illness acts at severity 1."""

    effusion_rest: Annotated[float, "mL", "Guyton 2006: 15 to 50 mL"] = 15.0
    effusion_most: Annotated[float, "mL", "definition: severity 1; acute tamponade by 150 to 300 mL, Spodick 2003"] = (
        340.0
    )
    effusion_speed: Annotated[float, "mL/s", "calibrated: the validation table reads after 30 s"] = 8.0
    mediators_rise: Annotated[float, "s", "Pumphrey 2000: arrest 5 min after intravenous allergen"] = 100.0
    mediators_fall: Annotated[float, "s", "Brown 2007 [unverified]"] = 240.0
    anaphylaxis_resistance: Annotated[float, "1", "Fisher 1986, systemic resistance falls by half or more"] = 0.65
    anaphylaxis_veins: Annotated[float, "1", "Fisher 1986 [unverified]"] = 0.3
    anaphylaxis_leak: Annotated[float, "1", "Fisher 1986: a third of plasma within 10 min"] = 14.0
    anaphylaxis_protein: Annotated[float, "1", "Brown 2007 [unverified]"] = 0.5
    anaphylaxis_heart: Annotated[float, "1", "Brown 2007 [unverified]"] = 0.25
    anaphylaxis_airway: Annotated[float, "1", "calibrated: wheeze and falling saturation at severity 1"] = 7.0
    anaphylaxis_fear: Annotated[float, "1", "calibrated: tachycardia of 120 to 140 /min, Brown 2007"] = 0.6
    anaphylaxis_breaths: Annotated[float, "/min", "Brown 2007 [unverified]"] = 8.0
    bacteria_rise: Annotated[float, "s", "definition: compressed to minutes for teaching"] = 300.0
    bacteria_fall: Annotated[float, "s", "definition: hours after antibiotics"] = 14400.0
    inflammation_lag: Annotated[float, "s", "definition: compressed to minutes for teaching"] = 300.0
    sepsis_resistance: Annotated[float, "1", "Parker 1984, SVR 500 to 700 dyn.s/cm5 of 1200 [unverified]"] = 0.62
    sepsis_veins: Annotated[float, "1", "Magder 2012 [unverified]"] = 0.2
    sepsis_heart: Annotated[float, "1", "Parker 1984, ejection fraction of 0.3 to 0.4 [unverified]"] = 0.25
    sepsis_leak: Annotated[float, "1", "Fleck 1985 [unverified]"] = 2.0
    sepsis_protein: Annotated[float, "1", "Fleck 1985, albumin escape threefold [unverified]"] = 0.3
    sepsis_baroreflex: Annotated[float, "1", "of its gain. Annane 1999 [unverified]"] = 0.45
    sepsis_fever: Annotated[float, "K", "Rhodes 2017 [unverified]"] = 2.0
    sepsis_metabolism: Annotated[float, "1", "Kreymann 1993, sepsis syndrome: 24 (12) % more"] = 0.25
    sepsis_extraction: Annotated[float, "1", "Ince 1999 [unverified]"] = 0.35
    sepsis_lactate: Annotated[float, "mmol/min", "Levy 2005 [unverified]"] = 1.2
    sepsis_breaths: Annotated[float, "/min", "Singer 2016: 22 /min and more"] = 8.0
    sepsis_sympathetic: Annotated[float, "1", "calibrated: rate of 110 to 130 /min, Parker 1984"] = 0.6
    sepsis_shunt: Annotated[float, "1", "calibrated: PaO2/FiO2 below 300, Singer 2016"] = 0.10
    sepsis_lungs: Annotated[float, "1", "Sibbald 1978 [unverified]"] = 0.5
    pregnancy_resistance: Annotated[float, "1", "Sanghavi 2014: resistance -25 to -30 % [unverified]"] = 0.25
    pregnancy_pressure: Annotated[float, "mm[Hg]", "Sanghavi 2014: of the set point, -5 to -10 [unverified]"] = 5.0
    atony_bleeding: Annotated[float, "mL/min", "at severity 1. RCOG 2016: uterine flow of 500 to 800 mL/min"] = 400.0


class Illnesses:
    constants: IllnessConstants
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
