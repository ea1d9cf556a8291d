"""Pressure categories at the limits of each guideline, and the drop on standing."""

import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.pressure import (
    ACC_AHA_2017,
    ESC_2024_HOME,
    ESC_2024_OFFICE,
    ESH_2023,
    Guideline,
    PressureReading,
    StandingUp,
    categorise,
    is_severe,
    orthostatic,
)


def reading(systolic: float, diastolic: float, at_s: float = 0.0) -> PressureReading:
    return PressureReading(at_s=at_s, systolic_mmhg=systolic, diastolic_mmhg=diastolic)


def two_days(systolic: float, diastolic: float) -> list[PressureReading]:
    return [reading(systolic, diastolic, at_s) for at_s in (0, 60, 86400, 86460)]


@pytest.mark.parametrize(
    ("guideline", "systolic", "diastolic", "name"),
    [
        (ACC_AHA_2017, 119, 79, "normal"),
        (ACC_AHA_2017, 120, 79, "elevated"),
        (ACC_AHA_2017, 129, 79, "elevated"),
        (ACC_AHA_2017, 130, 79, "stage 1 hypertension"),
        (ACC_AHA_2017, 119, 80, "stage 1 hypertension"),
        (ACC_AHA_2017, 119, 90, "stage 2 hypertension"),
        (ACC_AHA_2017, 140, 79, "stage 2 hypertension"),
        (ESC_2024_OFFICE, 119, 69, "non-elevated"),
        (ESC_2024_OFFICE, 119, 70, "elevated"),
        (ESC_2024_OFFICE, 139, 89, "elevated"),
        (ESC_2024_OFFICE, 140, 60, "hypertension"),
        (ESC_2024_HOME, 134, 84, "elevated"),
        (ESC_2024_HOME, 135, 84, "hypertension"),
        (ESH_2023, 119, 79, "optimal"),
        (ESH_2023, 129, 84, "normal"),
        (ESH_2023, 139, 89, "high-normal"),
        (ESH_2023, 159, 99, "grade 1 hypertension"),
        (ESH_2023, 159, 100, "grade 2 hypertension"),
        (ESH_2023, 180, 99, "grade 3 hypertension"),
    ],
)
def test_the_higher_category_wins(guideline: Guideline, systolic: float, diastolic: float, name: str) -> None:
    found = categorise(two_days(systolic, diastolic), guideline)

    assert found is not None
    assert found.name == name


def test_too_few_readings_or_occasions_have_no_category() -> None:
    readings = two_days(150, 95)
    assert categorise(readings[:2], ESC_2024_OFFICE) is None
    assert categorise(readings[:3], ESC_2024_OFFICE) is None
    assert categorise(readings[1:3], ESC_2024_OFFICE, least_readings=1) is not None


def test_a_day_of_many_readings_weighs_no_more_than_another() -> None:
    many = [reading(150, 80, at_s) for at_s in range(10)] + [reading(110, 70, 86400 + at_s) for at_s in range(2)]
    found = categorise(many, ESC_2024_OFFICE)

    assert found is not None
    assert (found.systolic_mmhg, found.readings, found.occasions) == (130, 12, 2)


def test_a_severe_reading_is_told_alone() -> None:
    assert is_severe(reading(181, 80), ACC_AHA_2017)
    assert not is_severe(reading(180, 120), ACC_AHA_2017)
    assert is_severe(reading(180.5, 80), ACC_AHA_2017)
    assert is_severe(reading(150, 120.5), ACC_AHA_2017)
    assert is_severe(reading(180, 80), ESH_2023)
    assert is_severe(reading(150, 110), ESC_2024_OFFICE)


@pytest.mark.parametrize(("standing", "is_hypotension"), [((100, 75), True), ((101, 71), False), ((115, 70), True)])
def test_twenty_systolic_or_ten_diastolic_within_three_minutes(
    standing: tuple[float, float],
    is_hypotension: bool,  # noqa: FBT001 a parameter of the test
) -> None:
    found = orthostatic([reading(120, 80)], [reading(*standing, 120)], stood_up_at_s=30)

    assert found is not None
    assert found.is_orthostatic_hypotension is is_hypotension


def test_supine_hypertension_asks_for_thirty() -> None:
    lying, standing = [reading(170, 80)], [reading(145, 78, 60)]

    assert _drops(orthostatic(lying, standing, stood_up_at_s=0)) == (25, True)
    assert _drops(orthostatic(lying, standing, stood_up_at_s=0, has_supine_hypertension=True)) == (25, False)


def test_a_drop_that_has_recovered_is_not_sustained() -> None:
    standing = [reading(90, 70, 60), reading(118, 79, 170)]
    assert _drops(orthostatic([reading(120, 80)], standing, stood_up_at_s=0)) == (30, False)


def test_readings_too_early_or_too_late_judge_nothing() -> None:
    standing = [reading(90, 60, 10), reading(90, 60, 200)]
    assert orthostatic([reading(120, 80)], standing, stood_up_at_s=0) is None
    assert orthostatic([], [reading(90, 60, 60)], stood_up_at_s=0) is None


@pytest.mark.parametrize(("systolic", "diastolic"), [(80, 120), (400, 80), (120, 10), (float("nan"), 80)])
def test_impossible_pressures_are_refused(systolic: float, diastolic: float) -> None:
    with pytest.raises(Invalid, match="PressureReading"):
        reading(systolic, diastolic)
    with pytest.raises(Invalid, match="least_readings"):
        categorise([], ESH_2023, least_readings=0)


def _drops(found: StandingUp | None) -> tuple[float, bool]:
    assert found is not None
    return found.systolic_drop_mmhg, found.is_orthostatic_hypotension
