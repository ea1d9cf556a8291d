"""Bags that run into a vein, each with what it is made of, until it is empty."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.fluids import N_FLUIDS, Fluid, Protein, Solute
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body


@compiled
def run(b: Body, dt: float) -> None:
    """Let every bag run for `dt` seconds; what runs now is in the vessels by the end of that time."""
    f, e = b.fluids, b.equipment
    f.infusion_flow = 0.0
    for bag in range(N_FLUIDS):
        rate = e.fluid_rate[bag]
        if rate <= 0 or e.fluid_left[bag] <= 0:
            continue
        given = min(rate * dt / 60, e.fluid_left[bag])
        e.fluid_left[bag] -= given
        if e.fluid_left[bag] <= 0:
            e.fluid_left[bag] = 0.0
            e.fluid_rate[bag] = 0.0
        f.infusion_flow += given / dt
        give(b, bag, given)


@compiled
def give(b: Body, bag: int, given: float) -> None:
    """Put so many mL of a fluid into plasma and red cells, and keep the sums."""
    f, k = b.fluids, b.fluids.constants
    cells = given * k.bag_cells[bag]
    water = given - cells
    f.red_cells += cells
    f.cells_in += cells
    if bag in (Fluid.WHOLE_BLOOD, Fluid.PACKED_CELLS):
        f.foreign_cells += cells * min(b.illness.severity[2 * Illness.TRANSFUSION_REACTION], 1.0)
    f.plasma_volume += water
    f.water_in += water
    litres = water / 1000
    _add(b, Solute.SODIUM, k.bag_sodium[bag] * litres)
    _add(b, Solute.POTASSIUM, k.bag_potassium[bag] * litres)
    _add(b, Solute.CHLORIDE, k.bag_chloride[bag] * litres)
    _add(b, Solute.CALCIUM, k.bag_calcium[bag] * litres)
    _add(b, Solute.MAGNESIUM, k.bag_magnesium[bag] * litres)
    _add(b, Solute.PHOSPHATE, k.bag_phosphate[bag] * litres)
    _add(b, Solute.GLUCOSE, k.bag_glucose[bag] * litres)
    _add(b, Solute.CITRATE, k.bag_citrate[bag] * litres)
    _add(b, Solute.MANNITOL, k.bag_mannitol[bag] * litres)
    _add_protein(b, Protein.ALBUMIN, k.bag_albumin[bag] * water / 100)
    _add_protein(b, Protein.GLOBULIN, k.bag_globulin[bag] * water / 100)
    _add_protein(b, Protein.COLLOID, k.bag_colloid[bag] * water / 100)


@compiled
def _add(b: Body, solute: int, amount: float) -> None:
    b.fluids.solute[solute] += amount
    b.fluids.solute_in[solute] += amount


@compiled
def _add_protein(b: Body, protein: int, grams: float) -> None:
    b.fluids.protein[protein] += grams
    b.fluids.protein_in[protein] += grams
