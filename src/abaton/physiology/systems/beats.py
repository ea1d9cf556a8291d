"""What a monitor reads of each beat: pressures, stroke, filling; and whether the heart's own vessels keep up."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ, Path, Vessel
from abaton.physiology.body.whole import Body


@compiled
def follow(b: Body, dt: float) -> None:
    """Gather the running beat; close it when the next begins, or when none has come for some seconds."""
    c, k = b.circulation, b.circulation.constants
    pressed = b.equipment.compression_rate > 0
    # Under compressions each of them is a beat: pulses of a heart that starts in between are not told apart.
    counter = c.pushes if pressed else b.rhythm.beat
    if (counter != c.beat and c.beat_time > 0.5 * k.shortest_cycle) or c.beat_time >= k.no_beat:
        _close(b, counter != c.beat and c.beat_time < k.no_beat)
        c.beat = counter
    p = c.pressure
    arterial = p[Vessel.UPPER_ARTERIES]
    c.beat_time += dt
    c.beat_pressure += arterial * dt
    c.beat_highest = max(c.beat_highest, arterial)
    c.beat_lowest = min(c.beat_lowest, arterial)
    c.beat_venous += p[Vessel.RIGHT_ATRIUM] * dt
    c.beat_wedge += p[Vessel.LEFT_ATRIUM] * dt
    c.beat_lung += p[Vessel.PULMONARY_ARTERY] * dt
    c.beat_lung_highest = max(c.beat_lung_highest, p[Vessel.PULMONARY_ARTERY])
    c.beat_lung_lowest = min(c.beat_lung_lowest, p[Vessel.PULMONARY_ARTERY])
    c.beat_left_highest = max(c.beat_left_highest, p[Vessel.LEFT_VENTRICLE])
    c.beat_right_highest = max(c.beat_right_highest, p[Vessel.RIGHT_VENTRICLE])
    c.beat_stroke += c.flow[Path.AORTIC_VALVE] * dt
    c.beat_filled = max(c.beat_filled, c.volume[Vessel.LEFT_VENTRICLE])
    c.beat_coronary += c.flow[Path.HEART] * dt
    c.beat_aortic_lowest = min(c.beat_aortic_lowest, p[Vessel.ASCENDING_AORTA])


@compiled
def _close(b: Body, beaten: bool) -> None:  # noqa: FBT001 compiled functions take no names
    c, k = b.circulation, b.circulation.constants
    lasted = c.beat_time
    c.systolic, c.diastolic, c.mean = c.beat_highest, c.beat_lowest, c.beat_pressure / lasted
    c.central_venous, c.wedge = c.beat_venous / lasted, c.beat_wedge / lasted
    c.pulmonary_mean = c.beat_lung / lasted
    c.pulmonary_systolic, c.pulmonary_diastolic = c.beat_lung_highest, c.beat_lung_lowest
    # The next beat has just begun: this is the end of filling.
    c.left_systolic, c.left_diastolic = c.beat_left_highest, c.pressure[Vessel.LEFT_VENTRICLE]
    c.right_systolic, c.right_diastolic = c.beat_right_highest, c.pressure[Vessel.RIGHT_VENTRICLE]
    pulse = beaten and c.beat_stroke >= k.least_stroke
    # A monitor averages over several beats; from none to one it does not.
    each = 60 / lasted if pulse else 0.0
    c.heart_rate = c.heart_rate + k.rate_share * (each - c.heart_rate) if pulse and c.heart_rate > 0 else each
    c.stroke_volume = c.beat_stroke if pulse else 0.0
    c.ejection_fraction = min(c.stroke_volume / max(c.beat_filled, 1.0), 1.0)
    c.coronary_perfusion_pressure = c.beat_aortic_lowest - c.beat_venous / lasted
    # A heart that has stopped has no output to average over.
    share = min(lasted / k.smoothing, 1.0) if beaten else 1.0
    c.cardiac_output += share * (c.beat_stroke * 60 / lasted - c.cardiac_output)
    c.mean_smoothed += share * (c.mean - c.mean_smoothed)
    per_s = c.cardiac_output / 60
    if pulse and per_s > 0:
        c.systemic_resistance = (c.mean - c.central_venous) / per_s
        c.pulmonary_resistance = (c.pulmonary_mean - c.wedge) / per_s
    too_much = min(max((c.pulmonary_mean - k.right_limit) / k.right_width, 0.0), 1.0)
    c.right_overload += min(lasted / k.right_lag, 1.0) * (too_much - c.right_overload)
    _feed_heart(b, lasted)
    c.beat_time = c.beat_pressure = c.beat_highest = c.beat_venous = c.beat_wedge = c.beat_lung = 0.0
    c.beat_lung_highest = c.beat_left_highest = c.beat_right_highest = 0.0
    c.beat_lowest = c.beat_lung_lowest = c.beat_aortic_lowest = 1000.0
    c.beat_stroke = c.beat_filled = c.beat_coronary = 0.0


@compiled
def _feed_heart(b: Body, lasted: float) -> None:
    """Set coronary tone by what the beat's work asked for, and tell how much was not met.

    Demand follows the pressure-rate product (Gobel 1978), raised when arterial blood carries less oxygen.
    """
    c, k = b.circulation, b.circulation.constants
    rate = 60 / lasted if b.rhythm.mechanical > 0 else 0.0
    work = rate * c.systolic / k.rest_product
    content = max(b.gas.saturation * b.fluids.haemoglobin / k.rest_content, k.least_content)
    c.coronary_demand = k.rest_coronary * (k.basal_demand + (1 - k.basal_demand) * work) / content
    lack = max(1 - b.gas.tissue_po2[Organ.HEART] / k.heart_oxygen, 0.0)
    had = c.beat_coronary / lasted
    share = min(lasted / k.coronary_lag, 1.0)
    # Muscle short of oxygen opens its vessels further than its work asks; that is no want of flow in itself.
    opened = c.coronary_tone * had / (c.coronary_demand * (1 + lack * (k.coronary_reserve - 1)))
    wanted = min(max(opened, 1 / k.coronary_reserve), 2.0)
    c.coronary_tone += share * (wanted - c.coronary_tone)
    missing = min(max(1 - had / c.coronary_demand, 0.0), 1.0)
    # Up to a fifth less is met by deeper extraction.
    missing = max(missing - k.coronary_margin, 0.0) / (1 - k.coronary_margin)
    c.ischaemia += min(lasted / k.ischaemia_lag, 1.0) * (missing - c.ischaemia)
