"""What gas comes in: the air, or what a device mixes into it.

Loose devices deliver a flow; when breath draws more than that, air is drawn past them, so hard breathing thins the
oxygen.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.equipment import Oxygen
from abaton.physiology.body.whole import Body

HIGH_FLOW = int(Oxygen.HIGH_FLOW)
NASAL_CANNULA = int(Oxygen.NASAL_CANNULA)
NON_REBREATHER = int(Oxygen.NON_REBREATHER)
SIMPLE_MASK = int(Oxygen.SIMPLE_MASK)
VENTURI = int(Oxygen.VENTURI)


@compiled
def _pure(b: Body) -> float:
    """Give the part of inspired gas that is pure oxygen, of devices open to the air."""
    r = b.breathing
    c = r.constants
    e = b.equipment
    drawn = max(r.inspiratory_flow * c.litres, 1.0)
    if e.oxygen == NASAL_CANNULA:
        return min(c.cannula_gain * e.oxygen_flow / drawn, c.cannula_most)
    if e.oxygen == SIMPLE_MASK:
        return min(c.simple_gain * e.oxygen_flow / drawn, c.simple_most)
    if e.oxygen == NON_REBREATHER:
        breathed = max(r.minute_volume / 1000, 1.0)
        return min(c.rebreather_gain * e.oxygen_flow / breathed, c.rebreather_most)
    if e.oxygen in (VENTURI, HIGH_FLOW):
        air = b.surroundings.oxygen
        part = min(max((e.oxygen_fraction - air) / max(1 - air, c.least_open), 0.0), 1.0)
        delivered = e.oxygen_flow
        if e.oxygen == VENTURI:
            delivered = e.oxygen_flow / max(part, c.least_open)
        if delivered <= 0:
            return part
        return part * min(delivered / drawn, 1.0)
    return 0.0


@compiled
def step(b: Body) -> None:
    """Mix the gas at the airway opening."""
    r = b.breathing
    air = b.surroundings
    if r.ventilated > 0:
        fraction = b.equipment.inspired_fraction
        pure = min(max((fraction - air.oxygen) / max(1 - air.oxygen, r.constants.least_open), 0.0), 1.0)
        outside = 0.0 if fraction > air.oxygen + r.constants.room_air else 1.0
        r.inspired_oxygen = air.oxygen + (1 - air.oxygen) * pure
    else:
        pure = _pure(b)
        outside = 1 - pure
        r.inspired_oxygen = air.oxygen * outside + pure
    vapour = min(max(b.equipment.vapour, 0.0), 1.0)
    r.inspired_carbon_dioxide = air.carbon_dioxide * outside
    r.inspired_carbon_monoxide = air.carbon_monoxide * outside
    r.inspired_oxygen *= 1 - vapour
    r.inspired_vapour = vapour
