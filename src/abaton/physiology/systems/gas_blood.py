"""Pools of blood: what they bind and buffer, how gas moves among them, and the pressures it stands at.

Amounts are moved by fluxes, each taken from one pool and given to the next. Pressures and pH of a pool follow its
amounts by one Newton step a tick.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import POOLS, Pool
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import acid_base, dissociation
from abaton.physiology.systems.acid_base import Plasma
from abaton.physiology.systems.dissociation import Curve

ARTERIAL, VENOUS, ORGANS = int(Pool.ARTERIAL), int(Pool.VENOUS), int(Pool.ORGANS)
TINY = 1e-9
"""Below any amount that matters; keeps divisions defined."""


@compiled
def useless(b: Body) -> float:
    """Fraction of haemoglobin that is methaemoglobin."""
    return min(max(b.drug_effects.methaemoglobin + b.illness_effects.methaemoglobin, 0.0), 1.0)


@compiled
def capacity(b: Body) -> float:
    """Oxygen (mL/mL) that haemoglobin can bind, methaemoglobin taken off."""
    k = b.gas.constants
    return max(k.haemoglobin_oxygen * b.fluids.haemoglobin / k.decilitre * (1 - useless(b)), TINY)


@compiled
def plasma(b: Body) -> Plasma:
    """Buffering of blood now: what plasma's ions ask, less what interstitial fluid has buffered."""
    g = b.gas
    k = g.constants
    hidden = k.haemoglobin_buffer * b.fluids.haemoglobin * (1 - k.extracellular_haemoglobin)
    excess = g.excess + hidden * (g.interstitial_ph - k.normal_ph)
    return acid_base.plasma(k, b.fluids.haemoglobin, excess, b.energy.core)


@compiled
def volumes(b: Body, pool: int) -> tuple[float, float, float]:
    """Volume (mL) of blood in a pool, or of blood that would hold as much of each gas as an organ does."""
    k = b.gas.constants
    if pool < ORGANS:
        volume = max(b.gas.volume[pool], k.smallest_volume)
        return volume, volume, volume
    oxygen = k.oxygen_volume[pool - ORGANS]
    return oxygen, k.carbon_dioxide_volume[pool - ORGANS], oxygen * k.carbon_monoxide_share


@compiled
def carry(b: Body, origin: int, target: int, part: float) -> None:
    """Move a share of a pool's gases to another."""
    g = b.gas
    moved = part * g.oxygen[origin]
    g.oxygen[origin] -= moved
    g.oxygen[target] += moved
    moved = part * g.carbon_dioxide[origin]
    g.carbon_dioxide[origin] -= moved
    g.carbon_dioxide[target] += moved
    moved = part * g.carbon_monoxide[origin]
    g.carbon_monoxide[origin] -= moved
    g.carbon_monoxide[target] += moved


@compiled
def bleed(b: Body, pool: int, part: float) -> None:
    """Lose a share of a pool's gases."""
    pale(b, pool, part)
    g = b.gas
    lost = part * g.carbon_dioxide[pool]
    g.carbon_dioxide[pool] -= lost
    g.carbon_dioxide_lost += lost


@compiled
def pale(b: Body, pool: int, part: float) -> None:
    """Lose what a share of a pool's red cells carries: oxygen and carbon monoxide."""
    g = b.gas
    lost = part * g.oxygen[pool]
    g.oxygen[pool] -= lost
    g.oxygen_lost += lost
    lost = part * g.carbon_monoxide[pool]
    g.carbon_monoxide[pool] -= lost
    g.carbon_monoxide_lost += lost


@compiled
def settle(b: Body) -> None:
    """Find the pressures, pH and saturation at which every pool holds its amounts."""
    g = b.gas
    k = g.constants
    full = capacity(b)
    p = plasma(b)
    for pool in range(POOLS):
        volume, volume_co2, volume_co = volumes(b, pool)
        factor = dissociation.shift(k, g.pool_ph[pool], b.energy.core, g.diphosphoglycerate)
        monoxide = min(g.carbon_monoxide[pool] / (volume_co * full), 1.0)
        curve = Curve(full, factor, monoxide)
        joint = dissociation.joint_pressure_of_content(k, curve, g.oxygen[pool] / volume, g.pool_pressure[pool])
        g.pool_pressure[pool] = joint
        g.pool_po2[pool] = dissociation.oxygen_pressure(k, curve, joint)
        filled = dissociation.filled(k, joint * factor)
        g.pool_saturation[pool] = max(filled - monoxide, 0.0)
        held = g.carbon_dioxide[pool] / volume_co2
        ph = acid_base.ph_of_content(k, p, held, filled, g.pool_ph[pool])
        g.pool_ph[pool] = ph
        g.pool_pco2[pool] = held / acid_base.held_per_pressure(k, p, filled, ph)
