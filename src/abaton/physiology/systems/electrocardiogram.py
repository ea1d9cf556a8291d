"""Twelve leads at an instant, from when atria and ventricles were last activated.

As in McSharry 2003 each wave is a Gaussian, here in the time since its chamber was activated, so that any rhythm draws
itself: a dropped beat has no QRS, an ectopic one no P. Fibrillation is a sum of a few oscillators whose phases wander.
"""

from math import cos, exp, pi, sin

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.physiology.body.rhythm import Origin, RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.kinds import fibrillates
from abaton.physiology.systems.ramp import ramp

K = RhythmKind
Row = NDArray[np.float64]
N_LEADS = 12
MEASURED = 8
FIRST_CHEST = 6  # V1 in the row of twelve: I, II, III, aVR, aVL, aVF, V1-V6


@compiled
def _bump(t: float, at: float, width: float, reach: float) -> float:
    x = (t - at) / width
    return exp(-0.5 * x * x) if -reach < x < reach else 0.0


@compiled
def _add(row: Row, heights: Row, size: float) -> None:
    """Add a wave to the leads that are measured."""
    row[0] += size * heights[0]
    row[1] += size * heights[1]
    for k in range(2, MEASURED):
        row[FIRST_CHEST - 2 + k] += size * heights[k]


@compiled
def leads(b: Body, row: Row) -> None:
    """Write the twelve leads of this instant, in mV, into the first twelve places of the row."""
    r = b.rhythm
    e = r.ecg
    for k in range(N_LEADS):
        row[k] = 0.0
    _atria(b, row)
    if fibrillates(r.kind):
        _quiver(b, row, e.fibrillation, r.fibrillation, 1.0)
    elif r.beat > 0.0:
        if r.origin == Origin.ABOVE.value:
            _narrow(b, row)
        else:
            _broad(b, row)
        if r.st > 0.0 or r.st < 0.0:
            _shift(b, row)
    if r.since_spike < e.spike_time:
        _add(row, e.paced, e.spike)
    volume = b.breathing.volume[0] + b.breathing.volume[1]
    drift = e.wander * (volume - max(r.breath_mean, 0.0)) / r.constants.breath_volume
    drift -= e.compression * b.circulation.compression
    _add(row, e.demand, drift)
    _derive(row)


@compiled
def _derive(row: Row) -> None:
    """Fill III and the augmented leads."""
    row[2] = row[1] - row[0]
    row[3] = -0.5 * (row[0] + row[1])
    row[4] = row[0] - 0.5 * row[1]
    row[5] = row[1] - 0.5 * row[0]


@compiled
def _sine(b: Body) -> float:
    """How far potassium has gone towards a sine wave, 0..1."""
    c = b.rhythm.constants
    return ramp(b.rhythm.potassium, c.potassium_high, c.potassium_sine)


@compiled
def _atria(b: Body, row: Row) -> None:
    r = b.rhythm
    e = r.ecg
    if r.kind == K.ATRIAL_FIBRILLATION.value:
        _quiver(b, row, e.atrial, 1.0, e.atrial_speed)
    elif r.kind == K.ATRIAL_FLUTTER.value:
        angle = 2 * pi * r.atrial_phase
        _add(row, e.flutter, sin(angle) + 0.5 * sin(2 * angle))
    elif r.atrial_time < e.p_at + e.reach * e.p_width:
        size = 1.0 - e.p_lost * _sine(b)
        _add(row, e.p, size * _bump(r.atrial_time, e.p_at, e.p_width, e.reach))


@compiled
def _narrow(b: Body, row: Row) -> None:
    """Add QRS and T of a beat that came through the node."""
    r = b.rhythm
    e = r.ecg
    t = r.ventricular_time
    slow = 1.0 + e.widened * _sine(b)
    if t < e.j_at * slow * 2:
        _add(row, e.q, _bump(t, e.q_at * slow, e.q_width * slow, e.reach))
        _add(row, e.r, _bump(t, e.r_at * slow, e.r_width * slow, e.reach))
        _add(row, e.s, _bump(t, e.s_at * slow, e.s_width * slow, e.reach))
        cold = 1.0 - ramp(b.energy.core, e.osborn_core[0], e.osborn_core[1])
        if cold > 0.0:
            _add(row, e.osborn, cold * _bump(t, e.j_at, e.osborn_width, e.reach))
    size = 1.0 + e.peaked * ramp(r.potassium, e.potassium_peaked[0], e.potassium_peaked[1])
    size *= 1.0 - e.flat * (1.0 - ramp(r.potassium, e.potassium_flat[0], e.potassium_flat[1]))
    size *= 1.0 - e.t_ischaemic * min(b.circulation.ischaemia, 1.0) * (1.0 - r.transmural)
    _add(row, e.t, size * _recovery(b, t))


@compiled
def _recovery(b: Body, t: float) -> float:
    """Shape of the T wave: it rises slower than it falls."""
    r = b.rhythm
    e = r.ecg
    at = e.t_at * r.qt
    narrow = 1.0 - e.pointed * ramp(r.potassium, e.potassium_peaked[0], e.potassium_peaked[1])
    width = (e.t_rise if t < at else e.t_fall) * r.qt * narrow * (1.0 + _sine(b))
    return _bump(t, at, width, e.reach)


@compiled
def _broad(b: Body, row: Row) -> None:
    """Add QRS and T of a beat that began in a ventricle or at a pacer."""
    r = b.rhythm
    e = r.ecg
    t = r.ventricular_time
    slow = 1.0 + e.widened * 0.5 * _sine(b)
    shape = _bump(t, e.wide_at * slow, e.wide_width * slow, e.reach)
    shape += e.notch * _bump(t, e.notch_at * slow, e.notch_width * slow, e.reach)
    shape += e.discordant * _recovery(b, t)
    if r.kind == K.TORSADES.value:
        angle = 2 * pi * e.twist * r.time
        for k in range(MEASURED):
            place = k if k < 2 else FIRST_CHEST - 2 + k
            row[place] += shape * abs(e.wide[k]) * sin(angle + e.lead_angle[k])
    elif r.origin == Origin.PACER.value:
        _add(row, e.paced, shape)
    else:
        _add(row, e.wide, shape)


@compiled
def _shift(b: Body, row: Row) -> None:
    """Lift or lower the ST segment."""
    r = b.rhythm
    e = r.ecg
    top = e.t_at * r.qt
    away = max(top - e.j_at, r.constants.tick)
    shape = _bump(r.ventricular_time, e.j_at + 0.5 * away, e.st_width * away, e.reach)
    if r.st > 0.0:
        _add(row, e.anterior if r.territory < 0.5 else e.inferior, r.st * shape)
    else:
        _add(row, e.demand, r.st * shape)


@compiled
def _quiver(b: Body, row: Row, heights: Row, size: float, speed: float) -> None:
    """Add fibrillation: two sums of oscillators a quarter turn apart, mixed differently in each lead."""
    e = b.rhythm.ecg
    time = b.rhythm.time
    across, along = 0.0, 0.0
    for k in range(len(e.fibrillation_pace)):
        wobble = e.wobble_size[k] * sin(2 * pi * e.wobble_pace[k] * time + b.person.seed)
        angle = 2 * pi * e.fibrillation_pace[k] * speed * time + wobble
        across += e.fibrillation_share[k] * sin(angle)
        along += e.fibrillation_share[k] * cos(angle)
    for k in range(MEASURED):
        place = k if k < 2 else FIRST_CHEST - 2 + k
        mixed = across * cos(e.lead_angle[k]) + along * sin(e.lead_angle[k])
        row[place] += size * heights[k] * mixed
