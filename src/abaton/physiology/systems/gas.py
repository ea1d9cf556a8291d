"""Gas exchange: from the mouth to the mitochondria and back, every 20 ms; what an analyser derives, every second."""

from typing import get_args

from abaton.kernel.compiled import compiled
from abaton.physiology.acts import FluidName
from abaton.physiology.body.circulation import N_ORGANS, Organ
from abaton.physiology.body.gas import SEGMENTS, SPACES, Pool, Species
from abaton.physiology.body.person import Person
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import acid_base, dissociation, gas_airways, gas_blood, gas_lungs, gas_tissues
from abaton.physiology.systems.dissociation import Curve

ARTERIAL, VENOUS, ORGANS = int(Pool.ARTERIAL), int(Pool.VENOUS), int(Pool.ORGANS)
WHOLE_BLOOD = get_args(FluidName).index("whole_blood")
PACKED_CELLS = get_args(FluidName).index("packed_cells")
BICARBONATE = get_args(FluidName).index("bicarbonate_8_4")
STANDARD_MASS = float(Person.weight)
STANDARD_LUNGS = 2640.0
"""mL at the end of a breath, as in the standard adult's record of breathing."""
SETTLING = 60
"""Newton steps when the body begins: as many as matter from any guess."""


@compiled
def step(b: Body, dt: float) -> None:
    """Advance gas exchange by `dt` seconds (20 ms)."""
    g = b.gas
    k = g.constants
    if g.began == 0:
        begin(b)
    flow = gas_airways.flow_through(b, dt)
    gas_airways.watch(b, flow, dt)
    gas_lungs.perfuse(b, dt)
    bleed(b, dt)
    infuse(b, dt)
    dilute(b, dt)
    gas_lungs.breathe(b, dt)
    gas_tissues.nourish(b, dt)
    g.volume[ARTERIAL] = b.circulation.arterial_volume
    g.volume[VENOUS] = b.circulation.venous_volume
    gas_blood.settle(b)
    ph = min(max(g.pool_ph[ARTERIAL], k.ph_low), k.ph_high)
    g.interstitial_ph += (ph - g.interstitial_ph) * dt / k.interstitial_time
    publish(b, dt)


@compiled
def bleed(b: Body, dt: float) -> None:
    """Lose gas with blood, at the content of the pool that bleeds."""
    k = b.gas.constants
    least = k.smallest_volume
    lost = max(b.circulation.bleed_arterial, 0.0) * dt / max(b.gas.volume[ARTERIAL], least)
    gas_blood.bleed(b, ARTERIAL, min(lost, 1.0))
    lost = max(b.circulation.bleed_venous, 0.0) * dt / max(b.gas.volume[VENOUS], least)
    gas_blood.bleed(b, VENOUS, min(lost, 1.0))


@compiled
def infuse(b: Body, dt: float) -> None:
    """Take gas in with stored blood, carbon dioxide with bicarbonate; other fluids bring none."""
    running = b.fluids.infusion_flow
    if running <= 0:
        return
    g = b.gas
    k = g.constants
    e = b.equipment
    blood = 0.0
    for fluid in (WHOLE_BLOOD, PACKED_CELLS):
        if e.fluid_left[fluid] > 0:
            blood += e.fluid_rate[fluid] / 60
    buffer = e.fluid_rate[BICARBONATE] / 60 if e.fluid_left[BICARBONATE] > 0 else 0.0
    oxygen = min(blood, running) * k.stored_oxygen * dt
    dioxide = (min(blood, running) * k.stored_carbon_dioxide + min(buffer, running) * k.bicarbonate_carbon_dioxide) * dt
    g.oxygen[VENOUS] += oxygen
    g.oxygen_given += oxygen
    g.carbon_dioxide[VENOUS] += dioxide
    g.carbon_dioxide_given += dioxide


@compiled
def dilute(b: Body, dt: float) -> None:
    """Let bicarbonate follow water: fluid that joins plasma takes some from tissues, plasma that leaves brings it back.

    Strong ions spread in all extracellular fluid at once; without this, water alone would look like breathing.
    """
    g = b.gas
    moved = b.fluids.plasma_flow
    running = b.fluids.infusion_flow
    if running > 0:
        e = b.equipment
        for fluid in (WHOLE_BLOOD, PACKED_CELLS, BICARBONATE):
            if e.fluid_left[fluid] > 0:
                running -= e.fluid_rate[fluid] / 60
        moved += max(running, 0.0)
    tissues = 0.0
    for organ in range(N_ORGANS):
        tissues += g.slow_carbon_dioxide[organ]
    if tissues <= 0:
        return
    volume = max(g.volume[VENOUS], g.constants.smallest_volume)
    taken = g.carbon_dioxide[VENOUS] * min(max(moved * dt / volume, -0.5), 0.5)
    part = min(taken / tissues, 0.5)
    for organ in range(N_ORGANS):
        drawn = part * g.slow_carbon_dioxide[organ]
        g.slow_carbon_dioxide[organ] -= drawn
        g.carbon_dioxide[VENOUS] += drawn


@compiled
def publish(b: Body, dt: float) -> None:
    """Write what an analyser and an oximeter show of the pools."""
    g = b.gas
    k = g.constants
    dead = gas_blood.useless(b)
    g.po2 = g.pool_po2[ARTERIAL]
    g.pco2 = g.pool_pco2[ARTERIAL]
    g.ph = g.pool_ph[ARTERIAL]
    g.saturation = g.pool_saturation[ARTERIAL] * (1 - dead)
    volume = gas_blood.volumes(b, ARTERIAL)[0]
    monoxide = min(g.carbon_monoxide[ARTERIAL] / (volume * gas_blood.capacity(b)), 1.0)
    g.carboxyhaemoglobin = monoxide * (1 - dead)
    _finger(b, dt)
    seen = g.finger_saturation + g.carboxyhaemoglobin + dead * k.methaemoglobin_reading
    g.pulse_saturation = min(seen, 1.0)
    g.bicarbonate = acid_base.line(k, gas_blood.plasma(b), g.pool_saturation[ARTERIAL] + monoxide, g.ph)
    g.oxygen_content = g.oxygen[ARTERIAL] / volume * k.decilitre
    g.venous_po2 = g.pool_po2[VENOUS]
    g.venous_pco2 = g.pool_pco2[VENOUS]
    g.venous_ph = g.pool_ph[VENOUS]
    g.venous_saturation = g.pool_saturation[VENOUS] * (1 - dead)


@compiled
def _finger(b: Body, dt: float) -> None:
    """Bring blood to the finger as its flow does, later in shock and cold; what stands there is used up."""
    g = b.gas
    k = g.constants
    flow = min(max(b.circulation.organ_mean_flow[Organ.UPPER_BODY] / k.finger_flow, 0.0), 1.0)
    g.finger_saturation += (g.saturation - g.finger_saturation) * flow * dt / (k.finger_time + dt)
    g.finger_saturation -= k.finger_use * max(1 - flow / k.finger_still, 0.0) * dt
    g.finger_saturation = max(g.finger_saturation, 0.0)


@compiled
def begin(b: Body) -> None:
    """Fill lungs, blood and tissues as at rest, with the volumes that breathing and circulation have."""
    g = b.gas
    k = g.constants
    g.began = 1.0
    scale(b)
    g.airway_volume = max(b.breathing.dead_space, SEGMENTS * k.smallest_volume)
    conversion = gas_airways.expansion(b)
    for space in range(SPACES):
        g.space_volume[space] = gas_airways.space_volume(b, space)
        share = g.space_volume[space] / conversion
        g.alveolar[Species.OXYGEN * SPACES + space] = k.hypoxic_normal * share
        g.alveolar[Species.CARBON_DIOXIDE * SPACES + space] = g.pco2 * share
    for segment in range(SEGMENTS):
        share = g.airway_volume / SEGMENTS / conversion
        g.airway[Species.OXYGEN * SEGMENTS + segment] = k.hypoxic_normal * share
        g.airway[Species.CARBON_DIOXIDE * SEGMENTS + segment] = g.pco2 * share
    for lung in range(2):
        g.capillary_ph[lung] = k.normal_ph
        g.capillary_pressure[lung] = k.hypoxic_normal
    g.volume[ARTERIAL] = b.circulation.arterial_volume
    g.volume[VENOUS] = b.circulation.venous_volume
    fill(b, ARTERIAL, g.po2, g.pco2)
    fill(b, VENOUS, g.venous_po2, g.venous_pco2)
    for organ in range(N_ORGANS):
        fill(b, ORGANS + organ, k.begin_po2[organ], k.slow_pressure[organ])
        g.slow_carbon_dioxide[organ] = k.slow_pressure[organ] * k.slow_capacity[organ]
    for _ in range(SETTLING):
        gas_blood.settle(b)


@compiled
def scale(b: Body) -> None:
    """Fit stores to the person's mass, what concerns flow to their resting circulation, the membrane to their lungs."""
    k = b.gas.constants
    mass = b.person.weight / STANDARD_MASS
    flow = b.circulation.cardiac_output / (k.resting_flow * 60) if b.circulation.cardiac_output > 0 else mass
    for organ in range(N_ORGANS):
        k.oxygen_volume[organ] *= mass
        k.carbon_dioxide_volume[organ] *= mass
        k.slow_capacity[organ] *= mass
    k.carbon_monoxide_production *= mass
    k.carbon_monoxide_diffusion *= (b.breathing.volume[0] + b.breathing.volume[1]) / STANDARD_LUNGS
    k.resting_flow *= flow
    k.still *= flow
    k.finger_flow *= flow
    k.lactate_liver_flow *= flow
    k.lactate_clearance *= b.energy.resting_factor
    k.lactate_exercise *= mass
    k.lactate_stress *= mass


@compiled
def fill(b: Body, pool: int, po2: float, pco2: float) -> None:
    """Put into a pool what it holds at these pressures."""
    g = b.gas
    k = g.constants
    p = gas_blood.plasma(b)
    full = gas_blood.capacity(b)
    monoxide = g.carboxyhaemoglobin
    ph = k.normal_ph
    joint = po2
    filled = 1.0
    for _ in range(SETTLING):
        curve = Curve(full, dissociation.shift(k, ph, b.energy.core, g.diphosphoglycerate), monoxide)
        joint = dissociation.joint_pressure(k, curve, po2, joint)
        filled = dissociation.filled(k, joint * curve.factor)
        ph = acid_base.ph_of_pressure(k, p, pco2, filled, ph)
    volume, volume_co2, volume_co = gas_blood.volumes(b, pool)
    g.oxygen[pool] = (max(filled - monoxide, 0.0) * full + k.oxygen_solubility * po2) * volume
    g.carbon_monoxide[pool] = monoxide * full * volume_co
    g.carbon_dioxide[pool] = acid_base.held_per_pressure(k, p, filled, ph) * pco2 * volume_co2
    g.pool_ph[pool] = ph
    g.pool_pressure[pool] = joint
