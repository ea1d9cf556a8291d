"""Gas exchange: amounts are kept, rest is rest, and what hurts hurts as published."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.systems.resting import FLOWS, Row, body, live

from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.gas import GASES, SEGMENTS, SPACES

TICK = 0.02


def stored(b: Row) -> tuple[float, float, float]:
    """All oxygen, carbon dioxide and carbon monoxide in the body, mL."""
    g = b["gas"]
    gas = g["airway"].reshape(GASES, SEGMENTS).sum(axis=1) + g["alveolar"].reshape(GASES, SPACES).sum(axis=1)
    return (
        float(gas[0] + g["oxygen"].sum()),
        float(gas[1] + g["carbon_dioxide"].sum() + g["slow_carbon_dioxide"].sum()),
        float(gas[2] + g["carbon_monoxide"].sum()),
    )


def balance(b: Row) -> tuple[float, float, float]:
    """What came less what went, mL."""
    g = b["gas"]
    return (
        float(g["oxygen_in"] - g["oxygen_out"] - g["oxygen_metabolised"] - g["oxygen_lost"] + g["oxygen_given"]),
        float(
            g["carbon_dioxide_in"]
            - g["carbon_dioxide_out"]
            + g["carbon_dioxide_produced"]
            - g["carbon_dioxide_lost"]
            + g["carbon_dioxide_given"]
        ),
        float(
            g["carbon_monoxide_in"]
            - g["carbon_monoxide_out"]
            + g["carbon_monoxide_produced"]
            - g["carbon_monoxide_lost"]
        ),
    )


def rested(minutes: float = 20) -> Row:
    b = body()
    live(b, 60 * minutes, TICK)
    return b


@pytest.fixture(scope="module")
def resting() -> Row:
    return rested()


def kept(b: Row, before: tuple[float, float, float]) -> None:
    turned = b["gas"]["oxygen_in"] + 1000
    for was, came, now in zip(before, balance(b), stored(b), strict=True):
        assert abs(was + came - now) / turned < 1e-9


def test_rest_is_the_textbook_rest(resting: Row) -> None:
    g = resting["gas"]
    assert g["po2"] == pytest.approx(95, abs=4)
    assert g["pco2"] == pytest.approx(39, abs=2.5)
    assert g["venous_po2"] == pytest.approx(40, abs=2)
    assert g["venous_pco2"] - g["pco2"] == pytest.approx(5.5, abs=1)
    assert g["pulmonary_venous_po2"] == pytest.approx(102, abs=4)
    assert g["saturation"] == pytest.approx(0.97, abs=0.01)
    assert g["ph"] == pytest.approx(7.405, abs=0.015)
    assert 22 < g["bicarbonate"] < 26
    assert abs(g["base_excess"]) < 1
    assert 5 < g["alveolar_arterial"] < 14
    assert 35 < g["end_tidal_co2"] < 45
    assert 0.2 < g["dead_space_ratio"] < 0.4
    assert 0.6 < g["lactate"] < 1.7
    assert g["oxygen_ratio"] == pytest.approx(452, rel=0.05)
    assert g["carbaminohaemoglobin"] == pytest.approx(0.13, abs=0.02)


def test_a_day_keeps_every_millilitre() -> None:
    b = body()
    live(b, 1.0, TICK)
    before = tuple(one - came for one, came in zip(stored(b), balance(b), strict=True))
    b["breathing"]["inspired_carbon_monoxide"] = 20e-6
    for _ in range(24):
        live(b, 3600.0, TICK)
        b["circulation"]["bleed_arterial"] = 0.002
        b["circulation"]["bleed_venous"] = 0.002
    kept(b, (before[0], before[1], before[2]))


wild = st.floats(0, 1)


@settings(max_examples=20, deadline=None)
@given(
    flows=st.lists(st.floats(-2, 60), min_size=6, max_size=6),
    pulmonary=st.floats(-20, 400),
    volumes=st.tuples(st.floats(0, 3000), st.floats(0, 6000)),
    lungs=st.tuples(st.floats(0, 4000), st.floats(0, 4000)),
    dead=st.floats(0, 400),
    parts=st.tuples(wild, wild, wild, wild),
    haemoglobin=st.floats(0, 22),
    difference=st.floats(0, 80),
    bleeding=st.floats(0, 50),
    breath=st.floats(0, 4000),
)
def test_whatever_comes_amounts_stay_and_nothing_breaks(  # noqa: PLR0917 each is drawn
    flows: list[float],
    pulmonary: float,
    volumes: tuple[float, float],
    lungs: tuple[float, float],
    dead: float,
    parts: tuple[float, float, float, float],
    haemoglobin: float,
    difference: float,
    bleeding: float,
    breath: float,
) -> None:
    b = body()
    live(b, 1.0, TICK)
    before = tuple(one - came for one, came in zip(stored(b), balance(b), strict=True))
    c, r = b["circulation"], b["breathing"]
    c["organ_flow"], c["pulmonary_flow"] = flows, pulmonary
    c["arterial_volume"], c["venous_volume"] = volumes
    c["bleed_arterial"] = c["bleed_venous"] = bleeding
    r["volume"], r["dead_space"], r["tidal_volume"] = lungs, dead, breath
    r["shunt"], r["dead_fraction"] = parts[:2], parts[1:3]
    r["diffusion"], r["inspired_oxygen"], r["inspired_carbon_monoxide"] = parts[2:], parts[0], parts[1] / 100
    b["fluids"]["haemoglobin"], b["chemistry"]["strong_ion_difference"] = haemoglobin, difference
    live(b, 20.0, TICK)
    kept(b, (before[0], before[1], before[2]))
    for name in b["gas"].dtype.names:
        if name != "constants":
            assert np.isfinite(b["gas"][name]).all(), name
    for name in ("airway", "alveolar", "oxygen", "carbon_dioxide", "carbon_monoxide", "slow_carbon_dioxide"):
        assert (b["gas"][name] >= -1e-12).all(), name


def test_half_the_step_is_the_same_body() -> None:
    whole, halved = body(), body()
    for one, tick in ((whole, 0.02), (halved, 0.01)):
        live(one, 300.0, tick)
        one["breathing"]["rate"] = 6.0
        live(one, 300.0, tick)
    for name in ("po2", "pco2", "saturation", "venous_po2", "end_tidal_co2"):
        assert whole["gas"][name] == pytest.approx(halved["gas"][name], rel=0.005), name
    assert whole["gas"]["ph"] == pytest.approx(halved["gas"]["ph"], abs=0.002)


def test_apnoea_after_oxygen_keeps_saturation_for_eight_minutes() -> None:
    # Berthoud 1991: 595 s, 142 s about it. Stock 1989: 3 to 4 mmHg of carbon dioxide in a minute after the first.
    b = rested()
    b["breathing"]["inspired_oxygen"] = 1.0
    live(b, 240.0, TICK)
    b["breathing"]["closed"] = 1.0
    live(b, 60.0, TICK)
    after_one = float(b["gas"]["pco2"])
    live(b, 120.0, TICK)
    assert (float(b["gas"]["pco2"]) - after_one) / 2 == pytest.approx(3.5, abs=0.7)
    elapsed = 180
    while b["gas"]["pulse_saturation"] > 0.9:
        live(b, 5.0, TICK)
        elapsed += 5
    assert 453 < elapsed < 737
    assert b["gas"]["end_tidal_co2"] == 0


def test_apnoea_in_air_is_seen_within_a_minute_or_so() -> None:
    b = rested()
    b["breathing"]["closed"] = 1.0
    elapsed = 0
    while b["gas"]["pulse_saturation"] > 0.9:
        live(b, 1.0, TICK)
        elapsed += 1
    assert 40 < elapsed < 90


def test_a_finger_with_half_its_flow_tells_of_apnoea_later(resting: Row) -> None:
    late = {}
    for flow in (1.0, 0.4):
        b = resting.copy()
        b["circulation"]["organ_mean_flow"][Organ.UPPER_BODY] = flow * b["gas"]["constants"]["finger_flow"]
        b["breathing"]["closed"] = 1.0
        late[flow] = 0.0
        while b["gas"]["pulse_saturation"] > 0.9:
            live(b, 1.0, TICK)
            late[flow] += 1
    assert 4 < late[0.4] - late[1.0] < 20


def test_blood_that_stands_in_a_finger_is_used_up(resting: Row) -> None:
    b = resting.copy()
    b["circulation"]["organ_mean_flow"][Organ.UPPER_BODY] = 0.0
    live(b, 120.0, TICK)
    assert resting["gas"]["finger_saturation"] - b["gas"]["finger_saturation"] == pytest.approx(0.22, abs=0.03)
    assert b["gas"]["saturation"] == pytest.approx(resting["gas"]["saturation"], abs=0.01)


def test_shunted_blood_cannot_be_helped_by_oxygen(resting: Row) -> None:
    b = resting.copy()
    b["breathing"]["shunt"] = 0.3
    live(b, 600.0, TICK)
    poor = float(b["gas"]["po2"])
    assert poor < 65
    b["breathing"]["inspired_oxygen"] = 1.0
    live(b, 600.0, TICK)
    assert b["gas"]["po2"] < 200
    assert b["gas"]["shunt_fraction"] == pytest.approx(0.3)


def test_thick_membranes_hinder_oxygen_and_spare_carbon_dioxide(resting: Row) -> None:
    b = resting.copy()
    b["breathing"]["diffusion"] = 0.3
    live(b, 600.0, TICK)
    assert b["gas"]["po2"] < resting["gas"]["po2"] - 10
    assert b["gas"]["pco2"] == pytest.approx(resting["gas"]["pco2"], abs=1.5)


def test_dead_alveoli_widen_the_gap_to_the_capnograph(resting: Row) -> None:
    b = resting.copy()
    b["breathing"]["dead_fraction"] = 0.3
    live(b, 900.0, TICK)
    assert b["gas"]["pco2"] - b["gas"]["end_tidal_co2"] > 8
    assert b["gas"]["dead_space_ratio"] > 0.42


def test_altitude_takes_saturation() -> None:
    b = rested()
    before = float(b["gas"]["pulse_saturation"])
    b["surroundings"]["pressure"] = 525.0
    b["breathing"]["tidal_volume"] *= 1.1
    live(b, 900.0, TICK)
    assert 100 * (b["gas"]["pulse_saturation"] / before - 1) == pytest.approx(-7, abs=2)


def test_a_hypoxic_lung_gives_its_blood_to_the_other(resting: Row) -> None:
    b = resting.copy()
    b["breathing"]["volume"] = (300.0, 1350.0)
    b["gas"]["alveolar"][0] *= 0.0
    b["breathing"]["closed"] = 1.0
    b["breathing"]["inspired_oxygen"] = 0.2095
    live(b, 40.0, TICK)
    assert b["gas"]["hypoxic_resistance"][0] > b["gas"]["hypoxic_resistance"][1]
    assert b["gas"]["pulmonary_resistance"] > 1.0


def test_carbon_monoxide_follows_the_published_uptake() -> None:
    # Peterson and Stewart 1970: log(%/L) = 1.036 log ppm - 4.4793; at rest and 200 ppm 0.056 % a minute.
    b = rested()
    first = float(b["gas"]["carboxyhaemoglobin"])
    b["breathing"]["inspired_carbon_monoxide"] = 200e-6
    live(b, 3600.0, TICK)
    risen = 100 * (float(b["gas"]["carboxyhaemoglobin"]) - first)
    litres = b["breathing"]["rate"] * b["breathing"]["tidal_volume"] * 60 / 1000
    assert risen == pytest.approx(litres * 10 ** (1.036 * np.log10(200) - 4.4793), rel=0.15)
    assert b["gas"]["saturation"] < 0.95
    assert b["gas"]["pulse_saturation"] > 0.97
    b["breathing"]["inspired_carbon_monoxide"] = 0.0
    b["breathing"]["inspired_oxygen"] = 1.0
    poisoned = float(b["gas"]["carboxyhaemoglobin"])
    live(b, 80 * 60.0, TICK)
    # Half-life of 60 to 90 min on oxygen: Weaver 2000.
    assert b["gas"]["carboxyhaemoglobin"] == pytest.approx(poisoned / 2, rel=0.3)


def test_fire_fills_haemoglobin_with_carbon_monoxide() -> None:
    b = rested()
    b["breathing"]["inspired_carbon_monoxide"] = 5000e-6
    live(b, 3600.0, TICK)
    assert b["gas"]["carboxyhaemoglobin"] == pytest.approx(0.8, abs=0.08)
    assert b["gas"]["pulse_saturation"] > 0.95
    assert b["gas"]["lactate"] > 4


def test_a_stopped_circulation_starves_tissue_and_makes_lactate(resting: Row) -> None:
    b = resting.copy()
    b["circulation"]["organ_flow"] = b["circulation"]["organ_mean_flow"] = 0.0
    b["circulation"]["pulmonary_flow"] = 0.0
    live(b, 30.0, TICK)
    assert b["gas"]["tissue_po2"][0] < 8
    live(b, 570.0, TICK)
    assert 5 < b["gas"]["lactate"] < 12
    assert b["gas"]["ph"] < 7.25
    assert b["gas"]["end_tidal_co2"] < 5
    assert b["gas"]["oxygen_debt"].sum() > 500
    b["circulation"]["organ_flow"], b["circulation"]["pulmonary_flow"] = FLOWS, sum(FLOWS)
    live(b, 300.0, TICK)
    assert b["gas"]["tissue_po2"][0] > 20
    assert b["gas"]["oxygen_consumption"] > resting["gas"]["oxygen_consumption"]


def test_stress_makes_lactate_and_beta_blockers_prevent_it(resting: Row) -> None:
    stressed, blocked = resting.copy(), resting.copy()
    for b in (stressed, blocked):
        b["reflexes"]["sympathetic"] = 3.0
    blocked["drug_effects"]["beta_block"] = 1.0
    live(stressed, 1800.0, TICK)
    live(blocked, 1800.0, TICK)
    assert 2 < stressed["gas"]["lactate"] < 5
    assert blocked["gas"]["lactate"] < 1.2


def test_strong_anions_make_blood_acid_and_drive_carbon_dioxide_out(resting: Row) -> None:
    b = resting.copy()
    b["chemistry"]["strong_ion_difference"] -= 10
    live(b, 120.0, TICK)
    assert b["gas"]["base_excess"] == pytest.approx(-9.0, abs=1.2)
    assert b["gas"]["pco2"] > resting["gas"]["pco2"] + 3
    live(b, 3600.0, TICK)
    assert b["gas"]["base_excess"] == pytest.approx(-9.3, abs=0.3)
    assert b["gas"]["ph"] == pytest.approx(7.23, abs=0.03)
    assert b["gas"]["bicarbonate"] == pytest.approx(16.5, abs=1)


def test_acute_hypercapnia_raises_bicarbonate_by_one_for_ten(resting: Row) -> None:
    # Brackett 1965: 0.08 mmol/L/mmHg and 0.77 nmol/L/mmHg in the whole body.
    b = resting.copy()
    b["breathing"]["inspired_carbon_dioxide"] = 0.07
    live(b, 1500.0, TICK)
    risen = b["gas"]["pco2"] - resting["gas"]["pco2"]
    assert risen > 10
    assert (b["gas"]["bicarbonate"] - resting["gas"]["bicarbonate"]) / risen == pytest.approx(0.12, abs=0.05)
    hydrogen = 1e9 * (10 ** -float(b["gas"]["ph"]) - 10 ** -float(resting["gas"]["ph"]))
    assert hydrogen / risen == pytest.approx(0.77, abs=0.15)


def test_bicarbonate_in_a_vein_is_breathed_out_again(resting: Row) -> None:
    b = resting.copy()
    b["fluids"]["infusion_flow"] = 0.5
    b["equipment"]["fluid_rate"][11], b["equipment"]["fluid_left"][11] = 30.0, 100.0
    live(b, 60.0, TICK)
    assert b["gas"]["pco2"] > resting["gas"]["pco2"] + 1
    assert b["gas"]["carbon_dioxide_given"] == pytest.approx(0.5 * 60 * 22.26)


def test_stored_blood_brings_some_oxygen_and_saline_none(resting: Row) -> None:
    for fluid, brought in ((5, 6.0), (0, 0.0)):
        b = resting.copy()
        b["fluids"]["infusion_flow"] = 1.0
        b["equipment"]["fluid_rate"][fluid], b["equipment"]["fluid_left"][fluid] = 60.0, 400.0
        live(b, 60.0, TICK)
        assert b["gas"]["oxygen_given"] == pytest.approx(brought)


def test_methaemoglobin_fools_the_oximeter_towards_85(resting: Row) -> None:
    b = resting.copy()
    b["drug_effects"]["methaemoglobin"] = 0.4
    live(b, 120.0, TICK)
    assert b["gas"]["saturation"] < 0.62
    assert 0.85 < b["gas"]["pulse_saturation"] < 0.94


def test_the_capnogram_swings_between_air_and_alveoli(resting: Row) -> None:
    b = resting.copy()
    seen: list[float] = []
    for _ in range(250):
        live(b, TICK, TICK)
        seen.append(float(b["gas"]["mouth_co2"]))
    assert min(seen) < 2
    assert max(seen) == pytest.approx(float(b["gas"]["end_tidal_co2"]), abs=1)
