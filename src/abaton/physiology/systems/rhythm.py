"""When the chambers of the heart are activated.

Two pacemakers run: one above the atrioventricular node, one below it. Each is a phase that grows with its rate and
fires at 1 (integral pulse frequency modulation, Bayly 1968), so that variability never changes the mean rate. The
node passes the upper one's beats after a time, or drops them; every beat of the ventricles sets the lower one back, so
that it is heard only when nothing comes from above: the escape.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.rhythm import Origin, RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.arrhythmia import change, draw
from abaton.physiology.systems.chance import Stream
from abaton.physiology.systems.kinds import BACKWARDS, DISSOCIATED, FROM_NODE, fibrillates
from abaton.physiology.systems.pacemakers import ratio, set_paces, wander
from abaton.physiology.systems.ramp import within

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
    if r.since_tick >= r.constants.tick - 0.5 * dt:
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
    r.since_tick = min(r.since_tick - dt, dt)
    r.since_slow_tick += dt
    if r.since_slow_tick >= c.slow_tick - 0.5 * dt:
        r.since_slow_tick = 0.0
        r.kind_time += c.slow_tick
        change(b, c.slow_tick)
        wander(b, c.slow_tick)
        if r.ventricular_time > c.rate_lost or fibrillates(r.kind):
            r.ventricular_rate = 0.0
        elif r.ventricular_time > 0.0:
            r.ventricular_rate = min(r.ventricular_rate, max(60 / r.ventricular_time, 60 / c.rate_lost))
        if r.ventricular_time > c.interval_limit:
            r.captured = 0.0
    set_paces(b, dt)


@compiled
def _fire_above(b: Body) -> None:
    """Activate the atria and ask the node."""
    r = b.rhythm
    c = r.constants
    r.atrial_phase = min(r.atrial_phase - 1.0, 1.0)
    r.atrial_time = 0.0
    r.cycle += 1
    if r.waiting > 0.0 or _blocked(b):
        return
    if r.kind == K.FIRST_DEGREE_BLOCK.value:
        r.pr = c.pr_first_degree
    else:
        r.pr = c.pr / r.conduction
        if r.kind == K.MOBITZ_1.value:
            # Each beat waits longer, by ever less, until one is dropped.
            r.pr += c.pr_growth * (2.0 - 2.0 / max(r.cycle, 1.0))
    if r.kind != K.ATRIAL_FLUTTER.value:
        r.pr = min(r.pr, c.pr_longest, max(c.pr_cycle_share / max(r.atrial_pace, 1.0 / 60), c.tick))
    r.waiting = r.pr


@compiled
def _blocked(b: Body) -> bool:
    """Whether the node drops this beat: the last of a group in Wenckebach and Mobitz, all but the last in flutter."""
    r = b.rhythm
    c = r.constants
    if r.conduction < c.conduction_least or r.kind in DISSOCIATED:
        return True
    if r.kind == K.ATRIAL_FLUTTER.value:
        held = r.cycle < ratio(b)
        r.cycle = r.cycle if held else 0.0
        return held
    last = 0.0
    if r.kind == K.MOBITZ_1.value and b.drug_effects.vagal_block < c.nodal_atropine:
        last = c.group_1
    elif r.kind == K.MOBITZ_2.value:
        last = c.group_2
    if last > 0.0 and r.cycle >= last:
        r.cycle = 0.0
        return True
    return False


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
    elif r.kind in BACKWARDS:
        origin = float(Origin.ABOVE.value)
        r.atrial_time = 0.0
    if _activate(b, origin):
        r.ventricular_phase = within(left_over, 0.0, 1.0)
    else:
        r.ventricular_phase = 0.0


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
    if origin == Origin.ABOVE.value and r.kind not in FROM_NODE:
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
