"""Breath at rest and when told, what comes in and goes out, and the chest's own spaces."""

from functools import cache

import numpy as np
import pytest
from tests.physiology.breather import Breather, breather, copy, ill, live

from abaton.physiology.body.equipment import Manoeuvre, Oxygen
from abaton.physiology.body.illness import LEFT, RIGHT, Illness


@cache
def _rested() -> Breather:
    return live(breather(), 300)


@pytest.fixture
def rested() -> Breather:
    return copy(_rested())


def told(b: Breather, manoeuvre: Manoeuvre, seconds: float) -> Breather:
    b.equipment.manoeuvre = manoeuvre
    return live(b, seconds)


def test_rest_is_that_of_the_standard_adult(rested: Breather) -> None:
    r = rested.breathing

    assert r.rate == pytest.approx(12.2, rel=0.05)
    assert r.tidal_volume == pytest.approx(575, rel=0.05)
    assert r.minute_volume == pytest.approx(7000, rel=0.06)
    assert r.end_expiratory_volume == pytest.approx(2640, rel=0.01)
    assert r.end_expiratory_pleural == pytest.approx(-5.0, abs=0.3)
    assert r.end_inspiratory_pleural == pytest.approx(-7.6, abs=0.4)
    assert 0.4 < r.ie_ratio < 0.55
    assert 0.36 < r.peak_flow / 1000 < 0.48
    assert 0.36 < r.inspiratory_peak_flow / 1000 < 0.48
    assert (r.lung_compliance, r.chest_wall_compliance, r.compliance) == pytest.approx((200, 200, 100), rel=0.02)
    assert 1.0 < r.resistance < 2.0
    assert r.auto_peep < 0.1
    assert rested.gas.pco2 == pytest.approx(40, abs=2.5)


def test_what_came_in_less_what_went_out_and_into_blood_is_in_the_lungs(rested: Breather) -> None:
    r = rested.breathing
    start = copy(rested).breathing
    ill(rested, Illness.ASTHMA, 0.6)
    ill(rested, Illness.PNEUMOTHORAX_CLOSED, 0.4, (LEFT,))
    live(rested, 600)

    held = r.volume.sum() - start.volume.sum()
    moved = (r.inhaled - start.inhaled) - (r.exhaled - start.exhaled) - (r.absorbed - start.absorbed)
    assert held == pytest.approx(moved, abs=1e-9 * r.inhaled)
    assert r.pleural_gas.sum() == pytest.approx(r.pleural_gas_in - r.pleural_gas_out, rel=1e-9)


def test_half_the_step_gives_the_same_breath() -> None:
    coarse = live(breather(), 240, 0.002).breathing
    fine = live(breather(), 240, 0.001).breathing

    for name in ("rate", "tidal_volume", "minute_volume", "end_expiratory_volume", "peak_flow", "ie_ratio"):
        assert getattr(coarse, name) == pytest.approx(getattr(fine, name), rel=5e-3), name


def test_forced_breath_reaches_residual_volume_and_total_capacity(rested: Breather) -> None:
    told(rested, Manoeuvre.FORCED_EXHALE, 7)
    assert rested.breathing.volume.sum() == pytest.approx(1320, rel=0.02)

    told(rested, Manoeuvre.FORCED_INHALE, 5)
    assert rested.breathing.volume.sum() == pytest.approx(6490, rel=0.02)

    told(rested, Manoeuvre.HOLD, 10)
    assert abs(rested.breathing.mouth_flow) < 1e-9
    assert rested.breathing.tidal_volume == 0

    told(rested, Manoeuvre.NONE, 120)
    assert rested.breathing.tidal_volume == pytest.approx(575, rel=0.1)
    assert rested.breathing.end_expiratory_volume == pytest.approx(2640, rel=0.02)


def test_forced_spirometry_is_that_of_a_healthy_man(rested: Breather) -> None:
    r = told(rested, Manoeuvre.FORCED_SPIROMETRY, 12).breathing

    assert r.forced_vital_capacity == pytest.approx(5170, rel=0.03)
    assert 3496 < r.forced_expiratory_volume < 4188
    assert 2760 < r.forced_expiratory_flow < 4130
    assert 8000 < r.forced_peak_flow < 11000
    assert 140_000 < r.maximum_ventilation < 180_000


def test_effort_does_not_speed_the_end_of_forced_expiration(rested: Breather) -> None:
    weak = copy(rested)
    weak.breathing.constants.expiratory_strength *= 0.7
    weak.breathing.constants.expiratory_gain *= 0.7
    strong = told(rested, Manoeuvre.FORCED_SPIROMETRY, 12).breathing
    tired = told(weak, Manoeuvre.FORCED_SPIROMETRY, 12).breathing

    assert tired.forced_expiratory_flow == pytest.approx(strong.forced_expiratory_flow, rel=0.05)


def test_no_one_unconscious_does_as_told(rested: Breather) -> None:
    rested.nervous.consciousness = 0.0
    r = told(rested, Manoeuvre.FORCED_INHALE, 5).breathing

    assert r.volume.sum() < 4000


def test_oxygen_goes_on_entering_an_open_airway_in_apnoea(rested: Breather) -> None:
    rested.equipment.oxygen, rested.equipment.oxygen_flow = Oxygen.NON_REBREATHER, 15.0
    live(rested, 180)
    ill(rested, Illness.APNOEA, 1.0)
    before = rested.breathing.inhaled
    live(rested, 180)

    assert rested.breathing.rate == 0
    assert rested.breathing.inhaled - before > 300
    assert rested.gas.saturation > 0.97


def test_a_closed_airway_shows_effort_and_moves_nothing(rested: Breather) -> None:
    ill(rested, Illness.AIRWAY_OBSTRUCTION, 1.0)
    live(rested, 60)
    r = rested.breathing

    assert r.rate > 12
    assert (r.airflow_rate, r.tidal_volume, r.minute_volume) == (0, 0, 0)


def test_a_tension_pneumothorax_presses_and_a_needle_relieves(rested: Breather) -> None:
    ill(rested, Illness.PNEUMOTHORAX_CLOSED, 0.9, (RIGHT,))
    live(rested, 240)
    r = rested.breathing
    assert r.end_expiratory_pleural > 3
    assert r.volume[RIGHT] < 0.4 * 1452
    assert r.shunt[RIGHT] > 0.3
    assert r.rate > 25
    assert r.mediastinal_shift > 8

    rested.equipment.needle[RIGHT] = 1.0
    live(rested, 120)
    assert r.end_expiratory_pleural < -3
    assert r.tidal_volume == pytest.approx(575, rel=0.15)


def test_a_dressing_turns_a_sucking_wound_into_tension(rested: Breather) -> None:
    ill(rested, Illness.PNEUMOTHORAX_OPEN, 0.8, (LEFT,))
    live(rested, 120)
    r = rested.breathing
    assert abs(r.pleural[LEFT]) < 2
    sucking = r.end_expiratory_pleural

    rested.equipment.dressing[LEFT] = 1.0
    live(rested, 120)
    assert r.end_expiratory_pleural > sucking + 2


def test_devices_enrich_by_flow_and_less_when_breath_is_hard(rested: Breather) -> None:
    rested.equipment.oxygen, rested.equipment.oxygen_flow = Oxygen.NASAL_CANNULA, 3.0
    live(rested, 60)
    quiet = rested.breathing.inspired_oxygen
    assert quiet == pytest.approx(0.33, abs=0.02)

    rested.energy.oxygen_uptake = 1500.0
    live(rested, 120)
    assert rested.breathing.inspired_oxygen < quiet - 0.05


@pytest.mark.parametrize(
    ("device", "flow", "low", "high"),
    [
        (Oxygen.SIMPLE_MASK, 8.0, 0.4, 0.6),
        (Oxygen.NON_REBREATHER, 15.0, 0.8, 0.95),
        (Oxygen.VENTURI, 6.0, 0.38, 0.41),
        (Oxygen.HIGH_FLOW, 50.0, 0.38, 0.41),
    ],
)
def test_each_device_gives_its_fraction(rested: Breather, device: Oxygen, flow: float, low: float, high: float) -> None:
    rested.equipment.oxygen, rested.equipment.oxygen_flow, rested.equipment.oxygen_fraction = device, flow, 0.4
    live(rested, 60)

    assert low < rested.breathing.inspired_oxygen < high


def test_shares_of_flow_are_whole(rested: Breather) -> None:
    ill(rested, Illness.PLEURAL_EFFUSION, 1.0, (LEFT,))
    live(rested, 300)
    r = rested.breathing

    assert r.flow_share.sum() == pytest.approx(1.0)
    assert r.flow_share[LEFT] < 0.45
    assert np.all((r.shunt >= 0) & (r.shunt <= 1))
