"""Rate limits and pauses: persistence, hysteresis, and what is not taken for one."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from abaton.kernel.errors import Invalid
from abaton.signals.detector import Detector, run
from abaton.signals.model import Floats, Samples
from abaton.signals.rhythm.intervals import RR_INTERVAL
from abaton.signals.rhythm.rate import (
    BRADYCARDIA,
    SEVERE_BRADYCARDIA,
    SEVERE_TACHYCARDIA,
    TACHYCARDIA,
    Pause,
    RateLimit,
)


def as_samples(interval_s: Floats, quality: Floats | None = None) -> Samples:
    return Samples(
        code=RR_INTERVAL,
        unit="s",
        at_s=np.cumsum(np.abs(interval_s)),
        value=interval_s,
        quality=np.ones(interval_s.size) if quality is None else quality,
    )


def part(samples: Samples, first: int, last: int) -> Samples:
    cut = slice(first, last)
    return replace(samples, at_s=samples.at_s[cut], value=samples.value[cut], quality=samples.quality[cut])


def at(rate_per_min: float, minutes: float) -> Floats:
    return np.full(int(rate_per_min * minutes), 60.0 / rate_per_min)


@pytest.mark.parametrize(
    ("limit", "beyond_per_min", "within_per_min"),
    [
        (BRADYCARDIA, 49.0, 51.0),
        (TACHYCARDIA, 101.0, 99.0),
        (SEVERE_BRADYCARDIA, 40.0, 42.0),
        (SEVERE_TACHYCARDIA, 131.0, 129.0),
    ],
)
def test_a_rate_beyond_its_limit_is_reported_once_and_one_within_is_not(
    limit: RateLimit, beyond_per_min: float, within_per_min: float
) -> None:
    beyond = run(limit, [as_samples(at(beyond_per_min, 5))])
    assert beyond.value.tolist() == pytest.approx([beyond_per_min])
    assert beyond.at_s[0] - beyond.evidence["since_s"][0] == pytest.approx(60.0, abs=60.0 / beyond_per_min)
    assert len(run(limit, [as_samples(at(within_per_min, 5))])) == 0


def test_a_rate_beyond_for_less_than_a_minute_is_not_reported() -> None:
    assert len(run(TACHYCARDIA, [as_samples(np.concatenate([at(80, 2), at(120, 0.9), at(80, 2)]))])) == 0


def test_a_rate_that_hovers_at_the_limit_is_reported_once() -> None:
    hovering = np.concatenate([at(104, 2), at(97, 1), at(104, 2), at(97, 1), at(104, 2)])
    assert len(run(TACHYCARDIA, [as_samples(hovering)])) == 1


def test_a_rate_that_came_back_is_reported_again() -> None:
    assert len(run(TACHYCARDIA, [as_samples(np.concatenate([at(104, 2), at(90, 1), at(104, 2)]))])) == 2


def test_the_most_extreme_rate_is_kept_as_evidence() -> None:
    found = run(BRADYCARDIA, [as_samples(np.concatenate([at(48, 0.5), at(38, 0.5), at(48, 1)]))])
    assert found.evidence["extreme_per_min"][0] == pytest.approx(38.0)


def test_missed_beats_are_no_bradycardia() -> None:
    interval_s = at(60, 10)
    interval_s[::4] = 2.6
    assert len(run(BRADYCARDIA, [as_samples(interval_s)])) == 0


@pytest.mark.parametrize("limit", [BRADYCARDIA, SEVERE_BRADYCARDIA])
@pytest.mark.parametrize("interval_s", [3.0, 3.05, 4.0, 9.9])
def test_the_slowest_hearts_are_found_too_slow(limit: RateLimit, interval_s: float) -> None:
    found = run(limit, [as_samples(np.concatenate([at(70, 2), np.full(60, interval_s)]))])
    assert found.value.tolist() == pytest.approx([60 / interval_s])
    assert found.confidence.tolist() == pytest.approx([1.0])


def test_single_gaps_of_several_missed_beats_are_no_bradycardia() -> None:
    interval_s = at(60, 10)
    interval_s[::4] = 4.0
    assert len(run(BRADYCARDIA, [as_samples(interval_s)])) == 0


def test_long_intervals_do_not_end_a_rate_too_fast() -> None:
    interval_s = at(120, 3)
    interval_s[::10] = 5.0
    assert len(run(TACHYCARDIA, [as_samples(interval_s)])) == 1


def test_impossible_intervals_lower_confidence() -> None:
    interval_s = at(120, 3)
    interval_s[::3] = 0.01
    samples = replace(as_samples(interval_s), at_s=np.arange(interval_s.size) * 0.5)
    found = run(TACHYCARDIA, [samples])
    assert found.confidence.tolist() == pytest.approx([2 / 3], abs=0.01)


def test_a_gap_begins_a_new_stretch() -> None:
    samples = as_samples(at(120, 0.8))
    later = replace(samples, at_s=samples.at_s + 120.0)
    assert len(run(TACHYCARDIA, [samples, later])) == 0


def test_after_a_gap_the_rate_is_that_of_new_beats_only() -> None:
    samples = as_samples(at(45, 0.5))
    later = as_samples(at(45, 3))
    later = replace(later, at_s=later.at_s + 120.0)
    assert run(BRADYCARDIA, [samples, later]).evidence["since_s"][0] == later.at_s[8]


def test_equal_limits_are_refused() -> None:
    with pytest.raises(Invalid, match="clear_per_min"):
        RateLimit(code="x", limit_per_min=50.0, clear_per_min=50.0, least_s=1.0)


def test_a_pause_is_reported_with_its_length() -> None:
    interval_s = at(70, 1)
    interval_s[40] = 3.9
    found = run(Pause(), [as_samples(interval_s)])
    assert found.value.tolist() == [3.9]
    assert found.evidence["usual_interval_s"].tolist() == pytest.approx([60 / 70])


def test_the_usual_interval_follows_the_heart_from_pause_to_pause() -> None:
    slower = np.concatenate([[3.5], np.full(3, 1.2)])
    found = run(Pause(), [as_samples(np.concatenate([at(75, 1), slower, slower, [3.5]]))])
    assert found.evidence["usual_interval_s"].tolist() == pytest.approx([0.8, 0.8, 1.2])


def test_a_pause_that_looks_like_missed_beats_is_believed_less() -> None:
    clear, doubtful = at(70, 1), at(70, 1)
    clear[40], doubtful[40] = 4.5 * clear[0], 4.0 * clear[0]
    assert run(Pause(), [as_samples(clear)]).confidence[0] == pytest.approx(1.0)
    assert run(Pause(), [as_samples(doubtful)]).confidence[0] == pytest.approx(0.5)


@pytest.mark.parametrize("interval_s", [2.9, 12.0])
def test_a_shorter_silence_and_a_lost_signal_are_no_pause(interval_s: float) -> None:
    beats = at(70, 1)
    beats[40] = interval_s
    assert len(run(Pause(), [as_samples(beats)])) == 0


@pytest.mark.parametrize("detector", [BRADYCARDIA, Pause()])
def test_milliseconds_are_refused(detector: Detector[Any, Samples]) -> None:
    with pytest.raises(Invalid, match=r"Samples\.unit"):
        run(detector, [replace(as_samples(at(70, 1)), unit="ms")])


@pytest.mark.parametrize("detector", [BRADYCARDIA, TACHYCARDIA])
def test_a_packet_sent_again_is_refused_when_it_comes(detector: Detector[Any, Samples]) -> None:
    samples = as_samples(at(70, 2))
    with pytest.raises(Invalid, match=r"Samples\.at_s"):
        run(detector, [part(samples, 0, 59), part(samples, 30, 69)])


_ANY = hnp.arrays(
    np.float64,
    st.integers(0, 120),
    elements=st.one_of(st.floats(0.2, 4.0), st.sampled_from([0.4, 1.6, 3.5]), st.floats(-1e300, 1e300)),
)


@pytest.mark.parametrize("detector", [replace(BRADYCARDIA, least_s=3.0), replace(TACHYCARDIA, least_s=3.0), Pause()])
@settings(deadline=None, max_examples=60)
@given(interval_s=_ANY, cuts=st.lists(st.integers(0, 120), max_size=8))
def test_a_stream_finds_what_a_batch_finds_and_nothing_breaks_it(
    detector: Detector[Any, Samples], interval_s: Floats, cuts: list[int]
) -> None:
    samples = replace(as_samples(interval_s), at_s=np.cumsum(np.clip(interval_s, 0.1, 12.0)))
    batch = run(detector, [samples])
    size = interval_s.size
    stream = run(
        detector,
        [part(samples, a, b) for a, b in pairwise(sorted({0, *(min(c, size) for c in cuts)}))]
        + [part(samples, max(min(c, size) for c in [0, *cuts]), size)],
    )
    assert list(batch) == list(stream)
