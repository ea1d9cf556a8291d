"""Everything that can be done to a body: closed messages, one unit a field (its name ends in it).

Each is read from YAML or JSON by its `act` tag: `{act: inject, drug: morphine, dose_mg: 10, route: iv}`.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

Fraction: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Positive: TypeAlias = Annotated[float, Meta(ge=0)]
# What machines can be set to.
Rate: TypeAlias = Annotated[float, Meta(ge=0, le=300)]
Airflow: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
AirwayPressure: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
Infusion: TypeAlias = Annotated[float, Meta(ge=0, le=1500)]
Celsius: TypeAlias = Annotated[float, Meta(ge=-90, le=120)]
"""From the coldest air on earth to the hottest that anybody has stood in."""
Side: TypeAlias = Literal["left", "right", "both"]
SiteName: TypeAlias = Literal[
    "aorta", "vena_cava", "right_leg", "left_leg", "right_arm", "left_arm",
    "spleen", "liver", "head", "uterus", "bowel", "chest",
]  # fmt: skip
ConditionName: TypeAlias = Literal[
    "asthma", "bronchospasm", "bronchitis", "emphysema", "airway_obstruction", "apnoea", "pneumothorax_open",
    "pneumothorax_closed", "pleural_effusion", "ards", "pneumonia", "pulmonary_fibrosis", "pulmonary_embolism",
    "pericardial_effusion", "anaphylaxis", "sepsis", "coronary_occlusion", "stroke", "raised_intracranial_pressure",
    "traumatic_brain_injury", "seizure", "ketoacidosis", "hyperkalaemia", "burn", "heart_failure", "starvation",
    "dehydration", "renal_stenosis", "fever", "pain", "anaemia", "pregnancy", "eclampsia", "postpartum_atony",
    "drowning", "transfusion_reaction", "smoke_injury", "hypothyroidism", "electrocution",
]  # fmt: skip
FluidName: TypeAlias = Literal[
    "saline", "ringer_lactate", "balanced", "albumin_5", "gelatin", "whole_blood", "packed_cells", "plasma",
    "dextrose_5", "hypertonic_saline", "mannitol_20", "bicarbonate_8_4",
]  # fmt: skip
RhythmName: TypeAlias = Literal[
    "sinus", "sinus_bradycardia", "sinus_tachycardia", "atrial_fibrillation", "atrial_flutter",
    "supraventricular_tachycardia", "ventricular_tachycardia", "pulseless_ventricular_tachycardia",
    "coarse_ventricular_fibrillation", "fine_ventricular_fibrillation", "asystole", "pulseless_electrical_activity",
    "first_degree_block", "mobitz_1", "mobitz_2", "complete_block", "torsades", "junctional",
]  # fmt: skip
Route: TypeAlias = Literal["iv", "io", "im", "sc", "oral", "nasal", "inhaled", "rectal", "sublingual"]


class _Act(Struct, frozen=True, forbid_unknown_fields=True, tag_field="act"):
    pass


class Condition(_Act, tag="condition", frozen=True):
    """A condition begins, changes its severity, or ends (0). Some take days or a fraction: see its page."""

    condition: ConditionName
    severity: Positive
    side: Side = "both"


class Bleed(_Act, tag="bleed", frozen=True):
    """Blood is lost from a site at a rate that falls with the pressure there; 0 ends it."""

    site: SiteName
    rate_ml_per_min: Positive


class Tourniquet(_Act, tag="tourniquet", frozen=True):
    site: SiteName
    on: bool = True


class Inject(_Act, tag="inject", frozen=True):
    """A dose at once, or over `over_s` seconds."""

    drug: str
    dose_mg: Positive
    route: Route = "iv"
    over_s: Positive = 0.0


class Infuse(_Act, tag="infuse", frozen=True):
    """A drug runs into a vein until another rate is set; 0 ends it."""

    drug: str
    rate_mg_per_min: Positive


class Fluid(_Act, tag="fluid", frozen=True):
    """A bag is hung; a rate of 0 takes it down."""

    fluid: FluidName
    rate_ml_per_min: Infusion
    volume_ml: Annotated[float, Meta(ge=0, le=10_000)] = 1000.0


class Inhale(_Act, tag="inhale", frozen=True):
    """An anaesthetic vapour is in the inspired gas at this fraction; 0 ends it."""

    drug: str
    fraction: Fraction


class Inhaler(_Act, tag="inhaler", frozen=True):
    """A metered dose; used rightly it goes off with a deep slow breath, else before or after it."""

    drug: str
    dose_mg: Positive
    correct: bool = True


class Airway(_Act, tag="airway", frozen=True):
    device: Literal[
        "none", "oropharyngeal", "laryngeal_mask", "tube", "oesophageal_tube", "right_mainstem_tube",
        "left_mainstem_tube",
    ]  # fmt: skip


class Oxygen(_Act, tag="oxygen", frozen=True):
    device: Literal["none", "nasal_cannula", "simple_mask", "non_rebreather", "venturi", "high_flow"]
    flow_l_per_min: Airflow = 0.0
    fraction: Fraction = 0.21


class Ventilate(_Act, tag="ventilate", frozen=True):
    """A bag or a ventilator breathes, through the airway in place or, without one, a tight mask.

    Give a volume or a pressure above PEEP.
    """

    mode: Literal[
        "none", "bag", "volume_control", "pressure_control", "assist_control", "pressure_support", "cpap", "simv"
    ]
    rate_per_min: Rate = 12.0
    volume_ml: Annotated[float, Meta(ge=0, le=3000)] = 0.0
    pressure_cmh2o: AirwayPressure = 0.0
    peep_cmh2o: AirwayPressure = 0.0
    inspiratory_fraction: Annotated[float, Meta(gt=0, lt=1)] = 0.333
    oxygen_fraction: Fraction = 0.21


class Breathe(_Act, tag="breathe", frozen=True):
    """The person does as told; `normal` ends it."""

    manoeuvre: Literal["normal", "forced_exhale", "forced_inhale", "hold", "forced_spirometry"]


class Chest(_Act, tag="chest", frozen=True):
    """A needle or drain vents the pleura, a dressing closes an open wound."""

    device: Literal["needle", "drain", "dressing"]
    side: Side
    on: bool = True


class Rhythm(_Act, tag="rhythm", frozen=True):
    """The heart falls into a rhythm; `sinus` brings it back."""

    rhythm: RhythmName
    rate_per_min: Rate = 0.0


class Shock(_Act, tag="shock", frozen=True):
    """Defibrillation, or cardioversion when synchronised; biphasic."""

    energy_j: Positive
    synchronised: bool = False


class Pace(_Act, tag="pace", frozen=True):
    rate_per_min: Rate
    current_ma: Positive


class Compress(_Act, tag="compress", frozen=True):
    """Chest compressions; a rate of 0 ends them. `ratio` 30 pauses for two breaths after 30, 0 never pauses."""

    rate_per_min: Rate
    depth_cm: Positive = 5.5
    recoil: Fraction = 1.0
    ratio: Positive = 0.0


class Exercise(_Act, tag="exercise", frozen=True):
    """Fraction of the person's greatest oxygen uptake above rest; 0 is rest."""

    intensity: Fraction


class Posture(_Act, tag="posture", frozen=True):
    posture: Literal["supine", "sitting", "standing", "head_down", "legs_up", "prone", "left_lateral"]


class Surroundings(_Act, tag="surroundings", frozen=True):
    """What is not named stays as it was."""

    altitude_m: Annotated[float, Meta(ge=-500, le=11000)] | None = None
    air_temperature_celsius: Celsius | None = None
    radiant_temperature_celsius: Celsius | None = None
    humidity: Fraction | None = None
    air_speed_m_per_s: Positive | None = None
    clothing_clo: Positive | None = None
    water: Fraction | None = None
    water_temperature_celsius: Celsius | None = None
    heating_w: Annotated[float, Meta(ge=-2000, le=2000)] | None = None
    oxygen: Fraction | None = None
    carbon_dioxide: Fraction | None = None
    carbon_monoxide_ppm: Positive | None = None
    smoke: Fraction | None = None
    sarin_mg_per_m3: Positive | None = None


class Ingest(_Act, tag="ingest", frozen=True):
    """Eaten or drunk."""

    water_ml: Positive = 0.0
    sodium_g: Positive = 0.0
    carbohydrate_g: Positive = 0.0
    fat_g: Positive = 0.0
    protein_g: Positive = 0.0


Act: TypeAlias = (
    Condition | Bleed | Tourniquet | Inject | Infuse | Fluid | Inhale | Inhaler | Airway | Oxygen | Ventilate | Breathe
    | Chest | Rhythm | Shock | Pace | Compress | Exercise | Posture | Surroundings | Ingest
)  # fmt: skip
