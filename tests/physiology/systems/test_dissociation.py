"""The oxygen curve against published points, and carbon monoxide on it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.systems.resting import Row, body

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GasConstants
from abaton.physiology.systems import dissociation
from abaton.physiology.systems.dissociation import Curve

K: Row = body()["gas"]["constants"]
CAPACITY = 0.2085


def curve(ph: float = 7.4, temperature: float = 37.0, monoxide: float = 0.0) -> Curve:
    return Curve(CAPACITY, dissociation.shift(K, ph, temperature, 4.65), monoxide)


@compiled
def joint_at(k: GasConstants, blood: Curve, po2: float, guess: float) -> float:
    for _ in range(60):
        guess = dissociation.joint_pressure(k, blood, po2, guess)
    return guess


@compiled
def joint_of(k: GasConstants, blood: Curve, content: float, guess: float) -> float:
    for _ in range(60):
        guess = dissociation.joint_pressure_of_content(k, blood, content, guess)
    return guess


def saturation(po2: float, **how: float) -> float:
    return dissociation.filled(K, po2 * curve(**how).factor)


def half(**how: float) -> float:
    low, high = 1.0, 200.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if saturation(middle, **how) < 0.5 else (low, middle)
    return low


def test_half_of_haemoglobin_is_filled_at_26_8_mmhg() -> None:
    assert half() == pytest.approx(26.8, abs=0.3)


@pytest.mark.parametrize(
    ("po2", "percent"),
    [(10, 9.6), (20, 32.1), (30, 57.5), (40, 74.7), (60, 89.1), (80, 94.6), (100, 97.3), (150, 99.1)],
)
def test_saturation_is_that_of_the_published_curve(po2: float, percent: float) -> None:
    # West 2012, table of the appendix; Severinghaus 1979.
    assert 100 * saturation(po2) == pytest.approx(percent, abs=1.5)


def test_acid_and_warmth_move_the_curve_to_the_right() -> None:
    # Bohr: d log P50 / d pH -0.48; Severinghaus 1979: about 5.5 % per kelvin.
    assert half(ph=7.2) / half() == pytest.approx(10 ** (0.48 * 0.2), rel=0.02)
    assert half(temperature=40.0) / half() == pytest.approx(1.18, rel=0.03)


def test_less_diphosphoglycerate_holds_oxygen_tighter() -> None:
    assert dissociation.shift(K, 7.4, 37.0, 1.0) > dissociation.shift(K, 7.4, 37.0, 4.65)


@settings(deadline=None)
@given(po2=st.floats(1, 700), monoxide=st.floats(0, 0.9), ph=st.floats(6.8, 7.8), guess=st.floats(1, 700))
def test_pressure_of_a_content_undoes_content_of_a_pressure(
    po2: float, monoxide: float, ph: float, guess: float
) -> None:
    blood = curve(ph=ph, monoxide=monoxide)
    joint = joint_at(K, blood, po2, guess)
    assert dissociation.oxygen_pressure(K, blood, joint) == pytest.approx(po2, rel=1e-6)
    content = dissociation.oxygen_content(K, blood, joint)
    found = joint_of(K, blood, content, guess)
    assert dissociation.oxygen_pressure(K, blood, found) == pytest.approx(po2, rel=1e-4)


def test_carbon_monoxide_takes_haemoglobin_and_holds_back_the_rest() -> None:
    """Half the haemoglobin with carbon monoxide is worse than half the haemoglobin: the rest lets go of less."""
    poisoned, anaemic = curve(monoxide=0.5), Curve(CAPACITY / 2, curve().factor, 0.0)
    content = CAPACITY * 0.15
    pressures: list[float] = []
    for blood in (poisoned, anaemic):
        joint = joint_of(K, blood, content, 30.0)
        pressures.append(dissociation.oxygen_pressure(K, blood, joint))
    assert pressures[0] < 0.75 * pressures[1]


def test_empty_blood_has_a_pressure() -> None:
    blood = curve(monoxide=1.0)
    joint = joint_of(K, blood, 0.0, 40.0)
    assert 0 <= dissociation.oxygen_pressure(K, blood, joint) < 1.0
