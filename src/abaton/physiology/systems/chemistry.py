"""Electrolytes once a second: potassium between cells and plasma, calcium and bone, base, urea; laboratory values."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.fluids import Protein, Solute
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body


@compiled
def step(b: Body, dt: float) -> None:
    """Go `dt` seconds on."""
    _potassium(b, dt)
    _calcium(b, dt)
    _waste(b, dt)
    _base(b, dt)
    _nerves(b, dt)


@compiled
def book(b: Body, solute: int, amount: float) -> float:
    """Add (or take, at most what is there) mmol of a solute, keep the sums, say what was moved."""
    f = b.fluids
    if amount >= 0:
        f.solute_in[solute] += amount
        f.solute[solute] += amount
        return amount
    taken = min(-amount, max(f.solute[solute], 0.0))
    f.solute_out[solute] += taken
    f.solute[solute] -= taken
    return -taken


@compiled
def haemolyse(b: Body, dt: float) -> None:
    """Burst red cells that do not match; their haemoglobin and potassium are in plasma then."""
    f, k = b.fluids, b.fluids.constants
    minutes = dt / 60
    f.free_haemoglobin -= f.free_haemoglobin * k.haptoglobin_clearance * minutes
    if f.foreign_cells <= 0:
        return
    burst = min(f.foreign_cells * k.haemolysis * minutes, f.red_cells)
    f.foreign_cells -= burst
    f.red_cells -= burst
    f.cells_out += burst
    # Their water stays in plasma with what was in them.
    f.plasma_volume += burst
    f.water_in += burst
    f.free_haemoglobin += burst * k.cell_haemoglobin / 100
    book(b, Solute.POTASSIUM, burst * k.cell_potassium)


@compiled
def _ph(b: Body) -> float:
    k = b.chemistry.constants
    if b.gas.ph <= 0:
        return k.ph_rest
    return min(max(b.gas.ph, k.ph_least), k.ph_most)


@compiled
def _potassium(b: Body, dt: float) -> None:
    """Potassium goes to the level that cells hold it at: insulin and adrenaline lower it, acid and work raise it."""
    c, k = b.chemistry, b.chemistry.constants
    stored = k.cell_potassium * c.scale
    level = k.potassium + (c.cell_potassium - stored) / (k.potassium_capacity * c.scale)
    level *= max(c.insulin_action / k.insulin_rest, k.hormone_floor) ** -k.potassium_insulin
    level *= max(c.adrenaline / k.adrenaline, k.hormone_floor) ** -k.potassium_adrenaline
    level += k.potassium_acid * (_ph(b) - k.ph_rest) + k.potassium_exercise * c.work
    ill = b.illness.severity[2 * Illness.HYPERKALAEMIA]
    level += k.hyperkalaemia * ill
    level = max(level, k.potassium_floor)
    ecf = (b.fluids.plasma_volume + b.fluids.interstitial) / 1000
    wanted = (level - c.potassium) * ecf / ((k.hyperkalaemia_time if ill > 0 else k.potassium_time) + dt) * dt
    wanted += (b.drug_effects.potassium_shift + b.illness_effects.potassium_shift) * dt / 60
    moved = book(b, Solute.POTASSIUM, min(wanted, max(c.cell_potassium, 0.0)))
    c.cell_potassium -= moved
    c.potassium_shift = moved * 60 / dt


@compiled
def _calcium(b: Body, dt: float) -> None:
    """Bone evens calcium, magnesium and phosphate out; the liver takes citrate, which becomes base."""
    f, k = b.fluids, b.chemistry.constants
    litres = (f.plasma_volume + f.interstitial) / 1000
    part = dt / (dt + k.bone_time)
    book(b, Solute.CALCIUM, part * (k.calcium * litres - f.solute[Solute.CALCIUM]))
    book(b, Solute.MAGNESIUM, part * (k.magnesium * litres - f.solute[Solute.MAGNESIUM]))
    book(b, Solute.PHOSPHATE, part * (k.phosphate * litres - f.solute[Solute.PHOSPHATE]))
    book(b, Solute.CITRATE, -f.solute[Solute.CITRATE] * dt / (dt + k.citrate_time))


@compiled
def _waste(b: Body, dt: float) -> None:
    """Urea from protein, eaten and the body's own; creatinine from muscle."""
    f, c, k = b.fluids, b.chemistry, b.chemistry.constants
    lacking = (k.insulin_rest / max(c.fat_action, k.insulin_least)) ** k.urea_insulin
    c.urea_production = k.urea_production * c.scale * max(lacking, 1.0) + k.urea_per_protein * f.protein_absorption
    book(b, Solute.UREA, c.urea_production * dt / 60)
    made = k.creatinine_production * c.scale
    book(b, Solute.CREATININE, made * dt / 60)
    c.creatinine_production = made * 1000 / 60


@compiled
def _base(b: Body, dt: float) -> None:
    """Bicarbonate and fixed acid of drugs and illness; both may make the pool negative."""
    f = b.fluids
    given = (b.drug_effects.bicarbonate + b.illness_effects.bicarbonate) * dt / 60
    taken = (b.drug_effects.acid + b.illness_effects.acid) * dt / 60
    f.solute[Solute.BASE] += given - taken
    f.solute_in[Solute.BASE] += given
    f.solute_out[Solute.BASE] += taken


@compiled
def _nerves(b: Body, dt: float) -> None:
    """Let adrenaline and noradrenaline follow sympathetic activity."""
    c, k = b.chemistry, b.chemistry.constants
    c.nerves += dt / (dt + k.nerves_time) * (b.reflexes.sympathetic - c.nerves)
    drive = max(c.nerves, k.hormone_floor)
    part = dt / (dt + k.catecholamine_time)
    adrenaline = k.adrenaline * min(drive**k.adrenaline_power, k.catecholamine_most)
    noradrenaline = k.noradrenaline * min(drive**k.noradrenaline_power, k.catecholamine_most)
    c.adrenaline += part * (adrenaline - c.adrenaline)
    c.noradrenaline += part * (noradrenaline - c.noradrenaline)


@compiled
def show(b: Body) -> None:
    """Work out concentrations from amounts."""
    f, c, k = b.fluids, b.chemistry, b.chemistry.constants
    ecf = max(f.plasma_volume + f.interstitial, 1.0) / 1000
    water = ecf + max(f.intracellular, 0.0) / 1000
    c.sodium = f.solute[Solute.SODIUM] / ecf
    c.potassium = f.solute[Solute.POTASSIUM] / ecf
    c.chloride = f.solute[Solute.CHLORIDE] / ecf
    c.magnesium = f.solute[Solute.MAGNESIUM] / ecf
    c.phosphate = f.solute[Solute.PHOSPHATE] / ecf
    c.glucose = f.solute[Solute.GLUCOSE] / ecf
    c.ketones = f.solute[Solute.KETONES] / ecf
    c.citrate = f.solute[Solute.CITRATE] / ecf
    c.mannitol = f.solute[Solute.MANNITOL] / ecf
    c.urea = f.solute[Solute.UREA] / water
    c.creatinine = f.solute[Solute.CREATININE] / water
    decilitres = max(f.plasma_volume, 1.0) / 100
    c.albumin = f.protein[Protein.ALBUMIN] / decilitres
    c.globulin = f.protein[Protein.GLOBULIN] / decilitres
    c.protein = c.albumin + c.globulin
    c.filterable_calcium = f.solute[Solute.CALCIUM] / ecf
    free = c.filterable_calcium * k.calcium_complexed * (1 + k.calcium_ph * (_ph(b) - k.ph_rest))
    c.ionised_calcium = max(free - k.citrate_binding * c.citrate, min(k.ionised_least, free))
    c.calcium = c.filterable_calcium + k.calcium_bound * c.albumin
    c.apparent_strong_ion_difference = (
        c.sodium + c.potassium + 2 * k.calcium_complexed * c.filterable_calcium + 2 * c.magnesium - c.chloride
    )
    c.strong_ion_difference = c.apparent_strong_ion_difference - k.unmeasured + f.solute[Solute.BASE] / ecf
    c.glucose_mass = c.glucose * k.glucose_mass / 1000 * 100
    c.urea_nitrogen = c.urea * k.urea_nitrogen_mass / 1000 * 100
    c.insulin_mass = c.insulin * k.insulin_mass
