"""The table's variables and the fields of the body that answer them."""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.fluids import Solute
from abaton.physiology.drugs.catalogue import index_of

Body: TypeAlias = Any
"""A row of the engine: a NumPy record, read by field names."""

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
BICARBONATE_MASS: Final = 61.017
LACTATE_MASS: Final = 89.07
WATER_VAPOUR_MMHG: Final = 47.0
MMHG_PER_CMH2O: Final = 0.73556
PUFF_MG: Final = 0.09


class Source(NamedTuple):
    """Where a number comes from: a field by its dotted path, or a small function of several."""

    path: str
    unit: str
    derived: Callable[[Body], float] | None = None


def field(body: Body, path: str) -> float:
    """Read a field by its dotted path; an index stands in brackets: `breathing.volume[0]`."""
    found: Any = body
    for name, index in re.findall(r"(\w+)(?:\[(\d+)\])?", path):
        found = found[name]
        if index:
            found = found[int(index)]
    return float(found)


def times(path: str, by: float, unit: str) -> Source:
    """Give a field times a constant."""
    return Source(path, unit, lambda body: field(body, path) * by)


def over(path: str, below: str, unit: str, by: float = 1.0) -> Source:
    """Give a field by another one."""
    return Source(f"{path} / {below}", unit, lambda body: by * field(body, path) / (field(body, below) or float("nan")))


def less(path: str, taken: str, unit: str, by: float = 1.0) -> Source:
    """Give a field less another one."""
    return Source(f"{path} - {taken}", unit, lambda body: by * (field(body, path) - field(body, taken)))


def both(path: str, unit: str, by: float = 1.0) -> Source:
    """Give the sum of left and right, times a constant."""
    return Source(f"{path}, both", unit, lambda body: by * (field(body, f"{path}[0]") + field(body, f"{path}[1]")))


def per_kg(path: str, unit: str, by: float = 1.0) -> Source:
    """Give a field for each kilogram of the body."""
    return over(path, "person.weight", unit, by)


def _renal(name: str, solute: Solute, unit: str) -> dict[str, Source]:
    """Tell what kidneys do with a solute; `unit` says how much a minute, in g/day or mg/min."""
    # The fields are in mmol/min.
    by = MASS[solute] * (1e-3 * 1440 if unit == "g/day" else 1.0)
    out, filtered = f"kidney.excretion[{solute}]", f"kidney.filtered[{solute}]"
    return {
        f"{name}-Clearance-RenalClearance": Source(f"kidney.clearance[{solute}]", "ml/min kg"),
        f"{name}-Clearance-RenalExcretionRate": times(out, by, unit),
        f"{name}-Clearance-RenalFiltrationRate": times(filtered, by, unit),
        f"{name}-Clearance-RenalReabsorptionRate": less(filtered, out, unit, by),
    }


def _kidney(side: str, i: int) -> dict[str, Source]:
    fields = {
        "AfferentArterioleResistance": ("afferent_resistance", "mmHg min/mL", 1),
        "EfferentArterioleResistance": ("efferent_resistance", "mmHg min/mL", 1),
        "BowmansCapsulesHydrostaticPressure": ("bowman_pressure", "mmHg", 1),
        "BowmansCapsulesOsmoticPressure": ("bowman_oncotic", "mmHg", -1),
        "FiltrationFraction": ("filtration_fraction", "", 1),
        "GlomerularCapillariesHydrostaticPressure": ("glomerular_pressure", "mmHg", 1),
        "GlomerularCapillariesOsmoticPressure": ("glomerular_oncotic", "mmHg", -1),
        "GlomerularFiltrationCoefficient": ("filtration_coefficient", "mL/min mmHg", 1),
        "GlomerularFiltrationRate": ("filtration", "mL/min", 1),
        "GlomerularFiltrationSurfaceArea": ("filtration_surface", "cm^2", 1),
        "NetFiltrationPressure": ("net_filtration_pressure", "mmHg", 1),
        "NetReabsorptionPressure": ("net_reabsorption_pressure", "mmHg", 1),
        "PeritubularCapillariesHydrostaticPressure": ("peritubular_pressure", "mmHg", 1),
        "PeritubularCapillariesOsmoticPressure": ("peritubular_oncotic", "mmHg", -1),
        "ReabsorptionRate": ("reabsorption", "mL/min", 1),
        "TubularOsmoticPressure": ("tubular_oncotic", "mmHg", -1),
    }
    told = {
        # Osmotic pressures of blood and tubule pull, so the table has them below zero.
        f"{side}{name}": times(f"kidney.{path}[{i}]", sign, unit) if sign < 0 else Source(f"kidney.{path}[{i}]", unit)
        for name, (path, unit, sign) in fields.items()
    }
    told[f"{side}ReabsorptionFiltrationCoefficient"] = Source(
        "kidney.constants.reabsorption_coefficient", "mL/min mmHg"
    )
    return told


def _all_names(names: tuple[str, ...], source: Source) -> dict[str, Source]:
    return dict.fromkeys(names, source)


def _lost_percent(body: Body) -> float:
    c = body["circulation"]
    begun = c["blood_volume"] + c["blood_lost"] - c["blood_given"] - c["plasma_moved"]
    return float(100 * c["blood_lost"] / begun)


def _compressing_percent(body: Body) -> float:
    e = body["equipment"]
    if not e["compression_rate"]:
        return 0.0
    # Two breaths after so many compressions take about five seconds.
    pressing_s = 60 * e["compression_ratio"] / e["compression_rate"]
    return float(100 * pressing_s / (pressing_s + 5.0)) if e["compression_ratio"] else 100.0


def _oxygenation(body: Body) -> float:
    ratio = body["gas"]["oxygen_ratio"]
    return float(100 * body["breathing"]["mean_airway_pressure"] / ratio) if ratio else float("nan")


_CIRCULATION: Final = {
    "HeartRate": Source("circulation.heart_rate", "1/min"),
    **_all_names(("SystolicPressure", "SystolicArterialPressure"), Source("circulation.systolic", "mmHg")),
    **_all_names(
        ("DiastolicPressure", "DiastolicArterialPressure", "Diastolic Arterial Pressure"),
        Source("circulation.diastolic", "mmHg"),
    ),
    "MeanArterialPressure": Source("circulation.mean", "mmHg"),
    "PulsePressure": less("circulation.systolic", "circulation.diastolic", "mmHg"),
    "CardiacOutput": Source("circulation.cardiac_output", "mL/min"),
    "CardiacIndex": over("circulation.cardiac_output", "person.surface", "L/min m^2", 1e-3),
    **_all_names(("StrokeVolume", "HeartStrokeVolume"), Source("circulation.stroke_volume", "mL")),
    "EjectionFraction": Source("circulation.ejection_fraction", "fraction"),
    "HeartEjectionFraction": Source("circulation.ejection_fraction", "fraction"),
    **_all_names(("BloodVolume", "Vascular Volume"), Source("circulation.blood_volume", "mL")),
    "blood_lost_percent": Source("circulation.blood_lost of the first volume", "", _lost_percent),
    **_all_names(
        ("MeanCentralVenousPressure", "Mean Central Venous Pressure"), Source("circulation.central_venous", "mmHg")
    ),
    **_all_names(("PCWP", "PulmonaryCapillariesWedgePressure"), Source("circulation.wedge", "mmHg")),
    **_all_names(
        ("MeanPulmonaryArterialPressure", "PulmonaryMeanArterialPressure"), Source("circulation.pulmonary_mean", "mmHg")
    ),
    "PulmonarySystolicArterialPressure": Source("circulation.pulmonary_systolic", "mmHg"),
    "PulmonaryDiastolicArterialPressure": Source("circulation.pulmonary_diastolic", "mmHg"),
    "SystolicLeftHeartPressure": Source("circulation.left_systolic", "mmHg"),
    "DiastolicLeftHeartPressure": Source("circulation.left_diastolic", "mmHg"),
    "SystolicRightHeartPressure": Source("circulation.right_systolic", "mmHg"),
    "DiastolicRightHeartPressure": Source("circulation.right_diastolic", "mmHg"),
    "SystemicVascularResistance": Source("circulation.systemic_resistance", "mmHg s/mL"),
    "PulmonaryVascularResistance": Source("circulation.pulmonary_resistance", "mmHg s/mL"),
    "PulmonaryVascularResistanceIndex": Source(
        "circulation.pulmonary_resistance * person.surface",
        "mmHg s/mL m^2",
        lambda body: field(body, "circulation.pulmonary_resistance") * field(body, "person.surface"),
    ),
    "TotalPulmonaryPerfusion": times("circulation.pulmonary_flow", 60, "mL/min"),
    "CoronaryPerfusionPressure": Source("circulation.coronary_perfusion_pressure", "mmHg"),
    "Myocardium Flow": Source(f"circulation.organ_mean_flow[{Organ.HEART}]", "mL/min"),
    **_all_names(
        ("CerebralBloodFlow", "Carotid Artery Flow"), Source(f"circulation.organ_mean_flow[{Organ.BRAIN}]", "mL/min")
    ),
    "Pericardium Pressure": Source("circulation.pericardial_pressure", "mmHg"),
    "Pericardium Volume": Source("circulation.pericardial_volume", "mL"),
    "ECG Output": Source("rhythm.ecg_amplitude", "mV"),
    "compression_rate": Source("equipment.compression_rate", "1/min"),
    "compression_depth": Source("equipment.compression_depth", "cm"),
    "chest_compression_fraction": Source("equipment.compression_ratio", "%", _compressing_percent),
    "pause_duration": Source(
        "equipment.compression_ratio", "s", lambda body: 5.0 if body["equipment"]["compression_ratio"] else 0.0
    ),
    "ventilation_rate_with_advanced_airway": Source("breathing.rate", "1/min"),
}

_BREATHING: Final = {
    "RespirationRate": Source("breathing.rate", "1/min"),
    "TidalVolume": Source("breathing.tidal_volume", "mL"),
    "TidalVolume in mL/kg": per_kg("breathing.tidal_volume", "mL/kg"),
    "InspiratoryTidalVolume": per_kg("breathing.tidal_volume", "mL/kg"),
    "ExpiratoryTidalVolume": per_kg("breathing.expired_volume", "mL/kg"),
    **_all_names(
        ("MinuteVentilation", "Total Pulmonary Ventilation", "TotalPulmonaryVentilation"),
        Source("breathing.minute_volume", "mL/min"),
    ),
    "TotalPulmonaryVentilation in L/min/kg": per_kg("breathing.minute_volume", "L/min/kg", 1e-3),
    "TotalAlveolarVentilation": Source("breathing.alveolar_ventilation", "mL/min"),
    "TotalAlveolarVentilation in L/min/kg": per_kg("breathing.alveolar_ventilation", "L/min/kg", 1e-3),
    "TotalDeadSpaceVentilation": Source("breathing.dead_space_ventilation", "mL/min"),
    "TotalDeadSpaceVentilation in L/min/kg": per_kg("breathing.dead_space_ventilation", "L/min/kg", 1e-3),
    **_all_names(
        ("IERatio", "Inspiratory-Expiratory Ratio", "InspiratoryExpiratoryRatio"), Source("breathing.ie_ratio", "")
    ),
    **_all_names(
        ("Trachea Flow - Peak Expiratory Flow", "ExpiratoryFlow", "PeakExpiratoryFlow*"),
        times("breathing.peak_flow", 0.06, "L/min"),
    ),
    "InspiratoryFlow": times("breathing.inspiratory_peak_flow", 0.06, "L/min"),
    "Trachea Flow - Peak Flow": Source(
        "breathing.mouth_flow, without its sign", "L/min", lambda body: abs(field(body, "breathing.mouth_flow")) * 0.06
    ),
    **_all_names(
        ("Total Lung Volume", "TotalLungVolume", "RelativeTotalLungVolume"), Source("breathing.total_volume", "mL")
    ),
    # 0.0335 L/kg is what is left after breathing out.
    "TotalLungVolume in L/kg": per_kg("breathing.end_expiratory_volume", "L/kg", 1e-3),
    "SpecificVentilation": Source("breathing.specific_ventilation", ""),
    "AnatomicDeadSpace": per_kg("breathing.dead_space", "mL/kg"),
    "PhysiologicDeadSpace": per_kg("gas.physiologic_dead_space", "mL/kg"),
    "PhysiologicDeadSpaceTidalVolumeRatio": Source("gas.dead_space_ratio", ""),
    **_all_names(("Alveolar Dead Space", "AlveolarDeadSpace"), Source("gas.alveolar_dead_space", "mL")),
    **_all_names(("Pulmonary Compliance", "PulmonaryCompliance"), Source("breathing.compliance", "mL/cmH2O")),
    # The table gives millilitres under the name of litres.
    "static_compliance_ml": Source("breathing.compliance", "L/cmH2O"),
    "LungCompliance": Source("breathing.lung_compliance", "mL/cmH2O"),
    "ChestWallCompliance": Source("breathing.chest_wall_compliance", "mL/cmH2O"),
    "PulmonaryElastance": Source(
        "1 / breathing.compliance", "cmH2O/L", lambda body: 1000 / field(body, "breathing.compliance")
    ),
    **_all_names(
        ("Pulmonary Resistance", "PulmonaryResistance", "InspiratoryPulmonaryResistance", "airway_resistance"),
        Source("breathing.resistance", "cmH2O s/L"),
    ),
    "ExpiratoryPulmonaryResistance": Source("breathing.expiratory_resistance", "cmH2O s/L"),
    "AirwayPressure": Source(
        "breathing.airway_pressure + surroundings.pressure",
        "cmH2O",
        lambda body: field(body, "breathing.airway_pressure") + field(body, "surroundings.pressure") / MMHG_PER_CMH2O,
    ),
    "MeanAirwayPressure": Source("breathing.mean_airway_pressure", "cmH2O"),
    "PositiveEndExpiratoryPressure": Source("breathing.end_expiratory_pressure", "cmH2O"),
    "IntrinsicPositiveEndExpiredPressure": Source("breathing.auto_peep", "cmH2O"),
    "IntrapleuralPressure": Source("breathing.end_expiratory_pleural", "cmH2O"),
    "IntrapulmonaryPressure": Source("breathing.transthoracic_pressure", "cmH2O"),
    "TransMusclePressure": times("breathing.muscle_pressure", -1, "cmH2O"),
    "TransChestWallPressure": Source("breathing.chest_wall_pressure", "cmH2O"),
    "TransairwayPressure": Source("breathing.transairway_pressure", "cmH2O"),
    "TransalveolarPressure": Source("breathing.transalveolar_pressure", "cmH2O"),
    "TranspulmonaryPressure": Source("breathing.transpulmonary_pressure", "cmH2O"),
    "TransrespiratoryPressure": Source("breathing.transrespiratory_pressure", "cmH2O"),
    "TransthoracicPressure": Source("breathing.transthoracic_pressure", "cmH2O"),
    **_all_names(
        ("Fraction of Inspired Oxygen", "FractionOfInsipredOxygen"), Source("breathing.inspired_oxygen", "fraction")
    ),
    "Functional Vital Capacity": Source("breathing.forced_vital_capacity", "mL"),
    "Functional expiratory volume over 1 second": Source("breathing.forced_expiratory_volume", "mL"),
    "Forced expiratory flow": Source("breathing.forced_expiratory_flow", "mL/s"),
    # Litres for each kilogram, the source says; the table has them as millilitres and litres.
    "ForcedVitalCapacity*": per_kg("breathing.forced_vital_capacity", "mL", 1e-3),
    "SlowVitalCapacity*": per_kg("breathing.forced_vital_capacity", "L", 1e-3),
    "ForcedExpiratoryVolume*": Source("breathing.forced_expiratory_volume", "mL"),
    "ForcedExpiratoryFlow*": times("breathing.forced_expiratory_flow", 0.06, "L/min"),
    # Litres a minute, where the table has litres a second.
    "MaximumVoluntaryVentilation*": times("breathing.maximum_ventilation", 1e-3, "L/s"),
    "PatientResidualVolume": Source("breathing.constants.residual_volume", "mL"),
    "PatientFunctionalResidualCapacity": Source("breathing.constants.functional_residual_capacity", "mL"),
    "PatientTotalLungCapacity": Source("breathing.constants.total_lung_capacity", "mL"),
    "PatientVitalCapacity": less(
        "breathing.constants.total_lung_capacity", "breathing.constants.residual_volume", "mL"
    ),
    "PatientExpiratoryReserveVolume": less(
        "breathing.constants.functional_residual_capacity", "breathing.constants.residual_volume", "mL"
    ),
    "PatientInspiratoryCapacity": less(
        "breathing.constants.total_lung_capacity", "breathing.constants.functional_residual_capacity", "mL"
    ),
    "PatientInspiratoryReserveVolume": less(
        "breathing.constants.total_lung_capacity", "breathing.end_inspiratory_volume", "mL"
    ),
}

_GAS: Final = {
    **_all_names(("SpO2", "OxygenSaturation"), Source("gas.saturation", "fraction")),
    "SpO2_percent": Source("gas.pulse_saturation", "%", lambda body: 100 * field(body, "gas.pulse_saturation")),
    **_all_names(("SpO2_pulseox", "PulseOximetry"), Source("gas.pulse_saturation", "fraction")),
    **_all_names(
        ("PaO2", "Arterial Oxygen Pressure", "ArterialOxygenPressure", "PartialPressureOfOxygen", "arterial_oxygen"),
        Source("gas.po2", "mmHg"),
    ),
    **_all_names(
        ("PaCO2", "ArterialCarbonDioxidePressure", "PartialPressureOfCarbonDioxide", "arterial_carbon_dioxide"),
        Source("gas.pco2", "mmHg"),
    ),
    **_all_names(("VenousOxygenPressure", "PulmonaryArterialOxygenPressure"), Source("gas.venous_po2", "mmHg")),
    **_all_names(
        ("VenousCarbonDioxidePressure", "PulmonaryArterialCarbonDioxidePressure"), Source("gas.venous_pco2", "mmHg")
    ),
    "PulmonaryVenousOxygenPressure": Source("gas.pulmonary_venous_po2", "mmHg"),
    "PulmonaryVenousCarbonDioxidePressure": Source("gas.pulmonary_venous_pco2", "mmHg"),
    **_all_names(("pH", "BloodPH"), Source("gas.ph", "")),
    "BaseExcess": Source("gas.base_excess", "mEq/L"),
    **_all_names(("Bicarbonate", "CO2"), Source("gas.bicarbonate", "mmol/L")),
    "Bicarbonate-BloodConcentration": times("gas.bicarbonate", BICARBONATE_MASS, "mg/L"),
    **_all_names(
        ("Lactate", "Aorta Lactate", "Lactate-BloodConcentration"), times("gas.lactate", LACTATE_MASS, "mg/L")
    ),
    "Percent Carboxyhemoglobin": Source("gas.carboxyhaemoglobin", "fraction"),
    "CarbonDioxideSaturation": Source("gas.carbaminohaemoglobin", ""),
    **_all_names(("EndTidalCarbonDioxidePressure", "EtCO2"), Source("gas.end_tidal_co2", "mmHg")),
    **_all_names(
        ("EndTidalCarbonDioxideFraction", "End Tidal CO2"),
        Source(
            "gas.end_tidal_co2 of dry gas",
            "fraction",
            lambda body: (
                field(body, "gas.end_tidal_co2") / (field(body, "surroundings.pressure") - WATER_VAPOUR_MMHG)
            ),
        ),
    ),
    **_all_names(
        ("HorowitzIndex", "CarricoIndex", "PaO2/FiO2", "oxygen_ratio"), Source("gas.oxygen_ratio", "mmHg")
    ),
    "SaturationAndFractionOfInspiredOxygenRatio": Source("gas.saturation_ratio", ""),
    "OxygenationIndex": Source("breathing.mean_airway_pressure / gas.oxygen_ratio", "", _oxygenation),
    "OxygenSaturationIndex": over("breathing.mean_airway_pressure", "gas.saturation_ratio", "mmHg"),
    "AlveolarArterialGradient": Source("gas.alveolar_arterial", "mmHg"),
    "VentilationPerfusionRatio": Source("gas.ventilation_perfusion", ""),
    **_all_names(("ShuntFraction", "Pulmonary Shunt Fraction"), Source("gas.shunt_fraction", "fraction")),
    # In percent, without saying so.
    "Shunt Fraction": times("gas.shunt_fraction", 100, ""),
    "OxygenConsumption": Source("gas.oxygen_consumption", "mL/min"),
    "Carbon Dioxide Production": Source("gas.carbon_dioxide_production", "mL/min"),
}

_BLOOD: Final = {
    "Hematocrit": Source("fluids.haematocrit", ""),
    **_all_names(("Hemoglobin", "Hemoglobin-BloodConcentration"), Source("fluids.haemoglobin", "g/dL")),
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
    **_all_names(
        (
            "Sodium-BloodConcentration",
            "Sodium Plasma Concentration",
            "Plasma Sodium Concentration",
            "Aorta Sodium Concentration",
        ),
        times("chemistry.sodium", MASS[Solute.SODIUM], "mg/L"),
    ),
    **_all_names(
        ("Potassium-BloodConcentration", "Potassium Plasma Concentration"),
        times("chemistry.potassium", MASS[Solute.POTASSIUM], "mg/L"),
    ),
    **_all_names(
        ("Chloride-BloodConcentration", "Chloride Plasma Concentration"),
        times("chemistry.chloride", MASS[Solute.CHLORIDE], "mg/L"),
    ),
    **_all_names(
        ("Calcium", "Calcium-BloodConcentration", "Calcium Plasma Concentration"),
        times("chemistry.calcium", MASS[Solute.CALCIUM], "mg/L"),
    ),
    "ionised_calcium": times("chemistry.ionised_calcium", MASS[Solute.CALCIUM], "mg/L"),
    "Phosphate": Source("chemistry.phosphate", "mmol/L"),
    "StrongIonDifference": Source("chemistry.apparent_strong_ion_difference", "mmol/L"),
    **_all_names(("Albumin", "Albumin-BloodConcentration"), Source("chemistry.albumin", "g/dL")),
    "Globulin-BloodConcentration": Source("chemistry.globulin", "g/dL"),
    **_all_names(("TotalProtein", "TotalProteinConcentration"), Source("chemistry.protein", "g/dL")),
    **_all_names(
        ("Glucose", "Glucose-BloodConcentration", "Aorta Glucose Concentration"),
        times("chemistry.glucose", MASS[Solute.GLUCOSE], "mg/L"),
    ),
    **_all_names(("BUN", "BloodUreaNitrogenConcentration"), Source("chemistry.urea_nitrogen", "mg/dL")),
    **_all_names(
        ("Urea-BloodConcentration", "Aorta Urea Concentration"), times("chemistry.urea", MASS[Solute.UREA], "mg/L")
    ),
    **_all_names(
        ("Creatinine", "Creatinine-BloodConcentration", "Creatinine Concentration", "Creatine Concentration"),
        times("chemistry.creatinine", MASS[Solute.CREATININE], "mg/L"),
    ),
    **_all_names(
        ("Acetoacetate-BloodConcentration", "Ketones-BloodConcentration", "Aorta Ketones Concentration"),
        times("chemistry.ketones", MASS[Solute.KETONES], "mg/L"),
    ),
    **_all_names(
        ("Tristearin-BloodConcentration", "Triacylglycerol-BloodConcentration", "Aorta Triacylglycerol Concentration"),
        Source("chemistry.triacylglycerol", "mg/dL"),
    ),
    **_all_names(
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

_KIDNEY: Final = {
    "GFR": Source("kidney.filtration_rate", "mL/min"),
    "GlomerularFiltrationRate": Source("kidney.filtration_rate", "mL/min"),
    "RenalBloodFlow": Source("kidney.blood_flow", "mL/min"),
    "RenalPlasmaFlow": both("kidney.plasma_flow", "mL/min"),
    "FiltrationFraction": both("kidney.filtration_fraction", "", 0.5),
    "RenalVascularResistance": Source("kidney.vascular_resistance", "mmHg min/mL"),
    "UrineProductionRate": Source("kidney.urine_flow", "mL/min"),
    "UrineOsmolality": Source("kidney.urine_osmolality", "mOsm/kg"),
    "UrineOsmolarity": Source("kidney.urine_osmolality", "mOsm/L"),
    **_all_names(("UrineSpecificGravity", "SpecificGravity"), Source("kidney.specific_gravity", "")),
    "UrineUreaNitrogenConcentration": Source("kidney.urea_nitrogen", "g/L"),
    **_kidney("Left", 0),
    **_kidney("Right", 1),
    **_renal("Sodium", Solute.SODIUM, "g/day"),
    **_renal("Chloride", Solute.CHLORIDE, "g/day"),
    **_renal("Calcium", Solute.CALCIUM, "g/day"),
    **_renal("Glucose", Solute.GLUCOSE, "g/day"),
    **_renal("Creatinine", Solute.CREATININE, "mg/min"),
    **_renal("Urea", Solute.UREA, "mg/min"),
    **_all_names(
        ("Acetoacetate-Clearance-RenalClearance", "Ketones-Clearance-RenalClearance"),
        Source(f"kidney.clearance[{Solute.KETONES}]", "ml/min kg"),
    ),
    "Bicarbonate-Clearance-RenalClearance": Source(
        "kidney.bicarbonate_excretion / gas.bicarbonate / person.weight",
        "ml/min kg",
        lambda body: (
            1e3
            * field(body, "kidney.bicarbonate_excretion")
            / field(body, "gas.bicarbonate")
            / field(body, "person.weight")
        ),
    ),
    "Bicarbonate-Clearance-RenalExcretionRate": times(
        "kidney.bicarbonate_excretion", 1.44 * BICARBONATE_MASS, "g/day"
    ),
    "Bicarbonate-Clearance-RenalFiltrationRate": times("kidney.bicarbonate_filtered", 1.44 * BICARBONATE_MASS, "g/day"),
    "Bicarbonate-Clearance-RenalReabsorptionRate": less(
        "kidney.bicarbonate_filtered", "kidney.bicarbonate_excretion", "g/day", 1.44 * BICARBONATE_MASS
    ),
    "Lactate-Clearance-RenalClearance": Source(
        "kidney.lactate_excretion / gas.lactate / person.weight",
        "ml/min kg",
        lambda body: (
            1e3 * field(body, "kidney.lactate_excretion") / field(body, "gas.lactate") / field(body, "person.weight")
        ),
    ),
    "Albumin-Clearance-GlomerularFilterability": Source("kidney.constants.albumin_filterability", ""),
    "Hemoglobin-Clearance-GlomerularFilterability": Source("kidney.constants.haemoglobin_filterability", ""),
    **_all_names(
        ("Glucose-Clearance-GlomerularFilterability", "Sodium-Clearance-GlomerularFilterability"),
        Source("kidney: passes freely", "", lambda _: 1.0),
    ),
    "Chloride-Clearance-GlomerularFilterability": Source("kidney.constants.chloride_filterability", ""),
    **_all_names(("Urine Sodium Concentration", "Urine sodium concentration"), Source("kidney.urine[0]", "mmol/L")),
    "Urine Chloride Concentration": Source(f"kidney.urine[{Solute.CHLORIDE}]", "mmol/L"),
    "Urine Calcium Concentration": Source(f"kidney.urine[{Solute.CALCIUM}]", "mmol/L"),
    "Urine Urea Concentration": Source(f"kidney.urine[{Solute.UREA}]", "mmol/L"),
    "Bladder Chloride Concentration": over(f"kidney.bladder[{Solute.CHLORIDE}]", "kidney.bladder_volume", "mmol/L", 1e3),
    "Bladder Urea Concentration": over(f"kidney.bladder[{Solute.UREA}]", "kidney.bladder_volume", "mmol/L", 1e3),
    "Bladder sodium concentration": over(f"kidney.bladder[{Solute.SODIUM}]", "kidney.bladder_volume", "mmol/L", 1e3),
    **_all_names(
        ("Urine Creatine Clearance", "Urine Creatinine Clearance"),
        Source(f"kidney.clearance[{Solute.CREATININE}]", "mL/min"),
    ),
    "Chloride Excretion": Source(f"kidney.excretion[{Solute.CHLORIDE}]", "mmol/min"),
    "Sodium Excretion": Source(f"kidney.excretion[{Solute.SODIUM}]", "mmol/min"),
}

_ENERGY: Final = {
    **_all_names(("CoreTemperature", "Core Body Temperature"), Source("energy.core", "degC")),
    "SkinTemperature": Source("energy.skin", "degC"),
    "MeanSkinFlow": Source("energy.skin_flow", "mL/min"),
    "Sweat Rate": Source("energy.sweat_rate", "mL/min"),
    "Respiratory Quotient": Source("energy.respiratory_quotient", ""),
    "Metabolic Rate": Source("energy.metabolic_rate", "W"),
    "TotalMetabolicRate": Source("energy.total_metabolic_rate", "kcal/day"),
    "LactateProductionRate": Source("energy.lactate_production", "mol/day"),
    "exercise_reached": Source("energy.achieved", "fraction"),
}

_NERVES_AND_DRUGS: Final = {
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

READINGS: Final[dict[str, Source]] = {
    **_CIRCULATION,
    **_BREATHING,
    **_GAS,
    **_BLOOD,
    **_KIDNEY,
    **_ENERGY,
    **_NERVES_AND_DRUGS,
}
READINGS.update(
    tidal_volume=READINGS["TidalVolume"],
    respiration_rate=READINGS["RespirationRate"],
    heart_rate=READINGS["HeartRate"],
    mean_pressure=READINGS["MeanArterialPressure"],
)
