"""Thirst, thin blood, burns, wrong blood: what begins at once and what goes on."""

import numpy as np
import pytest
from tests.physiology.systems.fluid_body import body, live

from abaton.physiology.body.fluids import Fluid
from abaton.physiology.body.illness import LEFT, RIGHT, Illness
from abaton.physiology.systems.conditions_fluids import (
    begin_anaemia,
    begin_dehydration,
    begin_stenosis,
    begin_transfusion_reaction,
    ingest,
    step,
)


def test_dehydration_of_five_per_cent() -> None:
    b = body()
    begin_dehydration(b, 0.05)
    live(b, 1)

    assert b.fluids.weight_change == pytest.approx(-0.05 * 77.1, rel=0.02)
    assert 144 < b.chemistry.sodium < 154
    assert b.circulation.blood_volume < 5510 - 150
    assert b.fluids.haematocrit > 0.45


def test_a_condition_begun_again_goes_no_further_than_it_says() -> None:
    once, twice = body(), body()
    begin_dehydration(once, 0.05)
    begin_dehydration(twice, 0.05)
    begin_dehydration(twice, 0.05)
    begin_dehydration(twice, 0.0)
    begin_anaemia(once, 0.4)
    begin_anaemia(twice, 0.2)
    begin_anaemia(twice, 0.4)

    assert twice.fluids.weight_change == once.fluids.weight_change
    assert twice.fluids.red_cells == pytest.approx(once.fluids.red_cells, rel=1e-12)


def test_dehydration_beyond_what_a_body_bears_is_cut_off() -> None:
    b = body()
    begin_dehydration(b, 5.0)
    live(b, 5)

    assert b.fluids.plasma_volume > 0
    assert b.fluids.intracellular > 0
    assert np.isfinite(b.chemistry.sodium)


def test_anaemia_takes_cells_and_no_blood() -> None:
    b = body()
    begin_anaemia(b, 0.4)
    live(b, 1)

    assert b.fluids.haemoglobin == pytest.approx(9.0, rel=0.02)
    assert b.circulation.blood_volume == pytest.approx(5510, rel=0.005)
    assert b.chemistry.sodium == pytest.approx(140, rel=0.005)


def test_plasma_has_not_moved_before_the_circulation_takes_it() -> None:
    b = body()
    begin_dehydration(b, 0.05)
    blood = b.fluids.plasma_volume + b.fluids.red_cells

    assert b.circulation.blood_volume == pytest.approx(blood - b.fluids.owed, abs=1e-9)
    live(b, 2)
    assert b.fluids.owed == 0


def test_stenosis_of_both_sides_raises_resistance_through_angiotensin() -> None:
    b = body()
    for side in (LEFT, RIGHT):
        b.illness.severity[2 * Illness.RENAL_STENOSIS + side] = 0.6
    begin_stenosis(b)
    step(b, 0.1)

    assert b.illness_effects.resistance > 1.03


def test_a_healthy_body_is_asked_for_nothing() -> None:
    b = body()
    before = b.illness_effects.tobytes()
    step(b, 0.1)

    assert b.illness_effects.tobytes() == before


def test_a_burn_leaks_by_its_surface_and_less_the_next_day() -> None:
    leaks: list[float] = []
    for burnt, seconds in ((0.1, 0.0), (0.4, 0.0), (0.4, 100_000.0)):
        b = body()
        b.illness.severity[2 * Illness.BURN] = burnt
        b.illness.elapsed[Illness.BURN] = seconds
        step(b, 0.1)
        leaks.append(float(b.illness_effects.capillary_leak))

    assert 1 < leaks[0] < leaks[1]
    assert leaks[2] < leaks[1]


def test_wrong_blood_bursts_and_right_blood_does_not() -> None:
    wrong, right = body(), body()
    for b in (wrong, right):
        b.equipment.fluid_rate[Fluid.PACKED_CELLS], b.equipment.fluid_left[Fluid.PACKED_CELLS] = 20.0, 250.0
    wrong.illness.severity[2 * Illness.TRANSFUSION_REACTION] = 1.0
    live(wrong, 60)
    live(right, 60)
    step(wrong, 0.1)

    assert wrong.fluids.haemoglobin < right.fluids.haemoglobin - 0.3
    assert wrong.fluids.free_haemoglobin > 10
    assert right.fluids.free_haemoglobin == 0
    assert wrong.illness_effects.resistance < 0.95
    assert wrong.illness_effects.setpoint_temperature > 0.3


def test_a_reaction_without_a_bag_takes_cells_given_before() -> None:
    b = body()
    begin_transfusion_reaction(b, 0.5)
    live(b, 60)

    assert b.fluids.free_haemoglobin > 5


def test_what_is_eaten_is_in_the_gut_first() -> None:
    b = body()
    ingest(b, 500.0, 2.0, 50.0, 10.0, 20.0)

    assert b.fluids.gut_water == 500
    assert b.fluids.gut_sodium == pytest.approx(87, rel=0.01)
    live(b, 240)
    assert b.fluids.gut_carbohydrate < 5
    assert b.fluids.gut_water < 20
