"""Asleep or awake: the published weights, unknown minutes, and Webster's rules one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.activity.sleep_wake import ASLEEP, AWAKE, UNKNOWN, cole_kripke, sadeh
from abaton.signals.model import Floats


def still_with(minute: int, counts: float) -> Floats:
    row = np.zeros(30)
    row[minute] = counts
    return row


def test_one_minute_of_movement_wakes_those_whose_weight_reaches_one() -> None:
    # 0.001 x 230 x 4.4 is over one, 0.001 x 106 x 4.4 is not.
    states = cole_kripke(still_with(15, 440), rescored=False)
    assert np.flatnonzero(states == AWAKE).tolist() == [15]
    # At 10 each of 106, 230 reaches one: the minute itself and the fourth after it.
    states = cole_kripke(still_with(15, 1000), rescored=False)
    assert np.flatnonzero(states == AWAKE).tolist() == [15, 19]


def test_minutes_whose_window_is_not_whole_are_unknown() -> None:
    states = cole_kripke(still_with(15, np.nan))
    assert np.flatnonzero(states == UNKNOWN).tolist() == [0, 1, 2, 3, *range(13, 20), 28, 29]
    assert (cole_kripke(np.zeros(5)) == UNKNOWN).all()
    assert (sadeh(np.zeros(10)) == UNKNOWN).all()


def test_sadeh_scores_stillness_as_sleep_and_movement_as_wake() -> None:
    assert (sadeh(np.zeros(30))[5:-5] == ASLEEP).all()
    assert (sadeh(np.full(30, 300.0))[5:-5] == AWAKE).all()
    assert np.flatnonzero(sadeh(still_with(15, np.nan)) == UNKNOWN)[5:-5].tolist() == list(range(10, 21))


@pytest.mark.parametrize(("awake", "woken"), [(3, 0), (4, 1), (9, 1), (10, 3), (14, 3), (15, 4)])
def test_after_long_wakefulness_the_first_minutes_asleep_are_awake(awake: int, woken: int) -> None:
    counts = np.zeros(80)
    # Far above the limit for the minutes wanted; the weights around them are tried above.
    counts[20 : 20 + awake] = 30000
    plain, rescored = cole_kripke(counts, rescored=False), cole_kripke(counts)
    long = int((plain == AWAKE).sum())
    expected = 4 if long >= 15 else 3 if long >= 10 else 1 if long >= 4 else 0

    assert int((rescored == AWAKE).sum()) - long == expected
    assert woken <= expected


def test_a_short_sleep_between_long_wakefulness_is_awake() -> None:
    counts = np.full(80, 30000.0)
    counts[40:54] = 0

    assert (cole_kripke(counts, rescored=False)[4:-2] == ASLEEP).any()
    assert (cole_kripke(counts)[4:-2] == AWAKE).all()


def test_counts_below_zero_are_refused() -> None:
    for score in (cole_kripke, sadeh):
        with pytest.raises(Invalid, match="below zero"):
            score(np.array([-1.0]))


@settings(deadline=None)
@given(st.lists(st.one_of(st.just(float("nan")), st.floats(0, 1e308), st.just(float("inf"))), max_size=60))
def test_no_input_breaks_it(counts: list[float]) -> None:
    row = np.asarray(counts, dtype=np.float64)
    for states in (cole_kripke(row), sadeh(row)):
        assert states.size == row.size
        assert set(states.tolist()) <= {ASLEEP, AWAKE, UNKNOWN}
