"""How the heart falls from one rhythm into another: by an act, for want of oxygen, by potassium, cold or chance.

What decides is `rhythm.energy`, the high-energy phosphate of the heart muscle. It falls when tissue oxygen does, at any
cause, and recovers with flow; without it the sinus node slows, the pump fails, and electrical activity ends.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.rhythm import Origin, RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.chance import Stream, uniform
from abaton.physiology.systems.kinds import STILL, VENTRICULAR, WITHOUT_P, fibrillates, pumps
from abaton.physiology.systems.ramp import ramp, within

K = RhythmKind


@compiled
def draw(b: Body, stream: float) -> float:
    """Draw this heart's next number, 0 <= u < 1."""
    b.rhythm.draws += 1
    return uniform(b.person.seed, stream, b.rhythm.draws)


@compiled
def happens(b: Body, per_minute: float, dt: float) -> bool:
    """Whether something of that rate happens within dt. A number is drawn only where it could."""
    return per_minute > 0.0 and draw(b, Stream.TRANSITION.value) < per_minute * dt / 60


@compiled
def become(b: Body, kind: float, rate_per_min: float) -> None:
    """Change the rhythm by itself: the body's state stays as it is."""
    r = b.rhythm
    c = r.constants
    r.kind = float(kind)
    r.forced_rate = rate_per_min
    r.kind_time = 0.0
    r.perfused = 0.0 if pumps(kind) else r.perfused
    r.waiting = 0.0
    r.ectopic_wait = 0.0
    r.cycle = 0.0
    r.irregular = 0.0
    r.ventricular_threshold = 1.0
    r.ventricular_phase = 0.0
    r.since_tick = c.tick
    if kind == K.COARSE_VENTRICULAR_FIBRILLATION.value:
        r.fibrillation = 1.0
    elif kind == K.FINE_VENTRICULAR_FIBRILLATION.value:
        r.fibrillation = c.fine_start
    else:
        r.fibrillation = 0.0


@compiled
def fall_into(b: Body, kind: float, rate_per_min: float) -> None:
    """Do the act: the heart falls into a rhythm, at a rate or (0) at its own. The dead stay dead.

    A rhythm that pumps is brought back with energy to go on: who says that it beats again means that it can.
    """
    if b.illness.dead > 0.0:
        return
    become(b, kind, max(rate_per_min, 0.0))
    if pumps(kind):
        b.rhythm.energy = max(b.rhythm.energy, b.rhythm.constants.brought_back_energy)


@compiled
def _feed(b: Body, dt: float) -> None:
    """Move the energy of the heart muscle towards what its oxygen supply can hold."""
    r = b.rhythm
    c = r.constants
    supply = within(b.gas.oxygen_met[Organ.HEART], 0.0, 1.0)
    unmet = ramp(b.circulation.ischaemia, c.ischaemia_least, 1.0)
    target = min(supply, 1.0 - unmet)
    warm = c.energy_cold ** ((b.energy.core - c.body_warm) / c.ten_kelvin)
    work = c.energy_work if pumps(r.kind) else 1.0
    pace = warm * work / c.energy_fall if target < r.energy else 1 / c.energy_rise
    share = pace * dt / (1.0 + pace * dt)
    r.energy += (target - r.energy) * share


@compiled
def _irritate(b: Body) -> None:
    """Combine what makes ventricular muscle fire early, and what drugs and illness do to the node."""
    r = b.rhythm
    c = r.constants
    k = b.chemistry.potassium
    undone = 1.0 - (1.0 - b.drug_effects.potassium_antagonism) * (1.0 - b.illness_effects.potassium_antagonism)
    r.potassium = k - max(k - c.potassium_normal, 0.0) * within(undone, 0.0, 1.0)
    sine = ramp(r.potassium, c.potassium_high, c.potassium_sine)
    block = b.drug_effects.conduction * b.illness_effects.conduction
    r.conduction = within(block * (1.0 - sine * 0.5), 0.0, 2.0)
    calm = 1.0 - (1.0 - b.drug_effects.antiarrhythmic) * (1.0 - b.illness_effects.antiarrhythmic)
    raw = b.drug_effects.irritability + b.illness_effects.irritability
    raw += c.irritable_hypoxia * max(c.energy_full - r.energy, 0.0) / c.energy_full
    ischaemic = max(r.transmural, c.demand_part * b.circulation.ischaemia)
    raw += c.irritable_ischaemia * within(ischaemic, 0.0, 1.0)
    raw += c.irritable_potassium * max(c.potassium_low - k, 0.0)
    raw += c.irritable_sympathetic * max(b.reflexes.sympathetic - 2.0, 0.0)
    raw += c.irritable_cold * max(c.cold_limit - b.energy.core, 0.0)
    r.irritability = max(raw, 0.0) * (1.0 - within(calm, 0.0, 1.0))


@compiled
def perfusion(b: Body) -> float:
    """Tell how well the heart's vessels are perfused, by what lets a pulse return: 0 below 15 mmHg, 1 above 25."""
    c = b.rhythm.constants
    return ramp(b.circulation.coronary_perfusion_pressure, c.perfusion_least, c.perfusion_good)


@compiled
def _may_return(b: Body) -> float:
    """Rate per minute at which a pulse comes back to a heart in standstill, by how well it is perfused."""
    r = b.rhythm
    c = r.constants
    if (
        r.perfused < c.return_wait
        or r.energy < c.return_energy
        or r.potassium > c.potassium_sine
        or b.energy.core < c.cold_stop
    ):
        return 0.0
    push = b.drug_effects.contractility * b.illness_effects.contractility - 1.0
    hazard = c.return_hazard * perfusion(b) * r.energy * (1.0 + c.return_adrenaline * within(push, 0.0, 1.0))
    return hazard * (c.return_electrical if r.kind == K.PULSELESS_ELECTRICAL_ACTIVITY.value else 1.0)


@compiled
def _stand_still(b: Body, dt: float) -> None:
    """Let asystole and pulseless electrical activity go on, end, or give way."""
    r = b.rhythm
    c = r.constants
    r.perfused = r.perfused + dt if perfusion(b) > 0.0 else 0.0
    if r.kind == K.ASYSTOLE.value and r.captured <= 0.0:
        r.ecg_amplitude = r.ecg.height[3]
    if happens(b, _may_return(b), dt):
        become(b, K.SINUS.value, 0.0)
    elif r.kind == K.PULSELESS_ELECTRICAL_ACTIVITY.value:
        if r.energy < c.asystole_energy:
            become(b, K.ASYSTOLE.value, 0.0)
        elif happens(b, c.pulse_hazard * ramp(r.irritability, 0.0, 1.0), dt):
            become(b, K.COARSE_VENTRICULAR_FIBRILLATION.value, 0.0)


@compiled
def _fibrillate(b: Body, dt: float) -> None:
    """Let fibrillation grow finer with time, or coarser while compressions feed the heart."""
    r = b.rhythm
    c = r.constants
    fed = perfusion(b)
    r.fibrillation += dt * ((1.0 - r.fibrillation) * fed / c.fibrillation_rise - r.fibrillation / c.fibrillation_fall)
    coarse = r.fibrillation >= c.fibrillation_fine
    r.kind = float(K.COARSE_VENTRICULAR_FIBRILLATION.value) if coarse else float(K.FINE_VENTRICULAR_FIBRILLATION.value)
    r.ecg_amplitude = r.ecg.height[2] * r.fibrillation
    if r.fibrillation < c.fibrillation_end:
        become(b, K.ASYSTOLE.value, 0.0)


@compiled
def _race(b: Body, dt: float) -> None:
    """Let fast rhythms end by drugs or by themselves, or break up into fibrillation."""
    r = b.rhythm
    c = r.constants
    calm = 1.0 - (1.0 - b.drug_effects.antiarrhythmic) * (1.0 - b.illness_effects.antiarrhythmic)
    tired = 1.0 - ramp(r.energy, 0.0, c.decay_energy)
    if r.kind == K.TORSADES.value:
        if happens(b, c.torsades_end * (1.0 + 2.0 * calm), dt):
            become(b, K.SINUS.value, 0.0)
        elif happens(b, c.torsades_fibrillation + c.vessel_hazard * tired, dt):
            become(b, K.COARSE_VENTRICULAR_FIBRILLATION.value, 0.0)
    elif r.kind in VENTRICULAR:
        if happens(b, c.vessel_hazard * tired, dt):
            become(b, K.COARSE_VENTRICULAR_FIBRILLATION.value, 0.0)
        elif happens(b, c.drug_hazard * calm, dt):
            become(b, K.SINUS.value, 0.0)
    elif r.kind == K.SUPRAVENTRICULAR_TACHYCARDIA.value:
        if r.conduction < c.reentry_least:
            become(b, K.SINUS.value, 0.0)
    elif r.kind in WITHOUT_P and happens(b, c.drug_hazard * calm, dt):
        become(b, K.SINUS.value, 0.0)


@compiled
def _degrade(b: Body, dt: float) -> None:
    """Let a heart that beats stop: for want of energy, by potassium, cold, or a chance that irritability gives."""
    r = b.rhythm
    c = r.constants
    over = r.irritability - c.fibrillation_threshold
    if r.energy < c.electrical_energy:
        become(b, K.PULSELESS_ELECTRICAL_ACTIVITY.value, 0.0)
    elif b.energy.core < c.cold_stop or happens(
        b, c.potassium_hazard * ramp(r.potassium, c.potassium_sine, c.potassium_stop), dt
    ):
        become(b, K.ASYSTOLE.value, 0.0)
    elif happens(b, c.fibrillation_hazard * max(over, 0.0), dt):
        gentle = draw(b, Stream.TRANSITION.value) < c.tachycardia_part and r.kind != K.VENTRICULAR_TACHYCARDIA.value
        become(b, K.VENTRICULAR_TACHYCARDIA.value if gentle else K.COARSE_VENTRICULAR_FIBRILLATION.value, 0.0)
    elif r.kind != K.TORSADES.value:
        qt_corrected = r.qt / max(r.interval, c.refractory) ** c.cube_root
        if happens(b, c.torsades_hazard * max(qt_corrected - c.torsades_qt, 0.0), dt):
            become(b, K.TORSADES.value, 0.0)


@compiled
def _injure(b: Body) -> None:
    """Read what has been done to the heart: an artery that is shut, and current through the chest."""
    r = b.rhythm
    c = r.constants
    left = b.illness.severity[2 * Illness.CORONARY_OCCLUSION.value]
    right = b.illness.severity[2 * Illness.CORONARY_OCCLUSION.value + 1]
    begun = ramp(b.illness.elapsed[Illness.CORONARY_OCCLUSION.value], 0.0, c.occlusion_time)
    r.transmural = within(max(left, right), 0.0, 1.0) * begun
    r.territory = 1.0 if right > left else 0.0
    demand = min(b.circulation.ischaemia, 1.0) * (1.0 - r.transmural)
    r.st = r.ecg.st_transmural * r.transmural + r.ecg.st_demand * demand
    if abs(r.st) < r.ecg.st_least:
        r.st = 0.0
    current = b.illness.severity[2 * Illness.ELECTROCUTION.value]
    if current > r.electrified and not fibrillates(r.kind) and draw(b, Stream.TRANSITION.value) < current:
        become(b, K.COARSE_VENTRICULAR_FIBRILLATION.value, 0.0)
    r.electrified = current


@compiled
def change(b: Body, dt: float) -> None:
    """Advance everything that can change the rhythm by dt, on the slow tick."""
    r = b.rhythm
    _feed(b, dt)
    _injure(b)
    _irritate(b)
    if b.illness.dead > 0.0:
        if r.kind != K.ASYSTOLE.value:
            become(b, K.ASYSTOLE.value, 0.0)
    elif r.kind in STILL:
        _stand_still(b, dt)
    elif fibrillates(r.kind):
        _fibrillate(b, dt)
    else:
        _race(b, dt)
        if pumps(r.kind):
            _degrade(b, dt)
    _pump(b)


@compiled
def _pump(b: Body) -> None:
    """Tell how much of the pump this rhythm leaves, and whether the atria contract."""
    r = b.rhythm
    c = r.constants
    left = ramp(r.energy, c.energy_none, c.energy_full)
    left *= 1.0 - c.potassium_pump * ramp(r.potassium, c.potassium_high, c.potassium_sine)
    paced = r.kind == K.ASYSTOLE.value and r.captured > 0.0
    if not pumps(r.kind) and not paced:
        left = 0.0
    elif r.kind == K.VENTRICULAR_TACHYCARDIA.value:
        left *= c.pump_ventricular
    elif r.kind == K.TORSADES.value:
        left *= c.pump_torsades
    elif r.origin != Origin.ABOVE.value:
        left *= c.pump_wide
    r.mechanical = left
    r.atrial_kick = 0.0 if r.kind in WITHOUT_P or not pumps(r.kind) else 1.0
