"""Bags and ventilators: what each mode does, and what none of them can."""

from functools import cache

import pytest
from tests.physiology.breather import BOTH, Breather, breather, copy, ill, live

from abaton.physiology.body.equipment import Airway, Ventilation
from abaton.physiology.body.illness import Illness


@cache
def _rested() -> Breather:
    return live(breather(), 120)


def ventilated(
    mode: Ventilation,
    *,
    airway: Airway = Airway.TUBE,
    volume: float = 0.0,
    pressure: float = 0.0,
    peep: float = 5.0,
    rate: float = 15.0,
    limp: bool = True,
    seconds: float = 240.0,
) -> Breather:
    b = copy(_rested())
    e = b.equipment
    if limp:
        ill(b, Illness.APNOEA, 1.0)
    e.airway, e.ventilation = airway, mode
    e.volume, e.pressure, e.peep, e.rate = volume, pressure, peep, rate
    e.inspiratory_fraction, e.inspired_fraction = 0.375, 0.3
    return live(b, seconds)


def test_volume_control_delivers_volume_rate_and_ratio() -> None:
    r = ventilated(Ventilation.VOLUME_CONTROL, volume=527).breathing

    assert r.rate == pytest.approx(15, rel=0.01)
    assert r.tidal_volume == pytest.approx(527, rel=0.01)
    assert r.ie_ratio == pytest.approx(0.6, rel=0.03)
    assert r.peak_pressure > r.plateau_pressure > 5
    assert r.end_expiratory_pressure == pytest.approx(5, abs=0.5)
    assert r.compliance == pytest.approx(54, rel=0.1)
    assert 10.5 < r.resistance < 17
    assert r.compliance == pytest.approx(r.tidal_volume / (r.plateau_pressure - 5), rel=0.1)


def test_pressure_control_delivers_what_compliance_takes() -> None:
    healthy = ventilated(Ventilation.PRESSURE_CONTROL, pressure=11).breathing
    stiff = copy(_rested())
    stiff.equipment.airway, stiff.equipment.ventilation = Airway.TUBE, Ventilation.PRESSURE_CONTROL
    stiff.equipment.pressure, stiff.equipment.peep, stiff.equipment.rate = 11, 5, 15
    ill(ill(stiff, Illness.APNOEA, 1.0), Illness.ARDS, 0.7, BOTH)
    live(stiff, 240)

    assert healthy.peak_pressure == pytest.approx(16, abs=0.7)
    assert healthy.tidal_volume == pytest.approx(527, rel=0.12)
    assert stiff.breathing.tidal_volume < 0.75 * healthy.tidal_volume


def test_assist_control_follows_the_person_and_control_alone_does_not_wait() -> None:
    awake = ventilated(Ventilation.ASSIST_CONTROL, volume=400, rate=8, limp=False).breathing
    asleep = ventilated(Ventilation.ASSIST_CONTROL, volume=400, rate=8).breathing

    assert awake.rate > 9
    assert asleep.rate == pytest.approx(8, rel=0.02)


def test_support_needs_someone_who_breathes() -> None:
    awake = ventilated(Ventilation.PRESSURE_SUPPORT, pressure=8, limp=False).breathing
    asleep = ventilated(Ventilation.PRESSURE_SUPPORT, pressure=8).breathing

    assert awake.tidal_volume > 527
    assert asleep.rate == 0
    assert asleep.tidal_volume == 0


def test_cpap_raises_volume_and_gives_no_breath() -> None:
    awake = ventilated(Ventilation.CPAP, airway=Airway.NONE, limp=False).breathing
    asleep = ventilated(Ventilation.CPAP, airway=Airway.NONE).breathing

    assert awake.end_expiratory_volume > 2640 + 300
    assert 11 < awake.rate < 17
    assert asleep.tidal_volume == 0


def test_simv_gives_its_breaths_and_supports_those_between() -> None:
    awake = ventilated(Ventilation.SIMV, volume=500, pressure=6, rate=6, limp=False).breathing
    asleep = ventilated(Ventilation.SIMV, volume=500, pressure=6, rate=6).breathing

    assert awake.airflow_rate > 7
    assert asleep.rate == pytest.approx(6, rel=0.02)


def test_a_bag_and_mask_breathe_for_the_apnoeic() -> None:
    b = ventilated(Ventilation.BAG, airway=Airway.OROPHARYNGEAL, volume=540, peep=0.0, rate=12)

    assert b.breathing.rate == pytest.approx(12, rel=0.02)
    assert b.breathing.tidal_volume == pytest.approx(540, rel=0.05)
    assert b.gas.saturation > 0.95


def test_a_tube_in_the_oesophagus_ventilates_no_lung() -> None:
    r = ventilated(Ventilation.VOLUME_CONTROL, airway=Airway.OESOPHAGEAL_TUBE, volume=527, seconds=60).breathing

    assert (r.rate, r.tidal_volume, r.ventilated) == (0, 0, 0)


@pytest.mark.parametrize(("airway", "open_side"), [(Airway.LEFT_MAINSTEM_TUBE, 0), (Airway.RIGHT_MAINSTEM_TUBE, 1)])
def test_a_tube_too_deep_ventilates_one_lung(airway: Airway, open_side: int) -> None:
    deep = ventilated(Ventilation.VOLUME_CONTROL, airway=airway, volume=527)
    both = ventilated(Ventilation.VOLUME_CONTROL, volume=527).breathing

    assert deep.breathing.flow[1 - open_side] == 0
    assert deep.breathing.peak_pressure > both.peak_pressure + 4


def test_a_blocked_windpipe_takes_no_more_than_the_relief_valve_gives() -> None:
    b = copy(_rested())
    ill(ill(b, Illness.APNOEA, 1.0), Illness.AIRWAY_OBSTRUCTION, 1.0)
    e = b.equipment
    e.ventilation, e.volume, e.rate = Ventilation.BAG, 540.0, 12.0
    live(b, 30)

    assert b.breathing.tidal_volume == 0
    assert b.breathing.airway_pressure <= b.breathing.constants.pressure_limit + 1

    e.airway = Airway.TUBE
    live(b, 60)
    assert b.breathing.tidal_volume == pytest.approx(540, rel=0.05)


def test_obstruction_traps_gas_under_quick_breaths() -> None:
    b = copy(_rested())
    ill(ill(b, Illness.APNOEA, 1.0), Illness.ASTHMA, 1.0)
    e = b.equipment
    e.airway, e.ventilation, e.volume, e.rate, e.inspiratory_fraction = (
        Airway.TUBE,
        Ventilation.VOLUME_CONTROL,
        527,
        28,
        0.5,
    )
    live(b, 180)

    assert b.breathing.auto_peep > 3


def test_a_ventilator_gives_its_own_gas() -> None:
    b = copy(_rested())
    b.surroundings.carbon_monoxide = 0.005
    e = b.equipment
    e.airway, e.ventilation, e.volume, e.rate = Airway.TUBE, Ventilation.VOLUME_CONTROL, 500, 15
    e.inspired_fraction = 1.0
    live(b, 10)

    assert b.breathing.inspired_oxygen == pytest.approx(1.0)
    assert b.breathing.inspired_carbon_monoxide == 0
