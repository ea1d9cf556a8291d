"""Drugs of the bronchi, of allergy and inflammation."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Mode, Receptor, agonist, antagonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "salbutamol", "bronchodilator",
        Kinetics(44.3, 0.3871, "fitted to: Anderson 1998, as 86 µg", 76.07, 0.338, 35.46, 1.04, 0.5, 20.0, 77.1),
        molar_mass=239.3, aliases=("albuterol",),
        absorption={
            "inhaled": Absorption(0.115, 1.0, "fitted to: Anderson 1998, as 86 µg", airway=180.0),
            "oral": Absorption(0.02, 0.5, "Morgan 1986" + U),
            "sc": Absorption(0.05, 1.0, CLASS),
        },
        actions=(
            Action(Effect.BRONCHODILATION, 0.05, "calibrated: on 90 µg inhaled", 0.85, mode=Mode.AIRWAY),
            agonist(Receptor.BETA2, 0.008, CLASS),
            agonist(Receptor.BETA1, 0.030, CLASS),
        ),
        limits="An inhaled dose is what leaves the inhaler; of a nebulised dose give what reaches the lungs, a tenth.",
    ),
    Drug(
        "ipratropium", "bronchodilator", Kinetics(100.0, 2.3, "Ensing 1989" + U, 200.0, 2.0, ke0=0.3), molar_mass=332.5,
        absorption={"inhaled": Absorption(0.05, 0.3, "Ensing 1989" + U, airway=200.0)},
        actions=(
            Action(Effect.BRONCHODILATION, 0.03, CLASS, 0.45, mode=Mode.AIRWAY),
            antagonist(Receptor.MUSCARINIC, 0.01, CLASS),
        ),
    ),
    Drug(
        "chlorphenamine", "antihistamine", Kinetics(60.0, 0.35, "Huang 1982" + U, 150.0, 2.0, ke0=0.15),
        molar_mass=274.8,
        aliases=("chlorpheniramine",),
        absorption={
            "im": Absorption(0.06, 1.0, CLASS), "sc": Absorption(0.05, 1.0, CLASS),
            "oral": Absorption(0.015, 0.4, "Huang 1982" + U),
        },
        actions=(
            Action(Effect.INFLAMMATION, 0.02, CLASS, 0.25),
            agonist(Receptor.HYPNOSIS, 0.6, CLASS),
            antagonist(Receptor.MUSCARINIC, 0.3, CLASS),
        ),
    ),
    Drug(
        "hydrocortisone", "steroid", Kinetics(18.0, 0.3, "Derendorf 1991" + U, 12.0, 0.4, ke0=0.008), molar_mass=362.5,
        absorption={"im": Absorption(0.05, 1.0, CLASS), "oral": Absorption(0.03, 0.96, "Derendorf 1991")},
        actions=(
            Action(Effect.INFLAMMATION, 0.35, CLASS, 0.7),
            Action(Effect.BRONCHODILATION, 0.6, "Rowe 2001, over hours" + U, 0.45),
            Action(Effect.GLUCOSE_RELEASE, 1.0, CLASS, 0.8),
            Action(Effect.RESISTANCE, 0.8, "in shock, Annane 2002" + U, 0.08),
        ),
    ),
    Drug(
        "prednisone", "steroid",
        Kinetics(8.858, 0.1685, "fitted to: Rose 1981, 20 mg", 32.84, 1.368, ke0=0.006, weight=77.1), molar_mass=358.4,
        aliases=("prednisolone",),
        absorption={"oral": Absorption(0.03, 0.82, "Rose 1981" + U)},
        actions=(
            Action(Effect.INFLAMMATION, 0.10, CLASS, 0.7),
            Action(Effect.BRONCHODILATION, 0.15, CLASS, 0.45),
            Action(Effect.GLUCOSE_RELEASE, 0.3, CLASS, 0.8),
        ),
        limits="Counted as prednisolone, to which the liver turns it.",
    ),
    Drug(
        "dexamethasone", "steroid", Kinetics(30.0, 0.22, "Loew 1986" + U, 40.0, 0.6, ke0=0.005), molar_mass=392.5,
        absorption={"oral": Absorption(0.02, 0.8, "Loew 1986" + U), "im": Absorption(0.05, 1.0, CLASS)},
        actions=(Action(Effect.INFLAMMATION, 0.02, CLASS, 0.7), Action(Effect.BRONCHODILATION, 0.03, CLASS, 0.45)),
    ),
)  # fmt: skip
