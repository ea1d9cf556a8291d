"""One row of a monitor's traces at this instant, at 125 to 500 a second."""

from enum import IntEnum

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.electrocardiogram import Row, leads
from abaton.physiology.systems.ramp import within


class Channel(IntEnum):
    """Columns of a row, with their units."""

    ECG_I = 0  # mV
    ECG_II = 1
    ECG_III = 2
    ECG_AVR = 3
    ECG_AVL = 4
    ECG_AVF = 5
    ECG_V1 = 6
    ECG_V2 = 7
    ECG_V3 = 8
    ECG_V4 = 9
    ECG_V5 = 10
    ECG_V6 = 11
    ARTERIAL = 12  # mm[Hg]
    CENTRAL_VENOUS = 13  # mm[Hg]
    PULMONARY_ARTERY = 14  # mm[Hg]
    PLETH = 15  # 0..1, a half without a pulse
    CAPNOGRAM = 16  # mm[Hg]
    AIRWAY_PRESSURE = 17  # cm[H2O]
    AIRWAY_FLOW = 18  # mL/s, into the patient
    VOLUME = 19  # mL above the end of expiration
    INTRACRANIAL = 20  # mm[Hg]


N_CHANNELS = len(Channel)
C = Channel


@compiled
def sample(b: Body, row: Row) -> None:
    """Write all channels of this instant into a row of `N_CHANNELS`; only `b.waveforms` is changed."""
    leads(b, row)
    c = b.circulation
    row[C.ARTERIAL] = c.arterial_pressure_now
    row[C.CENTRAL_VENOUS] = c.central_venous_now
    row[C.PULMONARY_ARTERY] = c.pulmonary_artery_now
    row[C.CAPNOGRAM] = b.gas.mouth_co2
    row[C.AIRWAY_PRESSURE] = b.breathing.airway_pressure
    row[C.AIRWAY_FLOW] = b.breathing.mouth_flow
    _filter(b, row)
    swing = b.waveforms.constants.pulse_in_skull * (c.arterial_pressure_now - c.mean)
    breath = 0.5 * (c.central_venous_now - c.central_venous)
    row[C.INTRACRANIAL] = max(b.nervous.intracranial_pressure * (1.0 + swing) + breath, 0.0)


@compiled
def _filter(b: Body, row: Row) -> None:
    """Advance the filters to now: the finger's pulse and the foot of the volume trace."""
    w = b.waveforms
    k = w.constants
    pressure = b.circulation.arterial_pressure_now
    volume = b.breathing.volume[0] + b.breathing.volume[1]
    dt = b.rhythm.time - w.time
    w.time = b.rhythm.time
    if dt < 0.0 or dt > k.longest:
        w.pleth, w.pleth_mean, w.foot = pressure, b.circulation.mean, volume
        dt = 0.0
    w.pleth += (pressure - w.pleth) * dt / (k.pleth_lag + dt)
    w.pleth_mean += (pressure - w.pleth_mean) * dt / (k.pleth_slow + dt)
    w.foot = min(w.foot + k.volume_creep * dt, volume)
    perfusion = within(b.circulation.organ_mean_flow[Organ.UPPER_BODY] / k.pleth_flow, 0.0, k.pleth_most)
    beat = perfusion * (w.pleth - w.pleth_mean) / k.pleth_span
    breath = k.pleth_breath * (b.circulation.central_venous_now - b.circulation.central_venous)
    row[C.PLETH] = within(0.5 + 0.5 * beat + breath, 0.0, 1.0)
    row[C.VOLUME] = volume - w.foot
