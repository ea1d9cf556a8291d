"""pH, bicarbonate and carbon dioxide content against published blood."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.systems.resting import Row, body

from abaton.kernel.compiled import compiled
from abaton.physiology.body.gas import GasConstants
from abaton.physiology.systems import acid_base
from abaton.physiology.systems.acid_base import Plasma

K: Row = body()["gas"]["constants"]


def blood(excess: float = 0.0, haemoglobin: float = 15.0, temperature: float = 37.0) -> Plasma:
    return acid_base.plasma(K, haemoglobin, excess, temperature)


@compiled
def of_pressure(k: GasConstants, p: Plasma, pco2: float, filled: float) -> float:
    ph = 7.4
    for _ in range(80):
        ph = acid_base.ph_of_pressure(k, p, pco2, filled, ph)
    return ph


@compiled
def of_content(k: GasConstants, p: Plasma, held: float, filled: float) -> float:
    ph = 7.4
    for _ in range(80):
        ph = acid_base.ph_of_content(k, p, held, filled, ph)
    return ph


def ph_at(p: Plasma, pco2: float, filled: float = 1.0) -> float:
    return of_pressure(K, p, pco2, filled)


def held(p: Plasma, pco2: float, filled: float = 1.0) -> float:
    return acid_base.held_per_pressure(K, p, filled, ph_at(p, pco2, filled)) * pco2


def test_normal_blood_is_normal() -> None:
    p = blood()
    ph = ph_at(p, 40.0)
    assert ph == pytest.approx(7.40, abs=0.01)
    assert acid_base.line(K, p, 1.0, ph) == pytest.approx(24.4, abs=0.5)
    assert acid_base.base_excess(K, 24.4, 7.4, 15.0) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(
    ("excess", "pco2", "ph", "bicarbonate"),
    [
        (0.0, 60.0, 7.28, 27.0),  # in vitro blood of 15 g/dL buffers well: Siggaard-Andersen's chart
        (0.0, 20.0, 7.58, 19.3),
        (-12.0, 40.0, 7.15, 13.5),
        (12.0, 40.0, 7.58, 36.0),
    ],
)
def test_blood_in_a_tonometer(excess: float, pco2: float, ph: float, bicarbonate: float) -> None:
    p = blood(excess * 15 / 11)
    found = ph_at(p, pco2)
    assert found == pytest.approx(ph, abs=0.05)
    assert acid_base.line(K, p, 1.0, found) == pytest.approx(bicarbonate, abs=2.0)
    # Henderson and Hasselbalch agree with the line.
    assert acid_base.line(K, p, 1.0, found) == pytest.approx(0.0307 * pco2 * 10 ** (found - 6.091), rel=1e-6)


def test_whole_blood_holds_48_ml_of_carbon_dioxide_in_a_decilitre() -> None:
    # West 2012, fig. 6.6: 48 at 40 mmHg arterial, 52 at 46 mmHg venous.
    arterial, venous = 100 * held(blood(), 40.0, 0.975), 100 * held(blood(), 46.0, 0.75)
    assert arterial == pytest.approx(48, abs=2.5)
    assert venous - arterial == pytest.approx(4.0, abs=1.0)


def test_deoxygenated_blood_holds_more() -> None:
    # Christiansen, Douglas and Haldane 1914: 5 to 6 mL/dL at 40 mmHg.
    more = 100 * (held(blood(), 40.0, 0.0) - held(blood(), 40.0, 1.0))
    assert more == pytest.approx(5.5, abs=0.7)


@settings(deadline=None)
@given(pco2=st.floats(5, 150), excess=st.floats(-25, 25), haemoglobin=st.floats(3, 20), filled=st.floats(0, 1))
def test_content_and_pressure_agree(pco2: float, excess: float, haemoglobin: float, filled: float) -> None:
    p = blood(excess, haemoglobin)
    ph = ph_at(p, pco2, filled)
    if not 6.5 < ph < 7.75:
        return
    content = acid_base.held_per_pressure(K, p, filled, ph) * pco2
    assert of_content(K, p, content, filled) == pytest.approx(ph, abs=1e-6)


def test_more_carbon_dioxide_is_more_acid_always() -> None:
    readings = [ph_at(blood(), float(pco2)) for pco2 in range(10, 160, 5)]
    assert all(later < earlier for earlier, later in pairwise(readings))


def test_strong_ions_that_albumin_balances_are_no_excess() -> None:
    normal = acid_base.strong_excess(K, 38.5, 4.3, 1.1)
    assert normal == pytest.approx(0.0, abs=0.3)
    assert acid_base.strong_excess(K, 28.5, 4.3, 1.1) == pytest.approx(normal - 10)
    # Less albumin leaves more for bicarbonate: 10 g/L is 2.8 mmol/L.
    assert acid_base.strong_excess(K, 38.5, 3.3, 1.1) == pytest.approx(normal + 2.8, abs=0.1)


def test_cold_blood_is_alkaline() -> None:
    # In a closed sample of plasma pK' and solubility alone give a third of Rosenthal's -0.015 per kelvin.
    assert ph_at(blood(temperature=30.0), 30.0) > ph_at(blood(), 40.0)


def test_nonsense_stays_finite() -> None:
    p = blood(-60.0, 0.0)
    for guess in (6.0, 8.0):
        assert math.isfinite(acid_base.ph_of_content(K, p, 0.0, 1.0, guess))
        assert math.isfinite(acid_base.ph_of_pressure(K, p, 0.0, 0.0, guess))
