"""Water and what is dissolved in it: plasma, red cells, the space between cells, cells, gut, bags."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.table import Floats, several


class Solute(IntEnum):
    """What the water outside cells carries, in mmol. Urea and creatinine are in all body water."""

    SODIUM = 0
    POTASSIUM = 1
    CHLORIDE = 2
    CALCIUM = 3  # what passes a filter: ionised and complexed
    MAGNESIUM = 4
    PHOSPHATE = 5
    GLUCOSE = 6
    UREA = 7
    CREATININE = 8
    KETONES = 9
    BASE = 10  # strong ion difference given or taken without one of the ions above
    CITRATE = 11
    MANNITOL = 12


class Protein(IntEnum):
    """What makes oncotic pressure, in g."""

    ALBUMIN = 0
    GLOBULIN = 1
    COLLOID = 2  # gelatin


class Fluid(IntEnum):
    """Bags, in the order of `acts.FluidName`."""

    SALINE = 0
    RINGER_LACTATE = 1
    BALANCED = 2
    ALBUMIN_5 = 3
    GELATIN = 4
    WHOLE_BLOOD = 5
    PACKED_CELLS = 6
    PLASMA = 7
    DEXTROSE_5 = 8
    HYPERTONIC_SALINE = 9
    MANNITOL_20 = 10
    BICARBONATE_8_4 = 11


N_SOLUTES = len(Solute)
N_PROTEINS = len(Protein)
N_FLUIDS = len(Fluid)

REST = "definition: taken by `start_fluids` from the body at rest"
LABEL = "British National Formulary 2023 and product labels, per litre of the part that is not cells [unverified]"
BANK = "AABB Technical Manual 2020, stored blood, rounded [unverified]"
GUYTON = "Guyton and Hall 2016, ch. 16 and 25"


class FluidConstants:
    # Set points, of this person.
    blood_rest: Annotated[float, "mL", REST] = 5510.0
    plasma_rest: Annotated[float, "mL", REST] = 3085.0
    interstitial_rest: Annotated[float, "mL", REST] = 12000.0
    capillary_rest: Annotated[float, "mm[Hg]", REST] = 17.5
    tissue_pressure_rest: Annotated[float, "mm[Hg]", REST + ", so that filtration equals lymph"] = -2.5
    permeability: Annotated[float, "mL/min", REST + ", so that protein leak equals its return by lymph"] = 0.9

    # Of a standard adult; scaled by weight in `start_fluids`.
    weight_standard: Annotated[float, "kg", "definition: standard adult"] = 77.1
    haematocrit: Annotated[float, "1", "Pulse 2024: 3079 mL plasma of 5510 mL blood"] = 0.44
    haematocrit_woman: Annotated[float, "1", "Harriet Lane 2005: 0.36-0.44"] = 0.40
    haematocrit_child: Annotated[float, "1", "Harriet Lane 2005: 0.34-0.40 at 2 to 6 years"] = 0.37
    haematocrit_newborn: Annotated[float, "1", "Harriet Lane 2005: 0.42-0.64"] = 0.50
    age_grown: Annotated[float, "a", "definition: blood as of adults"] = 13.0
    age_infant: Annotated[float, "a", "definition: blood as of children"] = 0.25
    interstitial_per_weight: Annotated[float, "mL/kg", GUYTON + ": 11-12 L of 70-77 kg; Enderle 2012: 11 L of 70"] = (
        155.6
    )
    intracellular_per_weight: Annotated[
        float, "mL/kg", "ICRP 2002, as in BioGears 2024: 25.3 L; " + GUYTON + ": 28 with red cells"
    ] = 330.0
    cell_haemoglobin: Annotated[float, "g/dL", "definition: 15 g/dL of blood over a haematocrit of 0.44"] = 34.09
    cell_mass: Annotated[float, "pg", "haemoglobin of a red cell; MedlinePlus 2015, as in Pulse 2024: 27-31"] = 29.0
    white_cells: Annotated[float, "/uL", "Guyton and Hall 2016, p. 455, as in Pulse 2024"] = 7000.0
    white_inflammation: Annotated[float, "1", "calibrated: leucocytes at full inflammation, of rest, 17500/uL"] = 1.5
    count_factor: Annotated[float, "1", "definition: g/dL over pg to cells in a microlitre"] = 1.0e7
    blood_density: Annotated[float, "kg/m3", "Pulse 2024"] = 1050.0
    lipid_fraction: Annotated[float, "1", "neutral lipid in plasma; Rodgers 2006, as in Pulse 2024"] = 0.0023
    phospholipid_fraction: Annotated[float, "1", "in plasma; Rodgers 2006, as in Pulse 2024"] = 0.0013

    # Capillaries.
    filtration: Annotated[
        float, "mL/min/mm[Hg]", "whole body; " + GUYTON + " gives 6.67; refill of 4-8 mL/min [unverified]"
    ] = 5.0
    reflection: Annotated[float, "1", "Michel and Curry 1999, muscle and skin 0.9 or more [unverified]"] = 0.92
    lymph: Annotated[float, "mL/min", GUYTON + " 2-3 L/day; Levick 2010 4-8 L/day [unverified]"] = 3.0
    lymph_gain: Annotated[float, "1", "calibrated: lymph rises 10-fold near 0 mmHg tissue pressure, Guyton"] = 18.0
    lymph_dry: Annotated[float, "1", "calibrated: lymph falls by a quarter where tissue loses 5 % of its water"] = 6.0
    lymph_most: Annotated[float, "1", GUYTON + ": 10 to 50 times; HumMod 2010: 25 times at 6 mm[Hg]"] = 15.0
    tissue_stiffness: Annotated[float, "mm[Hg]/mL", "calibrated: 25-30 % of saline is left in vessels"] = 0.0065
    tissue_dry: Annotated[float, "1", "calibrated: of that, stiffer when drier than at rest; " + GUYTON] = 1.8
    tissue_slack: Annotated[float, "mm[Hg]/mL", GUYTON + ": oedema is soft [unverified]"] = 0.0006
    tissue_slack_from: Annotated[float, "mm[Hg]", "above rest, where tissue goes soft; " + GUYTON + " [unverified]"] = (
        4.5
    )
    leak_permeability: Annotated[float, "1", "calibrated: albumin leaves 3 times as fast in septic shock"] = 20.0
    oncotic_1: Annotated[float, "mm[Hg]/(g/dL)", "Landis and Pappenheimer 1963, as in BioGears 2024"] = 2.1
    oncotic_2: Annotated[float, "mm[Hg]/(g/dL)2", "Landis and Pappenheimer 1963, as in BioGears 2024"] = 0.16
    oncotic_3: Annotated[float, "mm[Hg]/(g/dL)3", "Landis and Pappenheimer 1963, as in BioGears 2024"] = 0.009
    colloid_strength: Annotated[float, "1", "calibrated: 33 mmHg of 4 % gelatin, against protein"] = 1.75
    colloid_loss: Annotated[float, "/min", "by the kidneys; half in 3-4 h, Lobo 2010 [unverified]"] = 0.0033
    cell_density: Annotated[float, "g/mL", "Hinghofer-Szalkay 1986, red cells 1.09-1.1"] = 1.09
    tissue_least: Annotated[float, "1", "definition: of rest; below it nothing leaves by skin or capillaries"] = 0.3
    refill_most: Annotated[float, "1", "definition: of a pool, most that leaves it in one step"] = 0.2
    colloid_permeability: Annotated[float, "1", "against protein; gelatin lasts 2-4 h, Lobo 2010 [unverified]"] = 12.0
    protein_rest: Annotated[
        Floats, "g/dL", "Valtin 1995, as in Pulse 2024: albumin 4-5, globulin 2-3; Guyton and Hall 2016: 4.5, 2.5"
    ] = several(4.3, 2.7, 0.0)
    tissue_protein_rest: Annotated[
        float, "1", "Levick 2010, tissue over plasma, 2 g/dL; Guyton 3 g/dL [unverified]"
    ] = 0.286

    # Water in cells.
    cell_permeability: Annotated[float, "mL/min/(mosm/L)", "calibrated: half done in about 2 min"] = 60.0
    osmotic_coefficient: Annotated[float, "1", "0.93 of 2, sodium with its anion; Ježek 2018"] = 1.86
    metabolic_water: Annotated[float, "mL/min", "Boron 2005: 300 mL/day"] = 0.20
    insensible: Annotated[float, "mL/min", "textbooks, as in Fluid Book 2005: 500-650 to 800 and more mL/day"] = 0.49
    sweat_sodium: Annotated[float, "mmol/L", "Baker 2016: forearm 44 (18), whole body 36 (10)"] = 45.0
    sweat_potassium: Annotated[float, "mmol/L", "Lara 2016: 5.9 (0.9)"] = 5.0

    # Gut.
    secretion: Annotated[float, "mL/min", "into the gut and back; Pulse 2024 row 3.3-4.0 less what is drunk"] = 2.3
    gut_water_rate: Annotated[float, "/min", "Peronnet 2012: half of 300 mL in 12-13 min [unverified]"] = 0.04
    gut_sodium_rate: Annotated[float, "/min", "calibrated: as water"] = 0.04
    gut_sodium_most: Annotated[float, "mmol/min", "Schedl 1963, jejunum, order of size [unverified]"] = 4.0
    gut_osmolality: Annotated[float, "mosm/L", "definition: isotonic"] = 290.0
    gut_draw: Annotated[float, "mL/min", "calibrated: most water drawn into a gut full of salt"] = 4.0
    gut_carbohydrate_rate: Annotated[float, "/min", "calibrated: Dalla Man 2006, half of 75 g in an hour"] = 0.012
    gut_carbohydrate_most: Annotated[float, "g/min", "Dalla Man 2006, 6-7 mg/kg/min at most [unverified]"] = 0.6
    first_pass: Annotated[float, "1", "sugar of a meal that the liver keeps; Ferrannini 1985, 20-30 % [unverified]"] = (
        0.2
    )
    gut_fat_rate: Annotated[float, "/min", "calibrated: hours"] = 0.006
    gut_protein_rate: Annotated[float, "/min", "calibrated: hours"] = 0.008

    # Masses.
    sodium_mass: Annotated[float, "g/mol", "IUPAC 2021"] = 22.99
    glucose_mass: Annotated[float, "g/mol", "IUPAC 2021"] = 180.16
    pay_rate: Annotated[float, "mL/s", "definition: how fast vessels take what a condition moved at once"] = 15.0
    plasma_least: Annotated[float, "1", "definition: of rest; below it nothing leaves but blood"] = 0.05

    # Bags.
    bag_sodium: Annotated[Floats, "mmol/L", LABEL + "; hypertonic is 3 %"] = several(
        154, 130, 140, 145, 154, 140, 140, 150, 0, 513, 0, 1000
    )
    bag_potassium: Annotated[Floats, "mmol/L", LABEL + "; stored blood: " + BANK] = several(
        0, 4, 5, 0, 0, 10, 20, 4, 0, 0, 0, 0
    )
    bag_chloride: Annotated[Floats, "mmol/L", LABEL] = several(154, 109, 98, 130, 120, 100, 110, 85, 0, 513, 0, 0)
    bag_calcium: Annotated[Floats, "mmol/L", "lactated Ringer's USP 1.4; Lobo 2013, table 9"] = several(
        0, 1.35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    )
    bag_magnesium: Annotated[Floats, "mmol/L", LABEL] = several(0, 0, 1.5, 0, 0, 0.5, 0, 0.5, 0, 0, 0, 0)
    bag_phosphate: Annotated[Floats, "mmol/L", LABEL] = several(0, 0, 0, 0, 0, 1.1, 0, 1.1, 0, 0, 0, 0)
    bag_glucose: Annotated[Floats, "mmol/L", LABEL] = several(0, 0, 0, 0, 0, 15, 15, 20, 277.5, 0, 0, 0)
    bag_citrate: Annotated[Floats, "mmol/L", BANK] = several(0, 0, 0, 0, 0, 15, 5, 18, 0, 0, 0, 0)
    bag_mannitol: Annotated[Floats, "mmol/L", "definition: 200 g/L of 182.17 g/mol"] = several(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1098, 0
    )
    bag_albumin: Annotated[Floats, "g/dL", LABEL] = several(0, 0, 0, 5, 0, 3.9, 0.5, 3.9, 0, 0, 0, 0)
    bag_globulin: Annotated[Floats, "g/dL", LABEL] = several(0, 0, 0, 0, 0, 2.3, 0.3, 2.3, 0, 0, 0, 0)
    bag_colloid: Annotated[
        Floats, "g/dL", "4 % succinylated gelatin (Gelofusine), Lobo 2010; as in PMC6532631, table 1"
    ] = several(0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0)
    bag_cells: Annotated[Floats, "1", "haematocrit; " + BANK + " [unverified]"] = several(
        0, 0, 0, 0, 0, 0.40, 0.60, 0, 0, 0, 0, 0
    )

    # What habit brings while `intake` is 1: it equals what leaves at rest (see `kidney`).
    scale: Annotated[float, "1", REST + "; weight against the standard adult's"] = 1.0

    # Conditions that begin at once.
    blood_standard: Annotated[float, "mL", "Pulse 2024"] = 5510.0
    salt_mass: Annotated[float, "g/mol", "IUPAC 2021, NaCl"] = 58.44
    even_time: Annotated[float, "s", "definition: vessels and tissue have evened out in it"] = 7200.0
    even_step: Annotated[float, "s", "definition: step of it"] = 10.0
    even_stiffness: Annotated[float, "mm[Hg]/mL", "calibrated: capillaries' pressure of lost plasma"] = 0.004
    adapt_steps: Annotated[float, "1", "definition: steps of half a day"] = 4320.0
    adapt_step: Annotated[float, "s", "definition: short against the lag of kidneys' tone"] = 10.0
    creatinine_most: Annotated[float, "1", "definition: of rest, where a condition begins"] = 4.0
    dehydration_most: Annotated[float, "1", "definition: of body mass"] = 0.15
    dehydration_sodium: Annotated[float, "mmol/L", "of what is lost: thirst and sweat, Cheuvront 2014 [unverified]"] = (
        35.0
    )
    starvation_fluid: Annotated[float, "1", "of fluid outside cells, in the end; Boulter 1973 [unverified]"] = 0.07
    starvation_most: Annotated[float, "d", "definition: longest; Keys 1950 and hunger strikes, 45-73 [unverified]"] = (
        70.0
    )
    starvation_half: Annotated[float, "d", "calibrated: most of it within 3-5 days; Boulter 1973"] = 2.0
    starvation_dilution: Annotated[
        float, "1", "sodium lost beyond its water; 135 mmol/L at 72 h, Stewart 1973 [unverified]"
    ] = 0.8
    starvation_chloride: Annotated[float, "1", "calibrated: 100 mmol/L at 72 h"] = 1.2
    starvation_potassium: Annotated[
        float, "mmol", "from cells, in the end; Cahill 1970, order of size [unverified]"
    ] = 150.0
    starvation_tissue: Annotated[
        float, "g/d", "tissue burnt a day; Cahill 1970 300-400 g with its water [unverified]"
    ] = 350.0
    stenosis_fluid: Annotated[float, "1", "calibrated: fluid outside cells kept with much angiotensin"] = 0.06

    # Haemolysis of cells that do not match.
    haemolysis: Annotated[float, "/min", "calibrated: most of the cells given are gone in an hour"] = 0.05
    mismatched: Annotated[float, "mL", "definition: red cells of three quarters of a bag, where none was hung"] = 130.0
    haptoglobin_clearance: Annotated[float, "/min", "calibrated: free haemoglobin is gone in hours"] = 0.004
    cell_potassium: Annotated[
        float, "mmol/mL", "Guyton and Hall 2016: 100 mmol/L in red cells, let go when they burst [unverified]"
    ] = 0.1


class Fluids:
    constants: FluidConstants

    plasma_volume: Annotated[float, "mL"] = 3085.0
    red_cells: Annotated[float, "mL"] = 2425.0
    foreign_cells: Annotated[float, "mL", "of the red cells, transfused ones that do not match"] = 0.0
    interstitial: Annotated[float, "mL"] = 12000.0
    intracellular: Annotated[float, "mL", "without red cells"] = 25440.0
    cell_osmoles: Annotated[float, "mosm", "in cells, those that potassium takes along apart"] = 6900.0
    solute: Annotated[Floats, "mmol", N_SOLUTES, "outside cells (urea and creatinine: everywhere), by Solute"]
    protein: Annotated[Floats, "g", N_PROTEINS, "in plasma, by Protein"]
    tissue_protein: Annotated[Floats, "g", N_PROTEINS, "between cells, by Protein"]

    gut_water: Annotated[float, "mL"] = 0.0
    gut_sodium: Annotated[float, "mmol"] = 0.0
    gut_carbohydrate: Annotated[float, "g"] = 0.0
    gut_fat: Annotated[float, "g"] = 0.0
    gut_protein: Annotated[float, "g"] = 0.0
    food_mass: Annotated[float, "g", "eaten by acts, less tissue burnt where a condition says so"] = 0.0
    intake: Annotated[float, "1", "1 eats by habit, 0 nothing but what acts give. definition"] = 1.0
    drinking: Annotated[float, "1", "1 drinks by habit, 0 nothing but what acts give. definition"] = 1.0

    # What the circulation applies during the next second.
    infusion_flow: Annotated[float, "mL/s", "all bags, into the veins"] = 0.0
    plasma_flow: Annotated[float, "mL/s", "into the vessels, less what leaves them, bags and blood apart"] = 0.0
    owed: Annotated[float, "mL", "booked here at once, not yet taken by the circulation (conditions that begin)"] = 0.0
    begun: Annotated[Floats, "1", 3, "what has been begun of dehydration (of mass), starvation (d), anaemia"]
    blood_seen: Annotated[float, "mL", "of `circulation.blood_lost`"] = 0.0

    haematocrit: Annotated[float, "1"] = 0.44
    haemoglobin: Annotated[float, "g/dL"] = 15.0
    haemoglobin_mass: Annotated[float, "g"] = 826.5
    free_haemoglobin: Annotated[float, "g", "in plasma"] = 0.0
    cell_count: Annotated[float, "/uL", "red"] = 5.17e6
    cell_haemoglobin: Annotated[float, "pg", "mean of a red cell"] = 29.0
    cell_concentration: Annotated[float, "g/dL", "of haemoglobin in red cells"] = 34.09
    white_cell_count: Annotated[float, "/uL"] = 7000.0
    oncotic_pressure: Annotated[float, "mm[Hg]", "of plasma"] = 25.6
    tissue_oncotic_pressure: Annotated[float, "mm[Hg]"] = 4.9
    tissue_pressure: Annotated[float, "mm[Hg]"] = -2.5
    filtration: Annotated[float, "mL/min", "out of capillaries, net; negative refills"] = 3.0
    lymph: Annotated[float, "mL/min"] = 3.0
    osmotic_flow: Annotated[float, "mL/min", "out of cells"] = 0.0
    water_absorption: Annotated[float, "mL/min", "from the gut"] = 3.5
    carbohydrate_absorption: Annotated[float, "g/min"] = 0.0
    fat_absorption: Annotated[float, "g/min"] = 0.0
    protein_absorption: Annotated[float, "g/min"] = 0.0
    osmolality: Annotated[float, "mosm/kg", "of plasma"] = 290.0
    weight_change: Annotated[float, "kg", "since the body began, of water, food and blood"] = 0.0

    # Running sums since the body began.
    water_in: Annotated[float, "mL", "into all body water and the gut: bags, drink, metabolism"] = 0.0
    water_out: Annotated[float, "mL", "urine, sweat, breath and skin, blood plasma"] = 0.0
    cells_in: Annotated[float, "mL", "red"] = 0.0
    cells_out: Annotated[float, "mL", "red, with blood or burst"] = 0.0
    protein_in: Annotated[Floats, "g", N_PROTEINS]
    protein_out: Annotated[Floats, "g", N_PROTEINS]
    solute_in: Annotated[Floats, "mmol", N_SOLUTES, "given, absorbed, made, let go by cells and bone"]
    solute_out: Annotated[Floats, "mmol", N_SOLUTES, "blood, urine, sweat, used up, taken by cells and bone"]
    metabolic_water: Annotated[float, "mL"] = 0.0
    sweat_lost: Annotated[float, "mL"] = 0.0
    insensible_lost: Annotated[float, "mL"] = 0.0
    urine_lost: Annotated[float, "mL"] = 0.0
