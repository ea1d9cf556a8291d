"""Breathing muscles: the effort of each breath, and breaths that the person makes when told.

A breath's effort rises in a straight line, which makes its flow nearly constant, and goes as a parabola, which makes
expiratory flow fall steadily.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.equipment import Manoeuvre
from abaton.physiology.body.whole import Body

FORCED_EXHALE = int(Manoeuvre.FORCED_EXHALE)
FORCED_INHALE = int(Manoeuvre.FORCED_INHALE)
FORCED_SPIROMETRY = int(Manoeuvre.FORCED_SPIROMETRY)
HOLD = int(Manoeuvre.HOLD)
NO_MANOEUVRE = int(Manoeuvre.NONE)


@compiled
def _strength(b: Body) -> float:
    """Give the part of muscle force that is left: the square, for most fibres fail when most receptors are held."""
    block = 1 - (1 - b.drug_effects.neuromuscular_block) * (1 - b.illness_effects.neuromuscular_block)
    block = max(block, b.nervous.block)
    free = max(1 - block, 0.0)
    return free * free * (1 - b.illness.dead)


@compiled
def _neural(b: Body, dt: float) -> float:
    """Give the pressure of the breath under way; begin the next when it is due."""
    r = b.breathing
    c = r.constants
    r.breath_time += dt
    if r.machine_phase > 0 and r.machine_breath <= 0 and r.breath_time > r.breath_inspiration + dt:
        # Whom a machine breathes for unasked, falls in with it.
        r.breath_time = 0.0
        r.breath_effort = 0.0
        r.breath_seen = 1.0
    if r.wanted_rate > 0 and r.breath_time >= 60 / r.wanted_rate:
        length = 60 / r.wanted_rate
        quick = min(max((r.wanted_rate - max(r.added_rate, 0.0) - c.rate) / (c.duty_rate - c.rate), 0.0), 1.0)
        duty = c.duty + (c.duty_exercise - c.duty) * quick
        duty *= 1 - c.duty_receptors * min(max(r.added_rate / c.receptor_rate, 0.0), 1.0)
        narrowed = 1 - 1 / (r.spasm * r.fixed_obstruction)
        duty *= 1 - c.duty_obstruction * narrowed
        r.breath_inspiration = duty * length
        # Who breathes out against narrow airways does not brake.
        r.breath_relaxation = (
            c.relaxation_part * (1 - c.braking * narrowed * narrowed * narrowed) * (length - r.breath_inspiration)
        )
        stiff = 1 / c.lung_compliance + 1 / c.wall_compliance
        volume = r.wanted_volume
        if r.weakness > 0:
            volume = min(volume, c.tidal_volume * (1 - r.weakness) * (1 - c.weakness_curve * r.weakness))
        air = volume / r.breath_inspiration
        resistance = (c.bronchial + c.upper_laminar) / 1000 + c.upper_turbulent / 1000 / 1000 * air
        slow = 1 + c.foreseen * c.muscle_time / r.breath_inspiration
        r.breath_effort = (volume * stiff + c.foreseen * air * resistance) * slow
        r.breath_time = 0.0
        r.breath_seen = 0.0
    if r.breath_time < r.breath_inspiration:
        return r.breath_effort * r.breath_time / r.breath_inspiration
    rest = 1 - (r.breath_time - r.breath_inspiration) / r.breath_relaxation
    return r.breath_effort * rest * rest if rest > 0 else 0.0


@compiled
def _limits(b: Body) -> tuple[float, float]:
    """Give the greatest inspiratory and expiratory pressure at this volume."""
    r = b.breathing
    c = r.constants
    filled = (r.volume[0] + r.volume[1] - c.residual_volume) / (c.total_lung_capacity - c.residual_volume)
    filled = min(max(filled, 0.0), 1.0)
    return c.inspiratory_strength - c.inspiratory_loss * filled, c.expiratory_strength + c.expiratory_gain * filled


@compiled
def _told(b: Body, dt: float, inward: float, outward: float) -> float:
    """Give the pressure of a breath made as told."""
    r = b.breathing
    c = r.constants
    kind = r.manoeuvre
    r.manoeuvre_time += dt
    if kind == FORCED_INHALE:
        return inward * min(r.manoeuvre_time / c.forced_inhale_time, 1.0)
    if kind == FORCED_EXHALE:
        return -outward * min(r.manoeuvre_time / c.rise_time, 1.0)
    if kind == HOLD:
        return r.muscle_pressure
    if r.manoeuvre_time < c.forced_inhale_time:
        return inward * min(2 * r.manoeuvre_time / c.forced_inhale_time, 1.0)
    return -outward


@compiled
def step(b: Body, dt: float) -> None:
    """Move the muscle pressure towards what the brain wants, as far as the muscles can."""
    r = b.breathing
    c = r.constants
    strength = _strength(b)
    inward, outward = _limits(b)
    told = b.equipment.manoeuvre
    since = b.equipment.manoeuvre_since
    if told != r.manoeuvre or since < r.manoeuvre_seen or since > r.manoeuvre_seen + 1:
        if r.manoeuvre != told or told == FORCED_SPIROMETRY:
            r.manoeuvre_time = 0.0
        r.manoeuvre = told
    r.manoeuvre_seen = since
    able = b.nervous.consciousness > 0.5 and strength > 0.5
    ends = c.forced_inhale_time + c.forced_exhale_time
    if told == NO_MANOEUVRE or not able or (told == FORCED_SPIROMETRY and r.manoeuvre_time >= ends):
        wanted = _neural(b, dt)
    else:
        wanted = _told(b, dt, inward, outward)
        r.breath_time = min(r.breath_time + dt, 60 / c.rate)
        r.breath_seen = 1.0
    wanted = min(max(wanted, -outward * strength), inward * strength)
    r.muscle_pressure += (wanted - r.muscle_pressure) * dt / (c.muscle_time + dt)
