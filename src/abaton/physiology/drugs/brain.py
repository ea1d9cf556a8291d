"""Drugs against seizures, pain and fever."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "levetiracetam", "anticonvulsant", Kinetics(30.0, 0.065, "Ramael 2006" + U, 15.0, 0.3, ke0=0.15),
        molar_mass=170.2,
        absorption={"oral": Absorption(0.04, 1.0, "Patsalos 2000" + U)},
        actions=(Action(Effect.ANTICONVULSION, 30.0, "calibrated: on Kapur 2019", 0.75, 1.5),),
    ),
    Drug(
        "phenytoin", "anticonvulsant", Kinetics(20.0, 0.022, "Gugler 1976" + U, 30.0, 0.8, ke0=0.12), molar_mass=252.3,
        absorption={"oral": Absorption(0.01, 0.9, "Gugler 1976" + U)},
        actions=(
            Action(Effect.ANTICONVULSION, 11.0, "calibrated: on Kapur 2019", 0.8, 2.0),
            Action(Effect.RESISTANCE, 35.0, "with its solvent, Earnest 1983" + U, -0.25, 2.0),
            Action(Effect.ANTIARRHYTHMIC, 15.0, CLASS, 0.25),
            Action(Effect.CONDUCTION, 40.0, CLASS, -0.3, 2.0),
        ),
        limits="Elimination does not saturate.",
    ),
    Drug(
        "paracetamol", "analgesic", Kinetics(25.0, 0.33, "Anderson 2000" + U, 38.0, 1.2, ke0=0.015), molar_mass=151.2,
        aliases=("acetaminophen",),
        absorption={
            "oral": Absorption(0.09, 0.85, "Anderson 2000" + U, wait=5.0),
            "rectal": Absorption(0.01, 0.5, "Anderson 2000" + U),
        },
        actions=(
            Action(Effect.ANALGESIA, 9.0, "Anderson 2001" + U, 0.35),
            Action(Effect.SETPOINT_TEMPERATURE, 6.0, "Brown 1998; only fever is taken" + U, -2.0),
        ),
    ),
)  # fmt: skip
