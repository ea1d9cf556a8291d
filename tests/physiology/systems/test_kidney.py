"""Kidneys filter and let go as they do at rest, in shock, thirst, salt, and under drugs."""

import numpy as np
import pytest
from tests.physiology.systems.fluid_body import FluidBody, bleed, body, live

from abaton.physiology.body.fluids import Solute
from abaton.physiology.body.illness import LEFT, RIGHT, Illness
from abaton.physiology.systems.conditions_fluids import begin_stenosis, ingest
from abaton.physiology.systems.fluids_at_rest import settle


def in_shock(fraction: float, sympathetic: float) -> FluidBody:
    """Lose a fraction of blood volume over 15 minutes, then wait for as long."""
    b = body()
    for i in range(15):
        bleed(b, 5510 * fraction / 15)
        b.reflexes.sympathetic = 1 + (sympathetic - 1) * (i + 1) / 15
        live(b, 1)
    return live(b, 15)


def test_rest_is_what_physiology_teaches() -> None:
    n = live(body(), 10).kidney

    assert n.filtration_rate == pytest.approx(125, rel=0.02)
    assert n.urine_flow * 1.44 == pytest.approx(1.5, rel=0.05)
    assert 0.18 < n.filtration_rate / n.plasma_flow.sum() < 0.22
    assert 500 < n.urine_osmolality < 700
    assert 1.010 < n.specific_gravity < 1.022
    assert n.clearance[Solute.GLUCOSE] == 0
    for side in (LEFT, RIGHT):
        assert n.glomerular_pressure[side] == pytest.approx(60, abs=1)
        assert n.glomerular_oncotic[side] == pytest.approx(32, abs=1)
        assert n.net_filtration_pressure[side] == pytest.approx(10, abs=1)
        assert n.peritubular_pressure[side] == pytest.approx(13, abs=1)
        assert n.peritubular_oncotic[side] == pytest.approx(32, abs=2)
        assert n.afferent_resistance[side] == pytest.approx(0.0417, rel=0.1)
        assert n.efferent_resistance[side] == pytest.approx(0.0763, rel=0.1)


@pytest.mark.parametrize("pressure", [80.0, 120.0, 160.0])
def test_flow_and_filtration_hold_between_80_and_180_mmhg(pressure: float) -> None:
    b = body()
    for _ in range(20):
        b.circulation["mean"] = pressure
        b.circulation.organ_mean_flow[3] = 1140 * (pressure - 4) / 89 / b.kidney.resistance_factor
        live(b, 0.25, follow=False)

    assert b.kidney.filtration_rate == pytest.approx(125, rel=0.12)
    assert b.kidney.blood_flow == pytest.approx(1140, rel=0.12)


@pytest.mark.parametrize("pressure", [45.0, 70.0, 85.0])
def test_a_person_of_low_pressure_filters_at_rest_as_others_do(pressure: float) -> None:
    b = body()
    b.circulation["mean"] = pressure
    settle(b)
    live(b, 30, follow=False)

    assert b.kidney.filtration_rate == pytest.approx(125, rel=0.02)
    assert b.kidney.angiotensin == pytest.approx(1, rel=0.05)
    assert b.kidney.resistance_factor == pytest.approx(1, rel=0.05)


def test_below_their_range_kidneys_stop() -> None:
    b = body()
    b.circulation["mean"] = 40.0
    b.circulation.organ_mean_flow[3] = 200.0
    live(b, 5, follow=False)

    assert b.kidney.filtration_rate < 5
    assert b.kidney.urine_flow < 0.05


def test_pressure_makes_salt_leave() -> None:
    high = body()
    high.circulation["mean"] = 130.0
    high.circulation.organ_mean_flow[3] = 1140.0
    live(high, 20, follow=False)

    assert high.kidney.excretion[Solute.SODIUM] > 1.5 * body().kidney.excretion[Solute.SODIUM]


def test_urine_falls_class_by_class_of_haemorrhage() -> None:
    first, second, third = (in_shock(*one).kidney.urine_flow * 60 for one in ((0.1, 1.2), (0.22, 1.7), (0.36, 2.5)))

    assert first > 30
    assert 15 < second < 32
    assert 0.5 < third < 15


def test_water_drunk_is_passed_dilute_within_hours() -> None:
    b = body()
    salt = b.kidney.urine[Solute.SODIUM]
    ingest(b, 1000.0, 0.0, 0.0, 0.0, 0.0)
    live(b, 60)

    assert b.kidney.urine_flow > 4
    assert b.kidney.urine_osmolality < 150
    assert b.kidney.urine[Solute.SODIUM] < salt / 2
    assert 136 < b.chemistry.sodium < 139.5
    live(b, 5 * 60)
    assert b.fluids.urine_lost > 360 * 1.04 + 700


def test_salt_eaten_raises_urine_and_its_chloride() -> None:
    b = body()
    rest = b.kidney.urine[Solute.CHLORIDE]
    ingest(b, 1000.0, 39.3, 0.0, 0.0, 0.0)
    live(b, 60)

    assert b.kidney.urine_flow > 1.1
    assert b.kidney.urine[Solute.CHLORIDE] > 1.5 * rest


def test_a_loop_diuretic_drives_salt_and_water_and_shrinks_blood() -> None:
    b = body()
    b.drug_effects.natriuresis = 4.5
    live(b, 10)
    assert 3 < b.kidney.urine_flow / 1.0417 < 7
    assert b.kidney.excretion[Solute.CHLORIDE] > 3.5 * body().kidney.excretion[Solute.CHLORIDE]
    # Two chlorides come with a sodium and a potassium.
    assert b.kidney.excretion[Solute.CHLORIDE] > b.kidney.excretion[Solute.SODIUM]
    live(b, 7 * 60)

    assert b.circulation.blood_volume < 5510 - 200


@pytest.mark.parametrize("water_excretion", [0.2, 3.0])
def test_a_blocked_loop_neither_concentrates_nor_dilutes(water_excretion: float) -> None:
    b = body()
    b.drug_effects.natriuresis = 8.0
    b.drug_effects.water_excretion = water_excretion
    live(b, 2)

    assert 250 < b.kidney.urine_osmolality < 420


def test_vasopressin_concentrates_and_its_lack_does_not() -> None:
    more, none = body(), body()
    more.drug_effects.water_excretion = 0.2
    none.drug_effects.water_excretion = 20.0
    live(more, 5)
    live(none, 5)

    assert more.kidney.urine_osmolality > 1100
    assert none.kidney.urine_flow > 5


def test_twice_the_vasopressin_of_rest_is_enough() -> None:
    # Robertson 1976: the thickest urine at 5 pg/mL, of 2.7 at rest.
    b = body()
    b.kidney.antidiuretic = 2.0
    live(b, 0.05)

    assert b.kidney.urine_osmolality == pytest.approx(1200, rel=0.03)


def test_a_stenosis_lowers_flow_and_calls_for_angiotensin() -> None:
    b = body()
    b.illness.severity[2 * Illness.RENAL_STENOSIS + LEFT] = 0.7
    begin_stenosis(b)
    live(b, 3)

    assert b.kidney.flow[LEFT] < 0.8 * b.kidney.flow[RIGHT]
    assert b.kidney.filtration_rate < 120
    assert b.kidney.angiotensin > 1.5
    assert b.circulation.blood_volume > 5560


def test_thin_air_raises_flow_filtration_and_urine() -> None:
    b = body()
    b.gas.saturation = 0.90
    live(b, 15)

    assert b.kidney.blood_flow > 1180
    assert b.kidney.filtration_rate > 128
    assert b.kidney.urine_flow > 1.1


def test_sugar_is_spilt_beyond_the_threshold_only() -> None:
    below, beyond = body(), body()
    below.fluids.solute[Solute.GLUCOSE] *= 1.7
    beyond.fluids.solute[Solute.GLUCOSE] *= 5
    live(below, 1 / 20)
    live(beyond, 1 / 20)

    assert below.kidney.excretion[Solute.GLUCOSE] == 0
    assert beyond.kidney.excretion[Solute.GLUCOSE] > 0.5


def test_no_flow_filters_nothing_and_breaks_nothing() -> None:
    b = body()
    b.circulation["mean"] = -4.0
    b.circulation.central_venous = -4.0
    b.circulation.organ_mean_flow[3] = 0.0
    live(b, 30, follow=False)

    assert b.kidney.filtration_rate == 0
    assert b.kidney.resistance_factor > 0
    for name in b.kidney.dtype.names:
        if name != "constants":
            assert np.isfinite(b.kidney[name]).all(), name


def test_a_closed_artery_leaves_a_finite_resistance() -> None:
    b = body()
    b.illness.severity[2 * Illness.RENAL_STENOSIS + LEFT] = 1.0
    b.illness.severity[2 * Illness.RENAL_STENOSIS + RIGHT] = 1.0
    live(b, 5)

    assert np.isfinite(b.kidney.resistance_factor)
    assert b.kidney.blood_flow < 100
