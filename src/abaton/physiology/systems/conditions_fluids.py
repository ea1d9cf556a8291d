"""Conditions of fluids, kidneys and sugar: what begins at once, and what goes on while it lasts.

`begin_…` functions set the state as days of the condition would have; what blood then lacks is owed to the
circulation, which takes it over the next half minute. `step` multiplies into `illness_effects`.
"""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.fluids import Protein, Solute
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import excretion, fluids, gas_blood, insulin, kidney
from abaton.physiology.systems.chemistry import book

THIRST, HUNGER, PALLOR = 0, 1, 2


@compiled
def step(b: Body, dt: float) -> None:  # noqa: ARG001 every field's conditions are called alike
    """Add what burn, ketoacidosis, stenosis and haemolysis ask of the systems; effects are neutral before."""
    e, severity = b.illness_effects, b.illness.severity
    k = b.chemistry.constants
    burn = min(severity[2 * Illness.BURN], 1.0)
    if burn > 0:
        # Capillaries leak most in the first day.
        fresh = k.burn_time / (k.burn_time + b.illness.elapsed[Illness.BURN])
        e.capillary_leak *= 1 + k.burn_leak * burn * fresh
        e.protein_leak = 1 - (1 - e.protein_leak) * (1 - min(k.burn_protein * burn * fresh, 1.0))
        e.potassium_shift += k.burn_potassium * burn * fresh
        e.metabolism *= 1 + k.burn_metabolism * burn * (1 - fresh)
    b.chemistry.insulin_loss = _insulin_loss(severity[2 * Illness.KETOACIDOSIS], b)
    haemolysis = min(b.fluids.free_haemoglobin / k.haemolysis_half, 1.0)
    if haemolysis > 0:
        e.resistance *= 1 - k.haemolysis_dilation * haemolysis
        e.capillary_leak *= 1 + haemolysis
        e.setpoint_temperature += k.haemolysis_fever * haemolysis
        e.sympathetic += k.haemolysis_alarm * haemolysis
    # Angiotensin narrows arterioles everywhere.
    narrowed = max(b.kidney.angiotensin, k.hormone_floor) ** k.angiotensin_vessels
    e.resistance *= min(max(narrowed, 1 - k.angiotensin_most), 1 + k.angiotensin_most)


@compiled
def _insulin_loss(severity: float, b: Body) -> float:
    return 1 - (1 - min(max(severity, 0.0), 1.0)) ** b.chemistry.constants.ketoacidosis_power


@compiled
def ingest(  # noqa: PLR0917 the act's fields, in its order
    b: Body, water_ml: float, sodium_g: float, carbohydrate_g: float, fat_g: float, protein_g: float
) -> None:
    """Eat and drink: it is in the gut then."""
    f, k = b.fluids, b.fluids.constants
    f.gut_water += water_ml
    f.water_in += water_ml
    f.gut_sodium += sodium_g * 1000 / k.sodium_mass
    f.gut_carbohydrate += carbohydrate_g
    f.gut_fat += fat_g
    f.gut_protein += protein_g
    salt = sodium_g * k.salt_mass / k.sodium_mass
    f.food_mass += salt + carbohydrate_g + fat_g + protein_g


@compiled
def _more(b: Body, kind: int, wanted: float) -> float:
    """Tell how much further a condition goes than it has; 0 ends it and gives nothing back."""
    begun = b.fluids.begun
    more = max(wanted - begun[kind], 0.0)
    begun[kind] = wanted if wanted > 0 else 0.0
    return more


@compiled
def _even_out(b: Body) -> None:
    """Let vessels and tissue even out for two hours, capillaries' pressure falling with what vessels lost."""
    f, o, k = b.fluids, b.circulation, b.fluids.constants
    capillary = o.capillary_pressure
    for _ in range(int(k.even_time / k.even_step)):
        before = f.plasma_volume
        o.capillary_pressure = max(k.capillary_rest + (before - k.plasma_rest) * k.even_stiffness, 1.0)
        fluids.capillaries(b, k.even_step)
        f.owed += f.plasma_volume - before
    o.capillary_pressure = capillary
    fluids.show(b)


@compiled
def _adapt(b: Body) -> None:
    """Let kidneys and their hormones come to terms for half a day, and creatinine find its level."""
    n, o, k = b.kidney, b.circulation, b.fluids.constants
    flow = o.organ_mean_flow[Organ.KIDNEYS]
    for _ in range(int(k.adapt_steps)):
        o.organ_mean_flow[Organ.KIDNEYS] = n.constants.flow_rest / n.resistance_factor
        kidney.step(b, k.adapt_step)
    o.organ_mean_flow[Organ.KIDNEYS] = flow
    level = n.constants.filtration_rest / max(n.filtration_rate, n.constants.filtration_rest / k.creatinine_most)
    held = b.fluids.solute[Solute.CREATININE]
    water = b.fluids.plasma_volume + b.fluids.interstitial + b.fluids.intracellular
    rest = b.chemistry.constants.creatinine * b.chemistry.scale / n.constants.size
    book(b, Solute.CREATININE, level * rest * water / 1000 - held)
    fluids.show(b)


@compiled
def begin_dehydration(b: Body, fraction: float) -> None:
    """Take a fraction of body mass as water with a little salt, as sweat and thirst do in hours."""
    f, k = b.fluids, b.fluids.constants
    lost = _more(b, THIRST, min(max(fraction, 0.0), k.dehydration_most)) * b.person.weight * 1000
    if lost <= 0:
        return
    ecf = f.plasma_volume + f.interstitial
    water = ecf + f.intracellular
    book(b, Solute.SODIUM, -lost * k.dehydration_sodium / 1000)
    book(b, Solute.CHLORIDE, -lost * k.dehydration_sodium / 1000)
    inside = f.cell_osmoles + k.osmotic_coefficient * (
        b.chemistry.cell_potassium - b.chemistry.constants.cell_potassium * k.scale
    )
    outside = fluids.tonicity(b)
    left = water - lost
    cells = left * inside / (inside + outside)
    plasma = f.plasma_volume * (left - cells) / ecf
    f.owed += plasma - f.plasma_volume
    f.interstitial = left - cells - plasma
    f.plasma_volume = plasma
    f.intracellular = cells
    f.water_out += lost
    _even_out(b)


@compiled
def begin_starvation(b: Body, days: float) -> None:
    """Let so many days without food go by: sugar, ketones, urea, glycogen by the model, salt and mass by rule.

    Water was drunk. Nothing is eaten from here on.
    """
    f, k = b.fluids, b.fluids.constants
    days = min(days, k.starvation_most)
    f.intake = 0.0 if days > 0 else 1.0
    before = f.begun[HUNGER]
    more = _more(b, HUNGER, days)
    if more <= 0:
        return
    span = 60.0
    for _ in range(int(more * b.chemistry.constants.day)):
        insulin.step(b, span)
        spilt = b.chemistry.ketones * b.kidney.filtration_rate / 1000 * excretion.ketones_spilt(b)
        book(b, Solute.KETONES, -spilt)
        fluids.show(b)
    # Sodium is lost in the first days until fluid outside cells has shrunk.
    course = days / (days + k.starvation_half) - before / (before + k.starvation_half)
    part = k.starvation_fluid * course
    ecf = f.plasma_volume + f.interstitial
    gone = part * ecf
    share = f.plasma_volume / ecf
    book(b, Solute.SODIUM, -(part + k.starvation_dilution * part) * f.solute[Solute.SODIUM])
    book(b, Solute.CHLORIDE, -(part + k.starvation_chloride * part) * f.solute[Solute.CHLORIDE])
    book(b, Solute.POTASSIUM, -part * f.solute[Solute.POTASSIUM])
    b.chemistry.cell_potassium -= k.starvation_potassium * course * k.scale
    f.owed -= share * gone
    f.plasma_volume -= share * gone
    f.interstitial -= (1 - share) * gone
    f.water_out += gone
    f.food_mass -= k.starvation_tissue * more * k.scale
    # Cells have lost salts of their own with it: both sides are level.
    more = b.chemistry.cell_potassium - b.chemistry.constants.cell_potassium * k.scale
    level = fluids.tonicity(b) / (f.plasma_volume + f.interstitial)
    f.cell_osmoles = level * f.intracellular - k.osmotic_coefficient * more
    _even_out(b)
    b.kidney.usual_sodium = b.chemistry.sodium
    _adapt(b)


@compiled
def begin_anaemia(b: Body, fraction: float) -> None:
    """Take a fraction of red cells; plasma has taken their place, so blood volume is as it was."""
    f = b.fluids
    left = 1 - f.begun[PALLOR]
    gone = _more(b, PALLOR, min(max(fraction, 0.0), 1.0)) / max(left, b.fluids.constants.plasma_least) * f.red_cells
    gone = min(gone, f.red_cells)
    share = f.plasma_volume / max(f.plasma_volume + f.interstitial, 1.0)
    ecf = f.plasma_volume + f.interstitial
    for pool in (gas_blood.ARTERIAL, gas_blood.VENOUS):
        gas_blood.pale(b, pool, gone / max(f.red_cells, 1.0))
    f.red_cells -= gone
    f.cells_out += gone
    # The plasma that replaces them came in over weeks as food, drink and new protein.
    for i in range(len(f.solute)):
        if i not in (Solute.UREA, Solute.CREATININE):
            book(b, i, f.solute[i] * gone / max(ecf, 1.0))
    for p in range(len(f.protein)):
        made = f.protein[p] * gone / max(share * ecf, 1.0)
        f.protein[p] += made
        f.protein_in[p] += made
    f.plasma_volume += gone
    f.water_in += gone
    fluids.show(b)


@compiled
def begin_transfusion_reaction(b: Body, severity: float) -> None:
    """Take cells that were given before for ones that do not match, where none are known to be."""
    f = b.fluids
    some = min(max(severity, 0.0), 1.0) * f.constants.mismatched
    f.foreign_cells = min(max(f.foreign_cells, some), f.red_cells)


@compiled
def begin_stenosis(b: Body) -> None:
    """Let weeks of a narrowed renal artery go by, once its severity is set: renin, aldosterone, retained fluid."""
    f, n, k = b.fluids, b.kidney, b.fluids.constants
    _adapt(b)
    kept = k.stenosis_fluid * max(n.angiotensin - 1, 0.0) / (n.angiotensin + 1)
    if kept <= 0:
        return
    salt = kept * (f.plasma_volume + f.interstitial)
    book(b, Solute.SODIUM, salt * b.chemistry.sodium / 1000)
    book(b, Solute.CHLORIDE, salt * b.chemistry.chloride / 1000)
    share = f.plasma_volume / (f.plasma_volume + f.interstitial)
    f.owed += share * salt
    f.plasma_volume += share * salt
    f.interstitial += (1 - share) * salt
    f.water_in += salt
    for p in (Protein.ALBUMIN, Protein.GLOBULIN):
        made = kept * f.protein[p]
        f.protein[p] += made
        f.protein_in[p] += made
    _even_out(b)


@compiled
def begin_ketoacidosis(b: Body, severity: float) -> None:
    """Let a day without enough insulin go by, with its diuresis; the circulation is taken to give way as it does."""
    f, o = b.fluids, b.circulation
    k = b.chemistry.constants
    b.chemistry.insulin_loss = _insulin_loss(severity, b)
    eats = 0.0 if severity > 0 else 1.0
    f.intake, f.drinking = eats, eats
    if b.chemistry.insulin_loss <= 0:
        return
    # Of the second that runs, the circulation still gets what was booked for it; bags do not run in that day.
    capillary, owed, booked = o.capillary_pressure, f.owed, f.plasma_flow
    began = f.plasma_volume
    f.owed = 0.0
    for _ in range(int(k.ketoacidosis_time / k.long_step)):
        lacking = (f.plasma_volume - began) * k.capillary_stiffness
        o.capillary_pressure = max(capillary + lacking, 1.0)
        fluids.turn_over(b, k.long_step)
        owed += f.plasma_flow * k.long_step
    o.capillary_pressure = capillary
    f.owed = owed
    f.plasma_flow = booked
