"""Oxygen, carbon dioxide and carbon monoxide in lungs, blood and tissue, and what a blood gas analyser says of them."""

from enum import IntEnum
from typing import Annotated

from abaton.physiology.body.circulation import N_ORGANS
from abaton.physiology.table import Floats, several

SEGMENTS = 5
SPACES = 4
GASES = 3
POOLS = 2 + N_ORGANS


class Species(IntEnum):
    """Gases whose amounts are followed; nitrogen is what is left."""

    OXYGEN = 0
    CARBON_DIOXIDE = 1
    CARBON_MONOXIDE = 2


class Pool(IntEnum):
    """Blood that is well mixed; organs follow in their own order."""

    ARTERIAL = 0
    VENOUS = 1
    ORGANS = 2


class GasConstants:
    # Gas.
    kelvin: Annotated[float, "K", "definition: 0 Cel"] = 273.15
    standard_pressure: Annotated[float, "mm[Hg]", "definition: STPD"] = 760.0
    body_temperature: Annotated[float, "Cel", "definition: reference of blood constants"] = 37.0
    water_vapour: Annotated[float, "mm[Hg]", "West 2012, p. 15, at 37 Cel, as in Part One 2024"] = 47.0
    water_vapour_slope: Annotated[float, "mm[Hg]/K", "derivative of Buck 1981 at 37 Cel [unverified]"] = 2.55
    smallest_volume: Annotated[float, "mL", "definition: below it a space counts as empty"] = 1.0
    segment_share: Annotated[float, "1", "definition: most of a segment that may leave in one inner step"] = 0.8
    still: Annotated[float, "mL/s", "definition: slower than this is no breath"] = 8.0
    capnograph_time: Annotated[float, "s", "Jaffe 2008, rise time of a mainstream sensor [unverified]"] = 0.08
    breath_volume: Annotated[float, "1", "definition: of dead space; less expired gas is no breath"] = 0.1
    breath_memory: Annotated[float, "s", "definition: end-tidal value fades after this long without breath"] = 12.0
    breath_fading: Annotated[float, "s", "definition: time constant of that fading"] = 2.0
    least_reading: Annotated[float, "mm[Hg]", "definition: an analyser shows 0 below"] = 0.01
    breath_average: Annotated[float, "1", "definition: weight of the last breath in averages over breaths"] = 0.25

    # Oxygen in blood.
    hill_numerator: Annotated[float, "mm[Hg]3", "Severinghaus 1979, equation 1"] = 23400.0
    hill_linear: Annotated[float, "mm[Hg]2", "Severinghaus 1979, equation 1"] = 150.0
    hill_slope: Annotated[float, "1", "definition: derivative of the cube"] = 3.0
    bohr: Annotated[
        float, "1", "Severinghaus 1979, equation 4: d ln P / d pH of 1.2 at 27, 1.1 at 42, 0.9 at 100 mm[Hg]"
    ] = 1.1
    warming: Annotated[float, "/K", "Kelman 1966, 0.024 ln 10, as in co2ntent"] = 0.0553
    phosphoglycerate_shift: Annotated[
        float, "L/mmol", "Dash 2010, d ln P50 at 4.65 mmol/L: 795.6 mm[Hg]/M of 26.8 mm[Hg], as in BioGears"
    ] = 0.03
    phosphoglycerate: Annotated[float, "mmol/L", "Dash 2010, as in BioGears"] = 4.65
    haemoglobin_oxygen: Annotated[float, "mL/g", "Hüfner, the most it holds, West 2012, p. 79, as in Part One 2024"] = (
        1.39
    )
    oxygen_solubility: Annotated[
        float, "/mm[Hg]", "West 2012, mL per mL of blood; 0.0031 mL/dL, as in many published calculators"
    ] = 0.000031
    haldane: Annotated[float, "1", "Haldane's M, Peterson 1970, as in CO Headquarters' Coburn-Forster-Kane"] = 218.0
    methaemoglobin_reading: Annotated[float, "1", "Barker 1989, what an oximeter shows of it, as in Part One 2024"] = (
        0.85
    )
    greatest_pressure: Annotated[float, "mm[Hg]", "definition: bound of the inverse"] = 50000.0
    decilitre: Annotated[float, "mL/dL", "definition: of the unit"] = 100.0

    # Carbon dioxide and acid.
    ln10: Annotated[float, "1", "definition: natural logarithm of 10"] = 2.302585092994046
    molar_volume: Annotated[
        float, "mL/mmol", "Douglas 1988, equation of plasma: 2.226 mL/dL a mmol/L, as in co2ntent"
    ] = 22.26
    carbon_dioxide_solubility: Annotated[float, "mmol/L/mm[Hg]", "Kelman 1967, as in Douglas 1988 and co2ntent"] = (
        0.0307
    )
    solubility_slope: Annotated[float, "mmol/L/mm[Hg]/K", "Kelman 1967, as in Douglas 1988 and co2ntent"] = 0.00057
    pk: Annotated[float, "1", "Kelman 1967, at 37 Cel and pH 7.4, as in Douglas 1988 and co2ntent: 6.086 at 38 Cel"] = (
        6.091
    )
    pk_slope: Annotated[float, "/K", "Kelman 1967, as in Douglas 1988 and co2ntent: 0.00472"] = 0.0047
    cell_share: Annotated[float, "dL/g", "Douglas 1988, equation 6, as in co2ntent"] = 0.0289
    cell_oxygen_a: Annotated[float, "1", "Douglas 1988, equation 6, as in co2ntent"] = 3.352
    cell_oxygen_b: Annotated[float, "1", "Douglas 1988, equation 6, as in co2ntent"] = 0.456
    cell_ph: Annotated[float, "1", "Douglas 1988, equation 6, as in co2ntent"] = 8.142
    cell_ph_limit: Annotated[float, "1", "definition: above it Douglas's factor is held"] = 7.8
    normal_ph: Annotated[float, "1", "Siggaard-Andersen 1977, as in Ježek 2018"] = 7.40
    normal_bicarbonate: Annotated[float, "mmol/L", "Siggaard-Andersen 1977, as in Ježek 2018"] = 24.4
    plasma_buffer: Annotated[float, "mmol/L", "Siggaard-Andersen 1977, as in Ježek 2018"] = 7.7
    haemoglobin_buffer: Annotated[
        float, "mmol/g", "Siggaard-Andersen 1977, 2.3 a mmol/L of haemoglobin: 1.43 mmol/L a g/dL"
    ] = 1.43
    extracellular_haemoglobin: Annotated[float, "1", "Siggaard-Andersen 1995, a third: 50 of 150 g/L"] = 0.333
    base_excess_share: Annotated[
        float, "1", "Siggaard-Andersen 1977: 1 less 0.0143 a g/dL of a third of haemoglobin"
    ] = 0.93
    deoxygenation: Annotated[float, "mmol/g", "calibrated: 5.5 mL/dL more, Christiansen 1914; 0.31 mol/mol"] = 0.24
    albumin_charge: Annotated[
        float, "mmol/L.dL/g", "Figge 1992, 0.123 pH - 0.631 a gram, at pH 7.4 and per g/dL, as in Ježek 2018"
    ] = 2.79
    phosphate_charge: Annotated[float, "1", "Figge 1992, 0.309 pH - 0.469, at pH 7.4, as in Ježek 2018"] = 1.82
    unmeasured_anions: Annotated[float, "mmol/L", "calibrated: base excess 0 at rest"] = 0.1
    greatest_excess: Annotated[float, "mmol/L", "definition: bound of the strong ion disturbance"] = 60.0
    interstitial_time: Annotated[float, "s", "calibrated: buffering of interstitial fluid within minutes"] = 240.0
    ph_low: Annotated[float, "1", "definition: bound of the solver"] = 6.0
    ph_high: Annotated[float, "1", "definition: bound of the solver"] = 8.0
    ph_step: Annotated[float, "1", "definition: bound of one Newton step"] = 0.2
    carbamino: Annotated[float, "/mm[Hg]", "calibrated: 0.13 of haemoglobin at rest, Pulse 2024"] = 0.0032
    carbamino_deoxygenation: Annotated[float, "1", "Perrella 1986, per unbound haemoglobin [unverified]"] = 2.0

    # Lungs.
    equilibration: Annotated[float, "1", "calibrated: transit time over time of loading at rest, Wagner 1972"] = 6.0
    resting_flow: Annotated[float, "mL/s", "definition: pulmonary flow at rest, 5.6 L/min"] = 93.0
    carbon_monoxide_diffusion: Annotated[
        float, "mL/s/mm[Hg]", "Cotes 1993, 30 mL/min/mmHg; PMC5494432, table 2: 28 (4), fit 33 (4)"
    ] = 0.5
    carbon_monoxide_flow: Annotated[float, "mL/s", "definition: blood flow that halves its uptake"] = 1.0
    carbon_monoxide_production: Annotated[float, "mL/s", "Coburn 1965, 0.42 mL/h: 0.007 mL/min"] = 0.000117
    carbon_dioxide_slope: Annotated[
        float, "/mm[Hg]", "calibrated: slope of the blood curve, for the implicit step alone"
    ] = 0.005
    pulmonary_time: Annotated[float, "s", "Hsia 2016, transit of pulmonary blood [unverified]"] = 4.0
    hypoxic_gain: Annotated[float, "1", "calibrated: flow of a hypoxic lung halves, Marshall 1994"] = 2.5
    hypoxic_half: Annotated[float, "mm[Hg]", "Marshall 1994 [unverified]"] = 45.0
    hypoxic_normal: Annotated[float, "mm[Hg]", "definition: alveolar pressure of rest"] = 100.0
    hypoxic_time: Annotated[float, "s", "Talbot 2005, fast phase [unverified]"] = 120.0

    # Tissues: blood with as much gas.
    oxygen_volume: Annotated[Floats, "mL", "calibrated: capillary blood and myoglobin"] = several(
        70.0, 30.0, 200.0, 50.0, 200.0, 250.0
    )
    carbon_monoxide_share: Annotated[float, "1", "Luomanmäki 1969, of that in tissue; the rest is not blood"] = 0.25
    carbon_dioxide_volume: Annotated[Floats, "mL", "calibrated: 3-4 mm[Hg]/min in apnoea, Stock 1989"] = several(
        800.0, 250.0, 3500.0, 500.0, 2500.0, 3900.0
    )
    slow_capacity: Annotated[Floats, "mL/mm[Hg]", "Farhi 1960, muscle, fat and bone [unverified]"] = several(
        1.0, 0.5, 25.0, 1.0, 8.0, 35.0
    )
    slow_time: Annotated[float, "s", "Farhi 1960 [unverified]"] = 1200.0
    slow_pressure: Annotated[Floats, "mm[Hg]", "definition: of organs when the body begins"] = several(
        49.0, 54.0, 45.0, 42.0, 46.0, 46.0
    )
    begin_po2: Annotated[Floats, "mm[Hg]", "definition: of organs when the body begins"] = several(
        34.0, 22.0, 38.0, 60.0, 42.0, 38.0
    )
    critical_pressure: Annotated[
        Floats, "mm[Hg]", "of venous blood, below which uptake falls. calibrated: Schumacker 1987"
    ] = several(19.0, 10.0, 14.0, 24.0, 20.0, 14.0)
    tissue_gradient: Annotated[Floats, "mm[Hg]", "from venous blood to tissue. calibrated: brain 25, Hoffman 1996"] = (
        several(10.0, 6.0, 9.0, 15.0, 12.0, 9.0)
    )
    debt_time: Annotated[float, "s", "Gaesser 1984, repayment of oxygen debt [unverified]"] = 900.0
    debt_share: Annotated[float, "1", "calibrated: most of the demand that repayment adds"] = 0.3
    finger_time: Annotated[float, "s", "of blood to the probe, at resting flow. Hamber 1999 [unverified]"] = 8.0
    finger_flow: Annotated[float, "mL/min", "definition: of the upper body at rest, a finger's goes with it"] = 950.0
    finger_still: Annotated[
        float, "1", "share of that flow below which blood stands. calibrated: shock reads on, arrest not"
    ] = 0.1
    finger_use: Annotated[float, "/s", "saturation lost by blood that stands. Gomez 2009, 11 % a minute"] = 0.00187
    measuring_time: Annotated[float, "s", "definition: smoothing of measured rates"] = 10.0

    # What is given into veins.
    stored_oxygen: Annotated[float, "1", "mL per mL of stored blood. Bennett-Guerrero 2007 [unverified]"] = 0.1
    stored_carbon_dioxide: Annotated[float, "1", "mL per mL of stored blood. calibrated: as venous blood"] = 0.5
    bicarbonate_carbon_dioxide: Annotated[float, "1", "definition: 1 mmol/mL of carbon dioxide"] = 22.26

    # Lactate.
    lactate_rest: Annotated[float, "mmol/min", "Pulse 2024, 1.3 mol/d"] = 0.903
    lactate_space: Annotated[float, "L/kg", "Kreisberg 1980 [unverified]"] = 0.5
    lactate_clearance: Annotated[float, "L/min", "calibrated: 1 mmol/L at rest, Connor 1982"] = 0.95
    lactate_half: Annotated[float, "mmol/L", "calibrated: clearance halves above, Levraut 1998"] = 18.0
    lactate_liver: Annotated[float, "1", "of clearance; Consoli 1990, about 0.6 as in review PMID 29322250"] = 0.6
    lactate_liver_reserve: Annotated[float, "1", "calibrated: most of normal hepatic flow that counts"] = 1.5
    lactate_liver_flow: Annotated[float, "mL/s", "definition: splanchnic flow at rest"] = 24.0
    lactate_exercise: Annotated[float, "mmol/min", "calibrated: 8-10 mmol/L after maximal work"] = 90.0
    lactate_stress: Annotated[
        float, "mmol/min", "calibrated: 3-5 mmol/L in haemorrhage of class III, a unit squared"
    ] = 1.3
    lactate_work: Annotated[float, "1", "calibrated: sympathetic activity that is exercise's, at the greatest"] = 2.0
    lactate_threshold: Annotated[float, "1", "Wasserman 1973, of greatest uptake [unverified]"] = 0.55
    lactate_oxidation: Annotated[float, "1", "Brooks 1986, clearance by working muscle [unverified]"] = 15.0
    lactate_acid_low: Annotated[float, "1", "Hood 1998, pH at which glycolysis stops [unverified]"] = 6.7
    lactate_acid_high: Annotated[float, "1", "Hood 1998, pH below which it slows [unverified]"] = 7.15
    lactate_per_oxygen: Annotated[float, "1", "calibrated: 0.6-0.8 mmol/L/min in cardiac arrest, Carden 1987"] = 3.0


class Gas:
    constants: GasConstants

    # Airway from the mouth down, then perfused left and right, dead left and right alveolar space.
    airway: Annotated[Floats, "mL", GASES * SEGMENTS, "STPD, gas by gas"]
    airway_volume: Annotated[float, "mL"]
    alveolar: Annotated[Floats, "mL", GASES * SPACES, "STPD, gas by gas"]
    space_volume: Annotated[Floats, "mL", SPACES, "BTPS, at the last tick"]
    space_flow: Annotated[Floats, "mL/s", SPACES, "into each, over the last tick"]
    began: Annotated[float, "1", "1 once amounts were filled"] = 0.0

    # Blood and tissue by Pool.
    oxygen: Annotated[Floats, "mL", POOLS, "STPD"]
    carbon_dioxide: Annotated[Floats, "mL", POOLS, "STPD"]
    carbon_monoxide: Annotated[Floats, "mL", POOLS, "STPD"]
    slow_carbon_dioxide: Annotated[Floats, "mL", N_ORGANS, "STPD"]
    volume: Annotated[Floats, "mL", 2, "arterial and venous, at the last tick"]
    pool_po2: Annotated[Floats, "mm[Hg]", POOLS]
    pool_pco2: Annotated[Floats, "mm[Hg]", POOLS]
    pool_ph: Annotated[Floats, "1", POOLS]
    pool_saturation: Annotated[Floats, "1", POOLS, "oxyhaemoglobin of what can carry"]
    pool_pressure: Annotated[Floats, "mm[Hg]", POOLS, "oxygen and carbon monoxide as oxygen"]
    capillary_ph: Annotated[Floats, "1", 2]
    capillary_pressure: Annotated[Floats, "mm[Hg]", 2, "oxygen and carbon monoxide as oxygen"]
    interstitial_ph: Annotated[float, "1", "arterial pH as interstitial fluid has followed it"] = 7.4
    diphosphoglycerate: Annotated[float, "mmol/L", "Dash 2010, as in BioGears"] = 4.65
    excess: Annotated[float, "mmol/L", "strong ion difference beyond that of normal plasma"] = 0.0

    # Running sums since the body began, mL STPD.
    oxygen_in: Annotated[float, "mL", "inspired"] = 0.0
    oxygen_out: Annotated[float, "mL", "expired"] = 0.0
    oxygen_metabolised: Annotated[float, "mL"] = 0.0
    oxygen_lost: Annotated[float, "mL", "by bleeding"] = 0.0
    oxygen_given: Annotated[float, "mL", "by infusion"] = 0.0
    carbon_dioxide_in: Annotated[float, "mL", "inspired"] = 0.0
    carbon_dioxide_out: Annotated[float, "mL", "expired"] = 0.0
    carbon_dioxide_produced: Annotated[float, "mL"] = 0.0
    carbon_dioxide_lost: Annotated[float, "mL", "by bleeding"] = 0.0
    carbon_dioxide_given: Annotated[float, "mL", "by infusion"] = 0.0
    carbon_monoxide_in: Annotated[float, "mL", "inspired"] = 0.0
    carbon_monoxide_out: Annotated[float, "mL", "expired"] = 0.0
    carbon_monoxide_produced: Annotated[float, "mL"] = 0.0
    carbon_monoxide_lost: Annotated[float, "mL", "by bleeding"] = 0.0

    # To breathing and circulation.
    uptake: Annotated[Floats, "mL/s", 2, "BTPS, net gas leaving each lung into blood"]
    hypoxic_resistance: Annotated[Floats, "1", 2, "factor on the resistance of each lung's vessels"] = several(1.0, 1.0)
    pulmonary_resistance: Annotated[float, "1", "mean of that factor over both lungs"] = 1.0
    lung_flow: Annotated[Floats, "mL/s", 2, "blood through each lung, shunt included"]

    # Breath by breath.
    mouth_co2: Annotated[float, "mm[Hg]", "capnogram"] = 0.0
    end_tidal_co2: Annotated[float, "mm[Hg]"] = 38.0
    end_tidal_o2: Annotated[float, "mm[Hg]"] = 105.0
    breath_peak: Annotated[float, "mm[Hg]", "of this expiration so far"] = 0.0
    breath_expired: Annotated[float, "mL", "BTPS, of this expiration so far"] = 0.0
    breath_carbon_dioxide: Annotated[float, "mL", "STPD, of this expiration so far"] = 0.0
    breath_age: Annotated[float, "s", "since the last expiration ended"] = 0.0
    mixed_expired_co2: Annotated[float, "mm[Hg]", "mean of expired gas over breaths"] = 27.0

    # Arterial blood.
    po2: Annotated[float, "mm[Hg]"] = 95.0
    pco2: Annotated[float, "mm[Hg]"] = 40.0
    ph: Annotated[float, "1"] = 7.4
    saturation: Annotated[float, "1", "oxyhaemoglobin of all haemoglobin"] = 0.97
    finger_saturation: Annotated[float, "1", "of blood in a finger: late, used up where it stands"] = 0.97
    pulse_saturation: Annotated[float, "1", "what a finger oximeter shows, carboxyhaemoglobin counted"] = 0.97
    carboxyhaemoglobin: Annotated[float, "1"] = 0.007
    carbaminohaemoglobin: Annotated[float, "1"] = 0.13
    bicarbonate: Annotated[float, "mmol/L"] = 24.4
    base_excess: Annotated[float, "mmol/L", "of extracellular fluid, by van Slyke"] = 0.0
    strong_ion_difference: Annotated[float, "mmol/L", "lactate and ketones taken off"] = 39.0
    oxygen_content: Annotated[float, "mL/dL"] = 20.0
    lactate: Annotated[float, "mmol/L"] = 1.0

    # Mixed venous blood and lungs.
    venous_po2: Annotated[float, "mm[Hg]"] = 40.0
    venous_pco2: Annotated[float, "mm[Hg]"] = 46.0
    venous_ph: Annotated[float, "1"] = 7.37
    venous_saturation: Annotated[float, "1"] = 0.75
    pulmonary_venous_po2: Annotated[float, "mm[Hg]", "of blood that passed alveoli"] = 104.0
    pulmonary_venous_pco2: Annotated[float, "mm[Hg]"] = 40.0
    alveolar_po2: Annotated[Floats, "mm[Hg]", 2] = several(100.0, 100.0)
    alveolar_pco2: Annotated[Floats, "mm[Hg]", 2] = several(40.0, 40.0)

    # Tissues.
    tissue_po2: Annotated[Floats, "mm[Hg]", N_ORGANS] = several(24.0, 16.0, 29.0, 45.0, 30.0, 29.0)
    oxygen_met: Annotated[Floats, "1", N_ORGANS, "share of oxygen demand that is met"] = several(
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0
    )
    oxygen_debt: Annotated[Floats, "mL", N_ORGANS, "oxygen wanted and not had"]
    oxygen_consumption: Annotated[float, "mL/min", "STPD, really used"] = 255.0
    carbon_dioxide_production: Annotated[float, "mL/min", "STPD"] = 205.0
    lactate_production: Annotated[float, "mmol/min"] = 0.903

    # Derived each second.
    oxygen_ratio: Annotated[float, "mm[Hg]", "PaO2/FiO2, Horowitz and Carrico index"] = 452.0
    saturation_ratio: Annotated[float, "1", "SpO2/FiO2"] = 4.62
    alveolar_arterial: Annotated[float, "mm[Hg]", "A-a gradient of oxygen"] = 8.0
    dead_space_ratio: Annotated[float, "1", "physiologic, Bohr-Enghoff"] = 0.3
    physiologic_dead_space: Annotated[float, "mL"] = 150.0
    alveolar_dead_space: Annotated[float, "mL"] = 1.0
    alveolar_ventilation: Annotated[float, "mL/min", "BTPS"] = 5000.0
    ventilation_perfusion: Annotated[float, "1"] = 0.85
    shunt_fraction: Annotated[float, "1", "of pulmonary flow"] = 0.03
