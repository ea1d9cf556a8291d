"""Gas between alveoli, blood and tissues, and what pressures it stands at.

Amounts are moved by fluxes, each taken from one pool and given to the next. Pressures and pH of a pool follow its
amounts by one Newton step a tick.
"""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS
from abaton.physiology.body.gas import POOLS, SPACES, GasConstants, Pool, Species
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import acid_base, dissociation
from abaton.physiology.systems.gas_airways import dry_pressure, expansion

ARTERIAL, VENOUS, ORGANS = int(Pool.ARTERIAL), int(Pool.VENOUS), int(Pool.ORGANS)
OXYGEN, CARBON_DIOXIDE, CARBON_MONOXIDE = (
    int(Species.OXYGEN) * SPACES,
    int(Species.CARBON_DIOXIDE) * SPACES,
    int(Species.CARBON_MONOXIDE) * SPACES,
)
TINY = 1e-9
"""Below any amount that matters; keeps divisions defined."""


@compiled
def capacity(b: Body) -> float:
    """Oxygen (mL/mL) that haemoglobin can bind, methaemoglobin taken off."""
    k = b.gas.constants
    dead = min(b.drug_effects.methaemoglobin + b.illness_effects.methaemoglobin, 1.0)
    return max(k.haemoglobin_oxygen * b.fluids.haemoglobin / k.decilitre * (1 - dead), TINY)


@compiled
def excess(b: Body) -> float:
    """X of arterial blood (mmol/L): what plasma's ions ask, less what interstitial fluid has buffered."""
    g = b.gas
    k = g.constants
    hidden = k.haemoglobin_buffer * b.fluids.haemoglobin * (1 - k.extracellular_haemoglobin)
    return g.excess + hidden * (g.interstitial_ph - k.normal_ph)


@compiled
def hypoxia(k: GasConstants, po2: float) -> float:
    """Resistance of the vessels of a lung (1) at its alveolar PO2 (mmHg), 1 without hypoxia."""
    half = k.hypoxic_half * k.hypoxic_half * k.hypoxic_half
    return 1 + k.hypoxic_gain * half / (half + po2 * po2 * po2)


@compiled
def perfuse(b: Body, dt: float) -> None:
    """Share pulmonary flow among the lungs: by anatomy and by hypoxia."""
    g = b.gas
    k = g.constants
    normal = hypoxia(k, k.hypoxic_normal)
    weight = 0.0
    resisted = 0.0
    for lung in range(2):
        wanted = hypoxia(k, g.alveolar_po2[lung]) / normal
        g.hypoxic_resistance[lung] += (wanted - g.hypoxic_resistance[lung]) * dt / k.hypoxic_time
        weight += max(b.breathing.flow_share[lung], 0.0) / g.hypoxic_resistance[lung]
        resisted += 0.5 * g.hypoxic_resistance[lung]
    g.pulmonary_resistance = resisted
    for lung in range(2):
        share = max(b.breathing.flow_share[lung], 0.0) / g.hypoxic_resistance[lung]
        g.lung_flow[lung] = max(b.circulation.pulmonary_flow, 0.0) * share / max(weight, TINY)


@compiled
def breathe(b: Body, dt: float) -> None:
    """Bring venous blood to the alveoli and into the arterial pool."""
    g = b.gas
    k = g.constants
    conversion = expansion(b)
    full = capacity(b)
    hb = b.fluids.haemoglobin
    base = excess(b)
    buffer = acid_base.buffers(k, hb)
    pk = acid_base.dissociation_constant(k, b.energy.core)
    alpha = acid_base.solubility(k, b.energy.core)
    volume = max(g.volume[VENOUS], k.smallest_volume)
    q = b.circulation.pulmonary_flow
    part = min(max(q, 0.0) * dt / volume, 1.0)
    held = g.oxygen[VENOUS] / volume
    held_co2 = g.carbon_dioxide[VENOUS] / volume
    monoxide = min(g.carbon_monoxide[VENOUS] / (volume * full), 1.0)
    pulmonary = 0.0
    pulmonary_co2 = 0.0
    for lung in range(2):
        space = max(g.space_volume[lung], k.smallest_volume)
        scale = conversion / space
        po2 = max(g.alveolar[OXYGEN + lung], 0.0) * scale
        pco2 = max(g.alveolar[CARBON_DIOXIDE + lung], 0.0) * scale
        g.alveolar_po2[lung] = po2
        g.alveolar_pco2[lung] = pco2
        through = g.lung_flow[lung] * (1 - min(max(b.breathing.shunt[lung], 0.0), 1.0))
        # What blood that reached the alveolar pressures would hold.
        factor = dissociation.shift(k, g.capillary_ph[lung], b.energy.core, g.diphosphoglycerate)
        joint = dissociation.joint_pressure(k, po2, factor, monoxide, g.capillary_pressure[lung])
        g.capillary_pressure[lung] = joint
        filled = dissociation.filled(k, joint * factor)
        oxygenated = max(filled - monoxide, 0.0)
        x = base + k.deoxygenation * hb * (1 - filled)
        ph = acid_base.ph_of_pressure(k, pco2, x, buffer, g.capillary_ph[lung], alpha, pk)
        g.capillary_ph[lung] = ph
        reached = oxygenated * full + k.oxygen_solubility * po2
        cells = acid_base.cell_factor(k, ph, filled, hb)
        reached_co2 = acid_base.content(k, pco2, math.exp(k.ln10 * (ph - pk)), cells, alpha)
        # How far blood gets on its way past the alveoli; carbon dioxide passes some twenty times more easily.
        speed = math.sqrt(max(g.lung_flow[0] + g.lung_flow[1], 1.0) / k.resting_flow)
        short = math.exp(-k.equilibration * max(b.breathing.diffusion[lung], 0.0) / speed)
        easy = short * short * short * short
        slope = full * dissociation.steepness(k, joint * factor) * factor + k.oxygen_solubility
        flux = through * (reached - held) * (1 - short) / (1 + dt * through * slope * scale)
        flux = min(flux, 0.5 * g.alveolar[OXYGEN + lung] / dt)
        out = through * (held_co2 - reached_co2) * (1 - easy) / (1 + dt * through * k.carbon_dioxide_slope * scale)
        out = max(out, -0.5 * g.alveolar[CARBON_DIOXIDE + lung] / dt)
        # Carbon monoxide is slowed by the membrane alone.
        back = joint * monoxide / (max(filled, TINY) * k.haldane)
        pco = max(g.alveolar[CARBON_MONOXIDE + lung], 0.0) * scale
        easily = k.carbon_monoxide_diffusion * b.breathing.diffusion[lung] * 0.5
        easily *= through / (through + k.carbon_monoxide_flow)
        into = easily * (pco - back) / (1 + dt * easily * scale)
        into = min(into, 0.5 * g.alveolar[CARBON_MONOXIDE + lung] / dt)
        if flux < 0:
            flux = max(flux, -0.5 * part * g.oxygen[VENOUS] / dt)
        out = min(out, 0.5 * part * g.carbon_dioxide[VENOUS] / dt)
        into = max(into, -0.5 * part * g.carbon_monoxide[VENOUS] / dt)
        g.alveolar[OXYGEN + lung] -= flux * dt
        g.alveolar[CARBON_DIOXIDE + lung] += out * dt
        g.alveolar[CARBON_MONOXIDE + lung] -= into * dt
        g.oxygen[ARTERIAL] += flux * dt
        g.carbon_dioxide[ARTERIAL] -= out * dt
        g.carbon_monoxide[ARTERIAL] += into * dt
        g.uptake[lung] = (flux - out + into) * conversion / dry_pressure(b)
        pulmonary += po2 * g.lung_flow[lung]
        pulmonary_co2 += pco2 * g.lung_flow[lung]
    if q > 0:
        carry(b, VENOUS, ARTERIAL, part)
        flows = max(g.lung_flow[0] + g.lung_flow[1], TINY)
        g.pulmonary_venous_po2 = pulmonary / flows
        g.pulmonary_venous_pco2 = pulmonary_co2 / flows
    else:
        carry(b, ARTERIAL, VENOUS, min(-q * dt / max(g.volume[ARTERIAL], k.smallest_volume), 1.0))


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
    g = b.gas
    lost = part * g.oxygen[pool]
    g.oxygen[pool] -= lost
    g.oxygen_lost += lost
    lost = part * g.carbon_dioxide[pool]
    g.carbon_dioxide[pool] -= lost
    g.carbon_dioxide_lost += lost
    lost = part * g.carbon_monoxide[pool]
    g.carbon_monoxide[pool] -= lost
    g.carbon_monoxide_lost += lost


@compiled
def nourish(b: Body, dt: float) -> None:
    """Let organs take oxygen and give carbon dioxide; blood passes from the arterial pool to the venous."""
    g = b.gas
    k = g.constants
    effect = max(b.drug_effects.extraction * b.illness_effects.extraction, 0.0)
    quotient = b.energy.respiratory_quotient
    outflow = 0.0
    for organ in range(N_ORGANS):
        outflow += max(b.circulation.organ_flow[organ], 0.0)
    blood = max(g.volume[ARTERIAL], k.smallest_volume)
    cut = min(1.0, blood / max(outflow * dt, TINY))
    oxygen = g.oxygen[ARTERIAL] / blood
    dioxide = g.carbon_dioxide[ARTERIAL] / blood
    monoxide = g.carbon_monoxide[ARTERIAL] / blood
    used = 0.0
    made = 0.0
    for organ in range(N_ORGANS):
        pool = ORGANS + organ
        q = b.circulation.organ_flow[organ] * dt
        if q >= 0:
            given = q * cut * oxygen
            taken = g.oxygen[pool] * min(q * cut / k.oxygen_volume[organ], 1.0)
            given_co2 = q * cut * dioxide
            taken_co2 = g.carbon_dioxide[pool] * min(q * cut / k.carbon_dioxide_volume[organ], 1.0)
            given_co = q * cut * monoxide
            taken_co = g.carbon_monoxide[pool] * min(q * cut / (k.oxygen_volume[organ] * k.carbon_monoxide_share), 1.0)
            g.oxygen[ARTERIAL] -= given
            g.oxygen[pool] += given - taken
            g.oxygen[VENOUS] += taken
            g.carbon_dioxide[ARTERIAL] -= given_co2
            g.carbon_dioxide[pool] += given_co2 - taken_co2
            g.carbon_dioxide[VENOUS] += taken_co2
            g.carbon_monoxide[ARTERIAL] -= given_co
            g.carbon_monoxide[pool] += given_co - taken_co
            g.carbon_monoxide[VENOUS] += taken_co
        else:
            # Blood goes the wrong way, as in a chest compression without valves.
            carry(b, VENOUS, ARTERIAL, min(-q / max(g.volume[VENOUS], k.smallest_volume), 1.0))
        # Oxygen is used as long as tissue gets it: at the full rate above the critical pressure, in proportion below.
        wanted = b.energy.oxygen_demand[organ]
        debt = g.oxygen_debt[organ]
        repaid = min(debt / k.debt_time, k.debt_share * wanted)
        pressure = g.pool_po2[pool]
        met = min(1.0, pressure * effect / k.critical_pressure[organ])
        eaten = min((wanted + repaid) * met * dt, 0.5 * g.oxygen[pool])
        g.oxygen[pool] -= eaten
        used += eaten
        g.oxygen_debt[organ] = max(debt + wanted * dt - eaten, 0.0)
        g.oxygen_met[organ] += (met - g.oxygen_met[organ]) * dt
        g.tissue_po2[organ] = pressure - k.tissue_gradient[organ] * min(1.0, pressure / k.critical_pressure[organ])
        formed = eaten * quotient
        made += formed
        slow = g.slow_carbon_dioxide[organ]
        capacity_slow = k.slow_capacity[organ]
        exchanged = (g.pool_pco2[pool] * capacity_slow - slow) * dt / k.slow_time
        exchanged = min(exchanged, 0.5 * g.carbon_dioxide[pool])
        g.slow_carbon_dioxide[organ] += exchanged
        g.carbon_dioxide[pool] += formed - exchanged
    g.oxygen_metabolised += used
    g.carbon_dioxide_produced += made
    g.carbon_monoxide[VENOUS] += k.carbon_monoxide_production * dt
    g.carbon_monoxide_produced += k.carbon_monoxide_production * dt
    weight = dt / (k.measuring_time + dt)
    g.oxygen_consumption += (used / dt * 60 - g.oxygen_consumption) * weight
    g.carbon_dioxide_production += (made / dt * 60 - g.carbon_dioxide_production) * weight


@compiled
def settle(b: Body) -> None:
    """Find the pressures, pH and saturation at which every pool holds its amounts."""
    g = b.gas
    k = g.constants
    full = capacity(b)
    hb = b.fluids.haemoglobin
    base = excess(b)
    buffer = acid_base.buffers(k, hb)
    core = b.energy.core
    pk = acid_base.dissociation_constant(k, core)
    alpha = acid_base.solubility(k, core)
    for pool in range(POOLS):
        if pool < ORGANS:
            volume = max(g.volume[pool], k.smallest_volume)
            volume_co2 = volume
            volume_co = volume
        else:
            volume = k.oxygen_volume[pool - ORGANS]
            volume_co2 = k.carbon_dioxide_volume[pool - ORGANS]
            volume_co = volume * k.carbon_monoxide_share
        monoxide = min(g.carbon_monoxide[pool] / (volume_co * full), 1.0)
        factor = dissociation.shift(k, g.pool_ph[pool], core, g.diphosphoglycerate)
        joint = dissociation.joint_pressure_of_content(
            k, g.oxygen[pool] / volume, full, factor, monoxide, g.pool_pressure[pool]
        )
        g.pool_pressure[pool] = joint
        g.pool_po2[pool] = dissociation.oxygen_pressure(k, joint, factor, monoxide)
        filled = dissociation.filled(k, joint * factor)
        g.pool_saturation[pool] = max(filled - monoxide, 0.0)
        x = base + k.deoxygenation * hb * (1 - filled)
        held = g.carbon_dioxide[pool] / volume_co2
        ph = acid_base.ph_of_content(k, held, filled, hb, x, buffer, g.pool_ph[pool], pk)
        g.pool_ph[pool] = ph
        g.pool_pco2[pool] = acid_base.pressure_of_content(k, held, filled, hb, ph, alpha, pk)
