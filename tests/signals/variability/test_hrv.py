"""Variability: known values for made intervals, powers that add up, and a refusal where too much was put right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats
from abaton.signals.variability.hrv import measured, variability


def swinging(frequency_hz: float, size_s: float = 0.05, seconds: float = 310.0) -> Floats:
    """Make intervals that swing around 0.8 s, at the beats they end."""
    at_s, nn_s = 0.0, list[float]()
    while at_s < seconds:
        nn_s.append(0.8 + size_s * np.sin(2 * np.pi * frequency_hz * at_s))
        at_s += nn_s[-1]
    return np.array(nn_s)


def test_alternating_intervals_have_the_known_values() -> None:
    found = measured(np.array([0.8, 0.86] * 50))
    assert found.mean_nn_ms == pytest.approx(830)
    assert found.rmssd_ms == pytest.approx(60)
    assert found.sdnn_ms == pytest.approx(30, rel=0.01)
    assert found.pnn50_percent == 100.0


def test_a_difference_of_just_50_ms_does_not_count() -> None:
    assert measured(np.array([0.8, 0.85] * 50)).pnn50_percent == 0.0


@pytest.mark.parametrize(("frequency_hz", "band"), [(0.02, "vlf_ms2"), (0.1, "lf_ms2"), (0.25, "hf_ms2")])
def test_a_swing_lands_in_its_band_with_its_power(frequency_hz: float, band: str) -> None:
    found = measured(swinging(frequency_hz))
    # Half of the squared size of the swing: 50 ms.
    assert getattr(found, band) == pytest.approx(1250, rel=0.1)
    rest = sum(getattr(found, other) for other in {"vlf_ms2", "lf_ms2", "hf_ms2"} - {band})
    assert rest < 0.1 * 1250


def test_white_intervals_have_no_memory() -> None:
    chance = np.random.default_rng(0)
    found = measured(0.8 + 0.03 * chance.standard_normal(600))
    assert found.dfa_alpha1 == pytest.approx(0.5, abs=0.1)
    # Two normal numbers lie within a fifth of their spread with probability 0.1125.
    assert found.sample_entropy == pytest.approx(-np.log(0.1125), abs=0.25)


def test_a_short_stretch_says_only_what_it_can() -> None:
    found = measured(swinging(0.25, seconds=70.0))
    assert (found.lf_ms2, found.vlf_ms2, found.lf_hf) == (None, None, None)
    assert found.hf_ms2 > 1000


def test_puts_one_ectopic_beat_right_and_refuses_many() -> None:
    sound = swinging(0.1, 0.02)
    one = sound.copy()
    one[100] -= 0.3
    one[101] += 0.3
    found = variability(one)
    assert found.corrected_share == pytest.approx(1 / one.size)
    assert found.rmssd_ms == pytest.approx(measured(sound).rmssd_ms, rel=0.1)
    chance = np.random.default_rng(0)
    with pytest.raises(Invalid, match="corrected"):
        variability(np.where(chance.random(sound.size) < 0.2, sound * 0.5, sound))


@pytest.mark.parametrize("wrong", [np.full(10, 0.8), np.array([0.8] * 100 + [np.nan]), np.zeros(100)])
def test_refuses_what_is_too_short_or_no_interval(wrong: Floats) -> None:
    with pytest.raises(Invalid, match="interval_s"):
        measured(wrong)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0.25, 3.0), min_size=80, max_size=200))
def test_every_figure_is_a_number(values: list[float]) -> None:
    if sum(values) < 60:
        return
    found = measured(np.array(values))
    for name in ("sdnn_ms", "rmssd_ms", "sd1_ms", "sd2_ms", "hf_ms2"):
        assert np.isfinite(getattr(found, name))


def test_a_heart_like_a_clock_has_no_variability() -> None:
    found = measured(np.full(400, 0.75))
    assert (found.sdnn_ms, found.hf_ms2, found.lf_hf, found.dfa_alpha1) == (0.0, 0.0, None, None)
