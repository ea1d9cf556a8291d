"""What leaves in urine: each solute from its filtered load, water by the concentration that vasopressin allows."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.fluids import N_SOLUTES, Solute
from abaton.physiology.body.illness import LEFT, RIGHT
from abaton.physiology.body.whole import Body


@compiled
def step(b: Body) -> None:
    """Write rates of filtration and excretion (mmol/min), urine flow (mL/min) and what urine is like."""
    n, k = b.kidney, b.kidney.constants
    _load(b)
    intact = n.filtration_rate / max(k.filtration_rest, 1.0)
    _organic(b)
    dragged = n.excretion[Solute.GLUCOSE] + n.excretion[Solute.MANNITOL] + n.excretion[Solute.KETONES]
    _sodium(b, intact, dragged)
    _others(b, intact, dragged)
    _water(b, intact, dragged)
    _clear(b)


@compiled
def _load(b: Body) -> None:
    n, c, k = b.kidney, b.chemistry, b.kidney.constants
    litres = n.filtration_rate / 1000
    n.filtered[Solute.SODIUM] = c.sodium * litres
    n.filtered[Solute.POTASSIUM] = c.potassium * litres
    n.filtered[Solute.CHLORIDE] = c.chloride * litres * k.chloride_filterability
    n.filtered[Solute.CALCIUM] = c.filterable_calcium * litres
    n.filtered[Solute.MAGNESIUM] = c.magnesium * litres
    n.filtered[Solute.PHOSPHATE] = c.phosphate * litres
    n.filtered[Solute.GLUCOSE] = c.glucose * litres
    n.filtered[Solute.UREA] = c.urea * litres
    n.filtered[Solute.CREATININE] = c.creatinine * litres
    n.filtered[Solute.KETONES] = c.ketones * litres
    n.filtered[Solute.MANNITOL] = c.mannitol * litres
    n.filtered[Solute.CITRATE] = c.citrate * litres
    n.bicarbonate_filtered = b.gas.bicarbonate * litres
    n.bicarbonate_excretion = n.bicarbonate_filtered * k.bicarbonate_fraction
    n.lactate_filtered = b.gas.lactate * litres
    n.lactate_excretion = n.lactate_filtered * (1 - k.lactate_reabsorbed)


@compiled
def _organic(b: Body) -> None:
    """Sugar beyond what tubules can take back, ketones, mannitol, urea, creatinine."""
    n, k = b.kidney, b.kidney.constants
    load = n.filtered[Solute.GLUCOSE] / k.size
    begin, most = k.glucose_threshold, k.glucose_most
    beyond = load - begin
    spilt = 0.0
    if load > 2 * most - begin:
        spilt = load - most
    elif beyond > 0:
        # Splay: nephrons saturate one after the other.
        spilt = beyond**2 / (2 * 2 * (most - begin))
    n.excretion[Solute.GLUCOSE] = spilt * k.size
    n.excretion[Solute.KETONES] = n.filtered[Solute.KETONES] * ketones_spilt(b)
    n.excretion[Solute.MANNITOL] = n.filtered[Solute.MANNITOL]
    n.excretion[Solute.CREATININE] = n.filtered[Solute.CREATININE]
    flow = n.urine_flow / k.size
    n.excretion[Solute.UREA] = (
        n.filtered[Solute.UREA] * k.urea_fraction * (k.urea_least + (1 - k.urea_least) * flow / (flow + k.urea_flow))
    )


@compiled
def ketones_spilt(b: Body) -> float:
    """Part of filtered ketones that tubules do not take back; it grows with the concentration."""
    k = b.kidney.constants
    return k.ketone_fraction * b.chemistry.ketones / (b.chemistry.ketones + k.ketone_half)


@compiled
def _sodium(b: Body, intact: float, dragged: float) -> None:
    """Sodium by load, pressure, volume, hormones, drugs, and what osmotic diuresis drags along."""
    n, k, c = b.kidney, b.kidney.constants, b.chemistry
    pressure = 0.0
    for side in (LEFT, RIGHT):
        pressure += 0.5 * (max(n.perfusion[side], 0.0) / max(k.perfusion_rest, 1.0)) ** k.pressure_power
    rich = (max(c.sodium, 0.0) / max(n.usual_sodium, 1.0)) ** k.sodium_power
    rich = min(rich, k.sodium_most)
    missing = min(max(k.saturation_rest - b.gas.saturation, 0.0), k.hypoxia_most)
    wish = pressure * n.natriuretic * rich * max(n.aldosterone, k.floor) ** -k.aldosterone_power
    wish = min(wish, k.natriuresis_most) * (1 + k.hypoxic_natriuresis * missing)
    n.natriuresis = max(b.drug_effects.natriuresis * b.illness_effects.natriuresis, 0.0)
    wanted = k.sodium * k.size * intact * wish * n.natriuresis + k.osmotic_drag * dragged
    n.excretion[Solute.SODIUM] = min(wanted, n.filtered[Solute.SODIUM] * k.sodium_reabsorbed_least)


@compiled
def _others(b: Body, intact: float, dragged: float) -> None:
    """Potassium by its concentration, aldosterone and flow; chloride beside sodium; the rest by load."""
    n, k, c = b.kidney, b.kidney.constants, b.chemistry
    rest = c.constants
    flow = max(n.urine_flow / (k.urine_rest * k.size), 0.0)
    wish = (max(c.potassium, 0.0) / rest.potassium) ** k.potassium_power
    wish *= n.aldosterone**k.potassium_aldosterone * flow**k.potassium_flow
    wanted = k.potassium * k.size * min(intact, 1.0) * wish + k.potassium_drag * dragged
    n.excretion[Solute.POTASSIUM] = min(wanted, n.filtered[Solute.POTASSIUM])

    salt = n.excretion[Solute.SODIUM]
    wish = (max(c.chloride, 0.0) / rest.chloride) ** k.chloride_power * (
        rest.sodium / max(c.sodium, 1.0)
    ) ** k.chloride_power
    acid = max(1 + k.acid_power * (rest.ph_rest - min(max(b.gas.ph, rest.ph_least), rest.ph_most)), 0.0)
    # What a loop diuretic blocks takes two chlorides back with a sodium and a potassium.
    both = salt + (1 - 1 / max(n.natriuresis, 1.0)) * n.excretion[Solute.POTASSIUM]
    n.excretion[Solute.CHLORIDE] = min(both * wish * acid, n.filtered[Solute.CHLORIDE])
    # Divalent ions follow sodium's reabsorption.
    along = (salt / (k.sodium * k.size)) ** 0.5
    n.excretion[Solute.CALCIUM] = min(
        k.calcium * k.size * along * c.filterable_calcium / rest.calcium, n.filtered[Solute.CALCIUM]
    )
    n.excretion[Solute.MAGNESIUM] = min(
        k.magnesium * k.size * along * c.magnesium / rest.magnesium, n.filtered[Solute.MAGNESIUM]
    )
    wanted = k.phosphate * k.size * intact * (c.phosphate / rest.phosphate) ** k.potassium_power
    n.excretion[Solute.PHOSPHATE] = min(wanted, n.filtered[Solute.PHOSPHATE])
    n.excretion[Solute.CITRATE] = 0.0
    # Base given without an ion leaves with the filtrate while there is too much of it.
    surplus = b.gas.bicarbonate / rest.bicarbonate_rest - 1
    n.excretion[Solute.BASE] = max(surplus, 0.0) * max(b.fluids.solute[Solute.BASE], 0.0) * k.base_rate


@compiled
def _water(b: Body, intact: float, dragged: float) -> None:
    """Water follows the solutes at the concentration that vasopressin and the medulla allow."""
    n, k = b.kidney, b.kidney.constants
    salts = n.excretion[Solute.SODIUM] + n.excretion[Solute.POTASSIUM]
    urea = n.excretion[Solute.UREA]
    osmoles = 2 * salts + urea + dragged + k.other_osmoles * k.size * min(intact, 1.0)
    rest = 2 * (k.sodium + k.potassium) + k.other_osmoles + k.urea_rest
    many = max(osmoles / (rest * k.size) - 1, 0.0)
    # Loop diuretics and osmotic diuresis wash the medulla out.
    gradient = (k.concentration_most - k.concentration_isotonic) / (1 + many / k.solute_washout)
    gradient /= max(n.natriuresis, 1.0)
    most = k.concentration_isotonic + gradient
    hormone = n.antidiuretic / max(b.drug_effects.water_excretion * b.illness_effects.water_excretion, k.floor)
    works = min(max((hormone - k.hormone_least) / k.hormone_span, 0.0), 1.0)
    n.urine_osmoles = osmoles
    # The thick limb that loop diuretics block is where urine is diluted, too.
    least = k.concentration_isotonic - (k.concentration_isotonic - k.concentration_least) / max(n.natriuresis, 1.0)
    concentration = least + (most - least) * works
    flow = osmoles / concentration * 1000
    limit = k.urine_most * n.filtration_rate
    n.urine_flow = min(flow, limit)
    n.urine_osmolality = concentration if flow <= limit else most
    n.specific_gravity = 1 + k.gravity * n.urine_osmolality


@compiled
def _clear(b: Body) -> None:
    """Concentrations in urine, and clearances: excretion over what plasma holds of what passes a filter."""
    n = b.kidney
    for i in range(N_SOLUTES):
        n.urine[i] = n.excretion[i] / n.urine_flow * 1000 if n.urine_flow > 0 else 0.0
        cleared = n.excretion[i] / n.filtered[i] * n.filtration_rate if n.filtered[i] > 0 else 0.0
        n.clearance[i] = cleared / max(b.person.weight, 1.0)
    n.urea_nitrogen = n.urine[Solute.UREA] * n.constants.urea_nitrogen
