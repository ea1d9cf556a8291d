"""Vapours and nitrous oxide. Concentrations are % of an atmosphere."""

from dataclasses import replace

from abaton.physiology.drugs.drug import Action, Drug, Receptor, Solubility, agonist
from abaton.physiology.drugs.effect import Effect

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"


# What the halogenated vapours share; concentrations are multiples of the MAC.
SHARED = (
    agonist(Receptor.HYPNOSIS, 0.75, "Whitlow 2003, BIS" + U),
    agonist(Receptor.VENTILATION, 1.5, "Doi 1987" + U),
    Action(Effect.CONTRACTILITY, 1.8, CLASS, -0.25),
    Action(Effect.VENOUS_VOLUME, 1.2, CLASS, 0.12, 1.5),
    Action(Effect.BAROREFLEX, 0.7, "Muzi 1995" + U, -0.75),
    Action(Effect.BRONCHODILATION, 1.0, CLASS, 0.5),
    Action(Effect.CHEMOSENSITIVITY, 0.5, "Dahan 1994" + U, -0.5),
    Action(Effect.THERMOREGULATION, 0.6, "Sessler 1991" + U, -0.9, 2.0),
    Action(Effect.NEUROMUSCULAR_BLOCK, 3.0, CLASS, 0.5, 2.0),
)


def _volatile(name: str, solubility: Solubility, molar_mass: float, *own: Action) -> Drug:
    """Give a vapour: what all share and how far each opens vessels and quickens the heart, as multiples of its MAC."""
    actions = tuple(replace(one, half=one.half * solubility.mac) for one in (*own, *SHARED))
    return Drug(name, "vapour", solubility, actions, molar_mass)


DRUGS = (
    _volatile(
        "desflurane", Solubility(0.42, 0.54, 0.94, 12.0, 6.6, "Yasuda 1989; MAC Nickalls 2003" + U), 168.0,
        Action(Effect.RESISTANCE, 1.2, "Weiskopf 1991" + U, -0.50, 1.5),
        Action(Effect.HEART_RATE, 1.2, "Weiskopf 1991" + U, 0.25, 2.0),
    ),
    _volatile(
        "sevoflurane", Solubility(0.65, 1.10, 2.4, 34.0, 1.8, "Yasuda 1989; MAC Nickalls 2003" + U), 200.1,
        Action(Effect.RESISTANCE, 1.2, "Malan 1995" + U, -0.45, 1.5),
        Action(Effect.HEART_RATE, 1.2, "Malan 1995" + U, 0.05, 2.0),
    ),
    _volatile(
        "isoflurane", Solubility(1.40, 2.20, 4.4, 64.0, 1.17, "Yasuda 1989; MAC Nickalls 2003" + U), 184.5,
        Action(Effect.RESISTANCE, 1.2, "Stevens 1971" + U, -0.50, 1.5),
        Action(Effect.HEART_RATE, 1.2, "Stevens 1971" + U, 0.20, 2.0),
    ),
    Drug(
        "nitrous_oxide", "vapour", Solubility(0.47, 0.50, 0.54, 1.08, 104.0, "Eger 1974; MAC Hornbein 1982" + U),
        (
            agonist(Receptor.HYPNOSIS, 104.0, CLASS),
            Action(Effect.ANALGESIA, 35.0, CLASS, 0.8, 2.0),
            Action(Effect.SYMPATHETIC, 50.0, CLASS, 0.1),
            Action(Effect.CHEMOSENSITIVITY, 40.0, "Yacoub 1976" + U, -0.5),
            Action(Effect.NAUSEA, 60.0, CLASS, 0.3),
        ),
        44.0, limits="No second-gas effect, no growth of air-filled spaces.",
    ),
)  # fmt: skip
