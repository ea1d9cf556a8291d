"""The table's variables and the fields of the body that answer them, and names of our own."""

from typing import Final

from abaton.app.verify._physiology.fields import Source, times
from abaton.app.verify._physiology.variables_blood import BLOOD, ENERGY, NERVES_AND_DRUGS
from abaton.app.verify._physiology.variables_breathing import BREATHING, GAS
from abaton.app.verify._physiology.variables_circulation import CIRCULATION
from abaton.app.verify._physiology.variables_kidney import KIDNEY
from abaton.physiology.drugs.catalogue import index_of

READINGS: Final[dict[str, Source]] = {
    **CIRCULATION,
    **BREATHING,
    **GAS,
    **BLOOD,
    **KIDNEY,
    **ENERGY,
    **NERVES_AND_DRUGS,
    "propofol_plasma": Source(f"drugs.plasma[{index_of('propofol')}]", "mg/L"),
    "bispectral_index": Source("nervous.bis", ""),
    "output_litres": times("circulation.cardiac_output", 1e-3, ""),
    "lactate_mmol": Source("gas.lactate", "mmol/L"),
    # The same in substance, where a table asks for it.
    **{
        f"{name} in {unit}": Source(path, "mmol/L")
        for name, path in (
            ("Lactate", "gas.lactate"),
            ("Glucose", "chemistry.glucose"),
            ("Creatinine", "chemistry.creatinine"),
            ("Calcium", "chemistry.calcium"),
            ("Urea", "chemistry.urea"),
            ("Ketones", "chemistry.ketones"),
        )
        for unit in ("mmol/L", "umol/L", "mEq/L")
    },
    "Consciousness": Source("nervous.consciousness", "fraction"),
    "BispectralIndex": Source("nervous.bis", ""),
    "GlasgowComaScale": Source("nervous.coma_scale", ""),
    "TrainOfFour": Source("nervous.train_of_four", "fraction"),
    "Pain": Source("nervous.pain", "fraction"),
    "Seizure": Source("nervous.seizure", "fraction"),
    "Temperature": Source("energy.core", "degC"),
    "tidal_volume": BREATHING["TidalVolume"],
    "respiration_rate": BREATHING["RespirationRate"],
    "heart_rate": CIRCULATION["HeartRate"],
    "mean_pressure": CIRCULATION["MeanArterialPressure"],
}
