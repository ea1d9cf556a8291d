"""Body heat in two nodes, core and skin (Gagge 1971): skin blood flow, sweat, shivering, and all ways to lose heat."""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.energy import EnergyConstants
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body

BURN = int(Illness.BURN)
UPPER_BODY, LEGS = int(Organ.UPPER_BODY), int(Organ.LEGS)
TINY = 1e-9
"""Below any amount that matters; keeps divisions defined."""


@compiled
def step(b: Body, dt: float) -> None:
    """Advance core and skin temperature by `dt` seconds (1 s)."""
    e = b.energy
    k = e.constants
    effect = b.drug_effects.setpoint_temperature + b.illness_effects.setpoint_temperature
    e.setpoint = k.core_set + effect
    gain = max(b.drug_effects.thermoregulation * b.illness_effects.thermoregulation, 0.0)
    flow = skin_flow(b, gain)
    e.skin_flow = flow * b.person.surface * 1000 / 60
    shiver(b, gain, dt)
    fat = math.sqrt(k.conductance_fat / max(b.person.body_fat, TINY))
    conductance = k.conductance * min(max(fat, k.conductance_least), k.conductance_most)
    conductance += k.shiver_conductance * e.shivering / b.person.surface
    conductance += k.blood_heat * flow / k.hour
    inner = conductance * b.person.surface * (e.core - e.skin)
    spent = e.metabolic_rate
    work = k.efficiency * min(e.muscle_uptake / max(b.gas.oxygen_consumption, 1.0), 1.0) * spent
    produced = max(spent - work, 0.0)
    humid = b.surroundings.humidity * saturated(k, b.surroundings.air_temperature)
    breath_dry = k.breath_warming * (k.breath_air - b.surroundings.air_temperature) * spent
    breath_wet = max(k.breath_wetting * (k.breath_vapour - humid), 0.0) * spent
    infused = max(b.fluids.infusion_flow, 0.0) * k.fluid_heat * (e.core - k.infusion_temperature)
    dry, wet = outer(b, gain, humid)
    mass = b.person.weight * k.specific_heat
    lost_core = breath_dry + breath_wet + infused
    core = e.core + (produced - lost_core - inner) * dt / (mass * (1 - k.skin_share))
    skin = e.skin + (inner + b.surroundings.heating - dry - wet) * dt / (mass * k.skin_share)
    e.core = min(max(core, k.coldest), k.hottest)
    e.skin = min(max(skin, k.coldest - k.core_set), k.hottest)
    e.heat_produced += produced * dt
    e.heat_lost += (lost_core + dry + wet - b.surroundings.heating) * dt
    e.insensible += breath_wet / k.evaporation * 60


@compiled
def saturated(k: EnergyConstants, temperature: float) -> float:
    """Vapour pressure of water (kPa) at a temperature (Cel)."""
    return k.vapour_scale * math.exp(k.vapour_a * temperature / (temperature + k.vapour_b))


@compiled
def skin_flow(b: Body, gain: float) -> float:
    """Blood flow of skin that carries heat, L/m2/h."""
    e = b.energy
    k = e.constants
    warm = max(e.core - e.setpoint, 0.0)
    cold = max(e.setpoint - e.core, 0.0) + max(k.skin_set - e.skin, 0.0)
    # Muscle that works has the first call on what the heart gives.
    opened = k.dilatation * warm * gain * (1 - k.exercise_skin * min(e.exercise, 1.0))
    flow = (k.skin_flow + opened) / (1 + k.constriction * cold * gain)
    flow += k.anaesthetic_flow * max(1 - gain, 0.0)
    most = k.skin_flow_most * (1 - k.exercise_skin * min(e.exercise, 1.0))
    flow = min(max(flow, k.skin_flow_least), most)
    e.skin_dilation = flow / k.skin_flow
    moved = b.circulation.cardiac_output / (k.output * k.output_enough)
    return flow * min(max(moved, k.ebb), 1.0)


@compiled
def shiver(b: Body, gain: float, dt: float) -> None:
    """Let muscles shiver in the cold (Tikuisis 1999), as far as they can."""
    e = b.energy
    k = e.constants
    cold = min(max(k.shiver_skin_set - e.skin, 0.0), k.shiver_peak)
    asked = k.shiver_core * (e.setpoint - e.core) + (k.shiver_skin - k.shiver_curve * cold) * cold
    # Skin answers before muscle does: none below the threshold, soon the whole of the formula beyond it.
    asked -= k.shiver_from * k.shiver_from / max(asked, k.shiver_from)
    asked /= math.sqrt(max(b.person.body_fat * 100, k.shiver_fat))
    wanted = max(asked, 0.0) * b.person.surface * gain
    rest = k.standard_rest * e.resting_factor / k.day * k.watt
    # The formula counts from rest at 37 Cel: what a cool body burns less is on top.
    wanted += min(wanted, rest * max(1 - math.exp(k.warming * (e.core - k.core_set)), 0.0))
    wanted = min(wanted, k.shiver_most * rest)
    able = min(max((e.core - k.shiver_stop) / (k.shiver_full - k.shiver_stop), 0.0), 1.0)
    able *= 1 - min(max(b.nervous.block, 0.0), 1.0)
    # Shivering lives on oxygen: muscle that lacks it does not shiver on.
    fed = min(b.gas.oxygen_met[UPPER_BODY], b.gas.oxygen_met[LEGS])
    able *= min(max((fed - k.shiver_aerobic) / (1 - k.shiver_aerobic), 0.0), 1.0)
    # Hours of it use up what muscles have stored.
    able *= min((1 - e.worn) / k.shiver_last, 1.0)
    worn = e.worn + (e.shivering / (k.shiver_most * rest * k.shiver_endurance) - e.worn / k.shiver_recovery) * dt
    e.worn = min(max(worn, 0.0), 1.0)
    e.shivering += (wanted * able - e.shivering) * (1 - math.exp(-dt / k.shiver_time))


@compiled
def sweat(b: Body, gain: float) -> float:
    """Sweat that glands make, g/m2/h."""
    e = b.energy
    k = e.constants
    warm = (1 - k.skin_share) * (e.core - e.setpoint) + k.skin_share * (e.skin - k.skin_set)
    made = k.sweat_gain * max(warm, 0.0) * math.exp((e.skin - k.skin_set) / k.sweat_skin)
    effect = max(b.drug_effects.sweating * b.illness_effects.sweating, 0.0) * gain
    failing = min(max(1 - (e.core - k.sweat_stop) / k.sweat_span, 0.0), 1.0)
    return min(made * effect, k.sweat_most) * failing


@compiled
def outer(b: Body, gain: float, humid: float) -> tuple[float, float]:
    """Heat (W) that skin loses dry and by evaporation; writes sweat, wetness and insensible loss."""
    e = b.energy
    k = e.constants
    s = b.surroundings
    under = min(max(s.water, 0.0), 1.0)
    wind = max(s.air_speed, 0.0)
    exposed = k.lying + (1 - k.lying) * min(max(e.exercise / k.upright, wind / k.windy), 1.0)
    air = b.person.surface * exposed * (1 - under)
    own = k.moving * (e.metabolic_rate / b.person.surface - k.moving_from) if e.exercise > 0 else 0.0
    wind = max(wind, min(max(own, 0.0), k.moving_most))
    thin = math.pow(max(s.pressure, 1.0) / k.standard_pressure, k.pressure_power)
    convection = max(k.convection_still, k.convection * math.pow(wind, k.convection_power)) * thin
    middle = k.kelvin + 0.5 * (e.skin + s.radiant_temperature)
    radiation = k.emission * middle * middle * middle
    clothed = max(s.clothing, 0.0)
    insulation = clothed * k.clo * (1 - min(k.clothing_wind * wind, k.clothing_wind_most))
    area = 1 + k.clothing_area * clothed
    both = convection + radiation
    felt = (convection * s.air_temperature + radiation * s.radiant_temperature) / both
    dry = air * (e.skin - felt) / (insulation + 1 / (area * both))
    pass_vapour = insulation / (k.lewis * k.permeability) + 1 / (area * convection * k.lewis)
    greatest = max((saturated(k, e.skin) - humid) / pass_vapour, 0.0)
    made = sweat(b, gain)
    e.sweat_rate = made * b.person.surface / 60
    from_sweat = made * k.evaporation / k.hour
    wetness = k.diffusion + (1 - k.diffusion) * from_sweat / max(greatest, TINY)
    e.wetness = min(wetness, k.wetness_most)
    diffused = air * k.diffusion * greatest
    dripping = k.sweat_dripping * e.wetness * e.wetness
    evaporated = air * min(e.wetness * greatest, k.diffusion * greatest + from_sweat * (1 - dripping))
    burnt = min(max(b.illness.severity[2 * BURN], 0.0), 1.0) * k.burn_evaporation * b.person.surface * (1 - under)
    burnt_heat = burnt * k.evaporation / k.hour
    e.insensible = (diffused + burnt_heat) / k.evaporation * 60
    cover = clothed * k.clo * k.water_clothing + 1 / k.water
    dry += b.person.surface * under * (e.skin - s.water_temperature) / cover
    return dry, evaporated + burnt_heat
