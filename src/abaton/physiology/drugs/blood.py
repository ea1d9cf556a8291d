"""Clotting, and the womb."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "tranexamic_acid", "antifibrinolytic",
        Kinetics(3.775, 0.1036, "fitted to: Nilsson 1980, 1 g", 16.0, 0.514, 14.44, 0.0243, 0.3, weight=77.1),
        molar_mass=157.2, aliases=("txa",),
        absorption={
            "oral": Absorption(0.01, 0.35, "Pilbrant 1981" + U),
            "im": Absorption(0.05, 1.0, "Grassin 2021" + U),
        },
        actions=(Action(Effect.BLEEDING, 12.0, "half of fibrinolysis stopped, Picetti 2019" + U, -0.65),),
    ),
    Drug(
        "heparin", "anticoagulant", Kinetics(4.2, 0.035, "Estes 1980" + U, ke0=1.0), molar_mass=15000.0,
        units_per_mg=180.0,
        absorption={"sc": Absorption(0.003, 0.3, CLASS)},
        actions=(Action(Effect.BLEEDING, 4.0, CLASS, 1.0),),
    ),
    Drug(
        "alteplase", "fibrinolytic", Kinetics(4.5, 0.6, "Seifried 1988" + U, 4.0, 0.1, ke0=0.3), molar_mass=59000.0,
        aliases=("rtpa",),
        actions=(Action(Effect.BLEEDING, 0.8, CLASS, 2.0),),
    ),
    Drug(
        "oxytocin", "uterotonic", Kinetics(9.0, 1.3, "Perry 1996" + U, ke0=0.8), molar_mass=1007.2, units_per_mg=600.0,
        absorption={"im": Absorption(0.2, 0.8, CLASS)},
        actions=(
            Action(Effect.UTERINE_TONE, 0.00012, CLASS, 0.95),
            Action(Effect.RESISTANCE, 0.0008, "Pinder 2002" + U, -0.45),
            Action(Effect.HEART_RATE, 0.001, CLASS, 0.10),
            Action(Effect.WATER_EXCRETION, 0.001, CLASS, -0.5),
        ),
    ),
)  # fmt: skip
