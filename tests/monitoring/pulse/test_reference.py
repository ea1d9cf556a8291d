"""The statistic that a shown rate is held against."""

import numpy as np
import pytest

from abaton.monitoring.pulse.reference import played, rate_per_min

BEATS = np.concatenate([np.arange(0.0, 10.0, 1.0), np.arange(10.0, 20.1, 0.5)])


def test_it_is_the_median_of_the_last_eight_intervals() -> None:
    assert rate_per_min(BEATS, [], 9.0) == pytest.approx(60.0)
    # Of the last eight, four are of one second and four of half of one.
    assert rate_per_min(BEATS, [], 12.0) == pytest.approx(60 / 0.75)
    assert rate_per_min(BEATS, [], 14.0) == pytest.approx(120.0)


def test_it_knows_nothing_with_few_beats_and_long_after_the_last() -> None:
    assert rate_per_min(BEATS, [], 3.0) is None
    assert rate_per_min(BEATS, [], 50.0) is None


def test_what_touches_the_unreadable_is_no_interval() -> None:
    steady = np.arange(0.0, 30.0, 1.0)
    holed = np.delete(steady, [11, 12])
    assert rate_per_min(holed, [(10.5, 12.5)], 17.0) == pytest.approx(60.0)
    assert rate_per_min(holed, [(10.5, 12.5)], 13.0) is None


def test_a_loop_remembers_across_its_seam() -> None:
    beats = np.arange(0.5, 30.0, 1.0)
    assert played(beats, [], 30.0, 3.0) is None
    assert played(beats, [], 30.0, 33.0) == pytest.approx(60.0)
