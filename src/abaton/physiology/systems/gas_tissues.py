"""Gas between blood and organs: oxygen used, carbon dioxide made and stored."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.gas_blood import ARTERIAL, ORGANS, TINY, VENOUS, carry, volumes


@compiled
def nourish(b: Body, dt: float) -> None:
    """Let organs take oxygen and give carbon dioxide, while blood passes from the arterial pool to the venous."""
    g = b.gas
    k = g.constants
    perfuse(b, dt)
    used = 0.0
    made = 0.0
    for organ in range(N_ORGANS):
        eaten = eat(b, organ, dt)
        formed = eaten * b.energy.respiratory_quotient
        used += eaten
        made += formed
        pool = ORGANS + organ
        stored = (g.pool_pco2[pool] * k.slow_capacity[organ] - g.slow_carbon_dioxide[organ]) * dt / k.slow_time
        stored = min(stored, 0.5 * g.carbon_dioxide[pool])
        g.slow_carbon_dioxide[organ] += stored
        g.carbon_dioxide[pool] += formed - stored
    g.oxygen_metabolised += used
    g.carbon_dioxide_produced += made
    g.carbon_monoxide[VENOUS] += k.carbon_monoxide_production * dt
    g.carbon_monoxide_produced += k.carbon_monoxide_production * dt
    weight = dt / (k.measuring_time + dt)
    g.oxygen_consumption += (used / dt * 60 - g.oxygen_consumption) * weight
    g.carbon_dioxide_production += (made / dt * 60 - g.carbon_dioxide_production) * weight


@compiled
def perfuse(b: Body, dt: float) -> None:
    """Carry blood through every organ."""
    g = b.gas
    out = 0.0
    for organ in range(N_ORGANS):
        out += max(b.circulation.organ_flow[organ], 0.0) * dt
    blood = max(g.volume[ARTERIAL], b.gas.constants.smallest_volume)
    # However little blood is left, no more than all of it flows.
    part = min(1.0, out / blood) / max(out, TINY)
    oxygen = part * g.oxygen[ARTERIAL]
    dioxide = part * g.carbon_dioxide[ARTERIAL]
    monoxide = part * g.carbon_monoxide[ARTERIAL]
    for organ in range(N_ORGANS):
        q = b.circulation.organ_flow[organ] * dt
        if q < 0:
            # Blood goes the wrong way, as it may under chest compressions.
            carry(b, VENOUS, ARTERIAL, min(-q / max(g.volume[VENOUS], b.gas.constants.smallest_volume), 1.0))
            continue
        pool = ORGANS + organ
        volume, volume_co2, volume_co = volumes(b, pool)
        taken = g.oxygen[pool] * min(q / volume, 1.0)
        g.oxygen[ARTERIAL] -= q * oxygen
        g.oxygen[pool] += q * oxygen - taken
        g.oxygen[VENOUS] += taken
        taken = g.carbon_dioxide[pool] * min(q / volume_co2, 1.0)
        g.carbon_dioxide[ARTERIAL] -= q * dioxide
        g.carbon_dioxide[pool] += q * dioxide - taken
        g.carbon_dioxide[VENOUS] += taken
        taken = g.carbon_monoxide[pool] * min(q / volume_co, 1.0)
        g.carbon_monoxide[ARTERIAL] -= q * monoxide
        g.carbon_monoxide[pool] += q * monoxide - taken
        g.carbon_monoxide[VENOUS] += taken


@compiled
def eat(b: Body, organ: int, dt: float) -> float:
    """Use oxygen (mL): at the full rate above the critical venous pressure, in proportion below it."""
    g = b.gas
    k = g.constants
    pool = ORGANS + organ
    effect = max(b.drug_effects.extraction * b.illness_effects.extraction, 0.0)
    wanted = b.energy.oxygen_demand[organ]
    debt = g.oxygen_debt[organ]
    repaid = min(debt / k.debt_time, k.debt_share * wanted)
    over = g.pool_po2[pool] / k.critical_pressure[organ]
    met = min(1.0, over * effect)
    eaten = min((wanted + repaid) * met * dt, 0.5 * g.oxygen[pool])
    g.oxygen[pool] -= eaten
    g.oxygen_debt[organ] = max(debt + wanted * dt - eaten, 0.0)
    g.oxygen_met[organ] += (met - g.oxygen_met[organ]) * dt / (1 + dt)
    g.tissue_po2[organ] = g.pool_po2[pool] - k.tissue_gradient[organ] * min(1.0, over)
    return eaten
