"""Vapours and nitrous oxide. Concentrations are % of an atmosphere; half-effects are read as parts of a MAC."""

from abaton.physiology.drugs.drug import Action, Drug, Effect, Receptor, Solubility, agonist

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"


def _volatile(mac: float, rate: float, dilatation: float) -> tuple[Action, ...]:
    """Give what the halogenated vapours share, and how far each quickens the heart and opens vessels."""
    return (
        agonist(Receptor.HYPNOSIS, 0.75 * mac, "Whitlow 2003, BIS" + U),
        agonist(Receptor.VENTILATION, 1.5 * mac, "Doi 1987" + U),
        Action(Effect.RESISTANCE, 1.2 * mac, "Weiskopf 1991" + U, dilatation, 1.5),
        Action(Effect.CONTRACTILITY, 1.8 * mac, CLASS, -0.25),
        Action(Effect.HEART_RATE, 1.2 * mac, "Weiskopf 1991" + U, rate, 2.0),
        Action(Effect.BAROREFLEX, 1.0 * mac, "Muzi 1995" + U, -0.6),
        Action(Effect.BRONCHODILATION, 1.0 * mac, CLASS, 0.5),
        Action(Effect.CHEMOSENSITIVITY, 0.5 * mac, "Dahan 1994" + U, -0.5),
        Action(Effect.THERMOREGULATION, 0.6 * mac, "Sessler 1991" + U, -0.9, 2.0),
        Action(Effect.NEUROMUSCULAR_BLOCK, 3.0 * mac, CLASS, 0.5, 2.0),
    )


DRUGS = (
    Drug(
        "desflurane", "vapour", Solubility(0.42, 0.54, 0.94, 12.0, 6.6, "Yasuda 1989; MAC Nickalls 2003" + U),
        _volatile(6.6, 0.25, -0.45), 168.0,
    ),
    Drug(
        "sevoflurane", "vapour", Solubility(0.65, 1.10, 2.4, 34.0, 1.8, "Yasuda 1989; MAC Nickalls 2003" + U),
        _volatile(1.8, 0.05, -0.40), 200.1,
    ),
    Drug(
        "isoflurane", "vapour", Solubility(1.40, 2.20, 4.4, 64.0, 1.17, "Yasuda 1989; MAC Nickalls 2003" + U),
        _volatile(1.17, 0.20, -0.45), 184.5,
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
