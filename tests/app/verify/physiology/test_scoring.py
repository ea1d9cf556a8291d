"""Each kind of row of the table: what is good, what is partial, what fails."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.app.verify._physiology.scoring import Measure, Reading, Score, best, score
from abaton.app.verify._physiology.table import Row

GOOD, PARTIAL, FAIL = Score.GOOD, Score.PARTIAL, Score.FAIL
sizes = st.floats(min_value=1e-3, max_value=1e6)


def row(direction: Any, low: float | None = None, high: float | None = None, unit: str = "mmHg") -> Row:  # noqa: ANN401 words of the table
    return Row("Pulse", "asthma_severe", "1", "", "X", direction, low, high, unit, cited=True, rating="", line=2)


def read(value: float, before: float = 100.0, rest: float = 100.0) -> Reading:
    return Reading(value, before, rest)


@pytest.mark.parametrize(
    ("direction", "low", "high", "unit", "good", "partial", "fail"),
    [
        ("value", 80, 120, "mmHg", (72.0, 100.0, 132.0), (71.0, 56.0, 156.0), (55.0, 157.0)),
        ("value", 100, None, "mmHg", (90.0, 1e6), (71.0,), (69.0,)),
        ("value", 0, 0, "mmHg", (0.0, 5.0, -5.0), (14.0,), (16.0,)),
        ("increase", None, None, "mmHg", (101.0, 300.0), (100.0, 98.5), (97.0,)),
        ("decrease", None, None, "mmHg", (99.0, 0.0), (100.0, 101.5), (103.0,)),
        ("increase", 120, None, "mmHg", (108.0, 200.0), (101.0,), (97.0,)),
        ("increase", 25, 50, "%_change", (122.5, 155.0), (118.0, 164.0), (110.0, 166.0, 99.0)),
        ("decrease", -25, -15, "%_change", (86.5, 72.6), (89.0, 68.0), (90.0, 60.0, 101.0)),
        ("decrease", 300, 400, "mL_change", (-200.0, -338.0), (-111.0,), (-100.0, 101.0)),
        ("decrease", 65, 70, "%_of_baseline", (58.5, 77.0), (46.0, 90.0), (45.0, 92.0)),
        ("increase", 7, 8, "mmHg_change", (106.3, 108.8), (105.0, 110.3), (103.0, 112.0)),
        ("value", 0.7, 0.7, "fraction_of_baseline", (63.1, 76.9), (50.0,), (48.0,)),
        ("no_change", None, None, "mmHg", (90.0, 110.0), (71.0, 129.0), (69.0, 131.0)),
        ("no_change", 95, 105, "mmHg", (100.0,), (80.0,), (60.0,)),
        ("to_baseline", None, None, "mmHg", (90.0, 110.0), (71.0, 129.0), (69.0, 131.0)),
        ("to_baseline", 34, 34, "%_change", (134.0,), (140.0,), (100.0,)),
        ("no_change_or_increase", None, None, "mmHg", (90.0, 500.0), (75.0, 89.0), (69.0,)),
        ("no_change_or_decrease", None, None, "mmHg", (110.0, 1.0), (111.0, 129.0), (131.0,)),
        ("no_change_or_increase", 145, None, "mmHg", (95.0, 105.0, 150.0), (125.0,), (60.0,)),
        ("conditional_increase", None, None, "mmHg", (91.0, 200.0), (75.0,), (60.0,)),
        ("conditional_decrease", None, None, "mmHg", (109.0, 50.0), (125.0,), (140.0,)),
        ("slightly_below_baseline", None, None, "mmHg", (99.0, 80.0), (105.0, 71.0), (111.0, 69.0)),
        ("below_baseline", None, None, "mmHg", (99.0, 1.0), (101.0,), (103.0,)),
        ("to_zero", None, None, "mmHg", (0.0, 4.9, -4.9), (14.0,), (16.0,)),
        ("any", None, None, "mmHg", (0.0, 1e9), (), (math.nan, math.inf)),
    ],
)
def test_each_kind_of_row_has_good_partial_and_failing_readings(  # noqa: PLR0917 a table
    direction: str,
    low: float | None,
    high: float | None,
    unit: str,
    good: tuple[float, ...],
    partial: tuple[float, ...],
    fail: tuple[float, ...],
) -> None:
    one = row(direction, low, high, unit)
    told = [(value, score(one, read(value))) for value in (*good, *partial, *fail)]
    assert told == [*((v, GOOD) for v in good), *((v, PARTIAL) for v in partial), *((v, FAIL) for v in fail)]


def test_a_direction_is_held_against_the_moment_before_the_act_and_a_return_against_rest() -> None:
    told = read(value=90, before=60, rest=100)
    assert score(row("increase"), told) is GOOD
    assert score(row("decrease"), told) is FAIL
    assert score(row("to_baseline"), told) is GOOD
    assert score(row("no_change"), told) is FAIL
    assert score(row("slightly_below_baseline"), told) is GOOD


def test_a_move_below_what_a_monitor_shows_is_none() -> None:
    assert score(row("increase"), read(100.19)) is PARTIAL
    assert score(row("increase"), read(100.21)) is GOOD


def test_a_number_without_a_unit_of_change_may_be_told_to_be_one() -> None:
    drop = row("decrease", 500, 1000, "mL")
    told = read(value=4800, before=5500, rest=5500)
    assert score(drop, told) is FAIL
    assert score(drop, told, "change") is GOOD
    assert score(row("decrease", 90, None, ""), read(5), "percent_change") is GOOD


def test_zero_is_within_what_a_monitor_shows_where_nothing_gives_a_scale() -> None:
    at_rest = row("value", 0, 0, "cmH2O")
    assert score(at_rest, Reading(0.4, 0.4, 0.4)) is GOOD
    assert score(at_rest, Reading(3.0, 3.0, 3.0)) is FAIL


def test_a_share_of_nothing_is_met_by_nothing() -> None:
    for unit in ("%_change", "%_of_baseline"):
        assert score(row("value", 10, 20, unit), Reading(5, 0, 0)) is FAIL


@given(
    st.sampled_from(["value", "increase", "decrease", "no_change", "to_baseline", "to_zero", "any", "below_baseline"]),
    st.floats(),
    st.floats(),
    st.floats(),
    st.sampled_from(["mmHg", "%_change", "%_of_baseline", "mmHg_change", ""]),
    st.sampled_from([None, "change", "percent_change"]),
)
def test_nothing_that_is_no_number_is_ever_met(  # noqa: PLR0917 a table
    direction: str, value: float, before: float, rest: float, unit: str, numbers: Measure | None
) -> None:
    told = score(row(direction, 10, 20, unit), Reading(value, before, rest), numbers)
    assert told in Score
    if not all(math.isfinite(one) for one in (value, before, rest)):
        assert told is FAIL


@given(sizes, sizes, st.floats(min_value=0, max_value=3), st.floats(min_value=0, max_value=3))
def test_nearer_the_range_is_never_worse(low: float, width: float, near: float, far: float) -> None:
    one = row("value", low, low + width)
    near, far = sorted((near, far))
    for edge, sign in ((low, -1), (low + width, 1)):
        assert score(one, read(edge * (1 + sign * near))) >= score(one, read(edge * (1 + sign * far)))


@given(sizes, st.floats(min_value=0.01, max_value=100))
def test_the_unit_of_a_level_does_not_matter(value: float, scale: float) -> None:
    told = score(row("value", 80, 120), read(value))
    assert score(row("value", 80 * scale, 120 * scale), Reading(value * scale, 100 * scale, 100 * scale)) is told


@given(st.lists(st.sampled_from(list(Score))))
def test_a_check_is_as_good_as_its_best_row(scores: list[Score]) -> None:
    assert best(scores) == max([FAIL, *scores])
