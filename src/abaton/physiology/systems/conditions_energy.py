"""What illness asks of metabolism and warmth, and what cold and heat do to heart and clotting; multiplies and adds.

Sepsis is with circulation, burns and transfusion reactions with fluids, seizures with the brain.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body

FEVER, STARVATION, HYPOTHYROIDISM = int(Illness.FEVER), int(Illness.STARVATION), int(Illness.HYPOTHYROIDISM)
PREGNANCY, KETOACIDOSIS = int(Illness.PREGNANCY), int(Illness.KETOACIDOSIS)


@compiled
def part(b: Body, illness: int) -> float:
    """Severity of an illness, 0 to 1."""
    return min(max(b.illness.severity[2 * illness], 0.0), 1.0)


@compiled
def step(b: Body, dt: float) -> None:  # noqa: ARG001 every field's conditions are called alike
    """Write into `illness_effects` what illness does to metabolism and warmth."""
    k = b.energy.constants
    e = b.illness_effects
    e.setpoint_temperature += k.fever * max(b.illness.severity[2 * FEVER], 0.0)
    e.metabolism *= 1 + k.pregnancy_metabolism * part(b, PREGNANCY)
    e.metabolism *= 1 + k.ketotic_metabolism * part(b, KETOACIDOSIS)
    fasted = min(max(b.illness.severity[2 * STARVATION], 0.0) / k.fasting_days, 1.0)
    e.metabolism *= 1 - k.fasting_metabolism * fasted
    slow = part(b, HYPOTHYROIDISM)
    e.metabolism *= 1 - k.thyroid_metabolism * slow
    e.heart_rate *= 1 - k.thyroid_rate * slow
    e.contractility *= 1 - k.thyroid_force * slow
    e.drive *= 1 - k.thyroid_drive * slow
    e.thermoregulation *= 1 - k.thyroid_gain * slow
    e.setpoint_temperature -= k.thyroid_heat * slow
    cold = max(k.cold_from - b.energy.core, 0.0)
    e.contractility *= 1 / (1 + k.cold_force * cold)
    e.bleeding *= 1 + k.cold_clotting * cold
    hot = max(b.energy.core - k.hot_from, 0.0)
    e.capillary_leak *= 1 + k.hot_leak * hot
