"""Drugs that open vessels."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "nitroglycerine", "nitrate", Kinetics(40.0, 15.0, "McNiff 1981" + U, ke0=1.0), molar_mass=227.1,
        aliases=("nitroglycerin", "glyceryl_trinitrate", "gtn"),
        absorption={
            "sublingual": Absorption(0.25, 0.4, "Noonan 1986" + U),
            "oral": Absorption(0.05, 0.05, CLASS),
        },
        actions=(
            Action(Effect.VENOUS_VOLUME, 0.002, CLASS, 0.30),
            Action(Effect.RESISTANCE, 0.005, CLASS, -0.55),
            Action(Effect.CORONARY_RESISTANCE, 0.002, CLASS, -0.35),
            Action(Effect.PULMONARY_RESISTANCE, 0.003, CLASS, -0.3),
            Action(Effect.CEREBRAL_RESISTANCE, 0.005, CLASS, -0.15),
        ),
        limits="No tolerance.",
    ),
    Drug(
        "nitroprusside", "nitrate", Kinetics(14.0, 4.8, "Ivankovich 1978" + U, ke0=1.5), molar_mass=261.9,
        actions=(
            Action(Effect.RESISTANCE, 0.012, CLASS, -0.8),
            Action(Effect.VENOUS_VOLUME, 0.012, CLASS, 0.28),
            Action(Effect.PULMONARY_RESISTANCE, 0.020, CLASS, -0.4),
            Action(Effect.CEREBRAL_RESISTANCE, 0.03, CLASS, -0.2),
            Action(Effect.SHUNT, 0.05, CLASS, 0.08),
        ),
        limits="No cyanide.",
    ),
    Drug(
        "hydralazine", "vasodilator", Kinetics(30.0, 3.0, "Ludden 1982" + U, 90.0, 2.0, ke0=0.03), molar_mass=160.2,
        absorption={"im": Absorption(0.05, 0.9, CLASS), "oral": Absorption(0.03, 0.3, "Shepherd 1980" + U)},
        actions=(Action(Effect.RESISTANCE, 0.02, CLASS, -0.45), Action(Effect.HEART_RATE, 0.03, CLASS, 0.08)),
    ),
    Drug(
        "nicardipine", "calcium channel blocker", Kinetics(20.0, 0.75, "Cheung 1987" + U, 60.0, 1.5, ke0=0.3),
        molar_mass=479.5,
        actions=(
            Action(Effect.RESISTANCE, 0.10, "Cheung 1987" + U, -0.5),
            Action(Effect.CORONARY_RESISTANCE, 0.1, CLASS, -0.3),
        ),
    ),
)  # fmt: skip
