"""Opioids and naloxone. A half-effect here is the concentration that halves ventilation at a fixed PCO2."""

from abaton.physiology.drugs.by_person import minto
from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Receptor, agonist, antagonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "morphine", "opioid",
        Kinetics(
            19.0, 0.998, "fitted to: Lötsch 2002, 5.64 mg; ke0 fitted to: Olofsen 2010", 73.14, 0.8876, 10.45, 0.6279,
            0.0030, weight=77.1,
        ),
        molar_mass=285.3,
        absorption={
            "im": Absorption(0.06, 1.0, "Stanski 1978" + U),
            "sc": Absorption(0.05, 1.0, "Stuart-Harris 2000" + U),
            "oral": Absorption(0.02, 0.3, "Säwe 1981" + U),
            "rectal": Absorption(0.02, 0.35, "Säwe 1983" + U),
        },
        actions=(
            agonist(Receptor.MU, 0.0145, "fitted to: Olofsen 2010, 0.15 mg/kg"),
        ),
        limits="Metabolites are left out; a slow effect site stands for the passage into the brain.",
    ),
    Drug(
        "fentanyl", "opioid", Kinetics(6.09, 0.504, "Shafer 1990", 28.1, 2.87, 228.0, 1.37, 0.147), molar_mass=336.5,
        absorption={
            "im": Absorption(0.1, 0.9, "Streisand 1991" + U),
            "nasal": Absorption(0.18, 0.89, "Christrup 2008" + U),
            "sublingual": Absorption(0.04, 0.5, "Streisand 1991"),
        },
        actions=(
            agonist(Receptor.MU, 0.0018, "Yassen 2007 to Mildh 2001" + U),
        ),
    ),
    Drug(
        "remifentanil", "opioid", minto, molar_mass=376.4,
        actions=(
            agonist(Receptor.MU, 0.0011, "Bouillon 2003" + U),
            Action(Effect.RESISTANCE, 0.006, CLASS, -0.2),
        ),
    ),
    Drug(
        "alfentanil", "opioid", Kinetics(2.19, 0.195, "Scott 1987, as in opentiva", 6.7, 1.43, 14.5, 0.25, 0.77),
        molar_mass=416.5,
        actions=(
            agonist(Receptor.MU, 0.05, "van den Nieuwenhuyzen 1993" + U),
        ),
    ),
    Drug(
        "sufentanil", "opioid", Kinetics(14.3, 0.92, "Gepts 1995", 63.4, 1.55, 251.9, 0.33, 0.112), molar_mass=386.6,
        absorption={
            "sublingual": Absorption(0.03, 0.53, "Fisher 2012" + U),
            "nasal": Absorption(0.1, 0.78, "Helmers 1989" + U),
        },
        actions=(
            agonist(Receptor.MU, 0.00025, "Scott 1991" + U),
        ),
    ),
    Drug(
        "naloxone", "antidote",
        Kinetics(
            13.0, 1.455, "fitted to: Aitkenhead 1984, 0.8 mg; ke0 Olofsen 2010", 29.04, 4.243, 246.3, 3.324, 0.15,
            mixing=40.0, weight=77.1,
        ),
        molar_mass=327.4,
        absorption={
            "im": Absorption(0.06, 0.54, "McDonald 2018" + U),
            "sc": Absorption(0.04, 0.5, CLASS),
            "nasal": Absorption(0.04, 0.47, "McDonald 2018" + U),
        },
        actions=(antagonist(Receptor.MU, 0.00032, "fitted to: Olofsen 2010, 0.4 mg"),),
    ),
)  # fmt: skip
