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
    "tidal_volume": BREATHING["TidalVolume"],
    "respiration_rate": BREATHING["RespirationRate"],
    "heart_rate": CIRCULATION["HeartRate"],
    "mean_pressure": CIRCULATION["MeanArterialPressure"],
}
