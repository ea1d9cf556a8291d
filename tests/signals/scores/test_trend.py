"""Trends of scores: slope, what moved, and parts that went missing."""

import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.scores.trend import ScoredSet, trend


def sets(*points: dict[str, int], hours: float = 1.0) -> list[ScoredSet]:
    return [ScoredSet(at_s=i * hours * 3600, points=one) for i, one in enumerate(points)]


def test_a_score_that_rises_a_point_an_hour_says_so_and_names_the_part() -> None:
    found = trend(sets({"pulse": 0, "respiration": 2}, {"pulse": 1, "respiration": 2}, {"pulse": 2, "respiration": 2}))

    assert found is not None
    assert (found.per_hour, found.change, found.moved, found.sets) == (1, 2, {"pulse": 2}, 3)


def test_one_wild_set_does_not_turn_the_slope() -> None:
    found = trend(sets(*({"pulse": 9 if i == 5 else 0} for i in range(10))))

    assert found is not None
    assert found.per_hour == 0


def test_a_part_that_went_missing_is_no_recovery() -> None:
    found = trend(sets({"pulse": 1, "consciousness": 3}, {"pulse": 2}))

    assert found is not None
    assert (found.change, found.compared) == (1, ("pulse",))


def test_only_the_window_counts() -> None:
    found = trend(sets({"pulse": 3}, {"pulse": 0}, {"pulse": 1}, hours=10), window_hours=12)

    assert found is not None
    assert (found.sets, found.change) == (2, 1)


def test_with_nothing_to_compare_there_is_no_trend() -> None:
    assert trend([]) is None
    assert trend(sets({"pulse": 1})) is None
    assert trend(sets({"pulse": 1}, {"respiration": 1})) is None


def test_sets_out_of_order_and_an_empty_window_are_refused() -> None:
    backwards = sets({"pulse": 1}, {"pulse": 1})[::-1]
    with pytest.raises(Invalid, match="in order of time"):
        trend(backwards)
    with pytest.raises(Invalid, match="window_hours"):
        trend([], window_hours=0)
