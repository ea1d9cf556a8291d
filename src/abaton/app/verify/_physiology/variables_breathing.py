"""The table's variables of breath and gases, and the fields that answer them."""

from typing import Final

from abaton.app.verify._physiology.fields import Body, Source, field, less, named, over, per_kg, times

BICARBONATE_MASS: Final = 61.017
"""g/mol, as the next."""
LACTATE_MASS: Final = 89.07
WATER_VAPOUR_MMHG: Final = 47.0
MMHG_PER_CMH2O: Final = 0.73556


def _oxygenation(body: Body) -> float:
    ratio = body["gas"]["oxygen_ratio"]
    return float(100 * body["breathing"]["mean_airway_pressure"] / ratio) if ratio else float("nan")


BREATHING: Final[dict[str, Source]] = {
    "RespirationRate": Source("breathing.rate", "1/min"),
    "TidalVolume": Source("breathing.tidal_volume", "mL"),
    "TidalVolume in mL/kg": per_kg("breathing.tidal_volume", "mL/kg"),
    "InspiratoryTidalVolume": per_kg("breathing.tidal_volume", "mL/kg"),
    "ExpiratoryTidalVolume": per_kg("breathing.expired_volume", "mL/kg"),
    **named(
        ("MinuteVentilation", "Total Pulmonary Ventilation", "TotalPulmonaryVentilation"),
        Source("breathing.minute_volume", "mL/min"),
    ),
    "TotalPulmonaryVentilation in L/min/kg": per_kg("breathing.minute_volume", "L/min/kg", 1e-3),
    "TotalAlveolarVentilation": Source("breathing.alveolar_ventilation", "mL/min"),
    "TotalAlveolarVentilation in L/min/kg": per_kg("breathing.alveolar_ventilation", "L/min/kg", 1e-3),
    "TotalDeadSpaceVentilation": Source("breathing.dead_space_ventilation", "mL/min"),
    "TotalDeadSpaceVentilation in L/min/kg": per_kg("breathing.dead_space_ventilation", "L/min/kg", 1e-3),
    **named(
        ("IERatio", "Inspiratory-Expiratory Ratio", "InspiratoryExpiratoryRatio"), Source("breathing.ie_ratio", "")
    ),
    **named(
        ("Trachea Flow - Peak Expiratory Flow", "ExpiratoryFlow", "PeakExpiratoryFlow*"),
        times("breathing.peak_flow", 0.06, "L/min"),
    ),
    "InspiratoryFlow": times("breathing.inspiratory_peak_flow", 0.06, "L/min"),
    "Trachea Flow - Peak Flow": Source(
        "breathing.mouth_flow, without its sign", "L/min", lambda body: abs(field(body, "breathing.mouth_flow")) * 0.06
    ),
    **named(
        ("Total Lung Volume", "TotalLungVolume", "RelativeTotalLungVolume"), Source("breathing.total_volume", "mL")
    ),
    # 0.0335 L/kg is what is left after breathing out.
    "TotalLungVolume in L/kg": per_kg("breathing.end_expiratory_volume", "L/kg", 1e-3),
    "SpecificVentilation": Source("breathing.specific_ventilation", ""),
    "AnatomicDeadSpace": per_kg("breathing.dead_space", "mL/kg"),
    "PhysiologicDeadSpace": per_kg("gas.physiologic_dead_space", "mL/kg"),
    "PhysiologicDeadSpaceTidalVolumeRatio": Source("gas.dead_space_ratio", ""),
    **named(("Alveolar Dead Space", "AlveolarDeadSpace"), Source("gas.alveolar_dead_space", "mL")),
    **named(("Pulmonary Compliance", "PulmonaryCompliance"), Source("breathing.compliance", "mL/cmH2O")),
    # The table gives millilitres under the name of litres.
    "static_compliance_ml": Source("breathing.compliance", "L/cmH2O"),
    "LungCompliance": Source("breathing.lung_compliance", "mL/cmH2O"),
    "ChestWallCompliance": Source("breathing.chest_wall_compliance", "mL/cmH2O"),
    "PulmonaryElastance": Source(
        "1 / breathing.compliance", "cmH2O/L", lambda body: 1000 / field(body, "breathing.compliance")
    ),
    **named(
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
    **named(
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

GAS: Final[dict[str, Source]] = {
    # Of a table that has both, SpO2 is what haemoglobin holds at the finger, SpO2_pulseox what the device makes of it.
    "SpO2": Source("gas.finger_saturation", "fraction"),
    "OxygenSaturation": Source("gas.saturation", "fraction"),
    "SpO2_percent": Source("gas.pulse_saturation", "%", lambda body: 100 * field(body, "gas.pulse_saturation")),
    **named(("SpO2_pulseox", "PulseOximetry"), Source("gas.pulse_saturation", "fraction")),
    **named(
        ("PaO2", "Arterial Oxygen Pressure", "ArterialOxygenPressure", "PartialPressureOfOxygen", "arterial_oxygen"),
        Source("gas.po2", "mmHg"),
    ),
    **named(
        ("PaCO2", "ArterialCarbonDioxidePressure", "PartialPressureOfCarbonDioxide", "arterial_carbon_dioxide"),
        Source("gas.pco2", "mmHg"),
    ),
    **named(("VenousOxygenPressure", "PulmonaryArterialOxygenPressure"), Source("gas.venous_po2", "mmHg")),
    **named(
        ("VenousCarbonDioxidePressure", "PulmonaryArterialCarbonDioxidePressure"), Source("gas.venous_pco2", "mmHg")
    ),
    "PulmonaryVenousOxygenPressure": Source("gas.pulmonary_venous_po2", "mmHg"),
    "PulmonaryVenousCarbonDioxidePressure": Source("gas.pulmonary_venous_pco2", "mmHg"),
    **named(("pH", "BloodPH"), Source("gas.ph", "")),
    "BaseExcess": Source("gas.base_excess", "mEq/L"),
    **named(("Bicarbonate", "CO2"), Source("gas.bicarbonate", "mmol/L")),
    "Bicarbonate-BloodConcentration": times("gas.bicarbonate", BICARBONATE_MASS, "mg/L"),
    **named(("Lactate", "Aorta Lactate", "Lactate-BloodConcentration"), times("gas.lactate", LACTATE_MASS, "mg/L")),
    "Percent Carboxyhemoglobin": Source("gas.carboxyhaemoglobin", "fraction"),
    "CarbonDioxideSaturation": Source("gas.carbaminohaemoglobin", ""),
    **named(("EndTidalCarbonDioxidePressure", "EtCO2"), Source("gas.end_tidal_co2", "mmHg")),
    **named(
        ("EndTidalCarbonDioxideFraction", "End Tidal CO2"),
        Source(
            "gas.end_tidal_co2 of dry gas",
            "fraction",
            lambda body: field(body, "gas.end_tidal_co2") / (field(body, "surroundings.pressure") - WATER_VAPOUR_MMHG),
        ),
    ),
    **named(("HorowitzIndex", "CarricoIndex", "PaO2/FiO2", "oxygen_ratio"), Source("gas.oxygen_ratio", "mmHg")),
    "SaturationAndFractionOfInspiredOxygenRatio": Source("gas.saturation_ratio", ""),
    "OxygenationIndex": Source("breathing.mean_airway_pressure / gas.oxygen_ratio", "", _oxygenation),
    "OxygenSaturationIndex": over("breathing.mean_airway_pressure", "gas.saturation_ratio", "mmHg"),
    "AlveolarArterialGradient": Source("gas.alveolar_arterial", "mmHg"),
    "VentilationPerfusionRatio": Source("gas.ventilation_perfusion", ""),
    **named(("ShuntFraction", "Pulmonary Shunt Fraction"), Source("gas.shunt_fraction", "fraction")),
    # In percent, without saying so.
    "Shunt Fraction": times("gas.shunt_fraction", 100, ""),
    "OxygenConsumption": Source("gas.oxygen_consumption", "mL/min"),
    "Carbon Dioxide Production": Source("gas.carbon_dioxide_production", "mL/min"),
}
