"""Vasopressors and inotropes. Half-effects are for full receptors; the circulation's reflexes do the rest."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Receptor, agonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "adrenaline", "catecholamine",
        Kinetics(2.53, 1.916, "fitted to: Mielke 1998, 1.18 mg", 27.84, 1.255, ke0=1.1, mixing=21.83, weight=77.1),
        molar_mass=183.2, aliases=("epinephrine",),
        absorption={
            "im": Absorption(0.07, 0.25, "Simons 2001" + U),
            "sc": Absorption(0.02, 0.35, "Simons 2001" + U),
            "inhaled": Absorption(0.1, 0.05, CLASS),
        },
        actions=(
            agonist(Receptor.ALPHA, 0.0060, CLASS),
            agonist(Receptor.BETA1, 0.0012, CLASS),
            agonist(Receptor.BETA2, 0.0016, CLASS),
            Action(Effect.INFLAMMATION, 0.002, "mast cells, Barrett 1993" + U, 0.6),
            Action(Effect.IRRITABILITY, 0.05, CLASS, 1.0, 2.0),
        ),
    ),
    Drug(
        "noradrenaline", "catecholamine",
        Kinetics(6.0, 1.92, "fitted to: Beloeil 2005, 0.01 to 0.2 µg/kg/min, above the own", ke0=2.0, weight=77.1),
        molar_mass=169.2,
        aliases=("norepinephrine",),
        actions=(
            agonist(Receptor.ALPHA, 0.0078, "calibrated: on pressure at 0.01 to 0.2 µg/kg/min, Beloeil 2005"),
            agonist(Receptor.BETA1, 0.0305, CLASS),
            Action(Effect.CONTRACTILITY, 0.0055, "beta 1, with little of its pace, " + CLASS, 0.8),
        ),
    ),
    Drug(
        "phenylephrine", "vasopressor", Kinetics(9.0, 2.0, "Hengstmann 1982" + U, 150.0, 1.7, ke0=1.5),
        molar_mass=167.2,
        absorption={"im": Absorption(0.05, 0.9, CLASS), "nasal": Absorption(0.03, 0.3, CLASS)},
        actions=(agonist(Receptor.ALPHA, 0.0080, CLASS),),
    ),
    Drug(
        "ephedrine", "vasopressor", Kinetics(60.0, 0.45, "Berlin 2001" + U, 150.0, 6.0, ke0=0.8), molar_mass=165.2,
        absorption={"im": Absorption(0.05, 0.95, CLASS), "oral": Absorption(0.03, 0.9, "Berlin 2001" + U)},
        actions=(
            agonist(Receptor.ALPHA, 0.40, CLASS),
            agonist(Receptor.BETA1, 0.30, CLASS),
            agonist(Receptor.BETA2, 0.60, CLASS),
        ),
        limits="Acts directly here: its waning with repeated doses (empty stores) is left out.",
    ),
    Drug(
        "vasopressin", "vasopressor",
        Kinetics(4.054, 0.7634, "fitted to: Glänzer 1982, 0.174 µg/min", 10.96, 2.42, ke0=0.5, weight=77.1),
        molar_mass=1084.2, units_per_mg=530.0,
        actions=(
            agonist(Receptor.VASOPRESSIN, 0.00012, "calibrated: on +7 mmHg at 0.25 µg/min, Glänzer 1982"),
            Action(Effect.HEART_RATE, 0.0003, "Glänzer 1982", -0.28),
            Action(Effect.WATER_EXCRETION, 0.00002, CLASS, -0.9),
        ),
    ),
    Drug(
        "dobutamine", "catecholamine", Kinetics(10.0, 4.1, "Kates 1978" + U, ke0=1.5), molar_mass=301.4,
        actions=(
            agonist(Receptor.BETA1, 0.17, "Ruffolo 1987" + U),
            agonist(Receptor.BETA2, 0.30, CLASS),
            agonist(Receptor.ALPHA, 2.0, CLASS),
            Action(Effect.CONTRACTILITY, 0.12, "inotropic beyond its pace, Ruffolo 1987" + U, 0.35),
        ),
    ),
    Drug(
        "dopamine", "catecholamine", Kinetics(14.0, 4.9, "MacGregor 2000" + U, ke0=1.5), molar_mass=153.2,
        actions=(
            agonist(Receptor.BETA1, 0.20, CLASS),
            agonist(Receptor.BETA2, 1.0, CLASS),
            agonist(Receptor.ALPHA, 0.60, CLASS),
            Action(Effect.NATRIURESIS, 0.05, "McDonald 1964" + U, 0.5),
        ),
    ),
    Drug(
        "isoprenaline", "catecholamine", Kinetics(12.0, 2.5, "Reyes 1993" + U, ke0=1.5), molar_mass=211.3,
        aliases=("isoproterenol",),
        actions=(agonist(Receptor.BETA1, 0.0012, CLASS), agonist(Receptor.BETA2, 0.0010, CLASS)),
    ),
    Drug(
        "milrinone", "inodilator", Kinetics(15.0, 0.25, "Edelson 1986" + U, 15.0, 0.6, ke0=0.25), molar_mass=211.2,
        actions=(
            Action(Effect.CONTRACTILITY, 0.15, "Edelson 1986" + U, 0.45),
            Action(Effect.RESISTANCE, 0.18, CLASS, -0.35),
            Action(Effect.PULMONARY_RESISTANCE, 0.15, CLASS, -0.35),
            Action(Effect.VENOUS_VOLUME, 0.18, CLASS, 0.06),
            Action(Effect.HEART_RATE, 0.2, CLASS, 0.10),
            Action(Effect.IRRITABILITY, 0.4, CLASS, 0.3),
        ),
    ),
)  # fmt: skip
