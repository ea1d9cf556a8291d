"""The table's variables of heart and vessels, and the fields that answer them."""

from typing import Final

from abaton.app.verify._physiology.fields import Body, Source, field, less, named, over, times
from abaton.physiology.body.circulation import Organ


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


CIRCULATION: Final[dict[str, Source]] = {
    "HeartRate": Source("circulation.heart_rate", "1/min"),
    **named(("SystolicPressure", "SystolicArterialPressure"), Source("circulation.systolic", "mmHg")),
    **named(
        ("DiastolicPressure", "DiastolicArterialPressure", "Diastolic Arterial Pressure"),
        Source("circulation.diastolic", "mmHg"),
    ),
    "MeanArterialPressure": Source("circulation.mean", "mmHg"),
    "PulsePressure": less("circulation.systolic", "circulation.diastolic", "mmHg"),
    "CardiacOutput": Source("circulation.cardiac_output", "mL/min"),
    "CardiacIndex": over("circulation.cardiac_output", "person.surface", "L/min m^2", 1e-3),
    **named(("StrokeVolume", "HeartStrokeVolume"), Source("circulation.stroke_volume", "mL")),
    "EjectionFraction": Source("circulation.ejection_fraction", "fraction"),
    "HeartEjectionFraction": Source("circulation.ejection_fraction", "fraction"),
    **named(("BloodVolume", "Vascular Volume"), Source("circulation.blood_volume", "mL")),
    "blood_lost_percent": Source("circulation.blood_lost of the first volume", "", _lost_percent),
    **named(
        ("MeanCentralVenousPressure", "Mean Central Venous Pressure"), Source("circulation.central_venous", "mmHg")
    ),
    **named(("PCWP", "PulmonaryCapillariesWedgePressure"), Source("circulation.wedge", "mmHg")),
    **named(
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
    "CerebralBloodFlow": Source(f"circulation.organ_mean_flow[{Organ.BRAIN}]", "mL/min"),
    # Only in arrest, where a mean over ten seconds would still hold the last beats.
    "Carotid Artery Flow": times(f"circulation.organ_flow[{Organ.BRAIN}]", 60, "mL/min"),
    "Pericardium Pressure": Source("circulation.pericardial_pressure", "mmHg"),
    "Pericardium Volume": Source("circulation.effusion", "mL"),
    "ECG Output": Source("rhythm.ecg_amplitude", "mV"),
    "compression_rate": Source("equipment.compression_rate", "1/min"),
    "compression_depth": Source("equipment.compression_depth", "cm"),
    "chest_compression_fraction": Source("equipment.compression_ratio", "%", _compressing_percent),
    "pause_duration": Source(
        "equipment.compression_ratio", "s", lambda body: 5.0 if body["equipment"]["compression_ratio"] else 0.0
    ),
    "ventilation_rate_with_advanced_airway": Source("breathing.rate", "1/min"),
}
