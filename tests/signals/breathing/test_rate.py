"""Breath is found in intervals or in heights, and where there is none nothing is said."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.beats.transit import pulse_transit
from abaton.signals.breathing.rate import breathing_rate
from abaton.signals.model import Findings


def beats(breath_hz: float, in_interval: float = 0.0, in_height: float = 0.0, code: str = "beat") -> Findings:
    at_s = [0.0]
    while at_s[-1] < 60:
        at_s.append(at_s[-1] + 0.8 + in_interval * np.sin(2 * np.pi * breath_hz * at_s[-1]))
    at = np.array(at_s)
    height = 1.0 + in_height * np.sin(2 * np.pi * breath_hz * at)
    interval_s = np.diff(at, prepend=np.nan)
    return Findings(
        code=code,
        unit="mV",
        at_s=at,
        value=height,
        confidence=np.ones_like(at),
        evidence={"interval_s": interval_s},
    )


@pytest.mark.parametrize("rate_per_min", [8, 15, 24, 32])
@pytest.mark.parametrize(("in_interval", "in_height"), [(0.04, 0.0), (0.0, 0.1), (0.03, 0.1)])
def test_finds_the_rate_in_what_swings(rate_per_min: float, in_interval: float, in_height: float) -> None:
    found = breathing_rate(beats(rate_per_min / 60, in_interval, in_height))
    assert found is not None
    assert found.rate_per_min == pytest.approx(rate_per_min, abs=1.0)
    assert found.confidence > 0.5


def test_says_nothing_of_a_clock_or_of_few_beats() -> None:
    assert breathing_rate(beats(0.25)) is None
    whole = beats(0.25, 0.05)
    few = Findings(
        code="beat",
        unit="mV",
        at_s=whole.at_s[:15],
        value=whole.value[:15],
        confidence=whole.confidence[:15],
        evidence={"interval_s": whole.evidence["interval_s"][:15]},
    )
    assert breathing_rate(few) is None


def by_lot(beats_per_min: float, seed: int, breath_s: float = 0.0) -> Findings:
    """A minute of intervals and heights that swing with breath in the intervals alone, if at all."""
    chance = np.random.default_rng(seed)
    size = round(beats_per_min)
    at_s = np.arange(size) * 60 / beats_per_min
    jitter_s = 0.01 if breath_s else 0.03
    interval_s = 60 / beats_per_min + breath_s * np.sin(2 * np.pi * 0.15 * at_s) + jitter_s * chance.normal(size=size)
    return Findings(
        code="beat",
        unit="mV",
        at_s=np.cumsum(interval_s),
        value=1.0 + 0.1 * chance.normal(size=size),
        confidence=np.ones(size),
        evidence={"interval_s": interval_s},
    )


@pytest.mark.parametrize("beats_per_min", [40.0, 43.0, 50.0, 60.0, 75.0])
def test_says_nothing_of_intervals_and_heights_drawn_by_lot(beats_per_min: float) -> None:
    answered = [breathing_rate(by_lot(beats_per_min, seed)) is not None for seed in range(100)]
    assert np.mean(answered) <= 0.05


@pytest.mark.parametrize("beats_per_min", [40.0, 50.0, 60.0])
def test_breath_in_one_swing_of_a_slow_heart_is_still_found(beats_per_min: float) -> None:
    found = [one for seed in range(40) if (one := breathing_rate(by_lot(beats_per_min, seed, 0.04))) is not None]
    assert len(found) >= 32
    assert [one.rate_per_min for one in found] == pytest.approx([9.0] * len(found), abs=1.0)


def test_refuses_what_is_no_beat() -> None:
    with pytest.raises(Invalid, match="code"):
        breathing_rate(beats(0.25, 0.05, code="af"))


def test_pairs_each_beat_with_its_own_pulse() -> None:
    hearts = beats(0.2, 0.05)
    late = Findings(
        code="pulse",
        unit="1",
        at_s=np.delete(hearts.at_s + 0.23, 7),
        value=np.delete(hearts.value, 7),
        confidence=np.full(len(hearts) - 1, 0.7),
    )
    found = pulse_transit(hearts, late)
    assert len(found) == len(hearts) - 1
    assert found.value == pytest.approx(0.23)
    assert found.confidence == pytest.approx(0.7)
    with pytest.raises(Invalid, match="code"):
        pulse_transit(late, hearts)


def test_a_pulse_too_late_is_not_the_beats_own() -> None:
    slow, stray = np.array([0.0, 1.6, 3.2]), np.array([0.25, 2.5, 3.45])
    heart, finger = (
        Findings(code=code, unit="1", at_s=at_s, value=np.ones(3), confidence=np.ones(3))
        for code, at_s in (("beat", slow), ("pulse", stray))
    )
    assert pulse_transit(heart, finger).at_s.tolist() == [0.0, 3.2]
