"""Signal quality: high on a clean ECG, low on what is flat, clipped, missing or noise."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.detector import run
from abaton.signals.model import Findings, Floats, Waveform
from abaton.signals.quality.waveform import Kind, SignalQuality

RATE_HZ = 250.0


def wave(value: Floats, kind: Kind = "ecg", start_s: float = 0.0) -> Waveform:
    code, unit = ("131328", "mV") if kind == "ecg" else ("150452", "1")
    return Waveform(code=code, unit=unit, rate_hz=RATE_HZ, start_s=start_s, value=value)


def ecg(seconds: float = 20.0) -> Floats:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    phase = (t + 0.4) % 0.8 - 0.4
    return np.exp(-0.5 * (phase / 0.015) ** 2) + 0.2 * np.exp(-0.5 * ((phase - 0.25) / 0.04) ** 2)


def judged(value: Floats, kind: Kind = "ecg") -> Findings:
    return run(SignalQuality(kind=kind), [wave(value, kind)])


def test_a_clean_ecg_is_good() -> None:
    found = judged(ecg())
    assert found.at_s.tolist() == [0.0, 5.0, 10.0, 15.0]
    assert found.value.min() > 0.9


def test_each_fault_lowers_what_is_named_after_it() -> None:
    clean = ecg()
    flat, clipped, gone = clean.copy(), np.clip(clean, -0.1, 0.6), clean.copy()
    flat[:1000] = 0.3
    gone[:400] = np.nan
    swinging = clean + 3.0 * np.sin(np.arange(clean.size) / RATE_HZ * 2)
    assert judged(flat).evidence["moving"][0] < 0.3
    assert judged(clipped).evidence["inside"][1] < 0.6
    assert judged(gone).evidence["present"][0] == pytest.approx(1 - 400 / 1250)
    assert judged(swinging).evidence["steady"][1] < 0.3
    for value in (flat, clipped, gone, swinging):
        assert judged(value).value[0] < 0.75


def test_noise_and_nothing_are_worth_nothing() -> None:
    chance = np.random.default_rng(0)
    assert judged(chance.normal(0, 1, 5000)).value.max() < 0.2
    assert judged(np.full(5000, np.nan)).value.max() == 0.0
    assert judged(np.zeros(5000)).value.max() == 0.0


def test_a_pulse_that_repeats_itself_is_better_than_noise() -> None:
    t = np.arange(5000) / RATE_HZ
    pulse = np.exp(-0.5 * (((t % 0.9) - 0.2) / 0.08) ** 2)
    chance = np.random.default_rng(0)
    assert judged(pulse, "ppg").value.min() > 0.8
    assert judged(chance.normal(0, 1, 5000), "ppg").value.mean() < 0.5


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 5000), max_size=12))
def test_cutting_the_input_elsewhere_changes_nothing(cuts: list[int]) -> None:
    value = ecg()
    value[800:900] = np.nan
    edges = [0, *sorted(cuts), 5000]
    parts = [wave(value[a:b], start_s=a / RATE_HZ) for a, b in pairwise(edges)]
    assert np.array_equal(run(SignalQuality(), parts).value, judged(value).value)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.one_of(st.floats(), st.sampled_from([0.0, np.nan, np.inf, 1e308])), min_size=1, max_size=20),
    st.sampled_from(["ecg", "ppg"]),
)
def test_no_input_breaks_it(value: list[float], kind: Kind) -> None:
    found = judged(np.resize(np.array(value), 1300), kind)
    assert ((found.value >= 0) & (found.value <= 1)).all()


def test_refuses_the_other_kind() -> None:
    with pytest.raises(Invalid, match="code"):
        run(SignalQuality(kind="ppg"), [wave(np.zeros(10), "ecg")])
