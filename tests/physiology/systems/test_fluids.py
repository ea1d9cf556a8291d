"""Water stays where it belongs, what enters equals what leaves, and bags do what bags do."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.physiology.systems.fluid_body import FluidBody, bleed, body, live

from abaton.physiology.acts import FluidName
from abaton.physiology.body.fluids import N_FLUIDS, Fluid, Fluids, Protein, Solute
from abaton.physiology.systems.conditions_fluids import ingest
from abaton.physiology.systems.fluids_at_rest import start_fluids

DAY_MIN = 24 * 60


def water(f: Fluids) -> float:
    return f.plasma_volume + f.interstitial + f.intracellular + f.gut_water


def hang(b: FluidBody, bag: Fluid, millilitres: float, rate: float) -> None:
    b.equipment.fluid_rate[bag] = rate
    b.equipment.fluid_left[bag] = millilitres


def balances(b: FluidBody, before: FluidBody) -> None:
    """Hold what is there against what was there, what entered and what left."""
    f, g = b.fluids, before.fluids
    assert water(f) - water(g) == pytest.approx(f.water_in - f.water_out, abs=1e-9 * water(g))
    assert f.red_cells - g.red_cells == pytest.approx(f.cells_in - f.cells_out, abs=1e-9 * g.red_cells)
    held, was = f.protein + f.tissue_protein, g.protein + g.tissue_protein
    np.testing.assert_allclose(held - was, f.protein_in - f.protein_out, atol=1e-9 * was.max())
    moved = f.solute_in - f.solute_out
    np.testing.assert_allclose(f.solute - g.solute, moved, atol=1e-9 * max(g.solute.max(), abs(moved).max()))
    got = b.circulation.blood_volume - before.circulation.blood_volume
    kept = f.plasma_volume + f.red_cells - f.owed - g.plasma_volume - g.red_cells
    assert got == pytest.approx(kept, abs=1e-9 * g.plasma_volume)


def test_bags_are_in_the_order_in_which_acts_name_them() -> None:
    assert [one.name.lower() for one in Fluid] == list(FluidName.__args__)


def test_a_day_of_rest_changes_nothing() -> None:
    before, b = body(), live(body(), DAY_MIN)

    assert b.fluids.plasma_volume == pytest.approx(before.fluids.plasma_volume, rel=0.005)
    assert b.fluids.interstitial == pytest.approx(before.fluids.interstitial, rel=0.005)
    assert b.fluids.intracellular == pytest.approx(before.fluids.intracellular, rel=0.005)
    assert b.chemistry.sodium == pytest.approx(140.0, rel=0.005)
    assert b.chemistry.potassium == pytest.approx(4.2, rel=0.01)
    assert b.chemistry.protein == pytest.approx(7.0, rel=0.005)
    assert b.chemistry.glucose == pytest.approx(5.15, rel=0.01)
    assert b.chemistry.urea == pytest.approx(4.13, rel=0.01)
    balances(b, before)


@pytest.mark.parametrize("weight", [12.0, 45.0, 140.0])
def test_rest_is_steady_at_any_weight(weight: float) -> None:
    b = body(weight)
    plasma = b.fluids.plasma_volume
    live(b, 6 * 60, follow=False)

    assert b.fluids.plasma_volume == pytest.approx(plasma, rel=0.01)
    assert b.chemistry.sodium == pytest.approx(140.0, rel=0.005)


@pytest.mark.parametrize(
    ("age", "male", "grams"), [(40.0, 1.0, 15.0), (40.0, 0.0, 13.6), (5.0, 1.0, 12.6), (0.0, 0.0, 17.0)]
)
def test_blood_is_as_thick_as_age_and_sex_make_it(age: float, male: float, grams: float) -> None:
    b = body()
    b.person.age, b.person.male = age, male
    start_fluids(b)

    assert b.fluids.haemoglobin == pytest.approx(grams, abs=0.1)
    assert b.fluids.plasma_volume + b.fluids.red_cells == pytest.approx(5510, rel=1e-12)
    assert b.kidney.filtration_rate == pytest.approx(125, rel=0.03)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    bags=st.dictionaries(st.sampled_from(list(Fluid)), st.tuples(st.floats(0, 2000), st.floats(0, 500)), max_size=4),
    lost=st.floats(0, 6000),
    drunk=st.floats(0, 2000),
    salt=st.floats(0, 40),
    exercise=st.floats(0, 1),
    natriuresis=st.floats(0, 20),
    leak=st.floats(1, 30),
    pressure=st.floats(0, 200),
    flow=st.floats(0, 3000),
)
def test_water_salt_protein_and_cells_balance_whatever_is_done(  # noqa: PLR0917 one argument an act
    bags: dict[Fluid, tuple[float, float]],
    lost: float,
    drunk: float,
    salt: float,
    exercise: float,
    natriuresis: float,
    leak: float,
    pressure: float,
    flow: float,
) -> None:
    before, b = body(), body()
    for bag, (millilitres, rate) in bags.items():
        hang(b, bag, millilitres, rate)
    ingest(b, drunk, salt, 75.0, 20.0, 20.0)
    b.energy.exercise, b.energy.sweat_rate = exercise, 20 * exercise
    b.drug_effects.natriuresis, b.illness_effects.capillary_leak = natriuresis, leak
    b.illness_effects.protein_leak = min(leak / 30, 1.0)
    b.circulation["mean"] = pressure
    b.circulation.organ_mean_flow[3] = flow
    live(b, 10, follow=False)
    bleed(b, lost)
    live(b, 50, follow=False)

    # Drunk water is in the gut from the start.
    balances(b, before)
    numbers = np.concatenate([b.fluids.solute[:10], b.fluids.protein, b.fluids.tissue_protein, b.kidney.excretion])
    assert np.isfinite(numbers).all()
    assert (numbers >= 0).all()
    assert b.fluids.plasma_volume >= 0
    assert b.fluids.red_cells >= 0
    assert np.isfinite(b.chemistry.strong_ion_difference)


def test_blood_lost_is_blood_as_it_was() -> None:
    b = body()
    cells, haematocrit = b.fluids.red_cells, b.fluids.haematocrit
    bleed(b, 1000.0)
    live(b, 1 / 60, follow=False)

    assert cells - b.fluids.red_cells == pytest.approx(1000 * haematocrit, rel=1e-12)
    assert b.fluids.cells_out == cells - b.fluids.red_cells


def test_lost_blood_is_refilled_from_tissue_at_the_class_rate() -> None:
    b = body()
    bleed(b, 1000.0)
    live(b, 5)
    plasma = b.fluids.plasma_volume
    live(b, 10)

    assert 3.0 < (b.fluids.plasma_volume - plasma) / 10 < 12.0
    assert b.fluids.haematocrit < 0.44


def test_more_than_there_is_cannot_be_lost() -> None:
    b = body()
    bleed(b, 20_000.0)
    live(b, 5, follow=False)

    b.circulation.blood_lost += 20_000.0
    live(b, 1, follow=False)

    assert b.fluids.plasma_volume >= 0
    assert b.fluids.red_cells >= 0
    assert np.isfinite(b.fluids.haematocrit)


@pytest.mark.parametrize("bag", list(Fluid))
def test_a_bag_gives_what_it_holds_and_is_empty_then(bag: Fluid) -> None:
    b = body()
    before = b.circulation.blood_volume
    hang(b, bag, 333.3, 77.7)
    flowed = 0.0
    for _ in range(300):
        live(b, 1 / 60, follow=False)
        flowed += b.fluids.infusion_flow

    assert flowed == pytest.approx(333.3, rel=1e-12)
    assert b.equipment.fluid_left[bag] == 0
    assert b.equipment.fluid_rate[bag] == 0
    assert b.fluids.infusion_flow == 0
    assert b.circulation.blood_volume > before or bag is Fluid.BICARBONATE_8_4


def test_a_rate_without_a_bag_gives_nothing() -> None:
    b = body()
    b.equipment.fluid_rate[Fluid.SALINE] = 100.0
    live(b, 1)

    assert b.fluids.infusion_flow == 0
    assert b.fluids.water_in == pytest.approx(live(body(), 1).fluids.water_in)


def test_a_quarter_of_saline_is_left_in_vessels_after_an_hour() -> None:
    b = body()
    plasma = b.fluids.plasma_volume
    hang(b, Fluid.SALINE, 1000.0, 1000 / 30)
    live(b, 30)
    at_end = b.fluids.plasma_volume - plasma
    live(b, 30)
    later = b.fluids.plasma_volume - plasma

    assert 400 < at_end < 650
    assert 200 < later < 400


def test_albumin_stays_longer_than_gelatin_and_gelatin_longer_than_saline() -> None:
    left = {}
    for bag in (Fluid.ALBUMIN_5, Fluid.GELATIN, Fluid.SALINE):
        b = body()
        plasma = b.fluids.plasma_volume
        hang(b, bag, 500.0, 500 / 30)
        left[bag] = live(b, 180).fluids.plasma_volume - plasma

    assert left[Fluid.ALBUMIN_5] > left[Fluid.GELATIN] > left[Fluid.SALINE] > 0


def test_packed_cells_raise_haemoglobin_by_about_one_gram() -> None:
    b = body()
    hang(b, Fluid.PACKED_CELLS, 300.0, 10.0)
    live(b, 90)

    assert 0.4 < b.fluids.haemoglobin - 15.0 < 1.3


def test_saline_lowers_the_strong_ion_difference_and_balanced_fluid_keeps_it() -> None:
    saline, balanced = body(), body()
    hang(saline, Fluid.SALINE, 2000.0, 50.0)
    hang(balanced, Fluid.BALANCED, 2000.0, 50.0)
    rest = saline.chemistry.strong_ion_difference
    live(saline, 45)
    live(balanced, 45)

    assert saline.chemistry.strong_ion_difference < rest - 2
    assert abs(balanced.chemistry.strong_ion_difference - rest) < 2


def test_mannitol_draws_water_out_of_cells_and_leaves_with_it() -> None:
    b = body()
    cells = b.fluids.intracellular
    hang(b, Fluid.MANNITOL_20, 375.0, 25.0)
    live(b, 15)
    drawn, urine = b.fluids.intracellular - cells, b.kidney.urine_flow
    live(b, 300)

    assert drawn < -300
    assert urine > 4
    assert b.chemistry.mannitol < 3


def test_leaking_capillaries_lose_plasma_and_its_protein() -> None:
    b = body()
    b.illness_effects.capillary_leak = 4.0
    b.illness_effects.protein_leak = 0.5
    plasma, tissue = b.fluids.plasma_volume, b.fluids.tissue_protein[Protein.ALBUMIN]
    live(b, 60)

    assert b.fluids.plasma_volume < plasma - 300
    assert b.fluids.tissue_protein[Protein.ALBUMIN] > tissue
    assert b.fluids.haematocrit > 0.46


def test_sweat_takes_water_and_less_salt_than_plasma_has() -> None:
    b = body()
    b.energy.sweat_rate = 15.0
    b.fluids.drinking = 0.0
    live(b, 60)

    assert b.fluids.sweat_lost == pytest.approx(900.0, rel=1e-9)
    assert b.chemistry.sodium > 141
    assert -1.2 < b.fluids.weight_change < -0.9


def test_half_the_step_gives_the_same_hour() -> None:
    whole, half = body(), body()
    for b in (whole, half):
        bleed(b, 800.0)
        hang(b, Fluid.SALINE, 500.0, 50.0)
    live(whole, 60)
    live(half, 60, dt=0.5)

    assert half.fluids.plasma_volume == pytest.approx(whole.fluids.plasma_volume, rel=1e-3)
    assert half.kidney.urine_flow == pytest.approx(whole.kidney.urine_flow, rel=5e-3)
    assert half.chemistry.glucose == pytest.approx(whole.chemistry.glucose, rel=1e-3)
    assert half.fluids.solute[Solute.POTASSIUM] == pytest.approx(whole.fluids.solute[Solute.POTASSIUM], rel=1e-3)


def test_the_same_acts_give_the_same_bits() -> None:
    one, other = body(), body()
    for b in (one, other):
        bleed(b, 500.0)
        live(b, 20)

    assert one.tobytes() == other.tobytes()


def test_every_bag_has_a_composition() -> None:
    k = body().fluids.constants
    for name in k.dtype.names:
        if name.startswith("bag_"):
            assert len(k[name]) == N_FLUIDS
