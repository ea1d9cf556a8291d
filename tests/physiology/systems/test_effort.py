"""Muscle that works or shivers gets the blood it asks for, and the heart drives it."""

import pytest

from abaton.physiology import acts, engine
from abaton.physiology.body.circulation import Organ
from abaton.physiology.engine import advance
from abaton.physiology.patient import PatientSpec, create

pytestmark = pytest.mark.timeout(600)
"""Compiling takes a minute or two where nothing is cached yet."""


@pytest.fixture(scope="module")
def person() -> engine.Body:
    return create(PatientSpec(seed=7))


def test_the_heart_empties_further_at_work(person: engine.Body) -> None:
    # Higginbotham 1986: ejection fraction and stroke volume rise in upright and supine work.
    hard = advance(person, 120.0, [acts.Exercise(intensity=1.0)])

    rest, work = person["circulation"], hard["circulation"]
    assert work["ejection_fraction"] > rest["ejection_fraction"] + 0.08
    assert work["stroke_volume"] > 1.2 * rest["stroke_volume"]
    # 5 L/min and 6 more for each litre of oxygen (Astrand 1986).
    assert work["cardiac_output"] == pytest.approx(5000 + 6 * hard["gas"]["oxygen_consumption"], rel=0.15)


def test_all_muscle_that_works_is_fed(person: engine.Body) -> None:
    steady = advance(person, 300.0, [acts.Exercise(intensity=0.6)])

    assert steady["gas"]["oxygen_met"][Organ.UPPER_BODY] > 0.98
    assert steady["gas"]["oxygen_met"][Organ.LEGS] > 0.98


def test_shivering_is_fed_in_the_trunk_as_in_the_legs() -> None:
    young = create(PatientSpec(age_years=18, sex="female", height_cm=162.6, weight_kg=54.4))
    winter = acts.Surroundings(
        air_temperature_celsius=-10, radiant_temperature_celsius=-10, humidity=0.01, air_speed_m_per_s=5, clothing_clo=1
    )

    cold = advance(young, 2400.0, [winter])

    # Eyolfson 2001: 3.35 times rest with skin of cold water and a core of 35 Cel.
    assert 3.0 < cold["energy"]["metabolic_rate"] / young["energy"]["metabolic_rate"] < 4.0
    assert cold["gas"]["oxygen_met"][Organ.UPPER_BODY] > 0.98
    assert cold["gas"]["oxygen_met"][Organ.LEGS] > 0.98
    assert cold["gas"]["lactate"] < 2
