"""Drugs of heart rate and rhythm, and the ions that act on it."""

from dataclasses import replace

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Receptor, antagonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"


CALCIUM = (
    Action(Effect.POTASSIUM_ANTAGONISM, 12.0, CLASS, 0.95),
    Action(Effect.CONTRACTILITY, 60.0, CLASS, 0.30),
    Action(Effect.RESISTANCE, 60.0, CLASS, 0.20),
    Action(Effect.HEART_RATE, 100.0, CLASS, -0.10),
)
CALCIUM_KINETICS = Kinetics(12.0, 0.35, CLASS, 10.0, 0.5, ke0=1.0)


def _calcium(name: str, molar_mass: float, grams: float, aliases: tuple[str, ...] = ()) -> Drug:
    """Give a calcium salt; `grams` of it hold the calcium of 1 g of the chloride."""
    return Drug(
        name,
        "electrolyte",
        CALCIUM_KINETICS,
        tuple(replace(one, half=one.half * grams) for one in CALCIUM),
        molar_mass,
        aliases=aliases,
        limits="Raises no plasma calcium in the chemistry; its effects on the heart are given directly.",
    )


DRUGS = (
    Drug(
        "esmolol", "beta blocker", Kinetics(20.0, 14.0, "Sum 1983" + U, 60.0, 12.0, ke0=1.0), molar_mass=295.4,
        actions=(antagonist(Receptor.BETA1, 0.35, CLASS), antagonist(Receptor.BETA2, 12.0, CLASS)),
    ),
    Drug(
        "metoprolol", "beta blocker", Kinetics(80.0, 1.0, "Regårdh 1974" + U, 200.0, 4.0, ke0=0.4), molar_mass=267.4,
        absorption={"oral": Absorption(0.02, 0.5, "Regårdh 1980" + U)},
        actions=(antagonist(Receptor.BETA1, 0.025, CLASS), antagonist(Receptor.BETA2, 0.5, CLASS)),
    ),
    Drug(
        "labetalol", "beta blocker", Kinetics(60.0, 1.6, "Kanto 1981" + U, 400.0, 3.5, ke0=0.35), molar_mass=328.4,
        absorption={"oral": Absorption(0.02, 0.25, "McNeil 1979" + U)},
        actions=(
            antagonist(Receptor.BETA1, 0.06, CLASS),
            antagonist(Receptor.BETA2, 0.08, CLASS),
            antagonist(Receptor.ALPHA, 0.20, "1 to 7 against beta, MacCarthy 1983" + U),
        ),
    ),
    Drug(
        "amiodarone", "antiarrhythmic", Kinetics(25.0, 0.14, "Vadiei 1997" + U, 150.0, 2.5, 3500.0, 1.5, 0.4),
        molar_mass=645.3,
        absorption={"oral": Absorption(0.005, 0.45, "Latini 1984" + U)},
        actions=(
            Action(Effect.ANTIARRHYTHMIC, 1.2, "calibrated: on Kudenchuk 1999", 0.7),
            Action(Effect.REPOLARISATION, 3.0, CLASS, 0.20),
            Action(Effect.CONDUCTION, 3.0, CLASS, -0.35),
            Action(Effect.HEART_RATE, 4.0, CLASS, -0.15),
            Action(Effect.RESISTANCE, 6.0, CLASS, -0.25),
            Action(Effect.CONTRACTILITY, 8.0, CLASS, -0.10),
            antagonist(Receptor.BETA1, 5.0, CLASS),
        ),
    ),
    Drug(
        "lidocaine", "antiarrhythmic", Kinetics(25.0, 0.7, "Thomson 1973" + U, 70.0, 2.0, ke0=0.7), molar_mass=234.3,
        aliases=("lignocaine",),
        absorption={"sc": Absorption(0.02, 0.9, "Scott 1972" + U)},
        actions=(
            Action(Effect.ANTIARRHYTHMIC, 2.0, "calibrated: on Kudenchuk 2016", 0.6, 2.0),
            Action(Effect.ANALGESIA, 4.0, CLASS, 0.2),
            Action(Effect.CONVULSION, 13.0, "Scott 1975" + U, 0.95, 6.0),
            Action(Effect.HYPNOSIS, 14.0, CLASS, 0.5, 4.0),
            Action(Effect.CONTRACTILITY, 20.0, CLASS, -0.5, 2.0),
            Action(Effect.CONDUCTION, 22.0, CLASS, -0.8, 3.0),
            Action(Effect.DRIVE, 20.0, CLASS, -0.9, 4.0),
        ),
    ),
    Drug(
        "adenosine", "antiarrhythmic",
        Kinetics(4.0, 20.0, "half-life below 10 s, Klabunde 1983" + U, ke0=12.0, mixing=15.0), molar_mass=267.2,
        actions=(
            Action(Effect.CONDUCTION, 0.12, CLASS, -1.0, 3.0),
            Action(Effect.HEART_RATE, 0.25, CLASS, -0.6, 2.0),
            Action(Effect.CORONARY_RESISTANCE, 0.02, "Wilson 1990" + U, -0.6),
            Action(Effect.RESISTANCE, 0.3, CLASS, -0.3),
            Action(Effect.AIRWAY_RESISTANCE, 0.2, CLASS, 0.4),
            Action(Effect.BREATH_ADD, 0.1, "Watt 1985" + U, 6.0),
        ),
    ),
    Drug(
        "digoxin", "inotrope", Kinetics(40.0, 0.15, "Reuning 1973" + U, 440.0, 0.7, ke0=0.01), molar_mass=780.9,
        absorption={"oral": Absorption(0.02, 0.7, "Lisalo 1977" + U)},
        actions=(
            Action(Effect.CONDUCTION, 0.0015, CLASS, -0.45),
            Action(Effect.CONTRACTILITY, 0.0015, CLASS, 0.25),
            Action(Effect.VAGAL_DRIVE, 0.0015, CLASS, 0.12),
            Action(Effect.IRRITABILITY, 0.0035, "toxic above 2 µg/L, Smith 1969" + U, 2.0, 4.0),
            Action(Effect.REPOLARISATION, 0.0015, CLASS, -0.12),
            Action(Effect.NAUSEA, 0.003, CLASS, 0.7, 4.0),
        ),
    ),
    Drug(
        "verapamil", "calcium channel blocker", Kinetics(35.0, 1.2, "Eichelbaum 1984" + U, 230.0, 2.0, ke0=0.35),
        molar_mass=454.6,
        absorption={"oral": Absorption(0.02, 0.22, "Eichelbaum 1984" + U)},
        actions=(
            Action(Effect.CONDUCTION, 0.10, "Eichelbaum 1980" + U, -0.75),
            Action(Effect.HEART_RATE, 0.20, CLASS, -0.25),
            Action(Effect.RESISTANCE, 0.12, CLASS, -0.35),
            Action(Effect.CONTRACTILITY, 0.20, CLASS, -0.45),
            Action(Effect.CORONARY_RESISTANCE, 0.1, CLASS, -0.3),
        ),
    ),
    Drug(
        "diltiazem", "calcium channel blocker", Kinetics(40.0, 0.9, "Dias 1992" + U, 180.0, 2.0, ke0=0.35),
        molar_mass=414.5,
        absorption={"oral": Absorption(0.02, 0.4, "Höglund 1989" + U)},
        actions=(
            Action(Effect.CONDUCTION, 0.15, "Dias 1992" + U, -0.70),
            Action(Effect.HEART_RATE, 0.25, CLASS, -0.22),
            Action(Effect.RESISTANCE, 0.18, CLASS, -0.30),
            Action(Effect.CONTRACTILITY, 0.30, CLASS, -0.30),
        ),
    ),
    Drug(
        "magnesium_sulfate", "electrolyte", Kinetics(13.0, 0.09, "Lu 2000" + U, 12.0, 0.25, ke0=0.3), molar_mass=120.4,
        aliases=("magnesium",),
        absorption={"im": Absorption(0.02, 1.0, "Salinger 2013" + U)},
        actions=(
            Action(Effect.ANTICONVULSION, 150.0, CLASS, 0.85),
            Action(Effect.RESISTANCE, 200.0, CLASS, -0.25),
            Action(Effect.BRONCHODILATION, 150.0, "Rowe 2000" + U, 0.4),
            Action(Effect.ANTIARRHYTHMIC, 120.0, "Tzivoni 1988" + U, 0.5),
            Action(Effect.REPOLARISATION, 120.0, CLASS, -0.08),
            Action(Effect.CONDUCTION, 500.0, CLASS, -0.5, 2.0),
            Action(Effect.NEUROMUSCULAR_BLOCK, 700.0, "reflexes go at 5 mmol/L" + U, 1.0, 4.0),
            Action(Effect.HEART_RATE, 400.0, CLASS, -0.15),
        ),
        limits="Milligrams of anhydrous salt; concentrations are above the body's own.",
    ),
    _calcium("calcium_chloride", 147.0, 1.0),
    _calcium("calcium_gluconate", 430.4, 3.0, ("calcium",)),
)  # fmt: skip
