"""How fast the two pacemakers of the heart run, and how the sinus node's rate varies."""

from math import sqrt

from abaton.kernel.compiled import compiled
from abaton.physiology.body.rhythm import RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.chance import Stream, normal
from abaton.physiology.systems.kinds import FROM_NODE, VENTRICULAR, fibrillates, pumps
from abaton.physiology.systems.ramp import ramp, within

K = RhythmKind
NAMED = (
    K.SINUS.value,
    K.SINUS_BRADYCARDIA.value,
    K.SINUS_TACHYCARDIA.value,
    K.FIRST_DEGREE_BLOCK.value,
)  # beat as the act says, whatever reflexes want
ESCAPING = (K.COMPLETE_BLOCK.value, K.JUNCTIONAL.value)


@compiled
def wander(b: Body, dt: float) -> None:
    """Let three slow processes wander (Ornstein and Uhlenbeck); together they look like 1/f."""
    r = b.rhythm
    c = r.constants
    total = 0.0
    for k in range(len(r.slow)):
        r.draws += 1
        kept = 1.0 - dt / (c.slow_times[k] + dt)
        r.slow[k] = kept * r.slow[k] + sqrt(1.0 - kept * kept) * normal(b.person.seed, Stream.HEART_RATE.value, r.draws)
        total += r.slow[k]
    # What has run ahead is taken back, so that the mean over minutes is the rate that reflexes want.
    r.slow_sum = c.slow_size * total / sqrt(float(len(r.slow))) - r.run_ahead / c.slow_return
    r.run_ahead += r.slow_sum * dt


@compiled
def _variability(b: Body, dt: float) -> float:
    """Relative change of the sinus rate now: faster while air flows in, and a slow wandering."""
    r = b.rhythm
    c = r.constants
    volume = b.breathing.volume[0] + b.breathing.volume[1]
    if r.breath_mean < 0.0:
        r.breath_mean = volume
    r.breath_mean += (volume - r.breath_mean) * dt / (c.breath_window + dt)
    vagal = within(b.reflexes.vagal, 0.0, c.vagal_limit)
    young = max(1.0 - c.age_loss * max(b.person.age - c.age_young, 0.0), c.age_least)
    breath_volume = c.breath_volume * b.person.ideal_weight / c.standard_weight
    breath = within((volume - r.breath_mean) / max(breath_volume, 1.0), -c.breath_limit, c.breath_limit)
    slow = r.slow_sum * (1.0 - c.vagal_share + c.vagal_share * vagal)
    return young * (c.breath_gain * vagal * breath + slow)


@compiled
def small(b: Body) -> float:
    """How much faster the hearts of the small are, 1 for adults."""
    return max(b.reflexes.constants.rate / b.rhythm.constants.rest_rate, 1.0)


@compiled
def _sinus_rate(b: Body) -> float:
    """Rate per minute that the sinus node wants, by reflexes, an act, potassium and its energy."""
    r = b.rhythm
    c = r.constants
    wanted = max(b.reflexes.sinus_rate, 0.0)
    forced = r.forced_rate > 0.0
    if r.kind == K.SINUS_BRADYCARDIA.value:
        wanted = min(wanted * c.bradycardia_share, c.bradycardia_most * small(b))
    elif r.kind == K.SINUS_TACHYCARDIA.value:
        wanted = max(wanted * c.tachycardia_share, c.tachycardia_least * small(b))
    elif r.kind not in NAMED:
        forced = False
    if forced:
        # An act's rate holds against reflexes, not against drugs.
        wanted = r.forced_rate * b.drug_effects.heart_rate * b.illness_effects.heart_rate
        if r.kind == K.SINUS_BRADYCARDIA.value:
            wanted *= 1.0 + c.bradycardia_atropine * b.drug_effects.vagal_block
        elif r.kind == K.SINUS_TACHYCARDIA.value:
            wanted *= 1.0 - c.tachycardia_beta * b.drug_effects.beta_block
    slow = 1.0 - c.potassium_rate * ramp(r.potassium, c.potassium_high, c.potassium_sine)
    return wanted * slow * (0.5 + 0.5 * ramp(r.energy, c.electrical_energy, c.rate_energy))


@compiled
def set_paces(b: Body, dt: float) -> None:
    """Set the rates of both pacemakers."""
    r = b.rhythm
    varied = 1.0 + _variability(b, dt)
    r.atrial_pace = _above(b, varied) / 60
    r.ventricular_pace = _below(b) / 60


@compiled
def _above(b: Body, varied: float) -> float:
    """Beats per minute that arrive at the node."""
    r = b.rhythm
    c = r.constants
    if r.kind in FROM_NODE or not (pumps(r.kind) or r.kind in VENTRICULAR):
        return 0.0
    if r.kind == K.ATRIAL_FLUTTER.value:
        return r.forced_rate * ratio(b) if r.forced_rate > 0.0 else c.flutter_rate
    if r.forced_rate > 0.0 and r.kind == K.MOBITZ_1.value:
        return r.forced_rate * c.group_1 / (c.group_1 - 1)
    if r.forced_rate > 0.0 and r.kind == K.MOBITZ_2.value:
        return r.forced_rate * c.group_2 / (c.group_2 - 1)
    return _sinus_rate(b) * varied


@compiled
def ratio(b: Body) -> float:
    """Flutter waves for one beat of the ventricles."""
    r = b.rhythm
    c = r.constants
    if r.forced_rate > 0.0:
        return max(round(c.flutter_rate / r.forced_rate), 1.0)
    if r.conduction >= c.flutter_two:
        return c.flutter_ratio
    return c.flutter_ratio + 1 if r.conduction >= c.flutter_three else c.flutter_most


@compiled
def _below(b: Body) -> float:
    """Beats per minute of the pacemaker below the node: it leads, or waits to escape."""
    r = b.rhythm
    c = r.constants
    if r.kind == K.ASYSTOLE.value or fibrillates(r.kind):
        return 0.0
    led = c.lower_rate[int(r.kind)]
    escape = c.escape_rate * small(b)
    if led <= 0.0:
        return min(escape, r.forced_rate * c.escape_share) if r.forced_rate > 0.0 else escape
    if r.kind == K.ATRIAL_FIBRILLATION.value:
        if r.conduction < c.conduction_least:
            return escape
        led *= sqrt(max(b.reflexes.sinus_rate, 0.0) / c.rest_rate) * r.conduction
    elif r.kind == K.PULSELESS_ELECTRICAL_ACTIVITY.value:
        led *= 0.5 + 0.5 * ramp(r.energy, 0.0, c.rate_energy)
    elif r.kind in ESCAPING:
        led *= small(b)
    return r.forced_rate if r.forced_rate > 0.0 else led
