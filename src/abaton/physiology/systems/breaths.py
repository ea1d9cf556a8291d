"""What a monitor tells of each breath: rate, volumes, flows, pressures, and forced expiration."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.breathing import TRACE
from abaton.physiology.body.equipment import Manoeuvre
from abaton.physiology.body.whole import Body

FORCED_SPIROMETRY = int(Manoeuvre.FORCED_SPIROMETRY)


@compiled
def _inspiration(b: Body) -> None:
    """A breath is over and the next begins: keep what the last one was."""
    r = b.breathing
    c = r.constants
    weight = c.smoothing
    length = max(r.since_inspiration, c.tick)
    if r.inspired_so_far > c.breath_seen or r.expired_so_far > c.breath_seen:
        fresh = r.since_airflow > c.apnoea_intervals * r.airflow_interval
        r.airflow_interval = length if fresh else r.airflow_interval + weight * (length - r.airflow_interval)
        r.tidal_volume += weight * (r.inspired_so_far - r.tidal_volume)
        r.expired_volume += weight * (r.expired_so_far - r.expired_volume)
        r.airflow_rate = 60 / r.airflow_interval
        rest = max(length - r.inspiration_length, c.tick)
        r.ie_ratio += weight * (r.inspiration_length / rest - r.ie_ratio)
        r.peak_flow += weight * (r.peak_out - r.peak_flow)
        r.inspiratory_peak_flow += weight * (r.peak_in - r.inspiratory_peak_flow)
        r.resistance = r.resistance_in
        r.expiratory_resistance = r.resistance_out
        r.peak_pressure = r.pressure_peak
        r.mean_airway_pressure = r.pressure_sum / length
        r.inspiratory_flow += weight * (r.inspired_so_far / max(r.inspiration_length, c.tick) - r.inspiratory_flow)
    r.end_expiratory_pressure = r.pressure_last
    r.auto_peep = max(r.alveolar_last - r.pressure_last, 0.0)
    r.end_expiratory_volume = r.volume[0] + r.volume[1]
    r.end_expiratory_pleural = (r.pleural[0] + r.pleural[1]) * 0.5
    r.specific_ventilation = r.tidal_volume / max(r.end_expiratory_volume, c.least_volume)
    r.since_inspiration = 0.0
    r.inspired_so_far = 0.0
    r.expired_so_far = 0.0
    r.peak_in = 0.0
    r.peak_out = 0.0
    r.pressure_peak = 0.0
    r.pressure_sum = 0.0
    r.inspiring = 1.0


@compiled
def _expiration(b: Body) -> None:
    """Inspiration is over: count it, and keep where it ended."""
    r = b.breathing
    c = r.constants
    r.inspiring = 0.0
    r.inspiration_length = r.since_inspiration
    r.plateau_pressure = (r.alveolar[0] + r.alveolar[1]) * 0.5
    r.end_inspiratory_volume = r.volume[0] + r.volume[1]
    r.end_inspiratory_pleural = (r.pleural[0] + r.pleural[1]) * 0.5
    if r.inspired_so_far > c.breath_seen:
        r.since_airflow = r.since_inspiration
        if r.breath_seen <= 0 or r.ventilated > 0 or r.manoeuvre > 0:
            _moved(b, r.since_inspiration)
        r.breath_seen = 1.0


@compiled
def _moved(b: Body, ago: float) -> None:
    """The chest has moved, beginning `ago` seconds ago."""
    r = b.breathing
    c = r.constants
    length = max(r.since_movement - ago, c.tick)
    if length < c.flutter:
        return
    if length > c.apnoea_intervals * r.interval or r.rate <= 0:
        r.interval = min(length, c.apnoea_time)
    else:
        r.interval += c.smoothing * (length - r.interval)
    r.rate = 60 / r.interval
    r.since_movement = ago


@compiled
def _apnoea(b: Body) -> None:
    r = b.breathing
    c = r.constants
    if r.since_movement > max(c.apnoea_time, c.apnoea_intervals * r.interval):
        r.rate = 0.0
    if r.since_airflow > max(c.apnoea_time, c.apnoea_intervals * r.airflow_interval):
        r.airflow_rate = 0.0
        r.tidal_volume = 0.0
        r.expired_volume = 0.0
        r.ie_ratio = 0.0
        r.peak_flow = 0.0
        r.inspiratory_peak_flow = 0.0
        r.specific_ventilation = 0.0
    r.minute_volume = r.airflow_rate * r.tidal_volume
    r.dead_space_ventilation = r.airflow_rate * min(r.dead_space, r.tidal_volume)
    r.alveolar_ventilation = r.minute_volume - r.dead_space_ventilation


@compiled
def _drop(b: Body) -> float:
    """Give the pressure (cmH2O) lost between airway opening and alveoli, weighted by flow."""
    r = b.breathing
    inside = (r.alveolar[0] * r.flow[0] + r.alveolar[1] * r.flow[1]) / r.mouth_flow
    return abs(r.airway_pressure - inside)


@compiled
def _forced(b: Body, dt: float) -> None:
    """Follow a forced expiration; at its end, read it."""
    r = b.breathing
    c = r.constants
    time = r.manoeuvre_time - c.forced_inhale_time
    if r.manoeuvre != FORCED_SPIROMETRY or time < 0 or time > c.forced_exhale_time:
        return
    volume = r.volume[0] + r.volume[1]
    if time < dt:
        r.forced_start = volume
        r.traced = 0.0
        r.forced_greatest = 0.0
    r.forced_greatest = max(r.forced_greatest, -r.mouth_flow)
    if r.traced < TRACE and time >= r.traced * c.trace_step:
        r.trace[int(r.traced)] = r.forced_start - volume
        r.traced += 1
    if time < c.forced_exhale_time - dt:
        return
    total = r.forced_start - volume
    r.forced_vital_capacity = total
    r.forced_expiratory_volume = r.trace[int(1 / c.trace_step + 0.5)]
    r.forced_peak_flow = r.forced_greatest
    r.maximum_ventilation = c.voluntary_ventilation * r.forced_expiratory_volume
    begin = _crossing(b, total / 2 / 2)
    end = _crossing(b, total - total / 2 / 2)
    r.forced_expiratory_flow = total * 0.5 / max(end - begin, dt)


@compiled
def _crossing(b: Body, volume: float) -> float:
    """Give the time (s) at which a forced expiration reached a volume."""
    r = b.breathing
    for i in range(1, int(r.traced)):
        if r.trace[i] >= volume:
            before = r.trace[i - 1]
            gained = max(r.trace[i] - before, 1.0)
            return (i - 1 + (volume - before) / gained) * r.constants.trace_step
    return r.traced * r.constants.trace_step


@compiled
def step(b: Body, dt: float) -> None:
    """Follow the breath under way."""
    r = b.breathing
    c = r.constants
    air = r.mouth_flow
    r.since_inspiration += dt
    r.since_movement += dt
    r.since_airflow += dt
    if r.inspiring > 0 and air < -c.flow_seen:
        _expiration(b)
    elif r.inspiring <= 0 and air > c.flow_seen:
        _inspiration(b)
    mean_alveolar = (r.alveolar[0] + r.alveolar[1]) * 0.5
    if air > 0:
        r.inspired_so_far += air * dt
        if air > r.peak_in:
            r.peak_in = air
            r.resistance_in = 1000 * _drop(b) / air
    else:
        r.expired_so_far -= air * dt
        r.pressure_last = r.airway_pressure
        r.alveolar_last = mean_alveolar
        if -air > r.peak_out:
            r.peak_out = -air
            r.resistance_out = 1000 * _drop(b) / -air
    r.pressure_peak = max(r.pressure_peak, r.airway_pressure)
    r.pressure_sum += r.airway_pressure * dt
    if r.breath_seen <= 0 and r.breath_time > r.breath_inspiration:
        # An effort that moved no gas is still seen on the chest.
        flowing = r.inspired_so_far > c.breath_seen and r.since_inspiration < r.breath_time + 1
        if not (r.inspiring > 0 and flowing):
            if r.muscle_pressure > c.effort_seen and r.ventilated <= 0:
                _moved(b, r.breath_time)
            r.breath_seen = 1.0
    _forced(b, dt)

    pleural = (r.pleural[0] + r.pleural[1]) * 0.5
    r.pleural_pressure = pleural * c.mercury
    r.alveolar_pressure = mean_alveolar * c.mercury
    if r.tick == 0:
        r.transpulmonary_pressure = r.airway_pressure - pleural
        r.transalveolar_pressure = mean_alveolar - pleural
        r.chest_wall_pressure = pleural
        r.transairway_pressure = r.airway_pressure - mean_alveolar
        r.transthoracic_pressure = mean_alveolar
        r.transrespiratory_pressure = r.airway_pressure
        r.mediastinal_shift = abs(r.pleural[0] - r.pleural[1])
        r.total_volume = r.volume[0] + r.volume[1] + r.dead_space
        _apnoea(b)
