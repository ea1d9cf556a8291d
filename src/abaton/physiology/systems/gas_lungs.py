"""Gas between alveoli and the blood that passes them."""

import math
from typing import NamedTuple

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import SPACES, GasConstants, Species
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import acid_base, dissociation
from abaton.physiology.systems.acid_base import Plasma
from abaton.physiology.systems.dissociation import Curve
from abaton.physiology.systems.gas_airways import dry_pressure, expansion
from abaton.physiology.systems.gas_blood import ARTERIAL, TINY, VENOUS, capacity, carry, plasma

OXYGEN = int(Species.OXYGEN) * SPACES
CARBON_DIOXIDE = int(Species.CARBON_DIOXIDE) * SPACES
CARBON_MONOXIDE = int(Species.CARBON_MONOXIDE) * SPACES


class Reached(NamedTuple):
    """What blood would hold that came to the pressures of a lung."""

    oxygen: float
    """mL/mL."""
    slope: float
    """Of oxygen, mL/mL/mmHg."""
    carbon_dioxide: float
    """mL/mL."""
    back_pressure: float
    """Of carbon monoxide, mmHg."""


@compiled
def hypoxia(k: GasConstants, po2: float) -> float:
    """Resistance of the vessels of a lung at its alveolar PO2 (mmHg), 1 without hypoxia."""
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
def reach(b: Body, p: Plasma, full: float, monoxide: float, lung: int) -> Reached:
    """Say what blood would hold at the alveolar pressures of a lung; carries its pH along."""
    g = b.gas
    k = g.constants
    po2 = g.alveolar_po2[lung]
    pco2 = g.alveolar_pco2[lung]
    factor = dissociation.shift(k, g.capillary_ph[lung], b.energy.core, g.diphosphoglycerate)
    curve = Curve(full, factor, monoxide)
    joint = dissociation.joint_pressure(k, curve, po2, g.capillary_pressure[lung])
    filled = dissociation.filled(k, joint * factor)
    ph = acid_base.ph_of_pressure(k, p, pco2, filled, g.capillary_ph[lung])
    g.capillary_pressure[lung] = joint
    g.capillary_ph[lung] = ph
    return Reached(
        max(filled - monoxide, 0.0) * full + k.oxygen_solubility * po2,
        full * dissociation.steepness(k, joint * factor) * factor + k.oxygen_solubility,
        acid_base.held_per_pressure(k, p, filled, ph) * pco2,
        joint * monoxide / (max(filled, TINY) * k.haldane),
    )


@compiled
def exchange(b: Body, lung: int, reached: Reached, scale: float, dt: float) -> None:
    """Move gas between a lung and the blood on its way; `scale` is mmHg per mL of gas in the lung."""
    g = b.gas
    k = g.constants
    volume = max(g.volume[VENOUS], k.smallest_volume)
    through = g.lung_flow[lung] * (1 - min(max(b.breathing.shunt[lung], 0.0), 1.0))
    through = min(through, 0.5 * volume / dt)
    # How far blood gets on its way past the alveoli; carbon dioxide passes some twenty times more easily.
    speed = math.sqrt(max(g.lung_flow[0] + g.lung_flow[1], 1.0) / k.resting_flow)
    short = math.exp(-k.equilibration * max(b.breathing.diffusion[lung], 0.0) / speed)
    easy = short * short * short * short
    oxygen = through * (reached.oxygen - g.oxygen[VENOUS] / volume) * (1 - short)
    oxygen /= 1 + dt * through * reached.slope * scale
    dioxide = through * (g.carbon_dioxide[VENOUS] / volume - reached.carbon_dioxide) * (1 - easy)
    dioxide /= 1 + dt * through * k.carbon_dioxide_slope * scale
    # Carbon monoxide is slowed by the membrane alone.
    easily = k.carbon_monoxide_diffusion * max(b.breathing.diffusion[lung], 0.0) * 0.5
    easily *= through / (through + k.carbon_monoxide_flow)
    monoxide = easily * (g.alveolar[CARBON_MONOXIDE + lung] * scale - reached.back_pressure)
    monoxide /= 1 + dt * easily * scale
    # Nothing gives more than half of what it has in one tick.
    part = 0.5 * min(through * dt / volume, 1.0)
    oxygen = min(max(oxygen * dt, -part * g.oxygen[VENOUS]), 0.5 * g.alveolar[OXYGEN + lung])
    dioxide = max(min(dioxide * dt, part * g.carbon_dioxide[VENOUS]), -0.5 * g.alveolar[CARBON_DIOXIDE + lung])
    monoxide = min(max(monoxide * dt, -part * g.carbon_monoxide[VENOUS]), 0.5 * g.alveolar[CARBON_MONOXIDE + lung])
    g.alveolar[OXYGEN + lung] -= oxygen
    g.alveolar[CARBON_DIOXIDE + lung] += dioxide
    g.alveolar[CARBON_MONOXIDE + lung] -= monoxide
    g.oxygen[ARTERIAL] += oxygen
    g.carbon_dioxide[ARTERIAL] -= dioxide
    g.carbon_monoxide[ARTERIAL] += monoxide
    g.uptake[lung] = (oxygen - dioxide + monoxide) / dt * expansion(b) / dry_pressure(b)


@compiled
def breathe(b: Body, dt: float) -> None:
    """Bring venous blood past the alveoli into the arterial pool."""
    g = b.gas
    k = g.constants
    p = plasma(b)
    full = capacity(b)
    volume = max(g.volume[VENOUS], k.smallest_volume)
    monoxide = min(g.carbon_monoxide[VENOUS] / (volume * full), 1.0)
    conversion = expansion(b)
    flows = g.lung_flow[0] + g.lung_flow[1]
    mean = 0.0
    mean_co2 = 0.0
    for lung in range(2):
        scale = conversion / max(g.space_volume[lung], k.smallest_volume)
        g.alveolar_po2[lung] = g.alveolar[OXYGEN + lung] * scale
        g.alveolar_pco2[lung] = g.alveolar[CARBON_DIOXIDE + lung] * scale
        exchange(b, lung, reach(b, p, full, monoxide, lung), scale, dt)
        mean += g.alveolar_po2[lung] * g.lung_flow[lung]
        mean_co2 += g.alveolar_pco2[lung] * g.lung_flow[lung]
    if flows > TINY:
        part = dt / (k.pulmonary_time + dt)
        g.pulmonary_venous_po2 += (mean / flows - g.pulmonary_venous_po2) * part
        g.pulmonary_venous_pco2 += (mean_co2 / flows - g.pulmonary_venous_pco2) * part
    q = b.circulation.pulmonary_flow
    if q > 0:
        carry(b, VENOUS, ARTERIAL, min(q * dt / volume, 1.0))
    else:
        carry(b, ARTERIAL, VENOUS, min(-q * dt / max(g.volume[ARTERIAL], k.smallest_volume), 1.0))
