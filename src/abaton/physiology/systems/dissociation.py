"""What blood holds of oxygen and carbon monoxide at a pressure, and the pressure at which it holds as much.

Severinghaus 1979 with Bohr, temperature and 2,3-DPG shifts; carbon monoxide by Haldane: both gases fill the curve as
if all were oxygen at the joint pressure PO2 + M PCO, and share it in the ratio PO2 : M PCO.
"""

import math
from typing import NamedTuple

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GasConstants

TINY = 1e-9
"""Below any pressure or fraction that matters; keeps divisions defined."""


class Curve(NamedTuple):
    """How some blood binds oxygen."""

    capacity: float
    """mL of oxygen in mL of blood, all haemoglobin filled."""
    factor: float
    """Brings a pressure to the standard curve."""
    monoxide: float
    """Fraction of haemoglobin that carbon monoxide holds."""


@compiled
def shift(k: GasConstants, ph: float, temperature: float, phosphoglycerate: float) -> float:
    """Factor that brings a pressure to the standard curve (pH 7.4, 37 Cel)."""
    return math.exp(
        k.bohr * (ph - k.normal_ph)
        - k.warming * (temperature - k.body_temperature)
        - k.phosphoglycerate_shift * (phosphoglycerate - k.phosphoglycerate)
    )


@compiled
def filled(k: GasConstants, pressure: float) -> float:
    """Fraction of haemoglobin that is filled at a pressure (mmHg) of the standard curve."""
    cube = pressure * (pressure * pressure + k.hill_linear)
    return cube / (cube + k.hill_numerator)


@compiled
def steepness(k: GasConstants, pressure: float) -> float:
    """Slope of `filled`, per mmHg."""
    cube = pressure * (pressure * pressure + k.hill_linear)
    below = cube + k.hill_numerator
    return k.hill_numerator * (k.hill_slope * pressure * pressure + k.hill_linear) / (below * below)


@compiled
def bounded(k: GasConstants, wanted: float, last: float) -> float:
    """Keep a Newton step within half and twice the last pressure."""
    return min(max(wanted, 0.5 * last), 2 * last + 1, k.greatest_pressure)


@compiled
def joint_pressure(k: GasConstants, curve: Curve, po2: float, guess: float) -> float:
    """Joint pressure (mmHg) at a PO2; one Newton step from a guess.

    Solves u (1 - h/f(u)) = PO2, where h is held by carbon monoxide and f filled.
    """
    if curve.monoxide < TINY:
        return po2
    u = min(max(guess, TINY), k.greatest_pressure)
    f = max(filled(k, u * curve.factor), TINY)
    slope = steepness(k, u * curve.factor) * curve.factor
    rest = u * (1 - curve.monoxide / f) - po2
    steep = 1 - curve.monoxide / f + u * curve.monoxide * slope / (f * f)
    return bounded(k, u - rest / max(steep, TINY), u)


@compiled
def joint_pressure_of_content(k: GasConstants, curve: Curve, content: float, guess: float) -> float:
    """Joint pressure (mmHg) at which blood holds `content` of oxygen (mL/mL); one Newton step from a guess.

    Solves (f - h)(capacity + a u/f) = content; a is the solubility of oxygen.
    """
    u = min(max(guess, TINY), k.greatest_pressure)
    x = u * curve.factor
    f = max(filled(k, x), TINY)
    slope = steepness(k, x) * curve.factor
    solved = k.oxygen_solubility * u / f
    free = f - curve.monoxide
    rest = free * (curve.capacity + solved) - content
    steep = slope * (curve.capacity + solved) + free * k.oxygen_solubility * (1 - u * slope / f) / f
    return bounded(k, u - rest / max(steep, TINY * TINY), u)


@compiled
def oxygen_pressure(k: GasConstants, curve: Curve, joint: float) -> float:
    """PO2 (mmHg) at a joint pressure."""
    f = max(filled(k, joint * curve.factor), TINY)
    return joint * max(f - curve.monoxide, 0.0) / f


@compiled
def oxygen_content(k: GasConstants, curve: Curve, joint: float) -> float:
    """Oxygen in blood (mL/mL), bound and dissolved, at a joint pressure."""
    f = max(filled(k, joint * curve.factor), TINY)
    return max(f - curve.monoxide, 0.0) * (curve.capacity + k.oxygen_solubility * joint / f)
