"""Episodes of low and high glucose: the consensus's minutes, gaps, and any chunking."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.detector import run
from abaton.signals.glucose.episodes import GlucoseEpisodes, consensus, episodes
from abaton.signals.glucose.readings import GLUCOSE_MASS
from abaton.signals.model import Samples

LOW_1, LOW_2, LOW_EXTENDED, HIGH_1, HIGH_2 = consensus()


def sensor(values: list[float], at_s: Sequence[float] | None = None) -> Samples:
    value = np.asarray(values, dtype=np.float64)
    return Samples(
        code=GLUCOSE_MASS,
        unit="mg/dL",
        at_s=np.arange(value.size, dtype=np.float64) * 300 if at_s is None else np.asarray(at_s, dtype=np.float64),
        value=value,
        quality=np.ones(value.size),
    )


def test_fifteen_minutes_below_70_are_an_episode_and_ten_are_none() -> None:
    (one,) = episodes(sensor([100, 69, 62, 69, 100, 100, 100]), LOW_1)

    assert (one.start_s, one.end_s, one.extreme_mg_per_dl, one.confidence) == (300, 1200, 62, 1)
    assert not episodes(sensor([100, 69, 62, 100, 69, 62, 100]), LOW_1)
    assert not episodes(sensor([100, 70, 70, 70, 100]), LOW_1)


def test_ten_minutes_of_recovery_do_not_end_an_episode_and_fifteen_do() -> None:
    (one,) = episodes(sensor([60, 60, 60, 80, 80, 60, 80, 80, 80]), LOW_1)
    assert (one.start_s, one.end_s, one.confidence) == (0, 1800, 1)

    two = episodes(sensor([60, 60, 60, 80, 80, 80, 60, 60, 60]), LOW_1)
    assert [(each.start_s, each.end_s) for each in two] == [(0, 900), (1800, None)]


@pytest.mark.parametrize(("readings", "found"), [(24, 0), (25, 1)])
def test_extended_is_more_than_two_hours(readings: int, found: int) -> None:
    assert len(episodes(sensor([60.0] * readings), LOW_EXTENDED)) == found


def test_levels_differ_by_their_limit_alone() -> None:
    falling = sensor([100, 65, 65, 53, 53, 53, 65, 65, 65, 100, 100, 100])
    assert [len(episodes(falling, rule)) for rule in (LOW_1, LOW_2)] == [1, 1]
    assert episodes(falling, LOW_2)[0].end_s == 1800

    rising = sensor([100, 181, 251, 251, 251, 181, 181, 181, 100])
    assert [episodes(rising, rule)[0].extreme_mg_per_dl for rule in (HIGH_1, HIGH_2)] == [251, 251]
    assert not episodes(sensor([180.0] * 20), HIGH_1)


def test_readings_that_cease_leave_the_episode_cut_short() -> None:
    at_s = [0, 300, 600, 600 + 2701]
    (one,) = episodes(sensor([60, 60, 60, 100], at_s), LOW_1)

    assert (one.was_cut_short, one.end_s) == (True, 900)


def test_a_gap_after_an_episode_that_has_ended_ends_nothing() -> None:
    at_s = [*(np.arange(6, dtype=np.float64) * 300).tolist(), 20000.0]
    (one,) = episodes(sensor([60, 60, 60, 100, 100, 100, 100], at_s), LOW_1)

    assert (one.end_s, one.was_cut_short) == (900, False)


def test_missing_readings_lower_the_confidence() -> None:
    (one,) = episodes(sensor([60, 60], [0, 2700]), LOW_1)

    assert one.confidence == pytest.approx(0.2)


def test_a_sensor_of_another_step_keeps_the_same_minutes() -> None:
    every_15_minutes = np.arange(20) * 900.0
    rules = consensus(900.0)

    assert len(episodes(sensor([60, 100, 100] + [100.0] * 17, list(every_15_minutes)), rules[0])) == 1
    assert not episodes(sensor([60.0] * 8 + [100.0] * 12, list(every_15_minutes)), rules[2])
    assert len(episodes(sensor([60.0] * 9 + [100.0] * 11, list(every_15_minutes)), rules[2])) == 1


def test_wrong_unit_and_impossible_rules_are_refused() -> None:
    with pytest.raises(Invalid, match="mg/dL, not mmol/L"):
        episodes(replace(sensor([5.0]), unit="mmol/L"), LOW_1)
    with pytest.raises(Invalid, match="lasting_s"):
        GlucoseEpisodes(code="x", beyond_mg_per_dl=70, is_low=True, lasting_s=0)


readings = st.lists(
    # Runs of one value, so that episodes begin, end and are cut short often: a gap before, a value, readings.
    st.tuples(
        st.sampled_from([1.0, 300.0, 299.0, 900.0, 3000.0]),
        st.sampled_from([50.0, 65.0, 100.0, 200.0, 300.0]),
        st.integers(1, 8),
    ),
    max_size=15,
)


@settings(deadline=None)
@given(readings, st.lists(st.integers(0, 120), max_size=5), st.sampled_from(consensus()))
def test_any_chunking_finds_the_same(
    runs: list[tuple[float, float, int]], cuts: list[int], rule: GlucoseEpisodes
) -> None:
    steps = [(gap if i == 0 else 300.0, value) for gap, value, count in runs for i in range(count)]
    at_s = np.cumsum([step for step, _ in steps], dtype=np.float64)
    value = np.asarray([value for _, value in steps], dtype=np.float64)
    whole = sensor(list(value), list(at_s))
    edges = [0, *sorted(min(cut, value.size) for cut in cuts), value.size]
    chunks = [sensor(list(value[a:b]), list(at_s[a:b])) for a, b in pairwise(edges)]

    batch, stream = run(rule, [whole]), run(rule, chunks)

    for name in ("at_s", "value", "confidence"):
        np.testing.assert_array_equal(getattr(batch, name), getattr(stream, name))
    for name, evidence in batch.evidence.items():
        np.testing.assert_array_equal(evidence, stream.evidence[name])


@settings(deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=30))
def test_no_input_breaks_it(values: list[float]) -> None:
    for rule in consensus():
        assert all(0 <= one.confidence <= 1 for one in episodes(sensor(values), rule))


def test_a_state_is_never_changed_in_place() -> None:
    state, _ = LOW_1.step(LOW_1.start(), sensor([60, 60]))
    before = state.memory.copy()
    LOW_1.step(state, sensor([60, 60], [600, 900]))

    np.testing.assert_array_equal(state.memory, before)
