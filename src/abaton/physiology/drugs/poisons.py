"""Nerve agent, and antidotes of poisons."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "sarin", "poison",
        Kinetics(
            103.1, 27.16, "fitted to: Gupta 2009, inhaled by guinea pigs", 77.24, 21.1, ke0=10.0, mixing=18.27,
            weight=77.1,
        ),
        molar_mass=140.1, from_air=True,
        absorption={"inhaled": Absorption(10.0, 0.85, "Oberst 1968" + U)},
        limits="Acts only through cholinesterase (`systems.conditions_poisoning`), all organs alike.",
    ),
    Drug(
        "pralidoxime", "antidote",
        Kinetics(5.813, 0.6908, "fitted to: Abbara 2010, 700 mg into a muscle", 51.23, 0.2357, ke0=0.5, weight=77.1),
        molar_mass=137.2,
        absorption={"im": Absorption(0.008651, 0.6, "fitted to: Abbara 2010, 700 mg into a muscle")},
        actions=(
            Action(Effect.CHOLINESTERASE_REACTIVATION, 6.0, "Worek 2004" + U, 0.08),
            Action(Effect.HEART_RATE, 6.0, "Calesnick 1967" + U, 0.14),
            Action(Effect.RESISTANCE, 6.0, "Calesnick 1967" + U, 0.35),
            Action(Effect.CONTRACTILITY, 6.0, CLASS, 0.15),
            Action(Effect.BREATH_RATE, 8.0, CLASS, 0.08),
        ),
    ),
    Drug(
        "hydroxocobalamin", "antidote", Kinetics(12.0, 0.012, "Uhl 2006" + U, 15.0, 0.05, ke0=0.5), molar_mass=1346.4,
        actions=(
            Action(Effect.EXTRACTION, 120.0, "cyanide bound; only what poison took is given back" + U, 3.0),
            Action(Effect.RESISTANCE, 300.0, "binds nitric oxide, Uhl 2006" + U, 0.25),
            Action(Effect.HEART_RATE, 300.0, CLASS, -0.08),
        ),
    ),
)  # fmt: skip
