"""Metabolism: what each organ wants of oxygen and burns, at rest, at work, in cold and fever. Once a second."""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.circulation import N_ORGANS, CirculationConstants, Organ
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import heat, lactate

HEART, UPPER_BODY, LEGS = int(Organ.HEART), int(Organ.UPPER_BODY), int(Organ.LEGS)
STARVATION, KETOACIDOSIS = int(Illness.STARVATION), int(Illness.KETOACIDOSIS)
STANDARD_PRODUCT = float(CirculationConstants.rest_product)


@compiled
def step(b: Body, dt: float) -> None:
    """Advance metabolism, lactate and body heat by `dt` seconds (1 s)."""
    if b.energy.begun == 0:
        begin(b)
    exert(b, dt)
    heat.step(b, dt)
    want(b)
    burn(b, dt)
    lactate.step(b, dt)


@compiled
def begin(b: Body) -> None:
    """Set the oxygen demand of rest, so that gas exchange may run before the first second is over."""
    b.energy.begun = 1.0
    k = b.energy.constants
    # What is of a resting circulation's size follows the person's own.
    if b.circulation.cardiac_output > 0:
        k.output = b.circulation.cardiac_output
    k.heart_product *= b.circulation.constants.rest_product / STANDARD_PRODUCT
    b.energy.respiratory_quotient = quotient(b)
    want(b)


@compiled
def resting(b: Body) -> float:
    """Resting metabolism, kcal/d, at 37 Cel and without illness."""
    k = b.energy.constants
    p = b.person
    if p.age >= k.adult:
        basal = k.weight_term * p.weight + k.height_term * p.height + k.age_term * p.age
        basal += k.male_term if p.male > 0 else k.female_term
    else:
        band = 0
        for one in range(len(k.child_ages)):
            if p.age >= k.child_ages[one]:
                band = one
        boy = k.boy_weight[band] * p.weight + k.boy_term[band]
        girl = k.girl_weight[band] * p.weight + k.girl_term[band]
        basal = boy if p.male > 0 else girl
    return k.awake * max(basal, k.least_rest * p.weight)


@compiled
def caloric_value(b: Body) -> float:
    """Energy (kcal) of a litre of oxygen at the present respiratory quotient."""
    k = b.energy.constants
    return k.caloric + k.caloric_quotient * b.energy.respiratory_quotient


@compiled
def exert(b: Body, dt: float) -> None:
    """Let the body do of the exercise wanted what its reserve and its consciousness allow."""
    e = b.energy
    k = e.constants
    free = 1 - min(max(b.nervous.block, 0.0), 1.0)
    wanted = min(max(e.exercise_wanted, 0.0), 1.0)
    willed = wanted * min(max(b.nervous.consciousness, 0.0), 1.0)
    # A seizure is work too, though nobody wants it.
    reached = max(willed, k.seizure_work * min(max(b.nervous.seizure, 0.0), 1.0)) * free
    # Legs that do not get their oxygen live on their reserve at less work.
    critical = max(k.critical_power * b.gas.oxygen_met[LEGS] * b.gas.oxygen_met[LEGS], k.critical_least)
    if e.anaerobic_left <= 0 and reached > critical:
        reached = critical
    over = reached - critical
    if over > 0:
        e.anaerobic_left = max(e.anaerobic_left - over * dt / k.anaerobic_capacity, 0.0)
    else:
        e.anaerobic_left += (1 - e.anaerobic_left) * min(-over / critical * dt / k.anaerobic_recovery, 1.0)
    e.exercise = reached
    e.fatigue = 1 - e.anaerobic_left
    e.achieved = min(reached / wanted, 1.0) if wanted > 0 else 1.0
    room = max(b.person.max_oxygen_uptake - e.resting_uptake, 0.0)
    e.muscle_uptake += (reached * room - e.muscle_uptake) * (1 - math.exp(-dt / k.uptake_time))
    product = max(b.circulation.heart_rate, 0.0) * max(b.circulation.systolic, 0.0) / k.heart_product
    product = min(product, k.heart_product_limit)
    # Compressions are no work of the heart's own; quivering is.
    if b.rhythm.mechanical <= 0:
        product = k.fibrillating_heart * b.rhythm.fibrillation
    wanted = k.arrested_heart + (1 - k.arrested_heart) * product
    e.heart_work += (wanted - e.heart_work) * (1 - math.exp(-dt / k.heart_time))


@compiled
def quotient(b: Body) -> float:
    """Respiratory quotient of what is burnt."""
    k = b.energy.constants
    days = max(b.illness.severity[2 * STARVATION], 0.0)
    ketotic = min(max(b.illness.severity[2 * KETOACIDOSIS], 0.0), 1.0)
    fat = 1 - math.exp(-days / k.fasting_time) * (1 - ketotic)
    part = b.energy.muscle_uptake / max(b.person.max_oxygen_uptake, 1.0)
    return k.quotient + (k.quotient_fat - k.quotient) * fat + k.quotient_exercise * min(part, 1.0)


@compiled
def want(b: Body) -> None:
    """Set what each organ wants of oxygen (mL/s)."""
    e = b.energy
    k = e.constants
    e.respiratory_quotient = quotient(b)
    value = caloric_value(b)
    rest = resting(b)
    e.resting_factor = rest / k.standard_rest
    warmth = math.exp(k.warming * (e.core - k.core_set))
    asked = max(b.drug_effects.metabolism * b.illness_effects.metabolism, 0.0)
    alive = 1 - min(max(b.illness.dead, 0.0), 1.0)
    base = rest / k.day / value * 1000 * warmth * asked * alive
    e.resting_uptake = base
    shivering = e.shivering / k.watt / value * 1000 * alive
    muscle = e.muscle_uptake * alive
    room = max(b.person.max_oxygen_uptake - base, 1.0)
    e.muscle_activity = min(muscle / room, 1.0)
    e.shiver_activity = min(shivering / room, 1.0)
    total = 0.0
    for organ in range(N_ORGANS):
        wanted = base * k.share[organ]
        if organ == HEART:
            wanted *= e.heart_work
        if organ == LEGS:
            wanted += k.legs * muscle + (1 - k.shiver_muscle) * shivering
        if organ == UPPER_BODY:
            wanted += (1 - k.legs) * muscle + k.shiver_muscle * shivering
        e.oxygen_demand[organ] = wanted / 60
        total += wanted
    e.oxygen_uptake = total


@compiled
def burn(b: Body, dt: float) -> None:
    """Derive heat, substrates and products from the oxygen that was used."""
    e = b.energy
    k = e.constants
    used = b.gas.oxygen_consumption / 1000
    dioxide = b.gas.carbon_dioxide_production / 1000
    spent = used * caloric_value(b)
    e.metabolic_rate = spent * k.watt
    e.total_metabolic_rate = spent * k.day
    e.energy_spent += spent * dt / 60
    nitrogen = k.nitrogen / k.day * e.resting_factor
    e.protein_use = nitrogen * k.protein
    carbohydrate = k.carbohydrate_dioxide * dioxide - k.carbohydrate_oxygen * used - k.carbohydrate_nitrogen * nitrogen
    e.carbohydrate_use = max(carbohydrate, 0.0)
    e.fat_use = max(k.fat_gas * (used - dioxide) - k.fat_nitrogen * nitrogen, 0.0)
    days = max(b.illness.severity[2 * STARVATION], 0.0)
    fasting = 1 - math.exp(-days / k.ketones_time)
    e.ketone_production = (k.ketones + (k.ketones_fasting - k.ketones) * fasting) * e.resting_factor
    lean = b.person.weight * (1 - b.person.body_fat)
    e.creatinine_production = k.creatinine * lean
    e.lactate_production = b.gas.lactate_production * k.day / 1000
