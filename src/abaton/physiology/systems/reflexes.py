"""Baroreflexes, cardiopulmonary and chemoreflex: what nerves sense, when it acts, and on what.

One sympathetic and one vagal activity, 1 at rest. Arterial and filling pressures bend through an arctangent (Heldt
2002); delays and lags are Ursino's (1998). The step also writes the resistances and volumes that blood finds.
"""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS, N_PATHS, N_VESSELS, Organ, Path, Vessel
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.ramp import toward

TICKS_A_SECOND = 10  # of the history


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by `dt` s (20 ms)."""
    r, k = b.reflexes, b.reflexes.constants
    r.exercise = toward(r.exercise, b.energy.exercise, dt / k.exercise_lag)
    if b.nervous.consciousness < 0.5 and r.upright_wanted > k.falling:
        r.upright_wanted = 0.0  # who faints on their feet falls
    r.upright = toward(r.upright, r.upright_wanted, dt / k.posture_lag)
    _sense(b, dt)
    vagal = _activities(b, dt)
    _act(b, vagal, dt)
    _vessels(b)


@compiled
def _sense(b: Body, dt: float) -> None:
    r, k, c = b.reflexes, b.reflexes.constants, b.circulation
    # The receptors answer to the pressure and to its rise, smoothed over more than a beat.
    pressure = c.pressure[Vessel.BRACHIOCEPHALIC]
    before = r.carotid_slow
    r.carotid_slow += min(dt / k.sensing, 1.0) * (pressure - r.carotid_slow)
    r.carotid = r.carotid_slow + k.rise * (r.carotid_slow - before) / dt
    atria = 0.5 * (
        c.pressure[Vessel.RIGHT_ATRIUM]
        - c.surrounding[Vessel.RIGHT_ATRIUM]
        + c.pressure[Vessel.LEFT_ATRIUM]
        - c.surrounding[Vessel.LEFT_ATRIUM]
    )
    r.filling += min(dt / k.sensing, 1.0) * (atria - r.filling)
    # Receptors of the lungs tell of breaths that fill them, not of shallow ones; what work adds has its own terms.
    more = b.breathing.alveolar_ventilation / k.ventilation - 1 - b.breathing.feed_forward
    r.stretch = toward(r.stretch, more / (1 + more) if more > 0 else max(more, -1.0), dt / k.stretch_lag)


@compiled
def _activities(b: Body, dt: float) -> float:
    """Write the sympathetic outflow and its history; give the vagal activity wanted."""
    r, k, g = b.reflexes, b.reflexes.constants, b.gas
    gain = b.drug_effects.baroreflex * b.illness_effects.baroreflex
    wanted = k.setpoint + b.drug_effects.setpoint + b.illness_effects.setpoint + k.exercise_setpoint * r.exercise
    pressure = k.range * math.atan((wanted - r.carotid) / k.range)
    # Working muscle pumps: what it presses into the chest is not taken for too much blood.
    heard = min(max(0.5 + (wanted - r.carotid_slow) / k.gate, 0.0), 1.0)
    r.heard = toward(r.heard, heard, dt / k.gate_lag)
    filling = k.filling_range * math.atan((k.filling - r.filling) / k.filling_range)
    if filling < 0:
        filling *= k.distension
    else:
        # Arterial receptors have the last word: too little filling does not drive pressure above where it should be.
        # They have it by the mean of many beats: word by word, the two would hunt each other.
        filling *= r.heard
    outflow = 1 + gain * (k.arterial_gain * pressure + k.filling_gain * filling)
    hypoxic = k.hypoxic_gain * max(k.hypoxia - g.po2, 0.0) * (1 if g.po2 > 0 else 0)
    hypercapnic = k.hypercapnia * max(g.pco2 - k.carbon_dioxide - k.carbon_dioxide_free, 0.0)
    # Who lacks oxygen and does not breathe has no lungs that restrain the call: vessels narrow, the heart slows.
    still = max(-r.stretch, 0.0) * b.drug_effects.chemosensitivity
    r.chemical = (hypoxic + hypercapnic) * (1 + k.unrestrained * still)
    outflow += r.chemical
    outflow += k.ischaemic_gain * max(k.ischaemic - r.carotid, 0.0)
    outflow += k.exercise_sympathetic * r.exercise
    outflow += b.drug_effects.sympathetic + b.illness_effects.sympathetic
    outflow = min(max(outflow, 0.0), k.most_sympathetic)
    alive = min(max(g.tissue_po2[Organ.BRAIN] / k.failing, 0.0), 1.0)
    lag = min(dt, 1.0) if alive >= 1 else min(dt / k.failing_lag, 1.0)
    r.outflow += (1.0 if alive >= 1 else lag) * (outflow * alive - r.outflow)
    size = len(r.history)
    r.history_next += dt * TICKS_A_SECOND
    if r.history_next >= size:
        r.history_next -= size
    r.history[int(r.history_next)] = r.outflow

    vagal = 1 - gain * (k.vagal_gain * pressure + k.vagal_filling * max(filling, 0.0))
    vagal -= gain * k.stretch_vagal * max(r.stretch, 0.0)
    vagal += k.unrestrained_vagal * hypoxic * still
    vagal *= 1 - k.exercise_vagal * min(r.exercise / k.exercise_light, 1.0)
    vagal = min(max(vagal, 0.0), k.most_vagal) * alive
    vagal += b.drug_effects.vagal_drive + b.illness_effects.vagal_drive
    return max(vagal, 0.0) * (1 - b.drug_effects.vagal_block) * (1 - b.illness_effects.vagal_block)


@compiled
def _ago(b: Body, seconds: float) -> float:
    r = b.reflexes
    size = len(r.history)
    return r.history[(int(r.history_next) - int(seconds * TICKS_A_SECOND) + size) % size]


@compiled
def _act(b: Body, vagal: float, dt: float) -> None:
    """Let the activities reach heart, arterioles and veins, each after its delay and with its lag."""
    r, k = b.reflexes, b.reflexes.constants
    sent, sent_veins = _ago(b, k.delay), _ago(b, k.capacity_delay)
    beta = (1 - b.drug_effects.beta_block) * (1 - b.illness_effects.beta_block)
    alpha = (1 - b.drug_effects.alpha_block) * (1 - b.illness_effects.alpha_block)
    r.sympathetic += min(dt / k.rate_lag, 1.0) * (sent - r.sympathetic)
    r.vagal += min(dt / k.vagal_lag, 1.0) * (vagal - r.vagal)
    r.rate_activity += min(dt / k.rate_lag, 1.0) * (sent * beta - r.rate_activity)
    r.contractility_activity += min(dt / k.contractility_lag, 1.0) * (sent * beta - r.contractility_activity)
    # Lungs that stretch withhold from vessels what the brain stem sends them; the heart gets it all.
    held = k.stretch_vessels * max(r.stretch, 0.0)
    sent, sent_veins = max(sent - held, 0.0), max(sent_veins - held, 0.0)
    r.resistance_activity += min(dt / k.resistance_lag, 1.0) * (sent * alpha - r.resistance_activity)
    r.capacity_activity += min(dt / k.capacity_lag, 1.0) * (sent_veins * alpha - r.capacity_activity)

    nerves = (1 + k.rate_sympathetic * (r.rate_activity - 1)) * (1 + k.rate_vagal) / (1 + k.rate_vagal * r.vagal)
    warmth = max(1 + k.warmth * (b.energy.core - k.normal_core), k.coldest)
    hypoxic = min(k.hypoxic_rate * max(k.full - b.gas.saturation, 0.0), k.hypoxic_most) * beta
    rate = k.rate * nerves * (1 + hypoxic) * warmth * b.drug_effects.heart_rate * b.illness_effects.heart_rate
    greatest = k.oldest_rate - k.aging * b.person.age
    rate += k.exercise_rate * max(greatest - k.rate, 0.0) * r.exercise * beta
    r.sinus_rate = min(max(rate, 1.0), greatest)
    force = 1 + k.contractility * (r.contractility_activity - 1) + k.exercise_contractility * r.exercise * beta
    r.contractility = max(force, 0.5)

    more = r.capacity_activity - 1
    if more > 0:
        r.capacity = 1 - k.capacity * more / (more + k.capacity_curve)
    else:
        r.capacity = 1 - k.relaxed * more
    r.capacity *= 1 - k.exercise_pump * r.exercise
    r.work = toward(r.work, max(b.energy.exercise, b.energy.muscle_activity), dt / k.hyperaemia_lag)
    r.shivering = toward(r.shivering, b.energy.shiver_activity, dt / k.hyperaemia_lag)
    r.muscle_dilation = 1 + k.exercise_dilation * r.work
    for organ in range(N_ORGANS):
        r.resistance[organ] = max(1 + k.resistance[organ] * (r.resistance_activity - 1), k.least)


@compiled
def _vessels(b: Body) -> None:
    """Write resistances and unstressed volumes as nerves, tissue, drugs and illness have made them."""
    c, r, k = b.circulation, b.reflexes, b.reflexes.constants
    thick = max(1 + k.viscosity * (b.fluids.haematocrit - k.haematocrit), k.least)
    vessels = b.drug_effects.resistance * b.illness_effects.resistance * thick
    vessels /= 1 + k.hypoxic_vessels * min(max(k.full - b.gas.saturation, 0.0), k.hypoxic_vessels_most)
    vessels /= 1 + k.hypercapnic_vessels * max(b.gas.pco2 - k.carbon_dioxide - k.carbon_dioxide_free, 0.0)
    for path in range(N_PATHS):
        c.path_resistance[path] = c.constants.resistance[path]
    c.skin_flow = 0.0
    # Exercise is the legs' before all, shivering as much the trunk's: vessels open by what muscle burns there.
    trunk, legs = b.energy.constants.shiver_muscle, b.energy.constants.legs
    upper = (r.work * (1 - legs) + r.shivering * trunk) / legs
    upper *= c.constants.resistance[Path.UPPER_BODY] / c.constants.resistance[Path.LEGS]
    lower = r.work + r.shivering * (1 - trunk) / legs
    c.path_resistance[Path.UPPER_BODY] *= vessels * _bed(b, Organ.UPPER_BODY, upper)
    c.path_resistance[Path.LEGS] *= vessels * _bed(b, Organ.LEGS, lower)
    c.path_resistance[Path.SPLANCHNIC] *= vessels * _bed(b, Organ.SPLANCHNIC, 0.0)
    c.path_resistance[Path.KIDNEYS] *= vessels * r.resistance[Organ.KIDNEYS] * b.kidney.resistance_factor
    c.path_resistance[Path.BRAIN] *= (
        thick
        * b.nervous.cerebral_resistance
        * b.drug_effects.cerebral_resistance
        * b.illness_effects.cerebral_resistance
    )
    c.path_resistance[Path.HEART] *= (
        thick * c.coronary_tone * b.drug_effects.coronary_resistance * b.illness_effects.coronary_resistance
    )
    kink = 1 + c.constants.cava_kink * b.breathing.mediastinal_shift
    c.path_resistance[Path.FROM_SUPERIOR_CAVA] *= kink
    c.path_resistance[Path.FROM_INFERIOR_CAVA] *= kink
    c.path_resistance[Path.LUNGS] *= (
        thick
        * b.gas.pulmonary_resistance
        * b.drug_effects.pulmonary_resistance
        * b.illness_effects.pulmonary_resistance
    )
    veins = r.capacity * b.drug_effects.venous_volume * b.illness_effects.venous_volume
    for i in range(N_VESSELS):
        c.unstressed[i] = c.constants.unstressed[i]
        if c.constants.venous[i] > 0:
            c.unstressed[i] *= veins
    c.unstressed[Vessel.LEG_VEINS] *= 1 - k.legs_volume * r.legs_up


@compiled
def _bed(b: Body, organ: int, work: float) -> float:
    """Factor on a bed's resistance: nerves, skin that gives off heat, muscle that works, tissue that lacks oxygen."""
    r, k = b.reflexes, b.reflexes.constants
    skin = k.skin_here[organ] * k.skin_bed * b.energy.skin_dilation
    rest = 1 - k.skin_here[organ] * k.skin_bed
    need = k.muscle_hypoxia * max(k.tissue_need - b.gas.tissue_po2[organ], 0.0)
    # Skin and working muscle add conductance beside what nerves constrict.
    conductance = max(rest + skin + k.exercise_dilation * work + need, k.least)
    b.circulation.skin_flow += b.circulation.organ_mean_flow[organ] * skin / conductance
    return r.resistance[organ] / conductance
