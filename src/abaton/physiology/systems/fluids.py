"""Water of the body, once a second: bags, gut, capillaries, skin, cells; kidneys and chemistry on the way.

Each flux is worked out once and booked on both sides; `plasma_flow` and `infusion_flow` are what the vessels get
during the next second, booked here already.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.fluids import N_PROTEINS, N_SOLUTES, Protein, Solute
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import chemistry, infusions, insulin, kidney
from abaton.physiology.systems.chemistry import book


@compiled
def step(b: Body, dt: float) -> None:
    """Go `dt` seconds on (1 s in use)."""
    _bleed(b)
    infusions.run(b, dt)
    turn_over(b, dt)


@compiled
def turn_over(b: Body, dt: float) -> None:
    """Let everything go on but bags and bleeding (up to 10 s keeps steady)."""
    f = b.fluids
    chemistry.haemolyse(b, dt)
    plasma = f.plasma_volume
    _drink(b, dt)
    capillaries(b, dt)
    _skin(b, dt)
    insulin.step(b, dt)
    chemistry.step(b, dt)
    kidney.step(b, dt)
    _pass_urine(b, dt)
    _cells(b, dt)
    _owe(b, f.plasma_volume - plasma, dt)
    show(b)


@compiled
def _bleed(b: Body) -> None:
    """Take out of plasma and cells what the circulation has lost since, as the blood was."""
    f = b.fluids
    lost = b.circulation.blood_lost - f.blood_seen
    f.blood_seen = b.circulation.blood_lost
    blood = f.plasma_volume + f.red_cells
    if lost <= 0 or blood <= 0:
        return
    share = min(lost / blood, 1.0)
    plasma, cells = share * f.plasma_volume, share * f.red_cells
    ecf = f.plasma_volume + f.interstitial
    water = ecf + f.intracellular
    for i in range(N_SOLUTES):
        space = water if i in (Solute.UREA, Solute.CREATININE) else ecf
        gone = f.solute[i] * plasma / max(space, 1.0)
        f.solute[i] -= gone
        f.solute_out[i] += gone
    for p in range(N_PROTEINS):
        gone = share * f.protein[p]
        f.protein[p] -= gone
        f.protein_out[p] += gone
    f.free_haemoglobin -= share * f.free_haemoglobin
    f.foreign_cells -= share * f.foreign_cells
    f.plasma_volume -= plasma
    f.red_cells -= cells
    f.water_out += plasma
    f.cells_out += cells


@compiled
def _drink(b: Body, dt: float) -> None:
    """Absorb what is in the gut, and what habit brings."""
    f, k, n = b.fluids, b.fluids.constants, b.kidney.constants
    minutes = dt / 60
    salt = min(f.gut_sodium * k.gut_sodium_rate, k.gut_sodium_most) * minutes
    salt = min(salt, f.gut_sodium)
    # Salt left in the gut holds its share of water there, and draws more if there is too little.
    free = f.gut_water - 2 * (f.gut_sodium - salt) * 1000 / k.gut_osmolality
    water = max(free * k.gut_water_rate, -k.gut_draw) * minutes
    water = min(water, f.gut_water)
    f.gut_sodium -= salt
    f.gut_water -= water
    book(b, Solute.SODIUM, salt)
    book(b, Solute.CHLORIDE, salt)

    habit = f.intake * minutes
    drunk = f.drinking * minutes * (n.size * n.urine_rest + k.scale * (k.insensible - k.metabolic_water))
    f.water_in += drunk
    f.plasma_volume += water + drunk
    book(b, Solute.SODIUM, habit * n.size * n.sodium)
    book(b, Solute.CHLORIDE, habit * n.size * n.sodium)
    book(b, Solute.POTASSIUM, habit * n.size * n.potassium)
    book(b, Solute.CALCIUM, habit * n.size * n.calcium)
    book(b, Solute.MAGNESIUM, habit * n.size * n.magnesium)
    book(b, Solute.PHOSPHATE, habit * n.size * n.phosphate)
    f.water_absorption = k.scale * k.secretion + (water + drunk) / minutes

    f.carbohydrate_absorption = min(f.gut_carbohydrate * k.gut_carbohydrate_rate, k.gut_carbohydrate_most)
    f.fat_absorption = f.gut_fat * k.gut_fat_rate
    f.protein_absorption = f.gut_protein * k.gut_protein_rate
    eaten = min(f.carbohydrate_absorption * minutes, f.gut_carbohydrate)
    f.gut_carbohydrate -= eaten
    f.gut_fat -= min(f.fat_absorption * minutes, f.gut_fat)
    f.gut_protein -= min(f.protein_absorption * minutes, f.gut_protein)
    b.chemistry.glycogen += eaten * k.first_pass
    book(b, Solute.GLUCOSE, eaten * (1 - k.first_pass) * 1000 / k.glucose_mass)


@compiled
def oncotic(grams: float, millilitres: float, b: Body) -> float:
    """Oncotic pressure of so much protein in so much water, in mmHg."""
    k = b.fluids.constants
    c = grams / max(millilitres, 1.0) * 100
    return c * (k.oncotic_1 + c * (k.oncotic_2 + c * k.oncotic_3))


@compiled
def capillaries(b: Body, dt: float) -> None:
    """Move water and protein through capillaries' walls, and back by lymph."""
    f, k = b.fluids, b.fluids.constants
    minutes = dt / 60
    held = f.protein[Protein.ALBUMIN] + f.protein[Protein.GLOBULIN] + k.colloid_strength * f.protein[Protein.COLLOID]
    tissue = (
        f.tissue_protein[Protein.ALBUMIN]
        + f.tissue_protein[Protein.GLOBULIN]
        + k.colloid_strength * f.tissue_protein[Protein.COLLOID]
    )
    f.oncotic_pressure = oncotic(held, f.plasma_volume, b)
    f.tissue_oncotic_pressure = oncotic(tissue, f.interstitial, b)
    swollen = (f.interstitial - k.interstitial_rest) / k.scale
    rise = swollen * k.tissue_stiffness * (k.tissue_dry if swollen < 0 else 1.0)
    if rise > k.tissue_slack_from:
        rise = k.tissue_slack_from + (swollen - k.tissue_slack_from / k.tissue_stiffness) * k.tissue_slack
    f.tissue_pressure = k.tissue_pressure_rest + rise

    leak = min(max(1 - (1 - b.drug_effects.protein_leak) * (1 - b.illness_effects.protein_leak), 0.0), 1.0)
    reflection = k.reflection * (1 - leak)
    coefficient = k.filtration * k.scale * b.drug_effects.capillary_leak * b.illness_effects.capillary_leak
    head = b.circulation.capillary_pressure - f.tissue_pressure
    flow = coefficient * (head - reflection * (f.oncotic_pressure - f.tissue_oncotic_pressure))
    out = max(f.plasma_volume - k.plasma_least * k.plasma_rest, 0.0)
    back = max(f.interstitial - k.tissue_least * k.interstitial_rest, 0.0)
    flow = min(max(flow * minutes, -k.refill_most * back), k.refill_most * out)
    wet = f.interstitial / k.interstitial_rest - 1
    share = min(1 + k.lymph_gain * wet, k.lymph_most) if wet > 0 else 1 / (1 - k.lymph_dry * wet)
    lymph = k.lymph * k.scale * share * minutes
    lymph = min(lymph, k.refill_most * back)

    for p in range(N_PROTEINS):
        strong = f.protein[p] / max(f.plasma_volume, 1.0)
        weak = f.tissue_protein[p] / max(f.interstitial, 1.0)
        permeability = k.permeability * (1 + k.leak_permeability * leak)
        if p == Protein.COLLOID:
            permeability *= k.colloid_permeability
            burnt = f.protein[p] * k.colloid_loss * minutes
            f.protein[p] -= burnt
            f.protein_out[p] += burnt
        moved = permeability * minutes * (strong - weak)
        moved += (1 - reflection) * flow * (strong if flow > 0 else weak)
        moved -= lymph * weak
        moved = min(max(moved, -k.refill_most * f.tissue_protein[p]), k.refill_most * f.protein[p])
        f.protein[p] -= moved
        f.tissue_protein[p] += moved
    f.plasma_volume += lymph - flow
    f.interstitial += flow - lymph
    f.filtration = flow / minutes
    f.lymph = lymph / minutes


@compiled
def _skin(b: Body, dt: float) -> None:
    """Lose sweat with its salt, and what evaporates unfelt; gain the water of metabolism."""
    f, k = b.fluids, b.fluids.constants
    minutes = dt / 60
    left = max(f.interstitial - k.tissue_least * k.interstitial_rest, 0.0)
    sweat = min(max(b.energy.sweat_rate, 0.0) * minutes, k.refill_most * left)
    unfelt = min(k.insensible * k.scale * minutes, k.refill_most * left)
    made = k.metabolic_water * k.scale * minutes
    f.interstitial -= sweat + unfelt
    f.intracellular += made
    f.metabolic_water += made
    f.water_in += made
    f.water_out += sweat + unfelt
    f.sweat_lost += sweat
    f.insensible_lost += unfelt
    book(b, Solute.SODIUM, -sweat * k.sweat_sodium / 1000)
    book(b, Solute.POTASSIUM, -sweat * k.sweat_potassium / 1000)
    book(b, Solute.CHLORIDE, -sweat * (k.sweat_sodium + k.sweat_potassium) / 1000)


@compiled
def _pass_urine(b: Body, dt: float) -> None:
    """Take from plasma what the kidneys let go, into the bladder."""
    f, n, k = b.fluids, b.kidney, b.fluids.constants
    minutes = dt / 60
    left = max(f.plasma_volume - k.plasma_least * k.plasma_rest, 0.0)
    urine = min(n.urine_flow * minutes, k.refill_most * left)
    f.plasma_volume -= urine
    f.water_out += urine
    f.urine_lost += urine
    n.bladder_volume += urine
    for i in range(N_SOLUTES):
        gone = min(n.excretion[i] * minutes, max(f.solute[i], 0.0))
        f.solute[i] -= gone
        f.solute_out[i] += gone
        n.bladder[i] += gone


@compiled
def tonicity(b: Body) -> float:
    """Osmoles that hold water outside cells, in mosm."""
    f, k = b.fluids, b.fluids.constants
    salts = k.osmotic_coefficient * (f.solute[Solute.SODIUM] + f.solute[Solute.POTASSIUM])
    drugs = max(b.drug_effects.osmotic_load + b.illness_effects.osmotic_load, 0.0)
    return salts + f.solute[Solute.GLUCOSE] + f.solute[Solute.MANNITOL] + drugs


@compiled
def _cells(b: Body, dt: float) -> None:
    """Move water out of cells or into them until both sides hold as many osmoles a litre."""
    f, k = b.fluids, b.fluids.constants
    ecf = f.plasma_volume + f.interstitial
    more = b.chemistry.cell_potassium - b.chemistry.constants.cell_potassium * k.scale
    inside = max(f.cell_osmoles + k.osmotic_coefficient * more, 1.0) / max(f.intracellular, 1.0)
    outside = tonicity(b) / max(ecf, 1.0)
    flow = k.cell_permeability * k.scale * (outside - inside) * 1000 * dt / 60
    flow = min(max(flow, -k.refill_most * k.refill_most * f.interstitial), k.refill_most * f.intracellular)
    share = f.plasma_volume / max(ecf, 1.0)
    f.intracellular -= flow
    f.plasma_volume += share * flow
    f.interstitial += (1 - share) * flow
    f.osmotic_flow = flow * 60 / dt


@compiled
def _owe(b: Body, moved: float, dt: float) -> None:
    """Tell the circulation what plasma moved, and pay what a condition moved at once."""
    f, k = b.fluids, b.fluids.constants
    most = k.pay_rate * dt
    paid = min(max(f.owed, -most), most)
    f.owed -= paid
    f.plasma_flow = (moved + paid) / dt


@compiled
def show(b: Body) -> None:
    """Work out what is read of the fluids: blood count, osmolality, weight; and the laboratory's numbers."""
    f, k = b.fluids, b.fluids.constants
    blood = f.plasma_volume + f.red_cells
    if blood > 1:
        f.haematocrit = f.red_cells / blood
    f.haemoglobin = f.haematocrit * k.cell_haemoglobin
    f.haemoglobin_mass = f.red_cells * k.cell_haemoglobin / 100
    f.cell_haemoglobin = k.cell_mass
    f.cell_concentration = k.cell_haemoglobin
    f.cell_count = f.haemoglobin / k.cell_mass * k.count_factor
    f.white_cell_count = k.white_cells * (1 + k.white_inflammation * b.illness.inflammation)
    chemistry.show(b)
    c = b.chemistry
    f.osmolality = 2 * c.sodium + c.glucose + c.urea + c.mannitol
    f.weight_change = (
        f.water_in - f.water_out - f.metabolic_water + f.food_mass + k.cell_density * (f.cells_in - f.cells_out)
    ) / 1000
