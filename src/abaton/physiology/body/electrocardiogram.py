"""Shape of the electrocardiogram."""

from typing import Annotated


class ElectrocardiogramConstants:
    qrs_height: Annotated[float, "mV", "definition: peak to peak of QRS in lead II, see the tables below"] = 1.3
    wide_height: Annotated[float, "1", "calibrated: wide beats are taller, Surawicz 2008 [unverified]"] = 1.7
    fibrillation_height: Annotated[float, "mV", "Weaver 1985: coarse, peak to peak [unverified]"] = 1.0
    atrial_height: Annotated[float, "mV", "definition: what is left without ventricles"] = 0.02
