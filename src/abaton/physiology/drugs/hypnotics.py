"""Hypnotics, benzodiazepines and what undoes them."""

from abaton.physiology.drugs.by_person import eleveld
from abaton.physiology.drugs.drug import Absorption, Action, Drug, Kinetics, Receptor, agonist, antagonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"

DRUGS = (
    Drug(
        "propofol", "hypnotic", eleveld, molar_mass=178.3,
        actions=(
            agonist(Receptor.HYPNOSIS, 3.08, "Eleveld 2018"),
            agonist(Receptor.VENTILATION, 1.7, "Bouillon 2004, 1.33 at rest; less as stimuli rise" + U),
            Action(Effect.RESISTANCE, 2.5, CLASS, -0.50, 1.5),
            Action(Effect.VENOUS_VOLUME, 2.5, CLASS, 0.20, 1.5),
            Action(Effect.CONTRACTILITY, 4.0, "Su 2023" + U, -0.30),
            Action(Effect.BAROREFLEX, 1.5, "Ebert 2005" + U, -0.85, 1.5),
            Action(Effect.HEART_RATE, 2.5, CLASS, -0.28),
            Action(Effect.CHEMOSENSITIVITY, 2.0, "Blouin 1993" + U, -0.4),
            Action(Effect.ANTICONVULSION, 2.0, CLASS, 0.95, 2.0),
            Action(Effect.CEREBRAL_RESISTANCE, 3.0, "Kaisti 2003" + U, 0.5),
            Action(Effect.METABOLISM, 3.0, "Kaisti 2003" + U, -0.15),
            Action(Effect.THERMOREGULATION, 3.0, "Matsukawa 1995" + U, -0.6),
        ),
        limits="Venous samples of Ward 2002 set the first 4 min; infusions follow Eleveld.",
    ),
    Drug(
        "etomidate", "hypnotic",
        Kinetics(40.05, 1.378, "fitted to: Van Hamme 1978, 0.3 mg/kg", 146.0, 1.522, 49.76, 4.019, 0.5, weight=77.1),
        molar_mass=244.3,
        actions=(
            agonist(Receptor.HYPNOSIS, 0.20, "Kaneda 2011" + U),
            agonist(Receptor.VENTILATION, 0.9, CLASS),
            Action(Effect.RESISTANCE, 0.4, CLASS, -0.10),
            Action(Effect.CEREBRAL_RESISTANCE, 0.3, CLASS, 0.4),
            Action(Effect.METABOLISM, 0.3, CLASS, -0.10),
        ),
    ),
    Drug(
        "ketamine", "hypnotic",
        Kinetics(16.11, 0.7123, "fitted to: Xie 2003, 0.5 mg/kg", 6.754, 1.149, 41.08, 1.693, 1.2, weight=77.1),
        molar_mass=237.7,
        absorption={
            "im": Absorption(0.12, 0.93, "Grant 1981" + U),
            "nasal": Absorption(0.06, 0.45, "Yanagihara 2003" + U),
            "oral": Absorption(0.03, 0.17, "Grant 1981" + U),
        },
        actions=(
            agonist(Receptor.HYPNOSIS, 3.0, "calibrated: awake a quarter of an hour after 2 mg/kg, Green 2011" + U),
            agonist(Receptor.VENTILATION, 4.5, CLASS),
            Action(Effect.SETPOINT, 0.45, CLASS, 25.0, 1.5),
            Action(Effect.HEART_RATE, 0.45, CLASS, 0.16, 1.5),
            Action(Effect.SYMPATHETIC, 0.45, CLASS, 0.25, 1.5),
            Action(Effect.ANALGESIA, 0.15, "Clements 1981" + U, 0.85),
            Action(Effect.BRONCHODILATION, 1.0, CLASS, 0.5),
            Action(Effect.CONTRACTILITY, 8.0, CLASS, -0.15),
        ),
    ),
    Drug(
        "thiopental", "hypnotic",
        Kinetics(5.6, 0.204, "Stanski 1990" + U, 34.0, 2.7, 160.0, 0.6, 0.58), molar_mass=242.3,
        aliases=("thiopentone",),
        actions=(
            agonist(Receptor.HYPNOSIS, 16.0, "Stanski 1990" + U),
            agonist(Receptor.VENTILATION, 12.0, CLASS),
            Action(Effect.RESISTANCE, 14.0, CLASS, -0.40),
            Action(Effect.VENOUS_VOLUME, 16.0, CLASS, 0.22),
            Action(Effect.CONTRACTILITY, 30.0, CLASS, -0.30),
            Action(Effect.HEART_RATE, 25.0, CLASS, 0.12),
            Action(Effect.BAROREFLEX, 12.0, CLASS, -0.7),
            Action(Effect.ANTICONVULSION, 10.0, CLASS, 0.98, 2.0),
            Action(Effect.CEREBRAL_RESISTANCE, 18.0, CLASS, 0.6),
            Action(Effect.METABOLISM, 18.0, CLASS, -0.2),
        ),
    ),
    Drug(
        "dexmedetomidine", "hypnotic",
        Kinetics(1.78, 0.686, "Hannivoort 2015", 30.3, 2.98, 52.0, 0.602, 0.12), molar_mass=200.3,
        actions=(
            agonist(Receptor.HYPNOSIS, 0.0030, "Colin 2017" + U),
            Action(Effect.HEART_RATE, 0.001, "Colin 2017" + U, -0.28),
            Action(Effect.RESISTANCE, 0.0007, CLASS, -0.18),
            Action(Effect.ANALGESIA, 0.001, CLASS, 0.4),
            Action(Effect.THERMOREGULATION, 0.001, "Talke 1997" + U, -0.5),
        ),
        limits="The first rise of pressure after a fast dose is left out.",
    ),
    Drug(
        "midazolam", "benzodiazepine",
        Kinetics(40.48, 0.3497, "fitted to: Schwagmeier 1998, 5 mg", 10.01, 0.7052, 43.03, 0.107, 0.8, weight=77.1),
        molar_mass=325.8,
        absorption={
            "im": Absorption(0.08, 0.9, "Bell 1991" + U),
            "nasal": Absorption(0.15, 0.75, "Knoester 2002" + U),
            "oral": Absorption(0.04, 0.4, "Heizmann 1983" + U),
            "rectal": Absorption(0.06, 0.4, "Clausen 1988" + U),
            "sublingual": Absorption(0.08, 0.75, "Schwagmeier 1998"),
        },
        actions=(
            agonist(Receptor.BENZODIAZEPINE, 0.10, "Bührer 1990" + U),
            Action(Effect.BAROREFLEX, 0.05, CLASS, -0.55),
            Action(Effect.HEART_RATE, 0.10, CLASS, -0.08),
        ),
    ),
    Drug(
        "lorazepam", "benzodiazepine",
        Kinetics(35.0, 0.077, "Greenblatt 1979" + U, 55.0, 1.2, ke0=0.20), molar_mass=321.2,
        absorption={
            "im": Absorption(0.03, 0.95, "Greenblatt 1979" + U),
            "oral": Absorption(0.03, 0.93, "Greenblatt 1979" + U),
            "sublingual": Absorption(0.03, 0.94, "Greenblatt 1982" + U),
        },
        actions=(
            agonist(Receptor.BENZODIAZEPINE, 0.022, "Blin 1999" + U),
            Action(Effect.BAROREFLEX, 0.01, CLASS, -0.7),
            Action(Effect.HEART_RATE, 0.02, CLASS, -0.30),
        ),
    ),
    Drug(
        "diazepam", "benzodiazepine",
        Kinetics(22.0, 0.026, "Greenblatt 1989" + U, 55.0, 1.3, ke0=0.35), molar_mass=284.7,
        absorption={
            "im": Absorption(0.02, 0.9, "Divoll 1983" + U),
            "oral": Absorption(0.04, 0.95, "Divoll 1983" + U),
            "rectal": Absorption(0.1, 0.9, "Dhillon 1982" + U),
        },
        actions=(
            agonist(Receptor.BENZODIAZEPINE, 0.35, "Greenblatt 1989" + U),
            Action(Effect.BAROREFLEX, 0.2, CLASS, -0.5),
        ),
    ),
    Drug(
        "flumazenil", "antidote",
        Kinetics(11.0, 1.0, "Klotz 1984" + U, 50.0, 1.5, ke0=0.9), molar_mass=303.3,
        actions=(antagonist(Receptor.BENZODIAZEPINE, 0.004, "Fiset 1995" + U),),
    ),
)  # fmt: skip
