"""Pulses: one for each, none for its dicrotic wave, the same under any chunking."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.beats.ppg import PpgPulses
from abaton.signals.detector import run
from abaton.signals.model import Floats, Waveform


def pleth(value: Floats, rate_hz: float = 125.0, start_s: float = 0.0, unit: str = "1") -> Waveform:
    return Waveform(code="150452", unit=unit, rate_hz=rate_hz, start_s=start_s, value=value)


def pulses(at_s: Floats, seconds: float, rate_hz: float) -> Floats:
    """Draw a quick rise, a slow fall and a dicrotic wave at each instant."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    drawn = np.zeros_like(t)
    for at in at_s:
        drawn += np.exp(-0.5 * ((t - at - 0.1) / np.where(t < at + 0.1, 0.06, 0.15)) ** 2)
        drawn += 0.3 * np.exp(-0.5 * ((t - at - 0.4) / 0.06) ** 2)
    return drawn


@pytest.mark.parametrize("rate_hz", [25.0, 64.0, 125.0, 500.0])
@pytest.mark.parametrize("scale", [1.0, 1e-3, 4000.0])
def test_finds_each_pulse_once_at_any_rate_and_scale(rate_hz: float, scale: float) -> None:
    at_s = np.arange(0.5, 28.0, 0.85)
    found = run(PpgPulses(), [pleth(scale * pulses(at_s, 30.0, rate_hz), rate_hz)])
    assert len(found) >= at_s.size - 1
    assert np.abs(np.diff(found.at_s) - 0.85).max() < 0.02


@settings(deadline=None, max_examples=25)
@given(cuts=st.lists(st.integers(0, 2500), max_size=20), seed=st.integers(0, 99))
def test_cutting_the_input_elsewhere_changes_nothing(cuts: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    value = pulses(np.cumsum(chance.uniform(0.5, 1.4, 18)), 20.0, 125.0) + chance.normal(0, 0.1, 2500)
    value[600:700] = np.nan
    edges = [0, *sorted(cuts), 2500]
    parts = [pleth(value[a:b], start_s=a / 125.0) for a, b in pairwise(edges)]
    whole, cut = run(PpgPulses(), [pleth(value)]), run(PpgPulses(), parts)
    assert np.array_equal(whole.at_s, cut.at_s)
    assert np.array_equal(whole.confidence, cut.confidence)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([0.0, 1.0, -1.0, np.nan, np.inf, 1e308]), max_size=60), st.integers(1, 20))
def test_no_input_breaks_it(value: list[float], times: int) -> None:
    assert np.isfinite(run(PpgPulses(), [pleth(np.array(value * times))]).at_s).all()


def test_a_steep_dicrotic_wave_is_no_pulse() -> None:
    # As in data2 and data3 of heartpy: 0.3 s after the pulse, and more than half as steep.
    at_s = np.arange(0.5, 28.0, 0.62)
    t = np.arange(3000) / 100.0
    drawn = np.zeros_like(t)
    for at in at_s:
        drawn += np.exp(-0.5 * ((t - at) / 0.07) ** 2) + 0.68 * np.exp(-0.5 * ((t - at - 0.3) / 0.07) ** 2)
    found = run(PpgPulses(), [pleth(drawn, 100.0)])
    assert np.abs(np.diff(found.at_s) - 0.62).max() < 0.02


def test_a_quick_heart_is_followed() -> None:
    at_s = np.arange(0.5, 28.0, 0.3)
    t = np.arange(3000) / 100.0
    heights = np.random.default_rng(3).uniform(0.9, 1.1, at_s.size)
    drawn = np.sum([h * np.exp(-0.5 * ((t - at) / 0.07) ** 2) for at, h in zip(at_s, heights, strict=True)], axis=0)
    found = run(PpgPulses(), [pleth(drawn, 100.0)])
    assert np.abs(np.diff(found.at_s) - 0.3).max() < 0.03


def test_nothing_pulses_in_a_flat_line() -> None:
    assert len(run(PpgPulses(), [pleth(np.full(3000, 7.0))])) == 0


def test_refuses_another_unit() -> None:
    with pytest.raises(Invalid, match="unit"):
        run(PpgPulses(), [pleth(np.zeros(10), unit="mV")])
