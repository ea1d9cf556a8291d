"""Twelve leads that a detector, and a reader, would take for what they are."""

import numpy as np
import pytest
from tests.physiology.hearts import Rows, beats, rest, traces

from abaton.physiology.body.illness import Illness
from abaton.physiology.body.rhythm import RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.arrhythmia import fall_into
from abaton.physiology.systems.waveforms import N_CHANNELS, Channel
from abaton.physiology.table import Floats
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.detector import run
from abaton.signals.model import Waveform

K = RhythmKind
C = Channel
HZ = 250


def drawn(kind: RhythmKind, seconds: float = 10.0) -> Rows:
    b = rest()
    fall_into(b, float(kind), 0.0)
    beats(b, 5)
    return traces(b, seconds, HZ)


def found(lead: Floats) -> Floats:
    wave = Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=HZ, start_s=1000.0, value=np.ascontiguousarray(lead))
    return run(EcgBeats(), [wave]).at_s - 1000.0


def averaged(b: Body, lead: Channel, seconds: float = 20.0) -> Floats:
    """Average beats of a lead from 0.25 s before the R wave of lead II to 0.55 s after it."""
    rows = traces(b, seconds, HZ)
    peaks = [round(at * HZ) for at in found(rows[:, C.ECG_II])]
    cut = [rows[p - 62 : p + 138, lead] for p in peaks if p > 62 and p + 138 < len(rows)]
    return np.mean(cut, axis=0)


@pytest.mark.parametrize("lead", [C.ECG_I, C.ECG_II, C.ECG_V2, C.ECG_V5])
@pytest.mark.parametrize(
    ("kind", "rate"),
    [
        (K.SINUS, 72),
        (K.SINUS_TACHYCARDIA, 110),
        (K.ATRIAL_FLUTTER, 150),
        (K.SUPRAVENTRICULAR_TACHYCARDIA, 180),
        (K.VENTRICULAR_TACHYCARDIA, 170),
        (K.COMPLETE_BLOCK, 37),
        (K.JUNCTIONAL, 50),
    ],
)
def test_a_detector_finds_the_rate(kind: RhythmKind, rate: float, lead: Channel) -> None:
    times = found(drawn(kind, 60.0)[:, lead])
    assert 60 * (times.size - 1) / (times[-1] - times[0]) == pytest.approx(rate, rel=0.02)


def test_a_detector_finds_every_beat_of_atrial_fibrillation() -> None:
    b = rest()
    fall_into(b, float(K.ATRIAL_FIBRILLATION), 0.0)
    beats(b, 5)
    before = b.rhythm.beat
    times = found(traces(b, 60, HZ)[:, C.ECG_II])
    assert abs(times.size - (b.rhythm.beat - before)) <= 1
    assert np.diff(times).std() > 0.08


def test_leads_obey_einthoven_and_goldberger() -> None:
    for kind in (K.SINUS, K.ATRIAL_FLUTTER, K.COARSE_VENTRICULAR_FIBRILLATION, K.TORSADES):
        row = drawn(kind, 4.0)
        assert np.allclose(row[:, C.ECG_I] + row[:, C.ECG_III], row[:, C.ECG_II])
        assert np.allclose(row[:, C.ECG_AVR] + row[:, C.ECG_AVL] + row[:, C.ECG_AVF], 0)


@pytest.mark.parametrize("kind", [K.SINUS, K.VENTRICULAR_TACHYCARDIA, K.COARSE_VENTRICULAR_FIBRILLATION])
def test_the_height_that_is_told_without_waveforms_is_that_of_lead_2(kind: RhythmKind) -> None:
    b = rest()
    fall_into(b, float(kind), 0.0)
    beats(b, 5)
    told = b.rhythm.ecg_amplitude
    lead = traces(b, 10, HZ)[:, C.ECG_II]
    assert np.ptp(lead) == pytest.approx(told, rel=0.08)


def test_a_standstill_is_flat_and_fibrillation_coarse_before_it_is_fine() -> None:
    heights = [
        float(np.ptp(drawn(kind)[:, C.ECG_II]))
        for kind in (K.ASYSTOLE, K.FINE_VENTRICULAR_FIBRILLATION, K.COARSE_VENTRICULAR_FIBRILLATION)
    ]
    assert heights[0] < 0.05 < heights[1] < 0.5 < heights[2]


def test_fibrillation_of_the_ventricles_lives_between_3_and_8_hertz() -> None:
    lead = drawn(K.COARSE_VENTRICULAR_FIBRILLATION, 20.0)[:, C.ECG_II]
    power = np.abs(np.fft.rfft(lead - lead.mean())) ** 2
    at = np.fft.rfftfreq(lead.size, 1 / HZ)
    assert power[(at > 2.5) & (at < 9)].sum() > 0.9 * power.sum()


def test_intervals_and_waves_of_a_resting_beat() -> None:
    b = rest()
    beats(b, 5)
    beat = averaged(b, C.ECG_II)
    at = (np.arange(beat.size) - 62) / HZ
    p = beat[(at > -0.2) & (at < -0.06)]
    t = beat[(at > 0.15) & (at < 0.45)]
    assert 0.05 < p.max() < 0.25
    assert 0.15 < t.max() < 0.6
    assert 0.2 < at[(at > 0.15) & (at < 0.45)][t.argmax()] < 0.35
    assert 0.36 < b.rhythm.qt < 0.44
    assert averaged(b, C.ECG_V1).min() < -0.5


def test_ventricular_beats_are_wide() -> None:
    def width(kind: RhythmKind) -> float:
        lead = drawn(kind)[:, C.ECG_II]
        high = np.count_nonzero(np.abs(lead) > 0.35 * np.abs(lead).max())
        return high / max(found(lead).size, 1) / HZ

    assert width(K.VENTRICULAR_TACHYCARDIA) > 2 * width(K.SUPRAVENTRICULAR_TACHYCARDIA)


@pytest.mark.parametrize(("side", "up", "down"), [(0, C.ECG_V3, C.ECG_III), (1, C.ECG_III, C.ECG_AVL)])
def test_a_shut_artery_lifts_its_own_leads_and_lowers_the_others(side: int, up: Channel, down: Channel) -> None:
    b, well = rest(), rest()
    b.illness.severity[2 * Illness.CORONARY_OCCLUSION + side] = 1.0
    b.illness.elapsed[Illness.CORONARY_OCCLUSION] = 300.0
    for one in (b, well):
        beats(one, 5)
    b.drug_effects.antiarrhythmic = 1.0
    segment = slice(62 + 25, 62 + 40)
    assert b.rhythm.st > 0.2
    assert averaged(b, up)[segment].mean() > averaged(well, up)[segment].mean() + 0.15
    assert averaged(b, down)[segment].mean() < averaged(well, down)[segment].mean() - 0.05


def test_unmet_demand_lowers_the_st_segment() -> None:
    b = rest()
    b.circulation.ischaemia = 0.5
    beats(b, 5)
    assert b.rhythm.st < -0.05
    assert averaged(b, C.ECG_V5)[62 + 25] < -0.03


def test_potassium_peaks_the_t_wave_then_widens_everything() -> None:
    def shape(potassium: float) -> tuple[float, float]:
        b = rest()
        b.chemistry.potassium = potassium
        beats(b, 5)
        beat = averaged(b, C.ECG_II)
        return float(beat[62 + 40 :].max()), np.count_nonzero(np.abs(beat) > 0.4 * np.abs(beat).max()) / beat.size

    low, usual, high, worst = (shape(k) for k in (2.2, 4.2, 6.8, 8.7))
    assert low[0] < 0.5 * usual[0]
    assert high[0] > 1.5 * usual[0]
    assert worst[1] > 2 * usual[1]


def test_cold_puts_a_hump_behind_the_r_wave() -> None:
    cold, warm = rest(), rest()
    cold.energy.core = 28.0
    for b in (cold, warm):
        beats(b, 5)
    hump = slice(62 + 11, 62 + 17)
    assert averaged(cold, C.ECG_II)[hump].max() > averaged(warm, C.ECG_II)[hump].max() + 0.08


def test_a_pacer_leaves_its_spike() -> None:
    b = rest()
    fall_into(b, float(K.COMPLETE_BLOCK), 0.0)
    b.equipment.pacing_rate, b.equipment.pacing_current = 80.0, 20.0
    beats(b, 5)
    lead = traces(b, 10, 500)[:, C.ECG_II]
    assert lead.min() < -2


def test_asking_for_waveforms_changes_nothing_but_their_own_filters() -> None:
    one, other = rest(), rest()
    traces(one, 5, 500)
    beats(other, 5)
    for record in ("rhythm", "nervous", "circulation"):
        assert bytes(getattr(one, record)) == bytes(getattr(other, record))


def test_a_row_holds_every_channel_and_no_more() -> None:
    b = rest()
    row = traces(b, 1)[-1]
    assert row.size == N_CHANNELS == len(Channel)
    assert row[C.ARTERIAL] == 93
    assert row[C.PLETH] == pytest.approx(0.5)
    assert row[C.INTRACRANIAL] == pytest.approx(10, rel=0.01)
    assert 0 <= row[C.VOLUME] < 600
