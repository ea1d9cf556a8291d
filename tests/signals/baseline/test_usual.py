"""The own usual: median and spread of past days, guard, wear, freezing, device change."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.baseline.usual import DAY_S, Memory, OwnUsual, wear_s
from abaton.signals.detector import run
from abaton.signals.model import Samples

PULSE = OwnUsual(
    quantity="40443-4",
    unit="/min",
    least_spread=1.0,
    memory=Memory(window_days=10, least_days=5, guard_days=0),
)


def daily(values: list[float], hours: float = 24.0) -> Samples:
    value = np.asarray(values, dtype=np.float64)
    return Samples(
        code="40443-4",
        unit="/min",
        at_s=np.arange(value.size, dtype=np.float64) * hours * 3600 + 3600,
        value=value,
        quality=np.ones(value.size),
    )


def test_a_day_is_held_against_the_median_of_the_days_before() -> None:
    found = run(PULSE, [daily([60, 61, 59, 60, 62, 70, 60])])

    assert found.at_s.tolist() == [5 * DAY_S]
    assert found.evidence["median"].tolist() == [60]
    assert found.value.tolist() == pytest.approx([10 / 1.4826])
    assert found.confidence.tolist() == [0.5]


def test_the_guard_keeps_the_last_days_out_of_the_usual() -> None:
    guarded = replace(PULSE, memory=Memory(window_days=10, least_days=5, guard_days=3))
    found = run(guarded, [daily([60.0] * 6 + [70.0] * 4 + [60.0])])

    assert found.evidence["median"].tolist() == [60, 60]
    assert found.at_s.tolist() == [8 * DAY_S, 9 * DAY_S]


def test_each_time_of_day_has_a_usual_of_its_own() -> None:
    by_half_day = replace(PULSE, slot_hours=12)
    found = run(by_half_day, [daily([50, 80] * 7, hours=12)])

    assert set(found.evidence["median"]) == {50, 80}
    assert not found.value.any()


def test_a_day_too_little_worn_is_neither_judged_nor_remembered() -> None:
    worn = replace(PULSE, least_wear_s=1200.0)
    at_s = np.concatenate([day * DAY_S + np.array([0, 600, 1200]) for day in range(8)])
    whole = Samples(code="40443-4", unit="/min", at_s=at_s, value=np.full(24, 60.0), quality=np.ones(24))
    keep = np.ones(24, dtype=np.bool_)
    keep[6 * 3] = False
    short = replace(whole, at_s=at_s[keep], value=whole.value[keep], quality=whole.quality[keep])

    assert run(worn, [whole]).at_s.tolist() == [5 * DAY_S, 6 * DAY_S]
    assert run(worn, [short]).at_s.tolist() == [5 * DAY_S]
    assert wear_s(np.array([0.0, 600.0, 5000.0, 5300.0]), 600.0) == 900


def test_while_frozen_it_judges_and_does_not_learn() -> None:
    first, later = daily([60.0] * 7), daily([70.0] * 8)
    later = replace(later, at_s=later.at_s + 7 * DAY_S)
    state, _ = PULSE.step(PULSE.start(), first)

    _, thawed = PULSE.step(state, later)
    _, frozen = PULSE.step(PULSE.frozen(state, is_frozen=True), later)

    assert frozen.value[1:].min() == 10
    assert thawed.value[-1] < 10


def test_after_a_change_of_device_nothing_is_usual_yet() -> None:
    state, _ = PULSE.step(PULSE.start(), daily([60.0] * 7))
    assert np.isnan(PULSE.device_changed().past).all()
    assert not np.isnan(state.past).all()


def test_what_has_no_quality_is_not_there() -> None:
    samples = daily([60.0] * 7)
    assert len(run(PULSE, [replace(samples, quality=np.zeros(7))])) == 0


def test_wrong_quantities_and_impossible_memories_are_refused() -> None:
    with pytest.raises(Invalid, match="40443-4"):
        PULSE.step(PULSE.start(), replace(daily([60]), code="8867-4"))
    with pytest.raises(Invalid, match="divisor of 24"):
        replace(PULSE, slot_hours=7)
    with pytest.raises(Invalid, match="least_days"):
        Memory(window_days=5, least_days=6)
    with pytest.raises(Invalid, match="least_spread"):
        replace(PULSE, least_spread=0.0)


values = st.lists(
    st.tuples(st.sampled_from([0.0, 60.0, 3600.0, 86400.0, 1e6]), st.floats(allow_nan=False, allow_infinity=False)),
    max_size=60,
)


@settings(deadline=None)
@given(values, st.lists(st.integers(0, 60), max_size=4), st.sampled_from([1, 6, 24]))
def test_any_chunking_finds_the_same_and_never_nan(
    steps: list[tuple[float, float]], cuts: list[int], slot_hours: int
) -> None:
    at_s = np.cumsum([step for step, _ in steps], dtype=np.float64)
    value = np.asarray([one for _, one in steps], dtype=np.float64)
    edges = [0, *sorted(min(cut, value.size) for cut in cuts), value.size]
    detector = replace(PULSE, slot_hours=slot_hours, memory=Memory(window_days=10, least_days=2, guard_days=1))

    def part(a: int, b: int) -> Samples:
        return Samples(code="40443-4", unit="/min", at_s=at_s[a:b], value=value[a:b], quality=np.ones(b - a))

    batch, stream = run(detector, [part(0, value.size)]), run(detector, [part(a, b) for a, b in pairwise(edges)])

    assert np.isfinite(batch.value).all()
    for name in ("at_s", "value", "confidence"):
        np.testing.assert_array_equal(getattr(batch, name), getattr(stream, name))
    for name, evidence in batch.evidence.items():
        np.testing.assert_array_equal(evidence, stream.evidence[name])
