"""R peaks: the same under any chunking, honest about what is missing, and in a real recording where they belong."""

from datetime import UTC
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.kernel.errors import Invalid
from abaton.signals.beats.ecg import ECG_CODES, UNNAMED_LEAD, EcgBeats
from abaton.signals.detector import run
from abaton.signals.model import Findings, Floats, Waveform


def ecg(
    value: Floats, rate_hz: float = 250.0, start_s: float = 1000.0, code: str = UNNAMED_LEAD, unit: str = "mV"
) -> Waveform:
    return Waveform(code=code, unit=unit, rate_hz=rate_hz, start_s=start_s, value=value)


def heart(at_s: list[float] | Floats, seconds: float, rate_hz: float, height_mv: float = 1.0) -> Floats:
    """Draw QRS complexes and T waves at these instants."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    drawn = np.zeros_like(t)
    for at in at_s:
        drawn += np.exp(-0.5 * ((t - at) / 0.012) ** 2)
        drawn -= 0.25 * np.exp(-0.5 * ((t - at - 0.03) / 0.012) ** 2)
        drawn += 0.3 * np.exp(-0.5 * ((t - at - 0.28) / 0.05) ** 2)
    return height_mv * drawn


def chunks(wave: Waveform, cuts: list[int]) -> list[Waveform]:
    edges = [0, *sorted(min(cut, wave.value.size) for cut in cuts), wave.value.size]
    return [ecg(wave.value[a:b], wave.rate_hz, wave.start_s + a / wave.rate_hz) for a, b in pairwise(edges)]


def same(one: Findings, other: Findings) -> bool:
    return all(
        np.array_equal(a, b, equal_nan=True)
        for a, b in (
            (one.at_s, other.at_s),
            (one.value, other.value),
            (one.confidence, other.confidence),
            *((one.evidence[name], other.evidence[name]) for name in one.evidence),
        )
    )


@pytest.mark.parametrize("rate_hz", [100.0, 128.0, 257.0, 360.0, 1000.0])
@pytest.mark.parametrize("height_mv", [1.0, -1.0, 0.2])
def test_finds_every_beat_at_its_peak_at_any_rate_and_polarity(rate_hz: float, height_mv: float) -> None:
    at_s = np.arange(0.5, 28.0, 0.8)
    found = run(EcgBeats(), [ecg(heart(at_s, 30.0, rate_hz, height_mv), rate_hz)])
    assert len(found) == at_s.size
    assert np.abs(found.at_s - 1000.0 - at_s).max() < 0.004
    assert np.sign(found.value).tolist() == [np.sign(height_mv)] * at_s.size
    assert np.abs(found.evidence["interval_s"][1:] - 0.8).max() < 0.004
    assert np.isnan(found.evidence["interval_s"][0])


@settings(deadline=None, max_examples=40)
@given(cuts=st.lists(st.integers(0, 5000), max_size=30), seed=st.integers(0, 99))
def test_cutting_the_input_elsewhere_changes_nothing(cuts: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    value = heart(np.cumsum(chance.uniform(0.4, 1.5, 15)), 20.0, 250.0) + chance.normal(0, 0.15, 5000)
    value[chance.integers(0, 5000, 40)] = np.nan
    value[1200:1500] = np.nan
    whole = ecg(value)
    assert same(run(EcgBeats(), [whole]), run(EcgBeats(), chunks(whole, cuts)))


def test_sample_by_sample_is_the_same_as_at_once() -> None:
    whole = ecg(heart(np.arange(0.5, 9, 0.7), 10.0, 250.0))
    assert same(run(EcgBeats(), [whole]), run(EcgBeats(), chunks(whole, list(range(2500)))))


@settings(deadline=None, max_examples=60)
@given(
    value=st.lists(
        st.one_of(st.floats(), st.sampled_from([0.0, np.nan, np.inf, -np.inf, 1e308, -1e308, 1e5])), max_size=40
    ),
    times=st.integers(1, 60),
    rate_hz=st.sampled_from([100.0, 360.0, 1000.0]),
)
def test_no_input_breaks_it(value: list[float], times: int, rate_hz: float) -> None:
    found = run(EcgBeats(), [ecg(np.array(value * times), rate_hz)])
    assert np.isfinite(found.at_s).all()


def test_a_state_is_never_changed_in_place() -> None:
    detector, wave = EcgBeats(), ecg(heart(np.arange(0.5, 9, 0.8), 10.0, 250.0))
    state, _ = detector.step(detector.start(), wave)
    later = ecg(wave.value, start_s=1010.0)
    _, once = detector.step(state, later)
    _, again = detector.step(state, later)
    assert same(once, again)
    assert len(once) > 0


@pytest.mark.parametrize("gap_s", [3.0, 60.0])
def test_over_a_gap_no_interval_is_told(gap_s: float) -> None:
    one = ecg(heart(np.arange(0.5, 10, 0.8), 10.0, 250.0))
    other = ecg(one.value, start_s=1010.0 + gap_s)
    found = run(EcgBeats(), [one, other])
    intervals = found.evidence["interval_s"]
    after = int(np.argmax(found.at_s > 1010.0 + gap_s))
    assert np.isnan(intervals[after])
    assert np.nanmax(intervals) < 1.0
    assert found.at_s[-1] > 1018.0 + gap_s


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "8867-4"},
        {"unit": "uV"},
        {"rate_hz": 50.0},
        {"rate_hz": 2000.0},
    ],
)
def test_refuses_what_it_does_not_read(wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match=r"Waveform\."):
        run(EcgBeats(), [ecg(np.zeros(100), **wrong)])


def test_refuses_a_chunk_that_reaches_back_and_one_of_another_rate() -> None:
    first = ecg(np.zeros(500))
    with pytest.raises(Invalid, match="start_s"):
        run(EcgBeats(), [first, ecg(np.zeros(500), start_s=1001.0)])
    with pytest.raises(Invalid, match="rate_hz"):
        run(EcgBeats(), [first, ecg(np.zeros(500), 500.0, start_s=1002.0)])


def test_finds_the_beats_of_record_100() -> None:
    record = data() / "wearables" / "wfdb_sample" / "100"
    if not record.with_suffix(".hea").exists():
        pytest.skip(f"no recording at {record}")
    signal = wfdb.signals(record)[0]
    reference_s = wfdb.annotations(record, "atr").beats() / signal.rate_hz
    found = run(EcgBeats(), [ecg(signal.values[: 360 * 120], 360.0, 0.0)])
    expected = reference_s[(reference_s > 0.3) & (reference_s < 119)]
    assert all(np.abs(found.at_s - at).min() < 0.05 for at in expected)
    assert abs(len(found) - np.sum(reference_s < 119.5)) <= 1
    assert next(iter(found)).at.tzinfo is UTC


def test_reads_the_usual_leads() -> None:
    assert {"131329", "131330", "131389"} <= ECG_CODES
