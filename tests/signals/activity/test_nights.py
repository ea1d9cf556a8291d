"""Sleep times and regularity: naps, broken nights, unknown minutes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.activity.nights import nights, regularity

DAY = 1440


def days(count: int, asleep: tuple[int, int] = (0, 480)) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Days from midnight, asleep from minute to minute."""
    day = np.zeros(DAY, dtype=np.int8)
    day[asleep[0] : asleep[1]] = 1
    return np.tile(day, count)


def test_a_night_has_its_times_and_what_broke_it() -> None:
    states = days(1, (60, 480))
    states[200:215] = 0

    (night,) = nights(states, start_s=0.0, utc_offset_s=0.0)

    assert (night.asleep_s / 60, night.awake_s / 60, night.noon_s / 3600) == (60, 480, -12)
    assert (night.sleep_minutes, night.awakenings, night.known_percent) == (405, 1, 100)
    assert night.efficiency_percent == pytest.approx(100 * 405 / 420)


def test_a_nap_is_no_night_and_each_noon_begins_another() -> None:
    states = days(3)
    states[DAY + 800 : DAY + 900] = 1

    assert [night.sleep_minutes for night in nights(states, start_s=0.0, utc_offset_s=0.0)] == [480] * 3


def test_the_noon_is_the_persons_own() -> None:
    # Asleep from 13 to 20 by UTC, which is the night of a person eleven hours ahead.
    states = days(2, (780, 1200))

    noons = [night.noon_s % 86400 for night in nights(states, start_s=0.0, utc_offset_s=11 * 3600.0)]
    assert noons == [3600.0, 3600.0]


def test_who_sleeps_by_day_has_whole_sleeps() -> None:
    states = days(5, (540, 900))

    assert [night.sleep_minutes for night in nights(states, start_s=0.0, utc_offset_s=0.0)] == [360] * 5


def test_a_sleep_across_noon_belongs_to_the_day_that_holds_its_middle() -> None:
    morning, late = days(1, (500, 800)), days(1, (600, 900))

    (early,), (after,) = (nights(one, start_s=0.0, utc_offset_s=0.0) for one in (morning, late))
    assert (early.sleep_minutes, early.noon_s / 3600) == (300, -12)
    assert (after.sleep_minutes, after.noon_s / 3600, after.asleep_s / 3600) == (300, 12, 10)


def test_days_on_end_asleep_are_cut_at_noon() -> None:
    found = nights(np.ones(3 * DAY, dtype=np.int8), start_s=0.0, utc_offset_s=0.0)
    assert [night.sleep_minutes for night in found] == [720, 1440, 1440, 720]


def test_a_night_mostly_unknown_has_no_times() -> None:
    states = days(1)
    for minute in range(0, 480, 3):
        states[minute] = -1

    assert nights(states, start_s=0.0, utc_offset_s=0.0) == ()


def test_the_same_day_again_is_regular_and_the_opposite_is_not() -> None:
    assert regularity(days(8)) == 100
    turned = np.concatenate([days(1, (0, 720)) if i % 2 else days(1, (720, 1440)) for i in range(8)])
    assert regularity(turned) == -100


def test_unknown_minutes_do_not_count_and_too_few_days_have_no_index() -> None:
    states = days(9)
    states[DAY : DAY + 300] = -1

    assert regularity(states) == 100
    assert regularity(days(5)) is None
    assert regularity(np.empty(0, dtype=np.int8)) is None


def test_other_states_are_refused() -> None:
    with pytest.raises(Invalid, match="states"):
        regularity(np.array([2], dtype=np.int8))
    with pytest.raises(Invalid, match="states"):
        nights(np.array([2], dtype=np.int8), start_s=0.0, utc_offset_s=0.0)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([-1, 0, 1]), st.integers(1, 900)), max_size=15), st.floats(-1e9, 1e9))
def test_no_input_breaks_it(runs: list[tuple[int, int]], start_s: float) -> None:
    states = np.repeat([state for state, _ in runs], [length for _, length in runs]).astype(np.int8)

    for night in nights(states, start_s=start_s, utc_offset_s=0.0):
        assert 0 < night.efficiency_percent <= 100
    index = regularity(states)
    assert index is None or -100 <= index <= 100
