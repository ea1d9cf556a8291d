"""Eight courses that are drawn: what is done to whom, what is looked at, and what has been published beside."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from abaton.app.verify._physiology.scenario import Moment, Patient
from abaton.physiology.acts import (
    Act,
    Airway,
    Bleed,
    Chest,
    Compress,
    Condition,
    Fluid,
    Infuse,
    Inject,
    Rhythm,
    Surroundings,
    Ventilate,
)


class Published(NamedTuple):
    """What somebody found: a band between two numbers, over a span of the horizontal axis."""

    begin: float
    end: float
    low: float | None
    high: float | None
    source: str


class Panel(NamedTuple):
    """One reading over the course."""

    title: str
    reading: str
    of_rest: bool = False
    """Drawn in percent of rest."""
    published: tuple[Published, ...] = ()


class Course(NamedTuple):
    """One page."""

    name: str
    title: str
    runs: Mapping[str, tuple[Moment, ...]]
    lasts_s: float
    panels: tuple[Panel, ...]
    patient: Patient = Patient()
    begins_s: float = 0.0
    """Rest is here, and time counts from here."""
    over: str = ""
    """The reading on the horizontal axis; minutes without it."""


def _at(at_s: float, *do: Act) -> Moment:
    return Moment(do=list(do), at_s=at_s)


ATLS: Final = "ATLS 2012"
GUYTON: Final = "Guyton 2006, figure 24-1"
OLOFSEN: Final = "Olofsen 2010"
MEANEY: Final = "Meaney 2013"
YOUNG: Final = Patient(age_years=40, height_cm=175, weight_kg=70)
LOST: Final = (2, 5, 10, 15, 20, 25, 30, 35, 40, 45)
PRESSURE: Final = (103.9, 101.0, 100.1, 101.7, 98.2, 84.5, 63.4, 47.4, 43.0, 20.2)
OUTPUT: Final = (99.9, 99.1, 96.8, 90.6, 80.8, 66.3, 51.7, 42.6, 29.6, 2.7)
SEEN_MIN: Final = (0.5, 3, 7.2, 13, 18, 26, 34.7, 43, 59.7, 76.4, 93)
PLACEBO: Final = (98, 88, 70, 59, 54, 49, 52, 56, 53, 48, 46)
NALOXONE: Final = (98, 90, 74, 71, 70, 69, 87, 94, 86, 78, 78)


def _curve(x: tuple[float, ...], y: tuple[float, ...], source: str) -> tuple[Published, ...]:
    return tuple(Published(a, a, b, b, source) for a, b in zip(x, y, strict=True))


HAEMORRHAGE: Final = Course(
    "haemorrhage",
    "Blood lost at 50 mL/min and nothing given: classes I to IV",
    {"": (_at(0, Bleed("right_leg", 25), Bleed("vena_cava", 25)),)},
    3000,
    (
        Panel(
            "heart rate, /min",
            "HeartRate",
            published=(
                Published(0, 15, 60, 100, ATLS),
                Published(15, 30, 100, 120, ATLS),
                Published(30, 40, 120, 140, ATLS),
                Published(40, 45, 140, 160, ATLS),
            ),
        ),
        Panel(
            "mean pressure, % of rest", "MeanArterialPressure", of_rest=True, published=_curve(LOST, PRESSURE, GUYTON)
        ),
        Panel("cardiac output, % of rest", "CardiacOutput", of_rest=True, published=_curve(LOST, OUTPUT, GUYTON)),
        Panel(
            "breaths, /min",
            "RespirationRate",
            published=(
                Published(0, 15, 14, 20, ATLS),
                Published(15, 30, 20, 30, ATLS),
                Published(30, 40, 30, 40, ATLS),
            ),
        ),
    ),
    YOUNG,
    over="blood_lost_percent",
)

TENSION: Final = Course(
    "tension-pneumothorax",
    "Tension pneumothorax of the right side, 0.3, 0.6 and 1 of it; a needle after 16 minutes",
    {
        "": (
            _at(30, Condition("pneumothorax_closed", 0.3, side="right")),
            _at(360, Condition("pneumothorax_closed", 0.6, side="right")),
            _at(660, Condition("pneumothorax_closed", 1.0, side="right")),
            _at(960, Chest("needle", "right")),
        )
    },
    1300,
    (
        Panel("heart rate, /min", "HeartRate"),
        Panel(
            "mean pressure, % of rest",
            "MeanArterialPressure",
            of_rest=True,
            published=(Published(20, 21.6, 80, 100, "BioGears, below rest"),),
        ),
        Panel("oxygen saturation, %", "SpO2_percent", published=(Published(20, 21.6, 88, 100, "BioGears, at rest"),)),
        Panel(
            "tidal volume, % of rest",
            "TidalVolume",
            of_rest=True,
            published=(Published(10, 16, 70, 80, "Pulse, combat trauma"),),
        ),
    ),
)

PROPOFOL: Final = Course(
    "propofol",
    "Propofol 2 mg/kg within ten seconds, nobody breathes for him",
    {"": (_at(30, Inject("propofol", 154, over_s=10)),)},
    420,
    (
        Panel("propofol in plasma, mg/L", "propofol_plasma"),
        Panel("bispectral index", "bispectral_index", published=(Published(1.5, 3.5, 40, 60, "general anaesthesia"),)),
        Panel(
            "systolic pressure, % of rest",
            "SystolicPressure",
            of_rest=True,
            published=(Published(1, 3, 60, 75, "expert, BioGears"),),
        ),
        Panel("breaths, /min", "RespirationRate", published=(Published(1, 2, 0, 0, "expert, BioGears"),)),
    ),
)

OPIOID: Final = Course(
    "opioid-naloxone",
    "Morphine 0.15 mg/kg, then naloxone 0.4 mg or nothing; carbon dioxide held high",
    {
        "naloxone": (
            _at(0, Surroundings(carbon_dioxide=0.05)),
            _at(1318, Inject("morphine", 11.6)),
            _at(3118, Inject("naloxone", 0.4)),
        ),
        "placebo": (_at(0, Surroundings(carbon_dioxide=0.05)), _at(1318, Inject("morphine", 11.6))),
    },
    6900,
    (
        Panel(
            "ventilation, % of rest",
            "MinuteVentilation",
            of_rest=True,
            published=(
                *_curve(SEEN_MIN, NALOXONE, f"{OLOFSEN}, naloxone"),
                *_curve(SEEN_MIN, PLACEBO, f"{OLOFSEN}, placebo"),
            ),
        ),
        Panel("breaths, /min", "RespirationRate"),
        Panel("arterial carbon dioxide, mmHg", "PaCO2"),
        Panel("pupil, mm", "Pupil Size"),
    ),
    begins_s=1318,
)

ANAPHYLAXIS: Final = Course(
    "anaphylaxis",
    "Anaphylaxis; adrenaline 0.5 mg into a muscle and a litre of saline after eight minutes, or nothing",
    {
        "treated": (
            _at(60, Condition("anaphylaxis", 0.8)),
            _at(540, Inject("adrenaline", 0.5, "im"), Fluid("saline", 100, 1000)),
        ),
        "untreated": (_at(60, Condition("anaphylaxis", 0.8)),),
    },
    1800,
    (
        Panel("systolic pressure, mmHg", "SystolicPressure", published=(Published(5, 9, 50, 90, "Brown 2004"),)),
        Panel("heart rate, /min", "HeartRate"),
        Panel("oxygen saturation, %", "SpO2_percent", published=(Published(5, 9, 75, 92, "Brown 2004"),)),
        Panel("airway resistance, cmH2O s/L", "airway_resistance"),
    ),
)

SEPSIS: Final = Course(
    "septic-shock",
    "Sepsis for six hours, 30 mL/kg of crystalloid, noradrenaline 0.3 µg/kg/min",
    {
        "": (
            _at(30, Condition("sepsis", 1.0)),
            _at(21630, Fluid("balanced", 70, 2100)),
            _at(23430, Infuse("noradrenaline", 0.021)),
        )
    },
    26000,
    (
        Panel(
            "mean pressure, mmHg",
            "MeanArterialPressure",
            published=(
                Published(300, 360, 40, 65, "Sepsis-3 2016"),
                Published(405, 433, 65, 80, "Surviving Sepsis 2021"),
            ),
        ),
        Panel("heart rate, /min", "HeartRate", published=(Published(300, 360, 90, 140, "SIRS 1992"),)),
        Panel("cardiac output, L/min", "output_litres"),
        Panel("lactate, mmol/L", "lactate_mmol", published=(Published(300, 360, 2, 8, "Sepsis-3 2016"),)),
    ),
    YOUNG,
)


def _arrest(hands: Compress) -> tuple[Moment, ...]:
    return (
        _at(30, Rhythm("coarse_ventricular_fibrillation"), Airway("tube")),
        _at(31, Ventilate("bag", rate_per_min=10, volume_ml=500, oxygen_fraction=1.0)),
        _at(40, hands),
    )


ARREST: Final = Course(
    "cardiac-arrest",
    "Ventricular fibrillation: good compressions (110/min, 5.5 cm) and poor ones (80/min, 3.5 cm, leaning)",
    {
        "good": _arrest(Compress(rate_per_min=110, depth_cm=5.5)),
        "poor": _arrest(Compress(rate_per_min=80, depth_cm=3.5, recoil=0.6)),
    },
    400,
    (
        Panel(
            "end-tidal carbon dioxide, mmHg",
            "EtCO2",
            published=(Published(2, 6.6, 20, 30, f"{MEANEY}, good"), Published(2, 6.6, 5, 15, "poor: below 10 to 15")),
        ),
        Panel("coronary perfusion, mmHg", "CoronaryPerfusionPressure", published=(Published(2, 6.6, 20, 30, MEANEY),)),
        Panel("diastolic pressure, mmHg", "DiastolicPressure", published=(Published(2, 6.6, 25, 40, MEANEY),)),
        Panel(
            "cardiac output, % of rest",
            "CardiacOutput",
            of_rest=True,
            published=(Published(2, 6.6, 17, 27, "Kim 2008"),),
        ),
    ),
)

APNOEA: Final = Course(
    "preoxygenated-apnoea",
    "Five minutes of oxygen from a tight mask, then no breath, airway open to the room",
    {
        "": (
            _at(0, Ventilate("cpap", oxygen_fraction=1.0)),
            _at(300, Ventilate("none"), Condition("apnoea", 1.0)),
        )
    },
    1000,
    (
        Panel(
            "oxygen saturation, %",
            "SpO2_percent",
            published=(Published(7.55, 12.3, 90, 90, "Berthoud 1991: 595 ± 142 s to 90 %"),),
        ),
        Panel("arterial oxygen, mmHg", "PaO2"),
        Panel(
            "arterial carbon dioxide, mmHg",
            "PaCO2",
            published=(
                Published(1, 1, 48, 52, "Stock 1989: 12 in the first minute, then 3.4 a minute"),
                Published(6, 6, 63, 71, "Stock 1989: 12 in the first minute, then 3.4 a minute"),
            ),
        ),
        Panel("heart rate, /min", "HeartRate"),
    ),
    YOUNG,
    begins_s=300,
)

COURSES: Final = (HAEMORRHAGE, TENSION, PROPOFOL, OPIOID, ANAPHYLAXIS, SEPSIS, ARREST, APNOEA)
