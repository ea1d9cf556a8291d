"""Diuretics, glucose and its hormones, bicarbonate."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Mode
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "furosemide", "diuretic",
        Kinetics(4.874, 0.1708, "fitted to: Hammarlund 1984, 40 mg", 2.654, 0.1138, 8.802, 0.01215, 0.05, weight=77.1),
        molar_mass=330.7, aliases=("frusemide",),
        absorption={"oral": Absorption(0.008, 0.5, "Hammarlund 1984"), "im": Absorption(0.05, 0.95, CLASS)},
        actions=(
            Action(Effect.NATRIURESIS, 0.9, "Brater 1998: 40 mg, 200-250 mmol of sodium" + U, 34.0, 1.3),
            Action(Effect.VENOUS_VOLUME, 3.0, "Dikshit 1973" + U, 0.03),
        ),
    ),
    Drug(
        "mannitol", "osmotic diuretic", Kinetics(5.0, 0.1, "Anderson 1988" + U, 12.0, 0.35, ke0=0.1), molar_mass=182.2,
        actions=(
            Action(Effect.OSMOTIC_LOAD, 1.0, "definition: molar mass", 1 / 182.2, mode=Mode.AMOUNT),
            Action(Effect.INTRACRANIAL, 4000.0, "James 1980" + U, -9.0),
            Action(Effect.WATER_EXCRETION, 4000.0, CLASS, 3.0),
        ),
    ),
    Drug(
        "insulin", "hormone", Kinetics(4.0, 0.9, "Ferrannini 1986" + U, 7.0, 0.3, ke0=0.04), molar_mass=5808.0,
        units_per_mg=28.8,
        absorption={"sc": Absorption(0.012, 0.7, "Heinemann 2011" + U), "im": Absorption(0.03, 0.8, CLASS)},
        actions=(
            Action(Effect.INSULIN_ACTION, 1.0, "definition: 28.8 units in 1 mg", 28800.0, mode=Mode.PLASMA),
            Action(Effect.POTASSIUM_SHIFT, 0.006, "Blumberg 1988: 0.9 mmol/L in an hour" + U, -0.6),
        ),
    ),
    Drug(
        "glucose", "nutrient", Kinetics(3.5, 6.0, "definition: leaves the plasma as it is taken into the chemistry"),
        molar_mass=180.2, aliases=("dextrose",),
        absorption={"oral": Absorption(0.05, 1.0, CLASS)},
        actions=(Action(Effect.GLUCOSE_RELEASE, 1.0, "definition: all of it", 1.0, mode=Mode.FLUX),),
        limits="Its own amount is only on its way; plasma glucose is in the chemistry.",
    ),
    Drug(
        "glucagon", "hormone", Kinetics(15.0, 0.9, "Mühlhauser 1985" + U, ke0=0.3), molar_mass=3482.8,
        absorption={
            "im": Absorption(0.08, 0.6, "Mühlhauser 1985" + U), "sc": Absorption(0.06, 0.6, "Mühlhauser 1985" + U),
            "nasal": Absorption(0.05, 0.2, "Pontiroli 2015" + U),
        },
        actions=(
            Action(Effect.GLUCOSE_RELEASE, 0.0006, CLASS, 4.0),
            Action(Effect.HEART_RATE, 0.08, "without beta receptors, Parmley 1968" + U, 0.2),
            Action(Effect.CONTRACTILITY, 0.08, "Parmley 1968" + U, 0.35),
            Action(Effect.NAUSEA, 0.03, CLASS, 0.6),
        ),
    ),
    Drug(
        "bicarbonate", "buffer", Kinetics(3.5, 6.0, "definition: leaves the plasma as it is taken into the chemistry"),
        molar_mass=84.0, aliases=("sodium_bicarbonate",),
        actions=(Action(Effect.BICARBONATE, 1.0, "definition: molar mass of NaHCO3", 1 / 84.0, mode=Mode.FLUX),),
        limits="Sodium is not counted; for that hang `bicarbonate_8_4`.",
    ),
)  # fmt: skip
