"""What blood holds of oxygen and carbon monoxide at a pressure, and the pressure at which it holds as much.

Severinghaus 1979 with Bohr, temperature and 2,3-DPG shifts; carbon monoxide by Haldane: both gases fill the curve as
if all were oxygen at the pressure PO2 + M PCO, and share it in the ratio PO2 : M PCO.
"""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GasConstants

TINY = 1e-9
"""Below any pressure or fraction that matters; keeps divisions defined."""


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
def joint_pressure(k: GasConstants, po2: float, factor: float, monoxide: float, guess: float) -> float:
    """PO2 + M PCO (mmHg) at a PO2, where carbon monoxide holds the fraction `monoxide`; one step from a guess.

    Solves u = P f/(f - h) as u (1 - h/f(u)) = P by Newton.
    """
    if monoxide < TINY:
        return po2
    u = min(max(guess, TINY), k.greatest_pressure)
    f = max(filled(k, u * factor), TINY)
    slope = steepness(k, u * factor) * factor
    rest = u * (1 - monoxide / f) - po2
    steep = 1 - monoxide / f + u * monoxide * slope / (f * f)
    return min(max(u - rest / max(steep, TINY), 0.5 * u), min(2 * u + 1, k.greatest_pressure))


@compiled
def joint_pressure_of_content(
    k: GasConstants, content: float, capacity: float, factor: float, monoxide: float, guess: float
) -> float:
    """PO2 + M PCO (mmHg) at which blood of a capacity holds `content` of oxygen (both mL/mL); one step from a guess.

    Solves (f - h)(capacity + a u/f) = content by Newton; a is the solubility of oxygen.
    """
    u = min(max(guess, TINY), k.greatest_pressure)
    x = u * factor
    f = max(filled(k, x), TINY)
    slope = steepness(k, x) * factor
    solved = k.oxygen_solubility * u / f
    free = f - monoxide
    rest = free * (capacity + solved) - content
    steep = slope * (capacity + solved) + free * k.oxygen_solubility * (1 - u * slope / f) / f
    steep = max(steep, TINY * TINY)
    return min(max(u - rest / steep, 0.5 * u), min(2 * u + 1, k.greatest_pressure))


@compiled
def oxygen_pressure(k: GasConstants, joint: float, factor: float, monoxide: float) -> float:
    """PO2 (mmHg) where PO2 + M PCO is `joint`."""
    f = max(filled(k, joint * factor), TINY)
    return joint * max(f - monoxide, 0.0) / f


@compiled
def oxygen_content(k: GasConstants, joint: float, capacity: float, factor: float, monoxide: float) -> float:
    """Oxygen in blood (mL/mL), bound and dissolved."""
    f = max(filled(k, joint * factor), TINY)
    free = max(f - monoxide, 0.0)
    return free * (capacity + k.oxygen_solubility * joint / f)
