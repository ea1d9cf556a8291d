"""Muscle relaxants, what reverses them, and drugs against acetylcholine."""

from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Receptor, agonist, antagonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "rocuronium", "muscle relaxant", Kinetics(3.1, 0.30, "Wierda 1991", 4.9, 0.65, 9.2, 0.13, 0.168),
        molar_mass=529.8, role="steroid blocker",
        absorption={"im": Absorption(0.04, 0.8, "Reynolds 1996" + U)},
        actions=(agonist(Receptor.END_PLATE, 0.823, "Wierda 1991"),),
    ),
    Drug(
        "vecuronium", "muscle relaxant", Kinetics(4.3, 0.32, "Wierda 1991" + U, 9.5, 0.55, 8.0, 0.1, 0.169),
        molar_mass=557.8, role="steroid blocker",
        actions=(agonist(Receptor.END_PLATE, 0.12, "Wierda 1991" + U),),
    ),
    Drug(
        "cisatracurium", "muscle relaxant", Kinetics(3.4, 0.33, "Lien 1996" + U, 5.0, 0.35, ke0=0.06), molar_mass=929.2,
        actions=(agonist(Receptor.END_PLATE, 0.13, "Sorooshian 1996" + U),),
    ),
    Drug(
        "succinylcholine", "muscle relaxant",
        Kinetics(1.879, 4.609, "fitted to: Roy 2002, 1 mg/kg", 0.7396, 1.305, ke0=0.5, mixing=24.47, weight=77.1),
        molar_mass=290.4, aliases=("suxamethonium",),
        absorption={"im": Absorption(0.25, 0.8, "Donati 2006" + U)},
        actions=(
            agonist(Receptor.DEPOLARISATION, 0.49, CLASS),
            Action(Effect.POTASSIUM_SHIFT, 1.47, "Gronert 1975: 0.5 mmol/L" + U, 2.0),
            Action(Effect.SYMPATHETIC, 1.47, CLASS, 0.12),
            Action(Effect.HEART_RATE, 1.47, CLASS, 0.05),
            Action(Effect.RESISTANCE, 1.47, CLASS, 0.09),
            Action(Effect.INTRACRANIAL, 1.47, "Minton 1986" + U, 4.0),
        ),
        limits="No phase II block, no malignant hyperthermia.",
    ),
    Drug(
        "sugammadex", "antidote", Kinetics(4.4, 0.088, "Kleijn 2011" + U, 7.4, 0.2, ke0=1.0), molar_mass=2178.0,
        role="binds steroid blockers",
        limits="Binds rocuronium and vecuronium one to one; other steroids are left out.",
    ),
    Drug(
        "neostigmine", "cholinesterase inhibitor", Kinetics(8.0, 0.65, "Cronnelly 1979" + U, 40.0, 1.6, ke0=0.25),
        molar_mass=223.3,
        absorption={"im": Absorption(0.05, 0.8, CLASS), "sc": Absorption(0.05, 0.8, CLASS)},
        actions=(agonist(Receptor.CHOLINESTERASE, 0.012, CLASS),),
    ),
    Drug(
        "atropine", "muscarinic antagonist",
        Kinetics(8.007, 0.8273, "fitted to: Hinderling 1985, 1.35 mg", 12.2, 1.165, 197.1, 2.038, 0.7, weight=77.1),
        molar_mass=289.4,
        absorption={
            "im": Absorption(0.08, 1.0, "Hinderling 1985" + U),
            "sc": Absorption(0.05, 0.9, CLASS),
            "oral": Absorption(0.02, 0.5, "Beermann 1971" + U),
        },
        actions=(antagonist(Receptor.MUSCARINIC, 0.0025, "Hinderling 1985" + U),),
        limits="The slowing by very small doses is left out.",
    ),
    Drug(
        "glycopyrrolate", "muscarinic antagonist", Kinetics(7.0, 1.0, "Penttilä 2001" + U, 20.0, 1.3, ke0=0.5),
        molar_mass=318.4, aliases=("glycopyrronium",),
        absorption={"im": Absorption(0.06, 0.9, "Ali-Melkkilä 1990" + U)},
        actions=(antagonist(Receptor.MUSCARINIC, 0.0025, CLASS),),
        limits="Acts on heart and glands; that it does not enter the brain makes no difference here.",
    ),
)  # fmt: skip
