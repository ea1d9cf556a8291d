"""What a laboratory would print of a body at rest, and how potassium, base and citrate move."""

import pytest
from tests.physiology.systems.fluid_body import FluidBody, body, live

from abaton.physiology.body.fluids import Fluid, Solute
from abaton.physiology.body.illness import Illness


def bicarbonate_at_ph_7_4(b: FluidBody) -> float:
    """What is left of the strong ion difference for bicarbonate, by Figge's charges of albumin and phosphate."""
    c = b.chemistry
    proteins = 10 * c.albumin * (0.123 * 7.4 - 0.631) + c.phosphate * (0.309 * 7.4 - 0.469)
    return c.strong_ion_difference - b.gas.lactate - c.ketones - proteins


def test_rest_is_in_the_laboratory_s_ranges() -> None:
    b = live(body(), 5)
    c, f = b.chemistry, b.fluids

    assert 136 < c.sodium < 146
    assert 3.5 < c.potassium < 5.0
    assert 102 < c.chloride < 110
    assert 2.2 < c.calcium < 2.6
    assert 1.1 < c.ionised_calcium < 1.3
    assert 4.0 < c.albumin < 5.0
    assert 2.0 < c.globulin < 3.0
    assert 40 < c.apparent_strong_ion_difference < 42
    assert 9 < c.urea_nitrogen < 18
    assert 5 < c.creatinine * 113.12 < 15
    assert 0.032 < c.adrenaline < 0.036
    assert 0.124 < c.noradrenaline < 0.274
    assert f.haemoglobin == pytest.approx(15, rel=0.01)
    assert f.cell_count == pytest.approx(5.17e6, rel=0.02)
    assert f.haemoglobin_mass == pytest.approx(826.4, rel=0.01)
    assert f.plasma_volume == pytest.approx(3079, rel=0.01)


def test_the_strong_ions_of_rest_leave_room_for_bicarbonate_at_ph_7_4() -> None:
    assert bicarbonate_at_ph_7_4(body()) == pytest.approx(24.5, abs=0.05)


def test_sodium_bicarbonate_makes_room_for_more() -> None:
    b = body()
    b.equipment.fluid_rate[Fluid.BICARBONATE_8_4], b.equipment.fluid_left[Fluid.BICARBONATE_8_4] = 20.0, 100.0
    live(b, 10)

    assert bicarbonate_at_ph_7_4(b) > 24.5 + 3


def test_fixed_acid_and_base_of_drugs_count() -> None:
    sour, mild = body(), body()
    sour.drug_effects.acid = 2.0
    mild.drug_effects.bicarbonate = 2.0
    live(sour, 30)
    live(mild, 30)

    assert bicarbonate_at_ph_7_4(sour) < 22
    assert bicarbonate_at_ph_7_4(mild) > 27


def test_acid_drives_potassium_out_of_cells_and_adrenaline_in() -> None:
    sour, driven = body(), body()
    sour.gas.ph = 7.1
    driven.reflexes.sympathetic = 3.0
    live(sour, 60)
    live(driven, 60)

    assert 4.7 < sour.chemistry.potassium < 5.4
    assert driven.chemistry.potassium < 4.0
    assert driven.chemistry.adrenaline > 0.2


def test_hyperkalaemia_grows_with_its_severity() -> None:
    b = body()
    b.illness.severity[2 * Illness.HYPERKALAEMIA] = 0.8
    live(b, 90)

    assert 6.3 < b.chemistry.potassium < 8.2


def test_what_cells_let_go_is_not_lost() -> None:
    b = body()
    b.drug_effects.potassium_shift = 1.0
    before = b.fluids.solute[Solute.POTASSIUM] + b.chemistry.cell_potassium
    live(b, 20)
    outside = b.fluids.solute_in[Solute.POTASSIUM] - b.fluids.solute_out[Solute.POTASSIUM]

    assert b.chemistry.potassium > 4.5
    assert b.fluids.solute[Solute.POTASSIUM] - outside == pytest.approx(
        before - body().chemistry.cell_potassium, rel=1e-12
    )


def test_potassium_never_runs_out_below_nothing() -> None:
    b = body()
    b.drug_effects.potassium_shift = -50.0
    live(b, 30)

    assert b.chemistry.potassium >= 0


def test_citrate_of_plasma_binds_calcium_for_a_while() -> None:
    b = body()
    b.equipment.fluid_rate[Fluid.PLASMA], b.equipment.fluid_left[Fluid.PLASMA] = 150.0, 2000.0
    live(b, 13)
    low = b.chemistry.ionised_calcium
    live(b, 180)

    assert low < 1.1
    assert b.chemistry.ionised_calcium > low + 0.05
