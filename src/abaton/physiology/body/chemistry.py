"""What a laboratory would find in plasma, and the hormones of sugar."""

from typing import Annotated

GUYTON = "Guyton and Hall 2016"
REST = "definition: taken by `start_fluids` from the body at rest"


class ChemistryConstants:
    # Concentrations of rest, those that `start_fluids` begins with.
    sodium: Annotated[
        float, "mmol/L", GUYTON + "Van Leeuwen 2015, as in Pulse 2024: 136-146; Guyton and Hall 2016: 142"
    ] = 140.0
    potassium: Annotated[float, "mmol/L", GUYTON + "Valtin 1995, as in Pulse 2024: 2.8-4.4; BioGears 2024: 3.5-5.5"] = (
        4.2
    )
    chloride: Annotated[float, "mmol/L", REST + ", so that pH is 7.40"] = 106.6
    calcium: Annotated[float, "mmol/L", GUYTON + "60 % of 2.4 passes a filter; Higgins 2007: of about 2.5"] = 1.42
    magnesium: Annotated[float, "mmol/L", "ionised, Saris 2000 [unverified]"] = 0.55
    phosphate: Annotated[float, "mmol/L", "Pulse 2024: 0.8-1.4"] = 1.1
    glucose: Annotated[
        float, "mmol/L", "Polonsky 1987, as in Pulse 2024: 90-100 mg/dL; Ahlborg 1974: 91.7 mg/dL fasting"
    ] = 5.15
    urea: Annotated[float, "mmol/L", GUYTON + "ICRP 2002, as in Pulse 2024: 31 mg/min in 125 mL/min"] = 4.13
    creatinine: Annotated[float, "mmol/L", "calibrated: 0.176 umol/s over 125 mL/min"] = 0.0845
    ketones: Annotated[float, "mmol/L", "Pulse 2024: 8.2-10.2 mg/L"] = 0.09
    unmeasured: Annotated[
        float, "mmol/L", "sulphate, urate and other strong anions; Figge 1998, gap of healthy [unverified]"
    ] = 1.5

    # Figge: what pH 7.40 at 40 mmHg of carbon dioxide asks for at rest.
    ph_rest: Annotated[float, "1", "definition: of arterial blood"] = 7.4
    bicarbonate_rest: Annotated[float, "mmol/L", "definition: pH 7.40 and 40 mmHg, pK 6.1, 0.0307 mmol/L/mmHg"] = 24.5
    albumin_slope: Annotated[float, "mmol/g", "Figge 1992, as in Ježek 2018"] = 0.123
    albumin_intercept: Annotated[float, "mmol/g", "Figge 1992, as in Ježek 2018"] = 0.631
    phosphate_slope: Annotated[float, "1", "Figge 1992, as in Ježek 2018"] = 0.309
    phosphate_intercept: Annotated[float, "1", "Figge 1992, as in Ježek 2018"] = 0.469
    lactate_rest: Annotated[float, "mmol/L", "definition: as gas begins"] = 1.0
    ph_least: Annotated[float, "1", "definition: guard"] = 6.5
    ph_most: Annotated[float, "1", "definition: guard"] = 8.0

    # Calcium.
    calcium_complexed: Annotated[float, "1", "ionised part of what passes a filter; Higgins 2007: 50 of 60 %"] = 0.85
    calcium_bound: Annotated[float, "mmol/L/(g/dL)", "bound to albumin; calibrated: total 2.37 mmol/L"] = 0.221
    calcium_ph: Annotated[float, "/pH", "ionised by 10^(-0.178 a pH), -0.41; Medical Algorithms 2024"] = -0.42
    bone_time: Annotated[float, "s", "calibrated: bone evens calcium out in hours"] = 10800.0
    citrate_binding: Annotated[float, "1", "calibrated: calcium bound by citrate, mmol/mmol"] = 0.5
    citrate_time: Annotated[float, "s", "liver takes citrate in minutes; Dzik 1988 [unverified]"] = 1500.0
    ionised_least: Annotated[float, "mmol/L", "definition: guard"] = 0.2

    # Potassium.
    cell_potassium: Annotated[float, "mmol", GUYTON + "Marino 2014: 50 mmol/kg, 2 % of it outside cells"] = 3500.0
    potassium_time: Annotated[float, "s", "calibrated: a load is half in cells in 20-30 min; DeFronzo 1980"] = 1500.0
    potassium_capacity: Annotated[
        float, "mmol/(mmol/L)", "lack of 200-400 mmol to 1 mmol/L; Sterns 1981, as in Marino 2014"
    ] = 300.0
    potassium_acid: Annotated[
        float, "mmol/L/pH", "3 to 5 a pH, Simmons 1959; half of it for organic acid, Adrogue 1981"
    ] = -3.0
    potassium_insulin: Annotated[float, "1", "power of insulin; calibrated: 10 units, -0.6 to -1.2 mmol/L"] = 0.06
    potassium_adrenaline: Annotated[float, "1", "power of adrenaline; calibrated: Brown 1983, -0.4 to -0.8"] = 0.05
    potassium_exercise: Annotated[float, "mmol/L", "at full work; Medbo 1990 [unverified]"] = 2.0
    potassium_floor: Annotated[float, "mmol/L", "definition: guard"] = 0.5
    hyperkalaemia: Annotated[float, "mmol/L", "calibrated: severity 1 is +4.5 mmol/L"] = 4.5
    hyperkalaemia_time: Annotated[float, "s", "calibrated: the condition is there in a quarter of an hour"] = 300.0
    hormone_floor: Annotated[float, "1", "definition: guard of powers"] = 0.02

    # Sugar. Rates of the standard adult, scaled by weight.
    release: Annotated[float, "mmol/min", "2.0 mg/kg/min; " + GUYTON + "Katz 1983: 1.90 (0.11) mg/kg/min"] = 0.857
    from_glycogen: Annotated[float, "1", "of hepatic release after a night; Landau 1996: 0.53 after 14 h"] = 0.5
    glycogen: Annotated[float, "g", "liver; Rothman 1991 [unverified]"] = 90.0
    glycogen_half: Annotated[float, "g", "calibrated: release ends as it runs out"] = 12.0
    brain_uptake: Annotated[float, "mmol/min", "Owen 1967: brain 110-145 g/day"] = 0.50
    brain_half: Annotated[float, "mmol/L", "calibrated: transport into the brain"] = 1.5
    brain_ketones: Annotated[float, "1", "part of brain's sugar that ketones take over; Owen 1967 [unverified]"] = 0.5
    brain_ketones_half: Annotated[float, "mmol/L", "calibrated: 72 h without food"] = 2.0
    insulin_rest: Annotated[float, "mU/L", "0.44 ug/L; Pulse 2024: 0.406, Ahlborg 1974: 16.8 mU/L"] = 12.6
    insulin_mass: Annotated[float, "ug/mU", "definition: 5808 g/mol, 6.0 pmol/mU"] = 0.0348
    insulin_pmol: Annotated[float, "pmol/mU", "Heinemann 2010, as in LoopInsighT1"] = 6.0
    insulin_volume: Annotated[float, "L/kg", "Hovorka 2004, as in published code of it"] = 0.12
    insulin_clearance: Annotated[float, "/min", "Hovorka 2004, as in published code of it"] = 0.138
    action_time: Annotated[float, "s", "calibrated: insulin works 20-30 min late; Bergman 1979"] = 1200.0
    secretion_half: Annotated[float, "mmol/L", "calibrated: islets"] = 9.0
    secretion_power: Annotated[float, "1", "calibrated: islets"] = 3.6
    secretion_nerves: Annotated[
        float, "1", "calibrated: exercise lowers insulin; Ahlborg 1974, 16.8 to 10 in 180 min"
    ] = 0.33
    secretion_time: Annotated[float, "s", "calibrated: slow fall of insulin in exercise; Ahlborg 1974"] = 2400.0
    secretion_stress: Annotated[float, "1", "calibrated: power of adrenaline's brake on islets"] = 0.12
    work_half: Annotated[float, "1", "calibrated: exercise that holds half of that back"] = 0.1
    glycogen_full: Annotated[float, "g", "liver, after meals; Nilsson 1973 [unverified]"] = 130.0
    glycogen_refill: Annotated[float, "g/min", "by insulin above rest; calibrated: 20 % of a meal"] = 0.02
    glycogen_refill_most: Annotated[float, "g/min", "calibrated: a meal is stored in 3 h"] = 0.3
    day: Annotated[float, "min", "definition: minutes of a day"] = 1440.0
    uptake_insulin: Annotated[float, "mU/L", "half of insulin's greatest effect; calibrated: clamp, Rizza 1981"] = 150.0
    uptake_glucose: Annotated[
        float, "mmol/L", "half of sugar's greatest effect; Yki-Jarvinen 1987, about 10 [unverified]"
    ] = 10.0
    resistance_ketones: Annotated[
        float, "mmol/L", "calibrated: ketones that halve insulin's effect; DKA falls 4 mmol/L/h"
    ] = 10.0
    release_insulin: Annotated[float, "1", "power of insulin's brake on the liver; calibrated: Rizza 1981"] = 0.6
    release_glucose: Annotated[float, "1", "calibrated: power of sugar's own brake on the liver"] = 0.5
    release_most: Annotated[float, "1", "calibrated: of rest, DKA about threefold"] = 4.0
    making_fasted: Annotated[
        float, "1", "likewise once food and glycogen are gone; 99-124 g/day, Cahill 1970 [unverified]"
    ] = 0.905
    making_most: Annotated[float, "1", "calibrated: gluconeogenesis, of rest; 165 g/day at most in starvation"] = 1.6
    glucagon_power: Annotated[float, "1", "calibrated: of glucagon on release"] = 0.5
    glucagon_glucose: Annotated[float, "1", "calibrated: power of sugar on glucagon"] = 1.8
    glucagon_nerves: Annotated[float, "1", "calibrated: power of adrenaline on glucagon"] = 0.25
    glucagon_insulin: Annotated[float, "1", "power of lacking insulin; Unger 1975, order of size [unverified]"] = 0.25
    glucagon_lack: Annotated[float, "1", "calibrated: of rest, most by lack of insulin"] = 2.5
    glucagon_most: Annotated[float, "1", "calibrated: of rest, hypoglycaemia"] = 6.0
    glucagon_time: Annotated[float, "s", "calibrated: half-life 5 min"] = 420.0
    exercise_uptake: Annotated[float, "mmol/min", "at full work; Wahren 1971, rises 5-fold and more [unverified]"] = 3.2
    exercise_release: Annotated[float, "1", "of that, met by the liver; Wahren 1971 [unverified]"] = 0.66
    exercise_time: Annotated[float, "s", "calibrated: muscle takes up sugar within minutes"] = 300.0
    insulin_least: Annotated[float, "mU/L", "definition: guard of powers"] = 0.3
    glucose_least: Annotated[float, "mmol/L", "definition: uptake ends"] = 0.3

    # Ketones, fat, protein.
    ketogenesis: Annotated[float, "mmol/min", "calibrated: 0.308 at rest, 0.56-0.78 (83-115 g/day) at 72 h"] = 1.301
    ketogenesis_insulin: Annotated[float, "mU/L", "calibrated: with that"] = 3.91
    ketone_uptake: Annotated[float, "mmol/min", "calibrated: 0.09 mmol/L at rest, 2.5-4 at 72 h"] = 0.65
    ketone_half: Annotated[float, "mmol/L", "calibrated: with that"] = 0.0999
    ketone_mass: Annotated[float, "g/mol", "definition: acetoacetic acid"] = 102.09
    ketogenesis_time: Annotated[float, "s", "calibrated: fat answers in hours"] = 5400.0
    triacylglycerol: Annotated[float, "mg/dL", "Pulse 2024: 50-150 mg/dL"] = 100.0
    triacylglycerol_fasting: Annotated[float, "1", "calibrated: part left without insulin; 76 mg/dL at 72 h"] = 0.65
    triacylglycerol_meal: Annotated[float, "mg/dL/(g/min)", "calibrated: 50 g of fat, +50-80 %"] = 250.0
    triacylglycerol_time: Annotated[float, "s", "calibrated: hours"] = 10800.0
    fatty_acids: Annotated[float, "mmol/L", "Frayn 2010, 0.3-0.6 after a night [unverified]"] = 0.5
    urea_production: Annotated[float, "mmol/min", "ICRP 2002, as in Pulse 2024: 18 mg/min leaves in urine"] = 0.30
    urea_per_protein: Annotated[float, "mmol/g", "definition: 0.16 g of nitrogen a gram, all to urea"] = 5.7
    urea_insulin: Annotated[float, "1", "calibrated: power of lacking insulin on breakdown of protein"] = 0.1
    creatinine_production: Annotated[float, "mmol/min", "Pulse 2024: 0.176 umol/s"] = 0.01056

    # Catecholamines.
    adrenaline: Annotated[float, "ug/L", "Pulse 2024: 0.032-0.036"] = 0.033
    noradrenaline: Annotated[float, "ug/L", "Pulse 2024: 0.124-0.274"] = 0.2
    adrenaline_power: Annotated[float, "1", "calibrated: 10-fold in class III haemorrhage"] = 2.5
    noradrenaline_power: Annotated[float, "1", "calibrated: 3-fold in class III haemorrhage"] = 1.5
    nerves_time: Annotated[float, "s", "definition: waves of pressure even out"] = 60.0
    catecholamine_time: Annotated[float, "s", "calibrated: half-life 2 min"] = 150.0
    catecholamine_most: Annotated[float, "1", "calibrated: of rest, shock"] = 60.0
    adrenaline_release: Annotated[float, "1", "calibrated: power of adrenaline on hepatic release"] = 0.08

    # Conditions.
    burn_time: Annotated[float, "s", "capillaries close again within a day; Arturson 1979 [unverified]"] = 43200.0
    burn_leak: Annotated[float, "1", "calibrated: Parkland, 4 mL/kg/% in a day"] = 8.0
    burn_protein: Annotated[float, "1", "calibrated: oedema of tissue not burnt beyond 25 %"] = 1.0
    burn_potassium: Annotated[float, "mmol/min", "calibrated: cells that die, whole surface"] = 0.6
    burn_metabolism: Annotated[float, "1", "calibrated: doubles at 50 % in days"] = 1.5
    haemolysis_half: Annotated[float, "g", "free haemoglobin of a full reaction; calibrated: 100 mL of cells"] = 35.0
    haemolysis_dilation: Annotated[float, "1", "calibrated: hypotension"] = 0.35
    haemolysis_fever: Annotated[float, "K", "calibrated: +1 to +2 K"] = 1.8
    haemolysis_alarm: Annotated[float, "1", "calibrated: tachycardia"] = 0.8
    angiotensin_vessels: Annotated[float, "1", "calibrated: power on systemic resistance"] = 0.08
    angiotensin_most: Annotated[float, "1", "calibrated: resistance in renovascular hypertension"] = 0.25
    ketoacidosis_power: Annotated[float, "1", "calibrated: severity to what is left of insulin"] = 3.0
    ketoacidosis_time: Annotated[float, "s", "calibrated: about a day to a full picture"] = 64800.0
    long_step: Annotated[float, "s", "definition: of days that go by at once"] = 10.0
    capillary_stiffness: Annotated[float, "mm[Hg]/mL", "calibrated: capillaries' pressure of lost plasma"] = 0.004

    # Masses, for what is printed in grams. IUPAC 2021.
    urea_mass: Annotated[float, "g/mol", "IUPAC 2021"] = 60.06
    urea_nitrogen_mass: Annotated[float, "g/mol", "IUPAC 2021"] = 28.01
    glucose_mass: Annotated[float, "g/mol", "IUPAC 2021"] = 180.16


class Chemistry:
    constants: ChemistryConstants

    sodium: Annotated[float, "mmol/L"] = 140.0
    potassium: Annotated[float, "mmol/L"] = 4.2
    chloride: Annotated[float, "mmol/L"] = 105.8
    calcium: Annotated[float, "mmol/L", "total"] = 2.37
    ionised_calcium: Annotated[float, "mmol/L"] = 1.2
    filterable_calcium: Annotated[float, "mmol/L", "ionised and complexed"] = 1.42
    magnesium: Annotated[float, "mmol/L", "ionised"] = 0.55
    phosphate: Annotated[float, "mmol/L"] = 1.1
    strong_ion_difference: Annotated[float, "mmol/L", "for pH: lactate and ketones apart, other anions off"] = 39.6
    apparent_strong_ion_difference: Annotated[float, "mmol/L", "Na + K + 2 Ca + 2 Mg - Cl, as laboratories"] = 41.1
    albumin: Annotated[float, "g/dL"] = 4.3
    globulin: Annotated[float, "g/dL"] = 2.7
    protein: Annotated[float, "g/dL"] = 7.0
    glucose: Annotated[float, "mmol/L"] = 5.15
    glucose_mass: Annotated[float, "mg/dL"] = 92.8
    urea: Annotated[float, "mmol/L"] = 4.13
    urea_nitrogen: Annotated[float, "mg/dL", "BUN"] = 11.6
    creatinine: Annotated[float, "mmol/L"] = 0.0845
    ketones: Annotated[float, "mmol/L"] = 0.09
    citrate: Annotated[float, "mmol/L"] = 0.0
    mannitol: Annotated[float, "mmol/L"] = 0.0
    triacylglycerol: Annotated[float, "mg/dL"] = 100.0
    fatty_acids: Annotated[float, "mmol/L"] = 0.5
    insulin: Annotated[float, "mU/L", "the body's own and given"] = 12.6
    insulin_mass: Annotated[float, "ug/L"] = 0.4385
    glucagon: Annotated[float, "1", "1 at rest"] = 1.0
    adrenaline: Annotated[float, "ug/L", "the body's own"] = 0.033
    noradrenaline: Annotated[float, "ug/L", "the body's own"] = 0.2

    nerves: Annotated[float, "1", "sympathetic activity over a minute"] = 1.0
    own_insulin: Annotated[float, "mU/L"] = 12.6
    islets: Annotated[float, "1", "what nerves leave of insulin's secretion"] = 1.0
    insulin_action: Annotated[float, "mU/L", "insulin as its targets feel it, late"] = 12.6
    fat_action: Annotated[float, "mU/L", "insulin as fat feels it, later still"] = 12.6
    insulin_loss: Annotated[float, "1", "0..1 of islets that do not work"] = 0.0
    work: Annotated[float, "1", "exercise as muscle's sugar uptake follows it"] = 0.0
    glycogen: Annotated[float, "g", "in the liver"] = 90.0
    cell_potassium: Annotated[float, "mmol"] = 3500.0
    scale: Annotated[float, "1", REST + "; weight against the standard adult's"] = 1.0

    insulin_secretion: Annotated[float, "pmol/min"] = 92.0
    hepatic_release: Annotated[float, "mmol/min", "glucose"] = 0.857
    gluconeogenesis: Annotated[float, "g/day"] = 111.0
    glucose_uptake: Annotated[float, "mmol/min"] = 0.857
    ketogenesis: Annotated[float, "mmol/min"] = 0.308
    ketogenesis_mass: Annotated[float, "g/day"] = 45.0
    urea_production: Annotated[float, "mmol/min"] = 0.3
    creatinine_production: Annotated[float, "umol/s"] = 0.176
    potassium_shift: Annotated[float, "mmol/min", "out of cells"] = 0.0
