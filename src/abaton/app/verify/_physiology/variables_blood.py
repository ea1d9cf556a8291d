"""The table's variables of blood, warmth, nerves and drugs, and the fields that answer them."""

from typing import Final

from abaton.app.verify._physiology.fields import Source, field, named, times
from abaton.physiology.body.fluids import Solute
from abaton.physiology.drugs.catalogue import index_of

MASS: Final = {
    Solute.SODIUM: 22.990,
    Solute.POTASSIUM: 39.098,
    Solute.CHLORIDE: 35.453,
    Solute.CALCIUM: 40.078,
    Solute.GLUCOSE: 180.156,
    Solute.UREA: 60.056,
    Solute.CREATININE: 113.12,
    # As acetoacetate, as the table has them.
    Solute.KETONES: 102.09,
}
"""g/mol."""
PUFF_MG: Final = 0.09

BLOOD: Final[dict[str, Source]] = {
    "Hematocrit": Source("fluids.haematocrit", ""),
    **named(("Hemoglobin", "Hemoglobin-BloodConcentration"), Source("fluids.haemoglobin", "g/dL")),
    "HemoglobinContent": Source("fluids.haemoglobin_mass", "g"),
    "PlasmaVolume": Source("fluids.plasma_volume", "mL"),
    "VolumeFractionNeutralLipidInPlasma": Source("fluids.constants.lipid_fraction", ""),
    "VolumeFractionNeutralPhospholipidInPlasma": Source("fluids.constants.phospholipid_fraction", ""),
    "BloodDensity": Source("fluids.constants.blood_density", "kg/m^3"),
    "RedBloodCellCount": Source("fluids.cell_count", "ct/uL"),
    "WhiteBloodCellCount": Source("fluids.white_cell_count", "ct/uL"),
    "MeanCorpuscularHemoglobin": Source("fluids.cell_haemoglobin", "pg/ct"),
    "MeanCorpuscularHemoglobinConcentration": Source("fluids.cell_concentration", "g/dL"),
    "Sodium": Source("chemistry.sodium", "mmol/L"),
    "Potassium": Source("chemistry.potassium", "mmol/L"),
    "Chloride": Source("chemistry.chloride", "mmol/L"),
    **named(
        (
            "Sodium-BloodConcentration",
            "Sodium Plasma Concentration",
            "Plasma Sodium Concentration",
            "Aorta Sodium Concentration",
        ),
        times("chemistry.sodium", MASS[Solute.SODIUM], "mg/L"),
    ),
    **named(
        ("Potassium-BloodConcentration", "Potassium Plasma Concentration"),
        times("chemistry.potassium", MASS[Solute.POTASSIUM], "mg/L"),
    ),
    **named(
        ("Chloride-BloodConcentration", "Chloride Plasma Concentration"),
        times("chemistry.chloride", MASS[Solute.CHLORIDE], "mg/L"),
    ),
    **named(
        ("Calcium", "Calcium-BloodConcentration", "Calcium Plasma Concentration"),
        times("chemistry.calcium", MASS[Solute.CALCIUM], "mg/L"),
    ),
    "ionised_calcium": times("chemistry.ionised_calcium", MASS[Solute.CALCIUM], "mg/L"),
    "Phosphate": Source("chemistry.phosphate", "mmol/L"),
    "StrongIonDifference": Source("chemistry.apparent_strong_ion_difference", "mmol/L"),
    **named(("Albumin", "Albumin-BloodConcentration"), Source("chemistry.albumin", "g/dL")),
    "Globulin-BloodConcentration": Source("chemistry.globulin", "g/dL"),
    **named(("TotalProtein", "TotalProteinConcentration"), Source("chemistry.protein", "g/dL")),
    **named(
        ("Glucose", "Glucose-BloodConcentration", "Aorta Glucose Concentration"),
        times("chemistry.glucose", MASS[Solute.GLUCOSE], "mg/L"),
    ),
    **named(("BUN", "BloodUreaNitrogenConcentration"), Source("chemistry.urea_nitrogen", "mg/dL")),
    **named(
        ("Urea-BloodConcentration", "Aorta Urea Concentration"), times("chemistry.urea", MASS[Solute.UREA], "mg/L")
    ),
    **named(
        ("Creatinine", "Creatinine-BloodConcentration", "Creatinine Concentration", "Creatine Concentration"),
        times("chemistry.creatinine", MASS[Solute.CREATININE], "mg/L"),
    ),
    **named(
        ("Acetoacetate-BloodConcentration", "Ketones-BloodConcentration", "Aorta Ketones Concentration"),
        times("chemistry.ketones", MASS[Solute.KETONES], "mg/L"),
    ),
    **named(
        ("Tristearin-BloodConcentration", "Triacylglycerol-BloodConcentration", "Aorta Triacylglycerol Concentration"),
        Source("chemistry.triacylglycerol", "mg/dL"),
    ),
    **named(
        ("Insulin-BloodConcentration", "Vena Cava Insulin Concentration"), Source("chemistry.insulin_mass", "ug/L")
    ),
    # Microunits a millilitre, where the table has micrograms.
    "Insulin": Source("chemistry.insulin", "ug/mL"),
    "InsulinSynthesisRate": Source("chemistry.insulin_secretion", "pmol/min"),
    "Epinephrine-BloodConcentration": Source("chemistry.adrenaline", "ug/L"),
    "Norepinephrine-BloodConcentration": Source("chemistry.noradrenaline", "ug/L"),
    "own epinephrine": Source("chemistry.adrenaline", "ug/L"),
    "own norepinephrine": Source("chemistry.noradrenaline", "ug/L"),
    "%Hepatic Gluconeogenesis Rate": Source("chemistry.gluconeogenesis", "g/day"),
    "Ketogenesis Rate": Source("chemistry.ketogenesis_mass", "g/day"),
    "KetoneProductionRate": times("chemistry.ketogenesis", 1e3, "umol/min"),
    "CreatinineProductionRate": Source("chemistry.creatinine_production", "umol/s"),
    "WaterAbsorptionRate": Source("fluids.water_absorption", "mL/min"),
    "Body Weight": Source(
        "person.weight + fluids.weight_change",
        "kg",
        lambda body: field(body, "person.weight") + field(body, "fluids.weight_change"),
    ),
    "water_lost_kg": Source(
        "fluids.sweat_lost + fluids.insensible_lost",
        "",
        lambda body: (field(body, "fluids.sweat_lost") + field(body, "fluids.insensible_lost")) / 1000,
    ),
}

ENERGY: Final[dict[str, Source]] = {
    **named(("CoreTemperature", "Core Body Temperature"), Source("energy.core", "degC")),
    "SkinTemperature": Source("energy.skin", "degC"),
    "MeanSkinFlow": Source("circulation.skin_flow", "mL/min"),
    "Sweat Rate": Source("energy.sweat_rate", "mL/min"),
    "Respiratory Quotient": Source("energy.respiratory_quotient", ""),
    "Metabolic Rate": Source("energy.metabolic_rate", "W"),
    "TotalMetabolicRate": Source("energy.total_metabolic_rate", "kcal/day"),
    "LactateProductionRate": Source("energy.lactate_production", "mol/day"),
    "exercise_reached": Source("energy.achieved", "fraction"),
}

NERVES_AND_DRUGS: Final[dict[str, Source]] = {
    "IntracranialPressure": Source("nervous.intracranial_pressure", "mmHg"),
    "CerebralPerfusionPressure": Source("nervous.cerebral_perfusion_pressure", "mmHg"),
    "Pupil Size": Source("nervous.pupil[0]", "mm"),
    "Red Blood Cell Acetylcholinesterase Activity": Source("illness.cholinesterase", "fraction"),
    "cholinesterase_inhibited_percent": Source(
        "illness.cholinesterase", "%", lambda body: 100 * (1 - field(body, "illness.cholinesterase"))
    ),
    "Expected Flow Change with TXA": Source(
        "drug_effects.bleeding", "", lambda body: 100 * (1 - field(body, "drug_effects.bleeding"))
    ),
    "EndTidalFraction": Source("drugs.end_tidal_vapour", ""),
    "Albuterol Mass in Alveoli": times(f"drugs.airway[{index_of('salbutamol')}]", 1e3, "ug"),
    "Albuterol Mass in Alveoli in %": times(f"drugs.airway[{index_of('salbutamol')}]", 100 / PUFF_MG, "%"),
}
