"""When the chambers of the heart are activated.

Two pacemakers run: one above the atrioventricular node, one below it. Each is a phase that grows with its rate and
fires at 1 (integral pulse frequency modulation, Bayly 1968), so that variability never changes the mean rate. The
node passes the upper one's beats after a time, or drops them; every beat of the ventricles sets the lower one back, so
that it is heard only when nothing comes from above: the escape.
"""

from math import sqrt

from abaton.kernel.compiled import compiled
from abaton.physiology.body.rhythm import Origin, RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.arrhythmia import change, draw, fibrillates
from abaton.physiology.systems.chance import Stream, normal
from abaton.physiology.systems.ramp import ramp, within

K = RhythmKind


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by one inner step of dt seconds."""
    r = b.rhythm
    r.time += dt
    r.since_tick += dt
    r.atrial_time += dt
    r.ventricular_time += dt
    r.since_spike += dt
    if r.since_tick >= r.constants.tick:
        _tick(b)
    r.atrial_phase += r.atrial_pace * dt
    r.ventricular_phase += r.ventricular_pace * dt
    if r.atrial_phase >= 1.0:
        _fire_above(b)
    if r.waiting > 0.0:
        r.waiting -= dt
        if r.waiting <= 0.0:
            r.waiting = 0.0
            _activate(b, Origin.ABOVE.value)
    if r.ventricular_phase >= r.ventricular_threshold:
        _fire_below(b)
    if r.ectopic_wait > 0.0:
        r.ectopic_wait -= dt
        if r.ectopic_wait <= 0.0:
            r.ectopic_wait = 0.0
            r.ectopics += 1
            _activate(b, Origin.VENTRICLE.value)
    if b.equipment.pacing_rate > 0.0:
        _pace(b, dt)


@compiled
def _tick(b: Body) -> None:
    r = b.rhythm
    c = r.constants
    dt = c.tick
    r.since_tick = max(r.since_tick - dt, 0.0)
    if r.since_tick > dt:
        r.since_tick = 0.0
    r.since_slow_tick += dt
    if r.since_slow_tick >= c.slow_tick:
        r.since_slow_tick = 0.0
        r.kind_time += c.slow_tick
        change(b, c.slow_tick)
        _wander(b, c.slow_tick)
        if r.ventricular_time > c.rate_lost or fibrillates(r.kind):
            r.ventricular_rate = 0.0
        elif r.ventricular_time > 0.0:
            r.ventricular_rate = min(r.ventricular_rate, max(60 / r.ventricular_time, 60 / c.rate_lost))
        if r.ventricular_time > c.interval_limit:
            r.captured = 0.0
    _set_paces(b, dt)


@compiled
def _wander(b: Body, dt: float) -> None:
    """Let three slow processes wander (Ornstein and Uhlenbeck); together they look like 1/f."""
    r = b.rhythm
    c = r.constants
    total = 0.0
    for k in range(len(r.slow)):
        r.draws += 1
        kept = 1.0 - dt / (c.slow_times[k] + dt)
        r.slow[k] = kept * r.slow[k] + sqrt(1.0 - kept * kept) * normal(b.person.seed, Stream.HEART_RATE.value, r.draws)
        total += r.slow[k]
    r.slow_sum = c.slow_size * total / sqrt(float(len(r.slow)))


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
    breath = within((volume - r.breath_mean) / c.breath_volume, -c.breath_limit, c.breath_limit)
    slow = r.slow_sum * (1.0 - c.vagal_share + c.vagal_share * vagal)
    return young * (c.breath_gain * vagal * breath + slow)


@compiled
def _sinus_rate(b: Body) -> float:
    """Rate per minute that the sinus node wants, by reflexes, an act, potassium and its energy."""
    r = b.rhythm
    c = r.constants
    wanted = max(b.reflexes.sinus_rate, 0.0)
    factor = b.drug_effects.heart_rate * b.illness_effects.heart_rate
    if r.kind == K.SINUS_BRADYCARDIA.value:
        free = min(wanted * c.bradycardia_share, c.bradycardia_most)
        wanted = (r.forced_rate if r.forced_rate > 0.0 else free) * (
            1.0 + c.bradycardia_atropine * b.drug_effects.vagal_block
        )
    elif r.kind == K.SINUS_TACHYCARDIA.value:
        free = max(wanted * c.tachycardia_share, c.tachycardia_least)
        wanted = (r.forced_rate if r.forced_rate > 0.0 else free) * (
            1.0 - c.tachycardia_beta * b.drug_effects.beta_block
        )
    elif r.forced_rate > 0.0 and (r.kind == K.SINUS.value or r.kind == K.FIRST_DEGREE_BLOCK.value):
        wanted = r.forced_rate
    else:
        factor = 1.0
    slow = 1.0 - c.potassium_rate * ramp(r.potassium, c.potassium_high, c.potassium_sine)
    return wanted * factor * slow * (0.5 + 0.5 * ramp(r.energy, c.electrical_energy, c.rate_energy))


@compiled
def _set_paces(b: Body, dt: float) -> None:
    """Set the rates of both pacemakers."""
    r = b.rhythm
    c = r.constants
    varied = 1.0 + _variability(b, dt)
    sinus = _sinus_rate(b)
    forced = r.forced_rate
    above = sinus * varied
    below = c.escape_rate
    if r.kind == K.MOBITZ_1.value and forced > 0.0:
        above = forced * c.group_1 / (c.group_1 - 1)
    elif r.kind == K.MOBITZ_2.value and forced > 0.0:
        above = forced * c.group_2 / (c.group_2 - 1)
    elif r.kind == K.ATRIAL_FLUTTER.value:
        above = forced * max(round(c.flutter_rate / forced), 1.0) if forced > 0.0 else c.flutter_rate
    elif r.kind == K.ATRIAL_FIBRILLATION.value:
        above = 0.0
        drive = sqrt(max(b.reflexes.sinus_rate, 0.0) / c.rest_rate) * r.conduction
        below = forced if forced > 0.0 else c.fibrillation_rate * drive
        if r.conduction < c.conduction_least:
            below = c.escape_rate
    elif r.kind == K.SUPRAVENTRICULAR_TACHYCARDIA.value:
        above, below = 0.0, forced if forced > 0.0 else c.supraventricular_rate
    elif r.kind == K.JUNCTIONAL.value:
        above, below = 0.0, forced if forced > 0.0 else c.junctional_rate
    elif r.kind == K.VENTRICULAR_TACHYCARDIA.value:
        below = forced if forced > 0.0 else c.ventricular_rate
    elif r.kind == K.PULSELESS_VENTRICULAR_TACHYCARDIA.value:
        below = forced if forced > 0.0 else c.pulseless_rate
    elif r.kind == K.TORSADES.value:
        below = forced if forced > 0.0 else c.torsades_rate
    elif r.kind == K.COMPLETE_BLOCK.value:
        below = forced if forced > 0.0 else c.escape_rate
    elif r.kind == K.PULSELESS_ELECTRICAL_ACTIVITY.value:
        above = 0.0
        below = forced if forced > 0.0 else c.electrical_rate * (0.5 + 0.5 * ramp(r.energy, 0.0, c.rate_energy))
    elif r.kind == K.ASYSTOLE.value or fibrillates(r.kind):
        above, below = 0.0, 0.0
    elif forced > 0.0:
        below = min(below, forced * c.escape_share)
    r.atrial_pace = above / 60
    r.ventricular_pace = below / 60


@compiled
def _fire_above(b: Body) -> None:
    """Activate the atria and ask the node."""
    r = b.rhythm
    c = r.constants
    r.atrial_phase = min(r.atrial_phase - 1.0, 1.0)
    r.atrial_time = 0.0
    r.cycle += 1
    pr = c.pr / max(r.conduction, c.conduction_least)
    passes = r.conduction >= c.conduction_least and r.waiting <= 0.0
    if r.kind == K.FIRST_DEGREE_BLOCK.value:
        pr = c.pr_first_degree
    elif r.kind == K.MOBITZ_1.value and b.drug_effects.vagal_block < c.nodal_atropine:
        # Each beat waits longer, by ever less, until one is dropped.
        pr += c.pr_growth * (2.0 - 2.0 / max(r.cycle, 1.0))
        if r.cycle >= c.group_1:
            passes, r.cycle = False, 0.0
    elif r.kind == K.MOBITZ_2.value:
        if r.cycle >= c.group_2:
            passes, r.cycle = False, 0.0
    elif r.kind == K.ATRIAL_FLUTTER.value:
        if r.cycle < _ratio(b):
            passes = False
        else:
            r.cycle = 0.0
    elif (
        r.kind == K.COMPLETE_BLOCK.value
        or r.kind == K.VENTRICULAR_TACHYCARDIA.value
        or r.kind == K.PULSELESS_VENTRICULAR_TACHYCARDIA.value
        or r.kind == K.TORSADES.value
    ):
        passes = False
    if passes:
        cycle = 1 / max(r.atrial_pace, 1.0 / 60)
        if r.kind != K.ATRIAL_FLUTTER.value:
            pr = min(pr, c.pr_longest, max(c.pr_cycle_share * cycle, c.tick))
        r.pr = pr
        r.waiting = pr


@compiled
def _ratio(b: Body) -> float:
    """Flutter waves for one beat of the ventricles."""
    r = b.rhythm
    c = r.constants
    if r.forced_rate > 0.0:
        return max(round(c.flutter_rate / r.forced_rate), 1.0)
    if r.conduction >= c.flutter_two:
        return c.flutter_ratio
    return c.flutter_ratio + 1 if r.conduction >= c.flutter_three else c.flutter_most


@compiled
def _fire_below(b: Body) -> None:
    """Activate the ventricles from the lower pacemaker; in atrial fibrillation it stands for the node."""
    r = b.rhythm
    c = r.constants
    left_over = r.ventricular_phase - r.ventricular_threshold
    r.ventricular_threshold = 1.0
    origin = float(Origin.VENTRICLE.value)
    if r.kind == K.ATRIAL_FIBRILLATION.value and r.conduction >= c.conduction_least:
        origin = float(Origin.ABOVE.value)
        u = draw(b, Stream.FIBRILLATION.value)
        # The square of a uniform number is skewed to the right as the intervals are: mean 1/3, variance 4/45.
        spread = c.fibrillation_spread * (u * u - c.square_mean) / c.square_deviation
        r.ventricular_threshold = 1.0 + spread - c.fibrillation_pull * r.irregular
        r.irregular += r.ventricular_threshold - 1.0
    elif r.kind == K.SUPRAVENTRICULAR_TACHYCARDIA.value or r.kind == K.JUNCTIONAL.value:
        origin = float(Origin.ABOVE.value)
        r.atrial_time = 0.0
    if _activate(b, origin):
        r.ventricular_phase = within(left_over, 0.0, 1.0)
    else:
        r.ventricular_phase = 0.0


@compiled
def regular_below(kind: float) -> bool:
    """Whether the lower pacemaker leads although its beats are narrow."""
    return (
        kind == K.ATRIAL_FIBRILLATION.value
        or kind == K.SUPRAVENTRICULAR_TACHYCARDIA.value
        or kind == K.JUNCTIONAL.value
    )


@compiled
def _activate(b: Body, origin: float) -> bool:
    """Begin a beat of the ventricles, unless they are still refractory."""
    r = b.rhythm
    c = r.constants
    if r.ventricular_time < c.refractory or fibrillates(r.kind):
        return False
    r.interval = within(r.ventricular_time, c.refractory, c.interval_limit)
    mean = 60 / r.ventricular_rate if r.ventricular_rate > 0.0 else r.ventricular_time
    mean += (r.ventricular_time - mean) * c.rate_window
    r.ventricular_rate = 60 / mean
    r.ventricular_time = 0.0
    r.ventricular_phase = 0.0
    if origin == Origin.ABOVE.value and not regular_below(r.kind):
        r.ventricular_threshold = c.escape_delay
    r.beat += 1
    r.origin = float(origin)
    r.pacer_time = 0.0
    _set_qt(b)
    if origin == Origin.ABOVE.value and r.irritability >= 0.0 and r.ectopic_wait <= 0.0:
        odds = min(c.ectopy_rest + c.ectopy_gain * r.irritability, c.ectopy_most)
        if draw(b, Stream.ECTOPY.value) < odds:
            if draw(b, Stream.ECTOPY.value) < c.ectopy_atrial:
                r.atrial_phase = max(r.atrial_phase, c.ectopy_coupling)
                r.ectopics += 1
            else:
                r.ectopic_wait = max(c.ectopy_coupling * r.interval, r.qt)
    return True


@compiled
def _set_qt(b: Body) -> None:
    """QT of this beat (Fridericia), and how tall its electrocardiogram is."""
    r = b.rhythm
    c = r.constants
    corrected = c.qt_corrected + c.qt_female * (1.0 - b.person.male)
    factor = b.drug_effects.repolarisation * b.illness_effects.repolarisation
    factor *= 1.0 + c.qt_cold * max(c.cold_limit_qt - b.energy.core, 0.0) - c.qt_ischaemia * r.transmural
    low = max(c.potassium_lower - r.potassium, 0.0) - max(r.potassium - c.potassium_upper, 0.0)
    factor *= within(1.0 + c.qt_potassium * low, c.qt_least, 2.0)
    r.qt = min(corrected * factor * r.interval**c.cube_root, c.qt_longest_share * r.interval)
    r.ecg_amplitude = r.ecg.height[0] if r.origin == Origin.ABOVE.value else r.ecg.height[1]


@compiled
def _pace(b: Body, dt: float) -> None:
    """Fire the pacer when no beat has come in its cycle; the heart follows where the current is enough."""
    r = b.rhythm
    c = r.constants
    r.pacer_time += dt
    if r.pacer_time < 60 / b.equipment.pacing_rate:
        return
    r.pacer_time = 0.0
    r.since_spike = 0.0
    need = c.pacer_threshold * (1.0 + c.pacer_energy * (1.0 - r.energy))
    enough = b.equipment.pacing_current >= need and r.energy > c.energy_none and b.illness.dead <= 0.0
    r.captured = 1.0 if enough and _activate(b, Origin.PACER.value) else 0.0
