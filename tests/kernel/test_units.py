"""Units in names, and between codes."""

import math
from dataclasses import fields

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.kernel.units import convert, ucum_of
from abaton.signals.scores.news2 import VitalSigns


def test_the_longest_suffix_wins() -> None:
    assert ucum_of("inflow_ml_per_s") == "mL/s"


def test_every_number_of_the_vital_signs_has_its_unit() -> None:
    numbers = [one.name for one in fields(VitalSigns) if "float" in str(one.type)]
    assert {name: ucum_of(name) for name in numbers} == {
        "respiration_per_min": "/min",
        "oxygen_saturation_percent": "%",
        "systolic_pressure_mmhg": "mm[Hg]",
        "pulse_per_min": "/min",
        "temperature_celsius": "Cel",
    }


@pytest.mark.parametrize("name", ["pressure", "flow_l_per_s", "pressure_furlong", "mmhg"])
def test_an_unknown_unit_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        ucum_of(name)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (98.6, "[degF]", "Cel", 37.0),
        (16.0, "kPa", "mm[Hg]", 120.01),
        (72.0, "/min", "Hz", 1.2),
        (11.0, "[stone_av]", "kg", 69.85),
        (97.0, "%", "1", 0.97),
        (812.0, "ms", "s", 0.812),
    ],
)
def test_published_pairs_convert(value: float, source: str, target: str, expected: float) -> None:
    assert math.isclose(convert(value, source, target), expected, rel_tol=1e-4)


CODES = ["/min", "Hz", "%", "1", "Cel", "[degF]", "K", "mm[Hg]", "kPa", "kg", "[lb_av]", "ms", "h", "mV", "mL"]


@given(value=st.floats(-1e6, 1e6), source=st.sampled_from(CODES), target=st.sampled_from(CODES))
def test_there_and_back_is_the_same_value(value: float, source: str, target: str) -> None:
    try:
        there = convert(value, source, target)
    except Invalid:
        assume(False)
        return
    assert math.isclose(convert(there, target, source), value, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize(("source", "target"), [("mm[Hg]", "Cel"), ("mmHg", "kPa"), ("kg", "furlong")])
def test_what_does_not_belong_together_is_refused(source: str, target: str) -> None:
    with pytest.raises(Invalid) as refused:
        convert(1.0, source, target)
    assert refused.value.element == "unit"
