"""Metabolism at rest and at work, and illness of it."""

import pytest
from tests.physiology.systems.resting import FLOWS, Row, body, live

from abaton.physiology.body.illness import Illness
from abaton.physiology.systems import conditions_energy, energy

TICK = 0.02


def work(b: Row, seconds: float) -> None:
    """Let time pass with the blood flow and breath that muscles ask for."""
    rest = body()
    for _ in range(round(seconds / 5)):
        more = (b["energy"]["oxygen_demand"] - rest["energy"]["oxygen_demand"]).clip(0) / 0.145
        flows = more + FLOWS
        b["circulation"]["organ_flow"], b["circulation"]["pulmonary_flow"] = flows, flows.sum()
        b["circulation"]["cardiac_output"] = 60 * flows.sum()
        b["circulation"]["heart_rate"] = 72 + 100 * b["energy"]["exercise"]
        wanted = 7100 * b["energy"]["oxygen_uptake"] * b["energy"]["respiratory_quotient"] / 208
        b["breathing"]["rate"] = 13.5 + wanted / 4000
        b["breathing"]["tidal_volume"] = wanted / b["breathing"]["rate"]
        live(b, 5.0, TICK)


def test_rest_burns_what_a_man_of_that_size_burns() -> None:
    b = body()
    live(b, 600.0, TICK)
    e = b["energy"]
    assert e["total_metabolic_rate"] == pytest.approx(1790, rel=0.05)
    assert b["gas"]["oxygen_consumption"] / b["person"]["weight"] == pytest.approx(3.5, abs=0.2)
    assert e["respiratory_quotient"] == pytest.approx(0.8, abs=0.005)
    assert e["ketone_production"] == pytest.approx(308, rel=0.05)
    assert e["creatinine_production"] == pytest.approx(0.176, rel=0.02)
    assert e["lactate_production"] == pytest.approx(1.3, rel=0.05)


def test_a_small_old_woman_burns_less() -> None:
    b = body()
    b["person"]["age"], b["person"]["male"] = 80.0, 0.0
    b["person"]["weight"], b["person"]["height"] = 50.0, 155.0
    assert energy.resting(b) == pytest.approx(1.09 * (500 + 968.75 - 400 - 161), rel=0.001)


def test_hard_work_is_reached_in_a_minute_or_two_and_given_up_after_three() -> None:
    # Whipp 1972; Johnson 2000: about 3 min at the greatest uptake.
    b = body()
    live(b, 60.0, TICK)
    b["energy"]["exercise_wanted"] = 1.0
    work(b, 90.0)
    assert b["gas"]["oxygen_consumption"] == pytest.approx(3000, rel=0.12)
    elapsed = 90
    while b["energy"]["achieved"] > 0.99:
        work(b, 5.0)
        elapsed += 5
    assert elapsed == pytest.approx(180, abs=15)
    assert b["energy"]["fatigue"] == pytest.approx(1.0, abs=0.01)
    work(b, 60.0)
    assert 5 < b["gas"]["lactate"] < 12
    b["energy"]["exercise_wanted"] = 0.0
    work(b, 900.0)
    assert b["energy"]["fatigue"] < 0.1
    assert b["gas"]["oxygen_consumption"] < 300


def test_moderate_work_goes_on_for_an_hour_and_sweats_a_kilogram() -> None:
    # Baker 2009: 0.7-1.2 kg in an hour at 65 %, warm.
    b = body()
    b["surroundings"]["air_temperature"] = b["surroundings"]["radiant_temperature"] = 30.0
    b["energy"]["exercise_wanted"] = 0.65
    lost = 0.0
    for _ in range(60):
        work(b, 60.0)
        lost += float(b["energy"]["sweat_rate"] + b["energy"]["insensible"])
    assert b["energy"]["achieved"] == 1.0
    assert 700 < lost < 1200
    assert 37.8 < b["energy"]["core"] < 39.3
    assert b["gas"]["lactate"] < 3


def test_the_unconscious_do_not_run() -> None:
    b = body()
    b["energy"]["exercise_wanted"] = 0.5
    b["nervous"]["consciousness"] = 0.0
    live(b, 120.0, TICK)
    assert b["energy"]["exercise"] == 0
    assert b["gas"]["oxygen_consumption"] < 300


def test_three_days_without_food_burn_fat() -> None:
    # Zauner 2000: 0.72. Garber 1974: 83 to 115 g of ketones a day are 570 to 780 umol/min.
    b = body()
    b["illness"]["severity"][2 * Illness.STARVATION] = 3.0
    live(b, 600.0, TICK)
    assert b["energy"]["respiratory_quotient"] == pytest.approx(0.72, abs=0.01)
    assert 500 < b["energy"]["ketone_production"] < 780
    assert b["energy"]["carbohydrate_use"] == pytest.approx(0.0, abs=0.03)


@pytest.mark.parametrize(
    ("illness", "severity", "field", "low", "high"),
    [
        (Illness.FEVER, 1.0, "setpoint_temperature", 3.0, 3.0),
        (Illness.HYPOTHYROIDISM, 1.0, "metabolism", 0.6, 0.7),
        (Illness.STARVATION, 20.0, "metabolism", 0.7, 0.8),
        (Illness.PREGNANCY, 1.0, "metabolism", 1.1, 1.2),
        (Illness.SEPSIS, 1.0, "metabolism", 1.0, 1.0),
    ],
)
def test_illness_asks_of_metabolism(illness: Illness, severity: float, field: str, low: float, high: float) -> None:
    b = body()
    b["illness"]["severity"][2 * illness] = severity
    conditions_energy.step(b, 0.1)
    assert low <= b["illness_effects"][field] <= high


def test_the_cold_heart_tires_and_cold_blood_does_not_clot() -> None:
    b = body()
    b["energy"]["core"] = 29.0
    conditions_energy.step(b, 0.1)
    assert b["illness_effects"]["contractility"] < 0.9
    assert b["illness_effects"]["bleeding"] > 1.3


def test_the_dead_burn_nothing() -> None:
    b = body()
    b["illness"]["dead"] = 1.0
    live(b, 5.0, TICK)
    assert b["energy"]["oxygen_uptake"] == 0
