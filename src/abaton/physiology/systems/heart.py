"""How stiff the heart's chambers are at an instant: time-varying elastance and the pericardium around them."""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Vessel
from abaton.physiology.body.whole import Body


@compiled
def activation(since_s: float, systole_s: float, relaxation: float) -> float:
    """Rise and fall of a chamber's contraction, 0..1 (Heldt 2002, equation 2)."""
    if since_s < 0 or systole_s <= 0:
        return 0.0
    if since_s < systole_s:
        return 0.5 * (1 - math.cos(math.pi * since_s / systole_s))
    if since_s < systole_s * (1 + relaxation):
        return 0.5 * (1 + math.cos(math.pi * (since_s - systole_s) / (relaxation * systole_s)))
    return 0.0


@compiled
def squeeze(b: Body) -> float:
    """Write pressure and stiffness of the four chambers; give the activation of the ventricles, 0..1.

    Atria: their linear wall and the elastance added in systole. Ventricles: between an exponential curve when relaxed
    and a line when contracted (Suga and Sagawa), weighted by the activation.
    """
    c, k = b.circulation, b.circulation.constants
    cycle = min(max(b.rhythm.interval, k.shortest_cycle), k.longest_cycle)
    root = math.sqrt(cycle)
    # A long cycle is long in diastole: systole follows the interval before, and ends by the next beat.
    hurry = 1 + k.lusitropy * max(b.reflexes.contractility_activity - 1, 0.0)
    contracted = b.rhythm.mechanical * activation(b.rhythm.ventricular_time, k.systole * root / hurry, k.relaxation)
    atrial = b.rhythm.atrial_kick * activation(b.rhythm.atrial_time, k.atrial_systole * root, k.relaxation)
    strength = b.reflexes.contractility * b.drug_effects.contractility * b.illness_effects.contractility
    # Muscle whose vessels do not keep up contracts with what it is given.
    strength *= 1 - k.ischaemic_weakness * b.circulation.ischaemia

    _atrium(b, Vessel.LEFT_ATRIUM, k.left_atrial_elastance * atrial)
    _atrium(b, Vessel.RIGHT_ATRIUM, k.right_atrial_elastance * atrial)
    _ventricle(
        b, Vessel.LEFT_VENTRICLE, contracted, k.left_elastance * strength, k.left_volume, k.left_stiffness, k.left_scale
    )
    _ventricle(
        b,
        Vessel.RIGHT_VENTRICLE,
        contracted,
        k.right_elastance * strength * (1 - k.right_share * c.right_overload),
        k.right_volume,
        k.right_stiffness,
        k.right_scale,
    )
    return contracted


@compiled
def _atrium(b: Body, which: int, added: float) -> None:
    c = b.circulation
    beyond = c.volume[which] - c.unstressed[which]
    stiff = 1 / c.constants.compliance[which]
    if beyond < 0:
        stiff /= c.constants.collapse
    stiff += added
    c.stiffness[which] = stiff
    c.pressure[which] = stiff * beyond


@compiled
def _ventricle(  # noqa: PLR0917 compiled functions take no names
    b: Body, which: int, contracted: float, elastance: float, dead: float, curve: float, scale: float
) -> None:
    c = b.circulation
    beyond = c.volume[which] - c.unstressed[which]
    relaxed = scale * math.exp(min(curve * beyond, c.constants.stretch_limit))
    tense = elastance * (c.volume[which] - dead)
    c.pressure[which] = (1 - contracted) * (relaxed - scale) + contracted * tense
    c.stiffness[which] = (1 - contracted) * curve * relaxed + contracted * elastance


@compiled
def pericardium(b: Body) -> float:
    """Pressure of the pericardium on the heart in mmHg above pleural: none until it is full, then steep."""
    c, k = b.circulation, b.circulation.constants
    held = (
        c.volume[Vessel.LEFT_ATRIUM]
        + c.volume[Vessel.RIGHT_ATRIUM]
        + c.volume[Vessel.LEFT_VENTRICLE]
        + c.volume[Vessel.RIGHT_VENTRICLE]
        + c.effusion
    )
    beyond = held - k.pericardium_volume
    if beyond <= 0:
        return 0.0
    return k.pericardium_scale * (math.exp(min(k.pericardium_stiffness * beyond, k.stretch_limit)) - 1)
