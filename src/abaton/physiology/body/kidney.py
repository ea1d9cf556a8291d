"""Two kidneys: pressures along each, what they filter, take back and let go, and the hormones that steer them."""

from typing import Annotated

from abaton.physiology.body.fluids import N_SOLUTES
from abaton.physiology.table import Floats, several

REST = "definition: taken by `start_fluids` from the body at rest"
GUYTON = "Guyton and Hall 2016, ch. 26-28"
DERIVED = "calibrated: balance of the resting rows"


class KidneyConstants:
    # Set points, of this person.
    arterial_rest: Annotated[float, "mm[Hg]", REST] = 93.0
    venous_rest: Annotated[float, "mm[Hg]", REST] = 4.0
    flow_rest: Annotated[float, "mL/min", REST + "; both kidneys"] = 1140.0
    glomerular_rest: Annotated[float, "mm[Hg]", REST] = 60.0
    pressure_scale: Annotated[
        float, "1", REST + "; of glomerular pressure where arterial pressure is low: children"
    ] = 1.0
    filtration_rest: Annotated[float, "mL/min", REST + "; both kidneys, 125 of a standard adult"] = 125.0
    ecf_rest: Annotated[float, "mL", REST] = 15085.0
    perfusion_rest: Annotated[float, "mm[Hg]", REST + "; behind the renal artery"] = 84.75
    coefficient_rest: Annotated[float, "mL/min/mm[Hg]", REST + "; of each kidney, " + GUYTON + ": 12.5 of both"] = 6.25
    size: Annotated[float, "1", REST + "; body surface against the standard adult's"] = 1.0

    flow_standard: Annotated[float, "mL/min", "Pulse 2024, BioGears 2024: 1064-1200"] = 1140.0
    venous_most: Annotated[float, "mm[Hg]", "definition: guard"] = 15.0
    filtration_standard: Annotated[float, "mL/min", GUYTON + ", as in Pulse 2024: 180 L/day"] = 125.0
    surface_standard: Annotated[float, "m2", "definition: standard adult"] = 1.96

    # Drops of pressure along the way at rest.
    glomerular_standard: Annotated[float, "mm[Hg]", GUYTON + ", as in Pulse 2024"] = 60.0
    glomerular_share: Annotated[float, "1", "definition: of arterial less venous pressure, 56 of 89 mmHg"] = 0.629
    artery_share: Annotated[float, "1", GUYTON + ": arteries 100 to 85 of 100 to 60 mmHg, less; calibrated"] = 0.30
    glomerular_drop: Annotated[float, "mm[Hg]", GUYTON + ": 60 to 59, as in Pulse 2024"] = 1.0
    efferent_drop: Annotated[float, "mm[Hg]", GUYTON + ": 59 to 18, as in Pulse 2024"] = 41.0
    peritubular_drop: Annotated[float, "mm[Hg]", GUYTON + ": 18 to 8, mean 13, as in Pulse 2024"] = 10.0
    bowman: Annotated[float, "mm[Hg]", GUYTON + ", as in Pulse 2024"] = 18.0
    bowman_empty: Annotated[float, "1", "calibrated: of that, left without filtrate; filtration ends near 45 mmHg"] = (
        0.5
    )
    oncotic_profile: Annotated[
        float, "mm[Hg]", "calibrated: mean of the capillary above the middle of its ends; 32 mmHg at rest"
    ] = 1.0
    filtration_most: Annotated[float, "1", "of plasma flow; " + GUYTON + ", order of size [unverified]"] = 0.6
    reabsorption_coefficient: Annotated[float, "mL/min/mm[Hg]", GUYTON + ": 12.4 of both, as in Pulse 2024"] = 6.2
    tubular_pressure: Annotated[
        float, "mm[Hg]", GUYTON + ": interstitium of the kidney, as in Pulse 2024: net 10 is 32 - 15 - 13 + 6"
    ] = 6.0
    tubular_oncotic: Annotated[float, "mm[Hg]", GUYTON + ", as in Pulse 2024"] = 15.0
    surface_per_coefficient: Annotated[float, "cm2/(mL/min/mm[Hg])", "Bohle 1998 through Pulse 2024: 7250-23250"] = (
        1600.0
    )

    # Autoregulation.
    tone_least: Annotated[float, "1", "calibrated: holds down to 80 mmHg, " + GUYTON] = 0.42
    tone_most: Annotated[float, "1", "calibrated: holds up to 180 mmHg, " + GUYTON] = 4.6
    pressure_time: Annotated[float, "s", "definition: beats and breaths even out"] = 10.0
    tone_time: Annotated[
        float, "s", "Wronski 2003, step response: periods of 10-13 s (myogenic) and 34-39 s (feedback)"
    ] = 15.0
    feedback: Annotated[
        float, "mm[Hg]", "glomerular pressure a doubled filtration takes back; calibrated: Thomson 2008"
    ] = 25.0
    stenosis_floor: Annotated[float, "1", "definition: of the lumen, left at severity 1"] = 0.03
    hypoxic_dilation: Annotated[float, "1", "calibrated: renal flow rises in mild hypoxia, Swenson 1995"] = 1.6
    hypoxic_filtration: Annotated[float, "1", "calibrated: filtration that feedback allows then"] = 1.0
    hypoxic_natriuresis: Annotated[float, "1", "calibrated: Swenson 1995, urine +20-50 % at 3000-4500 m"] = 2.5
    saturation_rest: Annotated[float, "1", "definition: of arterial blood"] = 0.97
    hypoxia_most: Annotated[float, "1", "definition: desaturation beyond which it does no more"] = 0.15
    angiotensin_efferent: Annotated[float, "1", "calibrated: power"] = 0.2

    # Excretion at rest, of both kidneys of a standard adult.
    urine_rest: Annotated[float, "mL/min", GUYTON + ": 1.5 L/day, as in Pulse 2024"] = 1.0417
    sodium: Annotated[float, "mmol/min", GUYTON + "Valtin 1995, as in Pulse 2024: 3.45 g/day, 150 mmol"] = 0.10417
    urea_rest: Annotated[float, "mmol/min", GUYTON + "ICRP 2002, as in Pulse 2024: 18 mg/min"] = 0.3
    base_rate: Annotated[float, "/min", "calibrated: a surplus of base leaves in a day or so"] = 0.01
    floor: Annotated[float, "1", "definition: guard of powers"] = 0.2
    potassium: Annotated[
        float, "mmol/min", GUYTON + "70 mmol/day of 92 eaten; Valtin 1995, as in Pulse 2024: 0.78-2.74 g/L of urine"
    ] = 0.0486
    calcium: Annotated[float, "mmol/min", "Pulse 2024: 0.1-0.2 g/day"] = 0.0026
    magnesium: Annotated[float, "mmol/min", "4 mmol/day; " + GUYTON + "4 mmol/day; MedLabs 2020: 3-5"] = 0.0028
    phosphate: Annotated[float, "mmol/min", "25 mmol/day; " + GUYTON + "25 mmol/day; RCPA Manual 2004: 10-40"] = 0.0174
    urea_fraction: Annotated[
        float, "1", "of filtered urea at great flow; " + GUYTON + ": 18 of 31 mg/min at rest [unverified]"
    ] = 0.70
    urea_flow: Annotated[float, "mL/min", DERIVED] = 0.334
    urea_least: Annotated[float, "1", "calibrated: urea of the smallest flows"] = 0.3
    other_osmoles: Annotated[float, "mosm/min", "calibrated: creatinine, ammonium"] = 0.03
    glucose_threshold: Annotated[
        float, "mmol/min", GUYTON + ": filtered load where splay begins, 10 mmol/L [unverified]"
    ] = 1.25
    glucose_most: Annotated[float, "mmol/min", GUYTON + "transport maximum 375 mg/min; Andrianesis 2013"] = 2.08
    ketone_fraction: Annotated[float, "1", "of filtered ketones at most; Sapir 1975, order of size [unverified]"] = 0.6
    ketone_half: Annotated[float, "mmol/L", "calibrated: 5 g/day fasting, a third of what DKA makes"] = 10.0
    lactate_reabsorbed: Annotated[float, "1", "clearance of 3.4 mL/min, Pulse 2024"] = 0.9727
    bicarbonate_fraction: Annotated[float, "1", GUYTON + "Valtin 1995, as in Pulse 2024: 0.122 of 274.6 g/day"] = (
        0.00044
    )
    albumin_filterability: Annotated[float, "1", GUYTON + "Rhoades 2003, as in Pulse 2024; Guyton 2006: 0.005"] = 0.001
    haemoglobin_filterability: Annotated[float, "1", "Pulse 2024"] = 0.01
    chloride_filterability: Annotated[float, "1", "Pulse 2024"] = 0.992

    # How excretion answers.
    pressure_power: Annotated[
        float, "1", GUYTON + ": pressure natriuresis, 2-3-fold at +30-50 mmHg, acute [unverified]"
    ] = 2.5
    volume_power: Annotated[float, "1", "calibrated: saline load, half excreted in hours"] = 4.0
    tissue_power: Annotated[float, "1", "calibrated: of fluid outside cells, oedema included"] = 1.5
    aldosterone_power: Annotated[float, "1", "calibrated: of aldosterone on sodium"] = 0.3
    natriuresis_most: Annotated[float, "1", "of rest, without drugs; " + GUYTON + ", order of size [unverified]"] = 8.0
    sodium_power: Annotated[float, "1", "calibrated: of plasma sodium against rest; a salt load"] = 20.0
    sodium_most: Annotated[float, "1", "calibrated: most of that"] = 2.5
    sodium_reabsorbed_least: Annotated[float, "1", "definition: no more than this part of the load leaves"] = 0.35
    osmotic_drag: Annotated[float, "mmol/mosm", "Gennari and Kassirer 1974: 50-70 mmol/L of diuresis [unverified]"] = (
        0.25
    )
    potassium_drag: Annotated[float, "mmol/mosm", "Gennari and Kassirer 1974, order of size [unverified]"] = 0.08
    potassium_power: Annotated[float, "1", GUYTON + ": steep in plasma potassium; calibrated"] = 3.0
    potassium_aldosterone: Annotated[float, "1", "calibrated: of aldosterone on potassium"] = 0.5
    potassium_flow: Annotated[float, "1", "calibrated: distal flow"] = 0.4
    chloride_power: Annotated[float, "1", "calibrated: of chloride over sodium"] = 4.0
    acid_power: Annotated[float, "/pH", "calibrated: ammonium takes chloride along over days"] = 4.0
    natriuretic_time: Annotated[float, "s", "calibrated: natriuresis follows volume within half an hour"] = 900.0
    renin_time: Annotated[float, "s", "half-life of renin about 15 min; " + GUYTON + " [unverified]"] = 600.0
    aldosterone_time: Annotated[float, "s", "calibrated: about an hour to work; " + GUYTON] = 3600.0
    renin_power: Annotated[float, "1", "calibrated: renin rises 2-3-fold at 80 mmHg"] = 4.0
    renin_nerves: Annotated[float, "1", "calibrated: power of sympathetic activity"] = 0.5
    renin_sodium: Annotated[float, "1", "calibrated: power of fluid outside cells"] = 4.0
    renin_most: Annotated[float, "1", "calibrated: of rest, stenosis and shock"] = 12.0
    aldosterone_potassium: Annotated[float, "1", "calibrated: power; " + GUYTON] = 2.0

    # Water.
    concentration_least: Annotated[float, "mosm/L", GUYTON + "Valtin 1995, as in Pulse 2024"] = 50.0
    concentration_most: Annotated[float, "mosm/L", GUYTON + "Valtin 1995, as in Pulse 2024"] = 1200.0
    concentration_isotonic: Annotated[float, "mosm/L", GUYTON + " [unverified]"] = 300.0
    solute_washout: Annotated[float, "1", "calibrated: osmotic diuresis nears isotonic"] = 2.0
    hormone_least: Annotated[float, "1", "of the thinnest urine; Robertson 1976: 0.5 of 2.7 pg/mL [unverified]"] = 0.2
    hormone_span: Annotated[
        float,
        "1",
        "from there to the thickest, 5 pg/mL, Robertson 1976; " + DERIVED + ": 610 mosm/L at 1",
    ] = 1.643
    osmotic_threshold: Annotated[
        float, "mosm/kg", "below rest, where the hormone is 0; Robertson 1976, as in Endotext: 284 of 290"
    ] = 6.0
    hormone_volume: Annotated[float, "1", "calibrated: power of lost blood volume; Robertson 1976"] = 3.0
    hormone_pressure: Annotated[float, "1", "calibrated: power of lost pressure"] = 2.0
    hormone_most: Annotated[float, "1", "calibrated: of rest, shock"] = 30.0
    hormone_time: Annotated[float, "s", "half-life 10-20 min; Robertson 1976 [unverified]"] = 780.0
    urine_most: Annotated[float, "1", "of the filtrate; " + GUYTON + ", order of size [unverified]"] = 0.25
    gravity: Annotated[float, "/(mosm/L)", "calibrated: 1.010 at 300, 1.030-1.035 at 1200 mosm/L"] = 2.8e-5
    urea_nitrogen: Annotated[float, "g/mmol", "definition: 2 N"] = 0.028


class Kidney:
    constants: KidneyConstants

    # By side: left, right.
    tone: Annotated[Floats, "1", 2, "afferent, by autoregulation; 1 at rest"] = several(1, 1)
    flow: Annotated[Floats, "mL/min", 2, "blood"] = several(570, 570)
    plasma_flow: Annotated[Floats, "mL/min", 2] = several(319, 319)
    filtration: Annotated[Floats, "mL/min", 2] = several(62.5, 62.5)
    filtration_fraction: Annotated[Floats, "1", 2] = several(0.196, 0.196)
    glomerular_pressure: Annotated[Floats, "mm[Hg]", 2] = several(60, 60)
    glomerular_oncotic: Annotated[Floats, "mm[Hg]", 2, "mean along the capillary"] = several(32, 32)
    bowman_pressure: Annotated[Floats, "mm[Hg]", 2] = several(18, 18)
    bowman_oncotic: Annotated[Floats, "mm[Hg]", 2] = several(0, 0)
    net_filtration_pressure: Annotated[Floats, "mm[Hg]", 2] = several(10, 10)
    filtration_coefficient: Annotated[Floats, "mL/min/mm[Hg]", 2] = several(6.25, 6.25)
    filtration_surface: Annotated[Floats, "cm2", 2] = several(10000, 10000)
    peritubular_pressure: Annotated[Floats, "mm[Hg]", 2] = several(13, 13)
    peritubular_oncotic: Annotated[Floats, "mm[Hg]", 2] = several(32, 32)
    tubular_oncotic: Annotated[Floats, "mm[Hg]", 2] = several(15, 15)
    net_reabsorption_pressure: Annotated[Floats, "mm[Hg]", 2] = several(10, 10)
    reabsorption: Annotated[Floats, "mL/min", 2] = several(62, 62)
    afferent_resistance: Annotated[Floats, "mm[Hg].min/mL", 2] = several(0.0434, 0.0434)
    efferent_resistance: Annotated[Floats, "mm[Hg].min/mL", 2] = several(0.0808, 0.0808)
    perfusion: Annotated[Floats, "mm[Hg]", 2, "arterial pressure behind a stenosis"] = several(93, 93)

    resistance_factor: Annotated[float, "1", "on the renal bed, for the circulation; 1 at rest"] = 1.0
    blood_flow: Annotated[float, "mL/min", "both"] = 1140.0
    vascular_resistance: Annotated[float, "mm[Hg].min/mL", "both"] = 0.078
    filtration_rate: Annotated[float, "mL/min", "both"] = 125.0
    urine_flow: Annotated[float, "mL/min"] = 1.0417
    urine_osmolality: Annotated[float, "mosm/kg"] = 610.0
    urine_osmoles: Annotated[float, "mosm/min"] = 0.636
    natriuresis: Annotated[float, "1", "factor of drugs and illness"] = 1.0
    specific_gravity: Annotated[float, "1"] = 1.017
    urea_nitrogen: Annotated[float, "g/L", "of urine"] = 8.1

    # By Solute, of both.
    filtered: Annotated[Floats, "mmol/min", N_SOLUTES]
    excretion: Annotated[Floats, "mmol/min", N_SOLUTES]
    clearance: Annotated[Floats, "mL/min/kg", N_SOLUTES]
    bladder: Annotated[Floats, "mmol", N_SOLUTES]
    bladder_volume: Annotated[float, "mL"] = 0.0
    urine: Annotated[Floats, "mmol/L", N_SOLUTES, "what is being made now"]

    bicarbonate_filtered: Annotated[float, "mmol/min"] = 3.05
    bicarbonate_excretion: Annotated[float, "mmol/min"] = 0.0013
    lactate_filtered: Annotated[float, "mmol/min"] = 0.125
    lactate_excretion: Annotated[float, "mmol/min"] = 0.0034

    arterial: Annotated[
        float, "mm[Hg]", "mean pressure as kidneys and hormones feel it, without its beats and waves"
    ] = 93.0
    venous: Annotated[float, "mm[Hg]"] = 4.0
    usual_sodium: Annotated[float, "mmol/L", "plasma sodium that is defended; long illness resets it"] = 140.0
    antidiuretic: Annotated[float, "1", "vasopressin, 1 at rest"] = 1.0
    angiotensin: Annotated[float, "1", "1 at rest"] = 1.0
    aldosterone: Annotated[float, "1", "1 at rest"] = 1.0
    natriuretic: Annotated[float, "1", "1 at rest"] = 1.0
