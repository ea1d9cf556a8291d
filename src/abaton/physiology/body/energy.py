"""Metabolism and warmth: what organs want of oxygen, what they burn, and how warm core and skin are."""

from typing import Annotated

from abaton.physiology.body.circulation import N_ORGANS
from abaton.physiology.table import Floats, several


class EnergyConstants:
    # Rest.
    weight_term: Annotated[float, "kcal/d/kg", "Mifflin 1990, as in Medscape 2024"] = 10.0
    height_term: Annotated[float, "kcal/d/cm", "Mifflin 1990, as in Medscape 2024"] = 6.25
    age_term: Annotated[float, "kcal/d/a", "Mifflin 1990, as in Medscape 2024"] = -5.0
    male_term: Annotated[float, "kcal/d", "Mifflin 1990, as in Medscape 2024"] = 5.0
    female_term: Annotated[float, "kcal/d", "Mifflin 1990, as in Medscape 2024"] = -161.0
    adult: Annotated[float, "a", "definition: Mifflin's formula from this age, Schofield's below"] = 18.0
    child_ages: Annotated[Floats, "a", "Schofield 1985, beginning of each band"] = several(0.0, 3.0, 10.0)
    boy_weight: Annotated[Floats, "kcal/d/kg", "Schofield 1985, as in FAO 2001"] = several(59.5, 22.7, 17.7)
    boy_term: Annotated[Floats, "kcal/d", "Schofield 1985, as in FAO 2001"] = several(-30.4, 504.3, 658.2)
    girl_weight: Annotated[Floats, "kcal/d/kg", "Schofield 1985, as in FAO 2001"] = several(58.3, 20.3, 13.4)
    girl_term: Annotated[Floats, "kcal/d", "Schofield 1985, as in FAO 2001"] = several(-31.1, 485.9, 692.6)
    least_rest: Annotated[float, "kcal/d/kg", "definition: bound for the very small"] = 15.0
    awake: Annotated[float, "1", "calibrated: 3.4 mL/kg/min and 1790 kcal/d at rest, BioGears 2024"] = 1.09
    standard_rest: Annotated[float, "kcal/d", "definition: of the standard adult"] = 1790.0
    day: Annotated[float, "min/d", "definition: of the unit"] = 1440.0
    caloric: Annotated[float, "kcal/L", "Weir 1949, per litre of oxygen, as in Part One 2024: 3.94"] = 3.941
    caloric_quotient: Annotated[float, "kcal/L", "Weir 1949, per litre of carbon dioxide, as in Part One 2024: 1.1"] = (
        1.106
    )
    watt: Annotated[float, "W/(kcal/min)", "definition: 4186.8 J"] = 69.78
    share: Annotated[Floats, "1", "of resting oxygen uptake by organ. Wang 2010 [unverified]"] = several(
        0.19, 0.11, 0.20, 0.07, 0.23, 0.20
    )
    quotient: Annotated[float, "1", "mixed diet, HumMod 2010"] = 0.8
    quotient_fat: Annotated[float, "1", "fasting, Zauner 2000 [unverified]"] = 0.715
    seizure_work: Annotated[
        float, "1", "of the greatest oxygen uptake, calibrated: lactate 12 after 1-2 min, Orringer 1977 [unverified]"
    ] = 0.25
    quotient_exercise: Annotated[float, "1", "added at greatest uptake, Åstrand 1986 [unverified]"] = 0.2
    fasting_time: Annotated[float, "d", "Cahill 1970, switch to fat [unverified]"] = 1.2
    warming: Annotated[float, "/K", "Q10 of 2.3 as ln 2.3 / 10, DuBois 1921 [unverified]"] = 0.083
    fibrillating_heart: Annotated[
        float, "1", "of a working heart's, in coarse fibrillation. Hoffman 1987 [unverified]"
    ] = 0.4
    arrested_heart: Annotated[
        float, "1", "of the heart's uptake without beats: 1.74 of 9.2 mL/min/100 g, Circ Res 1980, 47, 408"
    ] = 0.2
    heart_product: Annotated[float, "mm[Hg]/min", "definition: rate times systolic pressure at rest"] = 8300.0
    heart_product_limit: Annotated[float, "1", "definition: bound of that product over rest"] = 6.0
    heart_time: Annotated[float, "s", "calibrated: a few beats"] = 10.0

    # Exercise.
    uptake_time: Annotated[float, "s", "Whipp 1972, muscle on- and off-kinetics [unverified]"] = 35.0
    legs: Annotated[
        float, "1", "of exercise's uptake; calibrated: as circulation shares the flow of work, Calbet 2007"
    ] = 0.62
    efficiency: Annotated[float, "1", "work over energy; Nickleberry and Brooks 1996, 0.21-0.28 with rise of work"] = (
        0.22
    )
    critical_power: Annotated[float, "1", "Poole 2016, of greatest uptake [unverified]"] = 0.75
    critical_least: Annotated[float, "1", "definition: bound"] = 0.01
    anaerobic_capacity: Annotated[float, "s", "calibrated: 3 min at greatest uptake, Johnson 2000"] = 48.0
    anaerobic_recovery: Annotated[float, "s", "Skiba 2012 [unverified]"] = 300.0

    # Body heat, Gagge 1971 in two nodes.
    specific_heat: Annotated[float, "J/kg/K", "Gagge 1971, 0.97 W h/kg/K, as in pythermalcomfort"] = 3490.0
    skin_share: Annotated[float, "1", "Gagge 1971, of body mass"] = 0.1
    core_set: Annotated[float, "Cel", "definition: rest, Pulse 2024"] = 37.0
    skin_set: Annotated[float, "Cel", "definition: rest, Pulse 2024"] = 33.0
    conductance: Annotated[float, "W/m2/K", "Gagge 1971, without blood"] = 5.28
    shiver_conductance: Annotated[float, "1/K", "calibrated: 2.7 K/h in water of 10 Cel, Hayward 1975"] = 0.04
    conductance_fat: Annotated[float, "1", "calibrated: body fat at which that holds"] = 0.2
    conductance_least: Annotated[float, "1", "calibrated: Hayward 1975, factor in the fat"] = 0.6
    conductance_most: Annotated[float, "1", "calibrated: Hayward 1975, factor in the lean"] = 1.4
    blood_heat: Annotated[float, "J/L/K", "Gagge 1971, 1.163 W h/L/K"] = 4187.0
    skin_flow: Annotated[float, "L/m2/h", "Gagge 1971, 6.3; calibrated: skin 33, core 37 Cel"] = 4.2
    skin_flow_least: Annotated[float, "L/m2/h", "Gagge 1971"] = 0.5
    skin_flow_most: Annotated[float, "L/m2/h", "Gagge 1971"] = 90.0
    dilatation: Annotated[float, "L/m2/h/K", "Fobelets 1988, as in pythermalcomfort"] = 120.0
    exercise_skin: Annotated[
        float, "1", "of that, held back by the greatest exercise: skin flow levels off. Kenney 1992 [unverified]"
    ] = 0.5
    constriction: Annotated[float, "/K", "Fobelets 1988, as in pythermalcomfort"] = 0.5
    anaesthetic_flow: Annotated[float, "L/m2/h", "calibrated: core 1 K lower in an hour, Sessler 2000"] = 12.0
    hour: Annotated[float, "s/h", "definition: of the unit"] = 3600.0
    sweat_gain: Annotated[float, "g/m2/h/K", "Gagge 1986, 170; calibrated: 0.7-1.2 kg in an hour, Baker 2009"] = 360.0
    sweat_skin: Annotated[float, "K", "Gagge 1971"] = 10.7
    sweat_most: Annotated[float, "g/m2/h", "Gagge 1986, 1 L/h [unverified]"] = 700.0
    sweat_stop: Annotated[
        float, "Cel", "Epstein 2011: above 40.5 thermoregulation gives way; core at which sweating begins to fail"
    ] = 40.5
    sweat_span: Annotated[float, "K", "calibrated: over which it ends"] = 1.5
    evaporation: Annotated[float, "J/g", "ASHRAE 2017"] = 2430.0
    sweat_dripping: Annotated[float, "1", "ISO 7933 2004, of sweat lost at full wetness"] = 0.5
    diffusion: Annotated[float, "1", "Gagge 1971, of greatest evaporation"] = 0.06
    wetness_most: Annotated[float, "1", "definition: all skin wet"] = 1.0
    shiver_core: Annotated[float, "W/m2/K", "Tikuisis 1999 [unverified]"] = 155.5
    shiver_from: Annotated[
        float,
        "W/m2",
        "of the formula, before body fat; calibrated: none below it, as at rest in a room",
    ] = 62.0
    shiver_skin: Annotated[float, "W/m2/K", "Tikuisis 1999 [unverified]"] = 47.0
    shiver_curve: Annotated[float, "W/m2/K2", "Tikuisis 1999 [unverified]"] = 1.57
    shiver_peak: Annotated[float, "K", "Tikuisis 1999, vertex of the parabola of skin [unverified]"] = 15.0
    shiver_fat: Annotated[float, "%", "Tikuisis 1999, least body fat of the formula"] = 8.0
    shiver_most: Annotated[float, "1", "Eyolfson 2001, 4.9 times rest in all"] = 3.9
    shiver_stop: Annotated[
        float, "Cel", "Danzl 2001: shivering is extinguished at 31; core below which it has ended"
    ] = 30.0
    shiver_full: Annotated[
        float, "Cel", "Danzl 2001: shivering is extinguished at 31; core above which it is whole"
    ] = 32.0
    shiver_aerobic: Annotated[float, "1", "calibrated: share of oxygen met at which shivering has ended"] = 0.8
    shiver_endurance: Annotated[
        float, "s", "of the greatest shivering. calibrated: 12 h in water of 20 Cel are survived by few, Hayward 1975"
    ] = 9000.0
    shiver_recovery: Annotated[float, "s", "Ivy 2004, refill of muscle glycogen [unverified]"] = 43200.0
    shiver_last: Annotated[float, "1", "calibrated: share of stores below which shivering fails"] = 0.5
    shiver_time: Annotated[float, "s", "calibrated: onset within a minute or two"] = 60.0
    shiver_skin_set: Annotated[float, "Cel", "Tikuisis 1999 [unverified]"] = 33.0
    shiver_muscle: Annotated[float, "1", "of shivering in trunk and arms, Bell 1992 [unverified]"] = 0.5

    # Surroundings.
    lying: Annotated[float, "1", "calibrated: skin 33 Cel at rest in the room; rest of it is on the bed or covered"] = (
        0.63
    )
    upright: Annotated[float, "1", "definition: exercise at which all skin is exposed"] = 0.1
    windy: Annotated[float, "m/s", "definition: air speed at which all skin is exposed"] = 2.0
    moving: Annotated[float, "m3/J", "ISO 7933 2004, own air speed per metabolic rate"] = 0.0052
    moving_from: Annotated[float, "W/m2", "ISO 7933 2004"] = 58.0
    moving_most: Annotated[float, "m/s", "ISO 7933 2004"] = 0.7
    clo: Annotated[float, "m2.K/W", "definition: of the unit"] = 0.155
    clothing_area: Annotated[float, "1", "ISO 7933 2004, per clo, as in pythermalcomfort"] = 0.3
    clothing_wind: Annotated[float, "1", "Havenith 2002, of insulation lost per m/s [unverified]"] = 0.08
    clothing_wind_most: Annotated[float, "1", "Havenith 2002 [unverified]"] = 0.5
    convection_still: Annotated[float, "W/m2/K", "ASHRAE 2017"] = 3.1
    convection: Annotated[float, "W/m2/K", "ASHRAE 2017, at 1 m/s"] = 8.3
    convection_power: Annotated[float, "1", "ASHRAE 2017"] = 0.6
    pressure_power: Annotated[float, "1", "ASHRAE 2017"] = 0.55
    standard_pressure: Annotated[float, "mm[Hg]", "definition: sea level"] = 760.0
    emission: Annotated[float, "W/m2/K4", "4 x Stefan-Boltzmann x 0.95 x 0.72, ASHRAE 2017"] = 1.55e-7
    kelvin: Annotated[float, "K", "definition: 0 Cel"] = 273.15
    lewis: Annotated[float, "K/kPa", "ASHRAE 2017"] = 16.5
    permeability: Annotated[float, "1", "ISO 9920 2007, of clothing, as in pythermalcomfort"] = 0.38
    vapour_scale: Annotated[float, "kPa", "Buck 1981"] = 0.61121
    vapour_a: Annotated[float, "1", "Buck 1981"] = 17.502
    vapour_b: Annotated[float, "Cel", "Buck 1981"] = 240.97
    breath_warming: Annotated[float, "/K", "ASHRAE 2017, dry heat of breath per metabolic rate"] = 0.0014
    breath_air: Annotated[float, "Cel", "ASHRAE 2017"] = 34.0
    breath_wetting: Annotated[float, "/kPa", "ASHRAE 2017, evaporation of breath per metabolic rate"] = 0.0173
    breath_vapour: Annotated[float, "kPa", "ASHRAE 2017"] = 5.87
    water: Annotated[float, "W/m2/K", "Boutelier 1977, still water [unverified]"] = 90.0
    water_clothing: Annotated[float, "1", "Allan 1985, of clothing's insulation left when wet [unverified]"] = 0.1
    infusion_temperature: Annotated[float, "Cel", "definition: room"] = 21.0
    fluid_heat: Annotated[float, "J/mL/K", "definition: of water"] = 4.18
    burn_evaporation: Annotated[float, "g/m2/h", "Lamke 1977, burnt skin: 178 partial, 143 full thickness"] = 150.0
    coldest: Annotated[float, "Cel", "definition: bound"] = 5.0
    hottest: Annotated[float, "Cel", "definition: bound"] = 50.0
    ebb: Annotated[float, "1", "definition: least share of flow to skin that carries heat, without circulation"] = 0.05
    output: Annotated[float, "mL/min", "definition: cardiac output of rest"] = 5600.0
    output_enough: Annotated[float, "1", "calibrated: of it, above which skin gets what it wants"] = 0.6

    # What is burnt and made, Frayn 1983.
    nitrogen: Annotated[float, "g/d", "Frayn 1983, urinary nitrogen [unverified]"] = 12.0
    protein: Annotated[float, "1", "definition: protein per nitrogen"] = 6.25
    carbohydrate_dioxide: Annotated[float, "g/L", "Frayn 1983, as in published code of it"] = 4.55
    carbohydrate_oxygen: Annotated[float, "g/L", "Frayn 1983, as in published code of it"] = 3.21
    carbohydrate_nitrogen: Annotated[float, "1", "Frayn 1983 [unverified]"] = 2.87
    fat_gas: Annotated[float, "g/L", "Frayn 1983, as in published code of it"] = 1.67
    fat_nitrogen: Annotated[float, "1", "Frayn 1983 [unverified]"] = 1.92
    ketones: Annotated[float, "umol/min", "Pulse 2024, rest"] = 308.0
    ketones_fasting: Annotated[float, "umol/min", "Garber 1974, after three days: 83-115 g/d"] = 700.0
    ketones_time: Annotated[float, "d", "Cahill 1970 [unverified]"] = 2.0
    creatinine: Annotated[float, "umol/s/kg", "Pulse 2024: 0.176 umol/s of the standard adult"] = 0.00289

    # Illness.
    fever: Annotated[float, "K", "definition: of severity 1"] = 3.0
    fasting_metabolism: Annotated[float, "1", "Keys 1950, of metabolism lost in weeks [unverified]"] = 0.25
    fasting_days: Annotated[float, "d", "Keys 1950 [unverified]"] = 20.0
    thyroid_metabolism: Annotated[float, "1", "Du Bois 1936, of metabolism lost [unverified]"] = 0.35
    thyroid_heat: Annotated[float, "K", "calibrated: myxoedema coma, Wartofsky 2006"] = 1.5
    thyroid_rate: Annotated[float, "1", "Klein 2001, of heart rate lost [unverified]"] = 0.25
    thyroid_force: Annotated[float, "1", "Klein 2001, of contractility lost [unverified]"] = 0.2
    thyroid_drive: Annotated[
        float, "1", "Zwillich 1975, of drive lost: index of hypoxia 67 before, 114 after treatment"
    ] = 0.4
    thyroid_gain: Annotated[float, "1", "calibrated: of shivering lost"] = 0.5
    pregnancy_metabolism: Annotated[float, "1", "added; Part One 2024: up to 20 % in later pregnancy"] = 0.15
    ketotic_metabolism: Annotated[float, "1", "calibrated: work of breathing"] = 0.1
    cold_force: Annotated[float, "1/K", "of contractility lost per kelvin below 34, Danzl 1994 [unverified]"] = 0.03
    cold_from: Annotated[float, "Cel", "Watts 1998, clotting slows below; Danzl 1994"] = 34.0
    cold_clotting: Annotated[float, "/K", "Wolberg 2004, bleeding more per kelvin below 34 [unverified]"] = 0.1
    hot_from: Annotated[float, "Cel", "Bouchama 2002, heat stroke: above 40.0"] = 40.0
    hot_leak: Annotated[float, "1", "calibrated: per kelvin above"] = 0.2


class Energy:
    constants: EnergyConstants

    # Asked by acts.
    exercise_wanted: Annotated[float, "1", "the act's intensity. definition"] = 0.0

    # Metabolism.
    exercise: Annotated[float, "1", "intensity as it is reached"] = 0.0
    anaerobic_left: Annotated[float, "1", "1 fresh, 0 exhausted"] = 1.0
    fatigue: Annotated[float, "1", "0 fresh .. 1 exhausted"] = 0.0
    achieved: Annotated[float, "1", "share of the wanted exercise that is done"] = 1.0
    muscle_uptake: Annotated[float, "mL/min", "STPD, of exercise above rest"] = 0.0
    muscle_activity: Annotated[float, "1", "uptake of exercise above rest, of the greatest"] = 0.0
    shiver_activity: Annotated[float, "1", "uptake of shivering, of the greatest above rest"] = 0.0
    shivering: Annotated[float, "W"] = 0.0
    worn: Annotated[float, "1", "share of what muscles can shiver on that is used up"] = 0.0
    heart_work: Annotated[float, "1", "of rest"] = 1.0
    resting_factor: Annotated[float, "1", "resting metabolism over the standard adult's"] = 1.0
    resting_uptake: Annotated[float, "mL/min", "STPD"] = 257.0
    oxygen_uptake: Annotated[float, "mL/min", "STPD, wanted by all organs"] = 257.0
    oxygen_demand: Annotated[Floats, "mL/s", N_ORGANS, "STPD"] = several(0.81, 0.47, 0.86, 0.3, 0.99, 0.86)
    respiratory_quotient: Annotated[float, "1"] = 0.8
    metabolic_rate: Annotated[float, "W", "of oxygen really used"] = 87.0
    total_metabolic_rate: Annotated[float, "kcal/d"] = 1790.0
    energy_spent: Annotated[float, "kcal", "running sum"] = 0.0
    carbohydrate_use: Annotated[float, "g/min"] = 0.1
    fat_use: Annotated[float, "g/min"] = 0.06
    protein_use: Annotated[float, "g/min"] = 0.05
    ketone_production: Annotated[float, "umol/min"] = 308.0
    creatinine_production: Annotated[float, "umol/s"] = 0.176
    lactate_production: Annotated[float, "mol/d"] = 1.3

    # Warmth.
    core: Annotated[float, "Cel"] = 37.0
    skin: Annotated[float, "Cel"] = 33.0
    setpoint: Annotated[float, "Cel", "of the hypothalamus"] = 37.0
    skin_flow: Annotated[float, "mL/min"] = 200.0
    skin_dilation: Annotated[float, "1", "skin blood flow that is asked, of neutral"] = 1.0
    sweat_rate: Annotated[float, "mL/min"] = 0.0
    insensible: Annotated[float, "mL/min", "water lost through skin and breath without sweating"] = 0.6
    wetness: Annotated[float, "1", "of skin"] = 0.06
    heat_produced: Annotated[float, "J", "running sum, work taken off"] = 0.0
    heat_lost: Annotated[float, "J", "running sum"] = 0.0
    begun: Annotated[float, "1", "1 once demand was set"] = 0.0
