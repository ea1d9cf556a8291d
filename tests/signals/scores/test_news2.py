"""NEWS2: the published bands, what is missing, and what cannot be."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.app.verify import news2 as verification
from abaton.kernel.errors import Invalid
from abaton.signals.scores.news2 import Consciousness, OxygenScale, Part, Risk, VitalSigns, assess

WELL = VitalSigns(
    respiration_per_min=16,
    oxygen_saturation_percent=98,
    on_oxygen=False,
    systolic_pressure_mmhg=120,
    pulse_per_min=70,
    consciousness=Consciousness.ALERT,
    temperature_celsius=37.0,
)


def test_every_value_of_every_band_scores_as_the_chart_says() -> None:
    assert all(figure.met is not False for figure in verification.figures())


@pytest.mark.parametrize(
    ("change", "score", "risk"),
    [
        ({}, 0, Risk.LOW),
        ({"respiration_per_min": 25}, 3, Risk.LOW_MEDIUM),
        ({"respiration_per_min": 24, "pulse_per_min": 111}, 4, Risk.LOW),
        ({"oxygen_saturation_percent": 91, "on_oxygen": True}, 5, Risk.MEDIUM),
        ({"systolic_pressure_mmhg": 90, "pulse_per_min": 131}, 6, Risk.MEDIUM),
        ({"systolic_pressure_mmhg": 90, "pulse_per_min": 131, "temperature_celsius": 38.1}, 7, Risk.HIGH),
        ({"consciousness": Consciousness.CONFUSED}, 3, Risk.LOW_MEDIUM),
    ],
)
def test_parts_add_up_to_a_risk(change: dict[str, Any], score: int, risk: Risk) -> None:
    assessed = assess(replace(WELL, **change))
    assert (assessed.score, assessed.risk, assessed.missing) == (score, risk, ())


def test_a_temperature_is_rounded_to_the_decimal_of_the_chart() -> None:
    scores = [assess(replace(WELL, temperature_celsius=celsius)).score for celsius in (35.0, 35.04, 35.06)]
    assert scores == [3, 3, 1]


@pytest.mark.parametrize(
    ("name", "value", "score"),
    [
        ("pulse_per_min", 90.5, 1),
        ("pulse_per_min", 90.49, 0),
        ("pulse_per_min", 50.5, 1),
        ("pulse_per_min", 40.5, 3),
        ("pulse_per_min", 110.5, 2),
        ("oxygen_saturation_percent", 91.5, 3),
        ("oxygen_saturation_percent", 93.5, 2),
        ("oxygen_saturation_percent", 95.5, 1),
        ("oxygen_saturation_percent", 95.51, 0),
        ("respiration_per_min", 20.5, 2),
        ("systolic_pressure_mmhg", 110.5, 1),
        ("systolic_pressure_mmhg", 219.5, 3),
        ("temperature_celsius", 38.05, 1),
        ("temperature_celsius", 38.04, 0),
        ("temperature_celsius", 35.05, 3),
    ],
)
def test_what_lies_just_between_two_values_of_the_chart_gets_the_worse_points(
    name: str, value: float, score: int
) -> None:
    assert assess(replace(WELL, **{name: value})).score == score


def test_what_is_not_measured_is_named_and_adds_nothing() -> None:
    watch = VitalSigns(pulse_per_min=131, respiration_per_min=9)
    assessed = assess(watch)
    assert assessed.points == {Part.RESPIRATION: 1, Part.PULSE: 3}
    assert (assessed.score, assessed.is_partial) == (4, True)
    assert assessed.missing == (
        Part.OXYGEN_SATURATION,
        Part.AIR_OR_OXYGEN,
        Part.SYSTOLIC_PRESSURE,
        Part.CONSCIOUSNESS,
        Part.TEMPERATURE,
    )


def test_scale_2_leaves_the_saturation_open_only_where_oxygen_would_decide() -> None:
    at = {
        percent: assess(VitalSigns(oxygen_saturation_percent=percent), OxygenScale.TWO).points.get(
            Part.OXYGEN_SATURATION
        )
        for percent in (83, 90, 93, 97)
    }
    assert at == {83: 3, 90: 0, 93: None, 97: None}


SIGNS = st.builds(
    VitalSigns,
    respiration_per_min=st.none() | st.floats(0, 100),
    oxygen_saturation_percent=st.none() | st.floats(0, 100),
    on_oxygen=st.none() | st.booleans(),
    systolic_pressure_mmhg=st.none() | st.floats(0, 350),
    pulse_per_min=st.none() | st.floats(0, 350),
    consciousness=st.none() | st.sampled_from(Consciousness),
    temperature_celsius=st.none() | st.floats(10, 47),
)


@given(signs=SIGNS, scale=st.sampled_from(OxygenScale))
def test_the_score_stays_in_its_range_and_each_part_is_known_or_missing(signs: VitalSigns, scale: OxygenScale) -> None:
    assessed = assess(signs, scale)
    assert 0 <= assessed.score <= 20
    assert {*assessed.points} | {*assessed.missing} == set(Part)
    assert not {*assessed.points} & {*assessed.missing}


@given(signs=SIGNS, scale=st.sampled_from(OxygenScale))
def test_a_further_measurement_never_lowers_a_partial_score(signs: VitalSigns, scale: OxygenScale) -> None:
    fuller = replace(signs, pulse_per_min=signs.pulse_per_min or 70.0)
    assert assess(fuller, scale).score >= assess(replace(signs, pulse_per_min=None), scale).score


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pulse_per_min", 351),
        ("pulse_per_min", float("nan")),
        ("oxygen_saturation_percent", 101),
        ("temperature_celsius", 98.6),
        ("respiration_per_min", -1),
    ],
)
def test_what_no_living_adult_can_have_is_refused_and_named(name: str, value: float) -> None:
    with pytest.raises(Invalid) as refused:
        replace(WELL, **{name: value})
    assert refused.value.element == f"VitalSigns.{name}"
    assert str(value) not in str(refused.value)
