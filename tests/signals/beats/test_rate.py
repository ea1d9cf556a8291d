"""The rate to show: the middle of eight, with its age."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.beats.rate import HeartRate, shown
from abaton.signals.detector import run
from abaton.signals.model import Findings


def beats(interval_s: list[float], code: str = "beat", start_s: float = 100.0) -> Findings:
    interval = np.array(interval_s)
    at_s = start_s + np.cumsum(np.nan_to_num(interval, nan=5.0))
    return Findings(
        code=code,
        unit="mV",
        at_s=at_s,
        value=np.ones(at_s.size),
        confidence=np.full(at_s.size, 0.9),
        evidence={"interval_s": interval},
    )


def part(of: Findings, rows: slice) -> Findings:
    return Findings(
        code=of.code,
        unit=of.unit,
        at_s=of.at_s[rows],
        value=of.value[rows],
        confidence=of.confidence[rows],
        evidence={name: value[rows] for name, value in of.evidence.items()},
    )


def test_one_ectopic_beat_does_not_move_the_rate() -> None:
    found = run(HeartRate(), [beats([0.75] * 8 + [0.4, 1.1] + [0.75] * 8)])
    assert found.value == pytest.approx(80.0)
    assert found.evidence["intervals"][-1] == 8


def test_follows_a_change_after_five_beats() -> None:
    found = run(HeartRate(), [beats([0.75] * 8 + [0.5] * 5)])
    assert found.value[-1] == pytest.approx(120.0)


def test_beat_by_beat_is_the_same_as_at_once() -> None:
    whole = beats([0.8, float("nan"), 0.7, 0.9] * 6)
    parts = [part(whole, slice(k, k + 1)) for k in range(len(whole))]
    at_once, one_by_one = run(HeartRate(), [whole]), run(HeartRate(), parts)
    assert np.array_equal(at_once.value, one_by_one.value)
    assert len(at_once) == 18


def test_shows_its_age_and_nothing_before_it_knows() -> None:
    detector = HeartRate()
    assert shown(detector.start(), 100.0) is None
    taken = beats([0.75] * 8)
    state, _ = detector.step(detector.start(), taken)
    told = shown(state, float(taken.at_s[-1]) + 7.0)
    assert told is not None
    assert (told.rate_per_min, told.age_s) == pytest.approx((80.0, 7.0))


def test_forgets_what_is_old() -> None:
    found = run(HeartRate(), [beats([0.5] * 8), beats([1.0], start_s=300.0)])
    assert found.evidence["intervals"][-1] == 1
    assert found.value[-1] == pytest.approx(60.0)


def test_refuses_other_findings_and_beats_of_the_past() -> None:
    with pytest.raises(Invalid, match="code"):
        run(HeartRate(), [beats([0.8], code="af")])
    with pytest.raises(Invalid, match="at_s"):
        run(HeartRate(), [beats([0.8], start_s=200.0), beats([0.8])])
