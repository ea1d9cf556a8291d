"""Body heat in a room, in cold, in water, in heat, in fever and under anaesthesia."""

import pytest
from tests.physiology.systems.resting import Row, body, live
from tests.physiology.systems.test_energy import work

TICK = 0.02


def settled() -> Row:
    b = body()
    live(b, 1800.0, TICK)
    return b


def put(b: Row, **where: float) -> Row:
    for name, value in where.items():
        b["surroundings"][name] = value
    return b


def test_rest_in_a_room_is_37_and_33() -> None:
    b = body()
    live(b, 8 * 3600.0, TICK)
    assert b["energy"]["core"] == pytest.approx(37.0, abs=0.1)
    assert b["energy"]["skin"] == pytest.approx(33.0, abs=0.4)
    assert b["energy"]["shivering"] == 0
    # 0.6 to 0.8 L a day through skin and breath.
    assert 500 < b["energy"]["insensible"] * 1440 < 900


def test_heat_is_kept() -> None:
    b = settled()
    e = b["energy"]
    mass = b["person"]["weight"] * e["constants"]["specific_heat"]

    def content() -> float:
        share = e["constants"]["skin_share"]
        return float(mass * ((1 - share) * e["core"] + share * e["skin"]))

    before = content() - float(e["heat_produced"] - e["heat_lost"])
    live(put(b, air_temperature=-5.0, air_speed=3.0), 3600.0, TICK)
    assert content() - float(e["heat_produced"] - e["heat_lost"]) == pytest.approx(before, rel=1e-9)


def test_cold_wind_makes_people_shiver() -> None:
    # Tikuisis 1999: two to three times the heat of rest when lightly dressed in cold wind.
    b = put(settled(), air_temperature=-10.0, radiant_temperature=-10.0, humidity=0.01, air_speed=5.0, clothing=1.0)
    before = float(b["energy"]["metabolic_rate"])
    work(b, 2400.0)
    e = b["energy"]
    assert e["metabolic_rate"] > 2.5 * before
    assert e["skin"] < 22
    assert 34.5 < e["core"] < 36.9
    assert e["skin_dilation"] < 0.4
    put(b, air_temperature=22.0, radiant_temperature=22.0, humidity=0.5, air_speed=0.0, clothing=1.5, heating=100.0)
    cold = float(e["skin"])
    work(b, 630.0)
    assert e["skin"] > cold + 5


def test_cold_water_cools_two_or_three_kelvin_an_hour() -> None:
    # Hayward 1975: 2.7 K/h at 10 Cel, lightly dressed.
    b = put(settled(), water=0.9, water_temperature=10.0)
    work(b, 900.0)
    early = float(b["energy"]["core"])
    work(b, 3600.0)
    assert early - float(b["energy"]["core"]) == pytest.approx(2.5, abs=0.7)
    warm = put(settled(), water=0.9, water_temperature=34.0)
    live(warm, 3600.0, TICK)
    assert warm["energy"]["core"] == pytest.approx(37.0, abs=0.3)


def test_damp_heat_cannot_be_sweated_away() -> None:
    hot = {"air_temperature": 45.0, "radiant_temperature": 45.0}
    damp, dry = put(settled(), humidity=0.8, **hot), put(settled(), humidity=0.1, air_speed=1.0, **hot)
    live(damp, 7200.0, TICK)
    live(dry, 7200.0, TICK)
    assert damp["energy"]["core"] > 39.5
    assert dry["energy"]["core"] < 38.3
    assert damp["energy"]["sweat_rate"] > 10
    damp["energy"]["core"] = 42.5
    live(damp, 10.0, TICK)
    assert damp["energy"]["sweat_rate"] == 0


def test_fever_shivers_up_and_sweats_down() -> None:
    b = settled()
    b["illness_effects"]["setpoint_temperature"] = 2.0
    work(b, 1800.0)
    assert b["energy"]["shivering"] > 20
    work(b, 3 * 3600.0)
    assert b["energy"]["core"] == pytest.approx(38.6, abs=0.3)
    assert b["energy"]["oxygen_uptake"] > 1.1 * settled()["energy"]["oxygen_uptake"]
    b["illness_effects"]["setpoint_temperature"] = 0.0
    work(b, 600.0)
    assert b["energy"]["sweat_rate"] > 1


def test_the_anaesthetised_grow_cold() -> None:
    # Sessler 2000: about 1 K in the first hour.
    b = settled()
    b["drug_effects"]["thermoregulation"] = 0.0
    b["drug_effects"]["metabolism"] = 0.8
    live(b, 3600.0, TICK)
    assert b["energy"]["core"] == pytest.approx(36.2, abs=0.4)
    assert b["energy"]["shivering"] == pytest.approx(0.0, abs=0.1)


def test_a_paralysed_body_does_not_shiver() -> None:
    b = put(settled(), air_temperature=0.0, radiant_temperature=0.0)
    b["nervous"]["block"] = 1.0
    live(b, 1800.0, TICK)
    assert b["energy"]["shivering"] == 0


def test_burnt_skin_loses_water_and_heat() -> None:
    b = settled()
    whole = float(b["energy"]["insensible"])
    b["illness"]["severity"][2 * 23] = 0.4
    live(b, 60.0, TICK)
    assert b["energy"]["insensible"] - whole == pytest.approx(0.4 * 150 * 1.96 / 60, rel=0.02)


def test_cold_bags_cool() -> None:
    b = settled()
    b["fluids"]["infusion_flow"] = 2000 / 1800
    live(b, 1800.0, TICK)
    # 2 L at 21 Cel take 134 kJ: half a kelvin.
    assert b["energy"]["core"] == pytest.approx(36.5, abs=0.2)


def test_absurd_weather_stays_finite() -> None:
    for celsius in (-90.0, 90.0):
        b = put(
            body(), air_temperature=celsius, radiant_temperature=celsius, air_speed=60.0, clothing=0.0, pressure=1.0
        )
        live(b, 7200.0, TICK)
        assert -40 < b["energy"]["skin"] <= 50
        assert 5 <= b["energy"]["core"] <= 50
