"""What a monitor, a laboratory and a look at the patient tell, as one typed snapshot."""

from msgspec import Struct

from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.whole import Record


class Vitals(Struct, frozen=True, kw_only=True):
    """A body at an instant. Pressures of the last beat; what is of the last breath says so."""

    elapsed_s: float
    alive: bool

    heart_rate_per_min: float
    """Of beats that move blood; the ECG's is `electrical_rate_per_min`."""
    electrical_rate_per_min: float
    systolic_pressure_mmhg: float
    diastolic_pressure_mmhg: float
    mean_pressure_mmhg: float
    central_venous_pressure_mmhg: float
    pulmonary_artery_pressure_mmhg: float
    wedge_pressure_mmhg: float
    cardiac_output_l_per_min: float
    stroke_volume_ml: float
    ejection_fraction: float
    blood_volume_ml: float
    coronary_perfusion_pressure_mmhg: float

    breaths_per_min: float
    tidal_volume_ml: float
    minute_volume_l_per_min: float
    airway_pressure_cmh2o: float
    pulse_saturation_percent: float
    """As an oximeter reads it: carbon monoxide on haemoglobin looks like oxygen."""
    end_tidal_co2_mmhg: float

    arterial_po2_mmhg: float
    arterial_pco2_mmhg: float
    arterial_ph: float
    bicarbonate_mmol_per_l: float
    base_excess_mmol_per_l: float
    lactate_mmol_per_l: float
    haemoglobin_g_per_dl: float
    haematocrit: float
    sodium_mmol_per_l: float
    potassium_mmol_per_l: float
    glucose_mmol_per_l: float

    core_temperature_celsius: float
    skin_temperature_celsius: float
    urine_ml_per_h: float

    consciousness: float
    """0 none to 1 awake."""
    bispectral_index: float
    intracranial_pressure_mmhg: float
    pupil_mm: tuple[float, float]
    """Left, right."""
    train_of_four_ratio: float
    brain_flow_ml_per_min: float


def vitals(body: Record) -> Vitals:
    """Read a body."""
    c, r, a, g = body["circulation"], body["rhythm"], body["breathing"], body["gas"]
    f, h, e, n, k = body["fluids"], body["chemistry"], body["energy"], body["nervous"], body["kidney"]
    return Vitals(
        elapsed_s=float(body["person"]["elapsed"]),
        alive=not body["illness"]["dead"],
        heart_rate_per_min=float(c["heart_rate"]),
        electrical_rate_per_min=float(r["ventricular_rate"]),
        systolic_pressure_mmhg=float(c["systolic"]),
        diastolic_pressure_mmhg=float(c["diastolic"]),
        mean_pressure_mmhg=float(c["mean"]),
        central_venous_pressure_mmhg=float(c["central_venous"]),
        pulmonary_artery_pressure_mmhg=float(c["pulmonary_mean"]),
        wedge_pressure_mmhg=float(c["wedge"]),
        cardiac_output_l_per_min=float(c["cardiac_output"]) / 1000,
        stroke_volume_ml=float(c["stroke_volume"]),
        ejection_fraction=float(c["ejection_fraction"]),
        blood_volume_ml=float(c["blood_volume"]),
        coronary_perfusion_pressure_mmhg=float(c["coronary_perfusion_pressure"]),
        breaths_per_min=float(a["rate"]),
        tidal_volume_ml=float(a["tidal_volume"]),
        minute_volume_l_per_min=float(a["minute_volume"]) / 1000,
        airway_pressure_cmh2o=float(a["airway_pressure"]),
        pulse_saturation_percent=100 * float(g["pulse_saturation"]),
        end_tidal_co2_mmhg=float(g["end_tidal_co2"]),
        arterial_po2_mmhg=float(g["po2"]),
        arterial_pco2_mmhg=float(g["pco2"]),
        arterial_ph=float(g["ph"]),
        bicarbonate_mmol_per_l=float(g["bicarbonate"]),
        base_excess_mmol_per_l=float(g["base_excess"]),
        lactate_mmol_per_l=float(g["lactate"]),
        haemoglobin_g_per_dl=float(f["haemoglobin"]),
        haematocrit=float(f["haematocrit"]),
        sodium_mmol_per_l=float(h["sodium"]),
        potassium_mmol_per_l=float(h["potassium"]),
        glucose_mmol_per_l=float(h["glucose"]),
        core_temperature_celsius=float(e["core"]),
        skin_temperature_celsius=float(e["skin"]),
        urine_ml_per_h=60 * float(k["urine_flow"]),
        consciousness=float(n["consciousness"]),
        bispectral_index=float(n["bis"]),
        intracranial_pressure_mmhg=float(n["intracranial_pressure"]),
        pupil_mm=(float(n["pupil"][0]), float(n["pupil"][1])),
        train_of_four_ratio=float(n["train_of_four_ratio"]),
        brain_flow_ml_per_min=float(c["organ_mean_flow"][Organ.BRAIN]),
    )
