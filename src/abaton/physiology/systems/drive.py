"""What the brain wants to breathe: chemoreflexes, wakefulness, exercise, receptors, pain, fever and blood loss.

Drives are parts of ventilation at rest. Carbon dioxide acts above a threshold, centrally and at the carotid bodies;
hypoxia adds at the carotid bodies, times carbon dioxide; acid that is not carbonic counts as carbon dioxide would.
"""

from math import exp

from abaton.kernel.compiled import compiled
from abaton.physiology.body.whole import Body


@compiled
def _acid(b: Body) -> float:
    """Give the hydrogen ions (nmol/L) that carbon dioxide does not account for; alkalosis counts less."""
    c = b.breathing.constants
    hydrogen = c.nano * exp(-c.decade * b.gas.ph)
    extra = hydrogen - c.hydrogen - c.hydrogen_slope * (b.gas.pco2 - c.carbon_dioxide)
    return min(extra, c.acid_most) if extra > 0 else extra * c.alkali_part


@compiled
def _hypoxia(pressure: float, half: float) -> float:
    ratio = pressure / half
    ratio *= ratio
    return 1 / (1 + ratio * ratio)


@compiled
def _chemical(b: Body, dt: float) -> tuple[float, float]:
    """Give the central drive and that of the carotid bodies."""
    r = b.breathing
    c = r.constants
    acid = _acid(b)
    r.slow_acid += (acid - r.slow_acid) * dt / c.acid_time
    r.central += (b.gas.pco2 + c.acid_central * r.slow_acid - r.central) * dt / c.central_time
    felt = b.gas.pco2 + c.acid_peripheral * acid
    r.peripheral += (felt - r.peripheral) * dt / c.peripheral_time
    r.arterial_oxygen += (b.gas.po2 - r.arterial_oxygen) * dt / c.peripheral_time
    threshold = c.carbon_dioxide + r.setpoint_shift - (1 - c.wakefulness) / (c.central_gain + c.peripheral_gain)
    central = c.central_gain * max(r.central - threshold, 0.0)
    carotid = c.peripheral_gain * max(r.peripheral - threshold, 0.0)
    lack = _hypoxia(max(r.arterial_oxygen, 1.0), c.oxygen_half) - _hypoxia(c.oxygen_rest, c.oxygen_half)
    carbonic = (r.peripheral - r.setpoint_shift - c.hypocapnia_limit) / (c.carbon_dioxide - c.hypocapnia_limit)
    carbonic = min(max(carbonic, 0.0), c.hypercapnia_most)
    return central, max(carotid + c.oxygen_gain * lack * carbonic, 0.0)


@compiled
def _added(b: Body) -> float:
    """Give the breaths a minute that receptors, pain, fever and want of blood add."""
    c = b.breathing.constants
    drugs = b.drug_effects
    ill = b.illness_effects
    unloaded = b.reflexes.sympathetic - 1 - drugs.sympathetic - ill.sympathetic - c.perfusion_dead_zone
    # What chemoreceptors send to vessels is no want of blood: breath has its own share of them.
    unloaded -= b.reflexes.chemical
    added = drugs.breath_add + ill.breath_add
    added += c.perfusion_gain * max(unloaded, 0.0) * max(1 - c.perfusion_exercise * b.energy.exercise, 0.0)
    added += c.fever_gain * max(b.energy.core - c.fever_from, 0.0) * (1 - b.energy.exercise)
    return added + c.pain_gain * b.nervous.pain


@compiled
def _able(b: Body) -> float:
    """Give what drugs, cold, and harm to the brain leave of the drive."""
    c = b.breathing.constants
    able = b.drug_effects.drive * b.illness_effects.drive * (1 - b.nervous.drive_loss) * (1 - b.illness.dead)
    warm = (b.energy.core - c.cold_stop) / (c.cold_from - c.cold_stop)
    return max(able, 0.0) * min(max(warm, 0.0), 1.0)


@compiled
def _exercise(b: Body, dt: float) -> float:
    r = b.breathing
    c = r.constants
    metabolism = b.energy.oxygen_uptake * b.energy.respiratory_quotient / (c.oxygen_uptake * c.respiratory_quotient)
    r.feed_forward += (c.exercise_gain * max(metabolism - 1, 0.0) - r.feed_forward) * dt / c.exercise_time
    return r.feed_forward


@compiled
def step(b: Body, dt: float) -> None:
    """Work out the rate and depth wanted."""
    r = b.breathing
    c = r.constants
    central, carotid = _chemical(b, dt)
    sensitive = b.drug_effects.chemosensitivity * b.illness_effects.chemosensitivity
    awake = min(b.nervous.consciousness, 1 - b.drug_effects.hypnosis)
    able = _able(b)
    wanted = c.wakefulness * awake + (central + carotid) * sensitive + _exercise(b, dt)
    r.drive = min(wanted * able, c.drive_most)
    added = _added(b) * able
    r.added_rate = added
    if r.drive + added / c.rate < c.apnoea_drive:
        r.wanted_rate = 0.0
        r.wanted_volume = 0.0
        return
    # Want of air quickens breath where lungs fill and tell so, a closed airway's deepens it (Clark 1972).
    told = c.rate_unfelt + (1 - c.rate_unfelt) * r.upper_open
    # Want of carbon dioxide makes breath shallow; what acts on the brain makes it slow.
    rate = c.rate * (c.rate_shallow + (1 - c.rate_shallow) * min(wanted, 1.0))
    rate *= c.rate_floor + (1 - c.rate_floor) * min(able, 1.0)
    if r.drive > 1:
        rest = c.peripheral_gain * (1 - c.wakefulness) / (c.central_gain + c.peripheral_gain)
        running = r.feed_forward * able
        quicker = c.rate_gain * max(r.drive - 1 - running, 0.0) + c.rate_gain_exercise * running
        quicker += c.rate_gain_peripheral * min(max(carotid * sensitive - rest, 0.0), r.drive - 1)
        rate += quicker * told
    load = min(c.load_slowing * (r.spasm * r.fixed_obstruction - 1), c.load_most)
    most = c.rate_reflex + (c.rate_most - c.rate_reflex) * min(b.energy.exercise, 1.0)
    most *= c.rate / c.rate_adult if c.rate > c.rate_adult else 1.0
    rate = min((rate + added) * (1 - load), most)
    ventilation = r.drive * c.ventilation + max(added, 0.0) * c.added_depth * c.tidal_volume
    deepest = c.deepest * (c.total_lung_capacity - c.residual_volume)
    if ventilation > rate * deepest:
        rate += (min(ventilation / deepest, most) - rate) * told
    r.wanted_volume = min(max(ventilation / max(rate, 1.0), c.least_depth * c.tidal_volume), deepest)
    slowed = b.drug_effects.breath_rate * b.illness_effects.breath_rate
    r.wanted_rate = max(rate * slowed, 0.0)
    if r.wanted_rate < 1:
        r.wanted_rate = 0.0
