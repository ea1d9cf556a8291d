"""What makes people breathe more, less, or not at all."""

from functools import cache

import pytest
from tests.physiology.breather import Breather, breather, copy, live


@cache
def _rested() -> Breather:
    return live(breather(), 300)


@pytest.fixture
def rested() -> Breather:
    return copy(_rested())


def test_carbon_dioxide_deepens_breath_more_than_it_hastens_it(rested: Breather) -> None:
    volume, rate = rested.breathing.tidal_volume, rested.breathing.rate
    rested.surroundings.carbon_dioxide = 0.04
    live(rested, 600)

    deeper, faster = rested.breathing.tidal_volume / volume, rested.breathing.rate / rate
    assert 1.5 < deeper < 2.2
    assert 1.0 < faster < 1.25


def test_want_of_oxygen_drives_breath_and_lowers_carbon_dioxide(rested: Breather) -> None:
    before = rested.breathing.minute_volume
    rested.surroundings.oxygen = 0.12
    live(rested, 600)

    assert rested.breathing.minute_volume > 1.1 * before
    assert rested.gas.pco2 < 38


def test_acid_is_breathed_away_as_winters_found(rested: Breather) -> None:
    rested.gas.bicarbonate = 12.0
    live(rested, 7200)

    assert rested.gas.pco2 == pytest.approx(1.5 * 12 + 8, abs=3)


def test_breath_follows_metabolism_without_a_rise_of_carbon_dioxide(rested: Breather) -> None:
    rested.energy.oxygen_uptake, rested.energy.exercise = 2000.0, 0.6
    live(rested, 300)

    assert 35_000 < rested.breathing.minute_volume < 60_000
    assert 36 < rested.breathing.central < 43


def test_blood_loss_makes_breath_quick(rested: Breather) -> None:
    rates: list[float] = []
    for activity in (1.0, 2.0, 3.0):
        b = copy(rested)
        b.reflexes.sympathetic = activity
        rates.append(live(b, 300).breathing.rate)

    # A light alarm hardly shows in the breath; that of a severe loss does (ATLS class I and III).
    assert rates[0] <= rates[1] < 18
    assert 20 < rates[2] < 36


def test_without_drive_there_is_no_breath_and_it_comes_back(rested: Breather) -> None:
    rested.drug_effects.drive = 0.0
    live(rested, 40)
    assert rested.breathing.rate == 0
    assert rested.breathing.minute_volume == 0

    rested.drug_effects.drive = 1.0
    live(rested, 200)
    assert rested.breathing.rate == pytest.approx(12.2, rel=0.15)


def test_the_sleeping_stop_below_the_apnoeic_threshold_and_the_awake_do_not(rested: Breather) -> None:
    asleep = copy(rested)
    asleep.nervous.consciousness = 0.0
    for b in (asleep, rested):
        b.breathing.central = b.breathing.peripheral = 32.0
        b.gas.pco2 = b.gas.venous_pco2 = 32.0
        live(b, 12)

    assert asleep.breathing.rate == 0
    assert rested.breathing.rate > 5


def test_opioids_slow_breath_and_carbon_dioxide_rises(rested: Breather) -> None:
    rested.drug_effects.breath_rate = 0.6
    live(rested, 400)

    assert rested.breathing.rate == pytest.approx(0.62 * 12.2, rel=0.15)
    assert rested.breathing.central > 41


def test_limp_muscles_do_not_breathe(rested: Breather) -> None:
    rested.drug_effects.neuromuscular_block = rested.nervous.block = 1.0
    live(rested, 60)
    assert rested.breathing.rate == 0
    assert rested.breathing.drive > 1


def test_pain_and_fever_hasten_breath(rested: Breather) -> None:
    rested.nervous.pain, rested.energy.core = 0.6, 39.0
    live(rested, 120)

    assert rested.breathing.rate > 18


def test_deep_cold_stops_breath(rested: Breather) -> None:
    rested.energy.core = 23.0
    live(rested, 60)

    assert rested.breathing.rate == 0
