"""Sugar is held at rest, after meals, at work and without food; without insulin it is not."""

import pytest
from tests.physiology.systems.fluid_body import body, live

from abaton.physiology.body.fluids import Solute
from abaton.physiology.systems.conditions_fluids import begin_ketoacidosis, begin_starvation, ingest


def test_rest_is_held() -> None:
    c = live(body(), 6 * 60).chemistry

    assert 90 < c.glucose_mass < 96
    assert c.insulin_mass == pytest.approx(0.406, rel=0.1)
    assert c.ketones * 102.09 == pytest.approx(9.2, rel=0.1)
    assert c.hepatic_release == pytest.approx(c.glucose_uptake, rel=0.02)


def test_a_sugar_drink_peaks_and_is_gone_in_three_hours() -> None:
    b = body()
    ingest(b, 300.0, 0.0, 75.0, 0.0, 0.0)
    seen: list[float] = []
    insulin: list[float] = []
    for _ in range(12):
        live(b, 15)
        seen.append(b.chemistry.glucose_mass)
        insulin.append(b.chemistry.insulin)

    assert 130 < max(seen) < 210
    assert seen.index(max(seen)) < 5
    assert 35 < max(insulin) < 110
    assert 75 < seen[-1] < 115


def test_work_is_fed_without_hunger_and_insulin_falls() -> None:
    b = body()
    b.energy.exercise = 0.3
    for _ in range(6):
        live(b, 30)
        assert 85 < b.chemistry.glucose_mass < 105

    assert b.chemistry.insulin < 0.85 * 12.6
    assert b.chemistry.glycogen < 75


def test_insulin_lowers_sugar_and_potassium_and_glucagon_answers() -> None:
    b = body()
    b.drug_effects.insulin_action = 100.0
    live(b, 45)

    assert b.chemistry.glucose_mass < 55
    assert b.chemistry.potassium < 4.05
    assert b.chemistry.glucagon > 2
    live(b, 300)
    assert b.chemistry.glucose_mass > 5


def test_three_days_without_food() -> None:
    b = body()
    begin_starvation(b, 3.0)
    c = b.chemistry

    assert 55 < c.glucose_mass < 75
    assert 0.09 < c.insulin_mass < 0.2
    assert 20 < c.ketones * 10.209 < 48
    assert 80 < c.ketogenesis_mass < 120
    assert 90 < c.gluconeogenesis < 170
    assert c.triacylglycerol == pytest.approx(75.9, rel=0.1)
    assert c.glycogen < 5
    assert c.sodium == pytest.approx(135.4, rel=0.02)
    assert b.fluids.weight_change < -1.5
    assert c.creatinine > 1.03 * 0.0845
    assert b.kidney.clearance[Solute.CREATININE] * 77.1 < 122
    assert b.kidney.urine[Solute.SODIUM] < 90


def test_no_days_without_food_change_nothing() -> None:
    b = body()
    begin_starvation(b, 0.0)

    assert b.chemistry.glucose == body().chemistry.glucose
    assert b.fluids.intake == 1


def test_three_days_and_one_more_are_four() -> None:
    at_once, later = body(), body()
    begin_starvation(at_once, 4.0)
    begin_starvation(later, 3.0)
    begin_starvation(later, 4.0)

    assert later.chemistry.glucose == pytest.approx(at_once.chemistry.glucose, rel=0.05)
    assert later.fluids.weight_change == pytest.approx(at_once.fluids.weight_change, rel=0.05)
    begin_starvation(later, 0.0)
    assert later.fluids.intake == 1


def test_salt_is_spared_and_creatinine_rises_as_hunger_goes_on() -> None:
    b = body()
    rest = b.kidney.urine[Solute.SODIUM]
    begin_starvation(b, 3.0)
    live(b, 24 * 60)

    assert b.kidney.urine[Solute.SODIUM] < 0.7 * rest
    assert b.kidney.urine[Solute.CALCIUM] < body().kidney.urine[Solute.CALCIUM]
    assert b.chemistry.creatinine > 0.0845
    assert b.kidney.clearance[Solute.CREATININE] * 77.1 < 125


def test_ketoacidosis_is_sweet_sour_and_dry() -> None:
    b = body()
    begin_ketoacidosis(b, 1.0)
    c = b.chemistry

    assert 300 < c.glucose_mass < 700
    assert 8 < c.ketones < 25
    assert c.strong_ion_difference - c.ketones < 32
    assert b.fluids.weight_change < -2.5
    assert b.kidney.urine_flow > 1.5
    live(b, 5)
    assert b.circulation.blood_volume < 5510 - 200
    assert b.fluids.owed == pytest.approx(0, abs=1)


def test_ketoacidosis_yields_to_insulin_and_fluid() -> None:
    b = body()
    begin_ketoacidosis(b, 1.0)
    glucose, ketones, potassium = b.chemistry.glucose_mass, b.chemistry.ketones, b.chemistry.potassium
    b.drug_effects.insulin_action = 60.0
    b.equipment.fluid_rate[0], b.equipment.fluid_left[0] = 15.0, 3000.0
    live(b, 120)

    assert b.chemistry.glucose_mass < 0.7 * glucose
    assert b.chemistry.ketones < 0.7 * ketones
    assert b.chemistry.potassium < potassium - 0.5


def test_a_mild_lack_is_no_ketoacidosis() -> None:
    b = body()
    begin_ketoacidosis(b, 0.2)

    assert b.chemistry.ketones < 1
    assert b.chemistry.glucose_mass < 250
