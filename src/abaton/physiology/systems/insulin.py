"""Sugar, once a second: liver, insulin, glucagon, muscle and brain; ketones and fat of lacking insulin."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.fluids import Solute
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.chemistry import book


@compiled
def step(b: Body, dt: float) -> None:
    """Go `dt` seconds on (up to 60 s keeps steady)."""
    _hormones(b, dt)
    _glucose(b, dt)
    _ketones(b, dt)
    _fat(b, dt)


@compiled
def _part(dt: float, time: float) -> float:
    return dt / (dt + time)


@compiled
def islets(glucose: float, b: Body) -> float:
    """Insulin's secretion at a concentration of sugar, against rest."""
    k = b.chemistry.constants
    high = k.secretion_half**k.secretion_power
    now, rest = max(glucose, 0.0) ** k.secretion_power, k.glucose**k.secretion_power
    return now / (now + high) * (rest + high) / rest


@compiled
def _hormones(b: Body, dt: float) -> None:
    """Secrete insulin by sugar, less what sympathetic nerves and work hold back; let it act late."""
    c, k = b.chemistry, b.chemistry.constants
    drive = c.adrenaline / k.adrenaline
    held = (1 - k.secretion_nerves * min(c.work / (c.work + k.work_half), 1.0)) * max(drive, 1.0) ** -k.secretion_stress
    c.islets += _part(dt, k.secretion_time) * (held - c.islets)
    rest = k.insulin_rest * k.insulin_clearance  # mU/L/min
    made = rest * islets(c.glucose, b) * c.islets * max(1 - c.insulin_loss, 0.0)
    # Exact for constant secretion within the step to first order, and never negative.
    c.own_insulin = (c.own_insulin + made * dt / 60) / (1 + k.insulin_clearance * dt / 60)
    given = max(b.drug_effects.insulin_action + b.illness_effects.insulin_action, 0.0)
    c.insulin = c.own_insulin + given
    c.insulin_secretion = made * k.insulin_volume * b.person.weight * k.insulin_pmol
    c.insulin_action += _part(dt, k.action_time) * (c.insulin - c.insulin_action)
    c.fat_action += _part(dt, k.ketogenesis_time) * (c.insulin - c.fat_action)

    low = max(c.glucose / k.glucose, k.hormone_floor)
    missing = max(c.insulin_action / k.insulin_rest, k.hormone_floor)
    wanted = low**-k.glucagon_glucose * max(drive, 1.0) ** k.glucagon_nerves
    # Without insulin beside them, glucagon's cells do not see sugar.
    wanted = max(wanted, min(missing**-k.glucagon_insulin, k.glucagon_lack))
    c.glucagon += _part(dt, k.glucagon_time) * (min(wanted, k.glucagon_most) - c.glucagon)
    c.work += _part(dt, k.exercise_time) * (max(b.energy.exercise, 0.0) - c.work)


@compiled
def _glucose(b: Body, dt: float) -> None:
    """Release sugar from glycogen and by making it; take it up in brain, muscle, fat and liver."""
    f, c, k = b.fluids, b.chemistry, b.chemistry.constants
    minutes = dt / 60
    action = max(c.insulin_action / k.insulin_rest, k.hormone_floor)
    sugar = max(c.glucose / k.glucose, k.hormone_floor)
    drive = action**-k.release_insulin * sugar**-k.release_glucose
    drive *= c.glucagon**k.glucagon_power * max(c.adrenaline / k.adrenaline, 1.0) ** k.adrenaline_release
    drive = min(drive, k.release_most)
    stored = c.glycogen / c.scale
    full = (k.glycogen + k.glycogen_half) / k.glycogen
    left = stored / (stored + k.glycogen_half) * full
    work = k.exercise_uptake * c.work * c.scale
    rest = k.release * c.scale
    broken = rest * k.from_glycogen * drive * left + work * k.exercise_release * min(left, 1.0)
    # Amino acids for it come with food, or without limit where insulin is lacking altogether.
    supply = max(min(left, 1.0), f.intake, c.insulin_loss)
    most = k.making_fasted + (k.making_most - k.making_fasted) * supply
    made = rest * (1 - k.from_glycogen) * min(drive, most)
    released = (b.drug_effects.glucose_release + b.illness_effects.glucose_release) * b.person.weight / k.glucose_mass
    c.hepatic_release = broken + made + max(released, 0.0)
    c.gluconeogenesis = made * k.glucose_mass / 1000 * k.day
    usual = rest * k.from_glycogen
    spent = (broken - f.intake * usual) * k.glucose_mass / 1000 * minutes
    refill = (action - 1) * k.glycogen_refill * c.scale if action > 1 else 0.0
    room = max(1 - stored / k.glycogen_full, 0.0)
    c.glycogen = max(c.glycogen - spent + min(refill * room, k.glycogen_refill_most * c.scale) * minutes, 0.0)

    spared = 1 - k.brain_ketones * c.ketones / (c.ketones + k.brain_ketones_half)
    there = c.glucose / (c.glucose + k.brain_half) * (k.glucose + k.brain_half) / k.glucose
    brain = k.brain_uptake * c.scale * there * spared
    felt = c.insulin_action / (1 + max(c.ketones - k.ketones, 0.0) / k.resistance_ketones)
    muscle = (k.release - k.brain_uptake) * c.scale
    muscle *= felt / (felt + k.uptake_insulin) * (k.insulin_rest + k.uptake_insulin) / k.insulin_rest
    muscle *= c.glucose / (c.glucose + k.uptake_glucose) * (k.glucose + k.uptake_glucose) / k.glucose
    muscle += work * min(sugar, 1.0) * 2 * sugar / (1 + sugar)
    uptake = (brain + muscle) * c.glucose / (c.glucose + k.glucose_least) * (k.glucose + k.glucose_least) / k.glucose
    book(b, Solute.GLUCOSE, c.hepatic_release * minutes)
    c.glucose_uptake = -book(b, Solute.GLUCOSE, -uptake * minutes) / minutes


@compiled
def _ketones(b: Body, dt: float) -> None:
    """Make ketones as insulin fails; burn them until that is saturated."""
    c, k = b.chemistry, b.chemistry.constants
    c.ketogenesis = k.ketogenesis * c.scale / (1 + c.fat_action / k.ketogenesis_insulin)
    c.ketogenesis_mass = c.ketogenesis * k.ketone_mass / 1000 * k.day
    book(b, Solute.KETONES, c.ketogenesis * dt / 60)
    # Taken with the concentration at the end of the step, so that it cannot go below nothing.
    litres = (b.fluids.plasma_volume + b.fluids.interstitial) / 1000
    held = b.fluids.solute[Solute.KETONES]
    rate = k.ketone_uptake * c.scale / (held / litres + k.ketone_half) / litres * dt / 60
    book(b, Solute.KETONES, -held * rate / (1 + rate))


@compiled
def _fat(b: Body, dt: float) -> None:
    """Triacylglycerol falls while nothing is eaten and rises with a fat meal; fatty acids go against insulin."""
    c, k = b.chemistry, b.chemistry.constants
    fed = min(c.fat_action / k.insulin_rest, 1.0)
    wanted = k.triacylglycerol * (k.triacylglycerol_fasting + (1 - k.triacylglycerol_fasting) * fed)
    wanted += k.triacylglycerol_meal * b.fluids.fat_absorption
    c.triacylglycerol += _part(dt, k.triacylglycerol_time) * (wanted - c.triacylglycerol)
    free = k.fatty_acids * 2 / (1 + c.fat_action / k.insulin_rest)
    c.fatty_acids += _part(dt, k.action_time) * (free - c.fatty_acids)
