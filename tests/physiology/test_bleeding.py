"""Bleeding runs as Guyton's dogs, Wiggers's dogs and bled people have shown it."""

import pytest

from abaton.physiology import acts
from abaton.physiology.body.circulation import Vessel
from abaton.physiology.engine import Body, advance
from abaton.physiology.patient import PatientSpec, create
from abaton.physiology.systems import heart

pytestmark = pytest.mark.timeout(600)

OUTSIDE_THE_CHEST = [
    Vessel.UPPER_VEINS, Vessel.RENAL_VEINS, Vessel.SPLANCHNIC_VEINS, Vessel.LEG_VEINS, Vessel.ABDOMINAL_VEINS,
]  # fmt: skip


@pytest.fixture(scope="module")
def person() -> Body:
    return create(PatientSpec(seed=9))


def bled(person: Body, percent: float, rate_ml_per_min: float = 200) -> Body:
    """Bleed from an artery until so much of the blood is lost."""
    wanted = percent / 100 * person["circulation"]["blood_volume"]
    body = advance(person, 0.1, [acts.Bleed(site="aorta", rate_ml_per_min=rate_ml_per_min)])
    while body["circulation"]["blood_lost"] < wanted:
        body = advance(body, 5.0)
    return body


@pytest.mark.parametrize(
    ("percent", "pressure", "output"), [(10, 100, 97), (20, 98, 81), (25, 84, 66), (35, 47, 43), (40, 43, 30)]
)
def test_pressure_and_output_fall_as_guyton_drew_them(
    person: Body, percent: float, pressure: float, output: float
) -> None:
    rest, after = person["circulation"], bled(person, percent)["circulation"]

    assert 100 * after["mean_smoothed"] / rest["mean_smoothed"] == pytest.approx(pressure, abs=9)
    assert 100 * after["cardiac_output"] / rest["cardiac_output"] == pytest.approx(output, abs=6)


def test_a_quarter_of_the_blood_narrows_the_pulse_and_keeps_what_is_below(person: Body) -> None:
    rest, after = person["circulation"], bled(person, 25, 100)["circulation"]

    assert after["diastolic"] > rest["diastolic"]
    assert after["systolic"] - after["diastolic"] < 0.7 * (rest["systolic"] - rest["diastolic"])


def test_veins_flatten_and_are_not_sucked_empty(person: Body) -> None:
    after = bled(person, 42)["circulation"]

    assert after["central_venous"] < 0
    assert all(0 < after["pressure"][one] < 2 for one in OUTSIDE_THE_CHEST)


def test_who_stops_bleeding_at_a_third_of_the_pressure_lives_on(person: Body) -> None:
    """Dogs held at 35 mmHg live for more than an hour (Wiggers 1950)."""
    after = advance(bled(person, 43), 20 * 60.0, [acts.Bleed(site="aorta", rate_ml_per_min=0)])

    assert not after["illness"]["dead"]
    assert after["breathing"]["rate"] > 5
    assert 25 < after["circulation"]["mean"] < 60


def test_a_heart_whose_vessels_do_not_keep_up_is_weak(person: Body) -> None:
    def pressure(ischaemia: float) -> float:
        body = person.copy()
        body["circulation"]["ischaemia"] = ischaemia
        body["rhythm"]["ventricular_time"] = 0.25
        heart.squeeze(body)
        return float(body["circulation"]["pressure"][Vessel.LEFT_VENTRICLE])

    assert pressure(1.0) < 0.7 * pressure(0.0)
