"""Power of heart-rate variability by band."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.signal import lombscargle  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from abaton.signals.model import Floats

# Task Force 1996, table 2.
VLF_HZ: Final = (0.0033, 0.04)
LF_HZ: Final = (0.04, 0.15)
HF_HZ: Final = (0.15, 0.4)
_STEP_HZ: Final = 1 / 1024


@dataclass(frozen=True, slots=True)
class Bands:
    vlf_ms2: float
    lf_ms2: float
    hf_ms2: float


def bands(nn_s: Floats) -> Bands:
    """Return the power of each band by the periodogram of Lomb and Scargle, which needs no resampling.

    Intervals stand at the beats that end them. Scaled so that all power, up to half the rate of beats, adds up to the
    variance.

    References:
        Lomb 1976, doi 10.1007/BF00648343; for intervals: Laguna, Moody, Mark 1998, doi 10.1109/10.678605.
    """
    at_s = np.cumsum(nn_s)
    swing_ms = 1000.0 * (nn_s - nn_s.mean())
    frequency_hz = np.arange(1, round(HF_HZ[1] / _STEP_HZ) + 1, dtype=np.float64) * _STEP_HZ
    if not swing_ms.any():
        return Bands(0.0, 0.0, 0.0)
    # At a frequency the periodogram is a quarter of the number of beats times the squared amplitude there.
    periodogram = np.asarray(lombscargle(at_s, swing_ms, 2 * np.pi * frequency_hz), dtype=np.float64)
    density = 2.0 * float(nn_s.sum()) / nn_s.size * periodogram
    return Bands(*(_within(frequency_hz, density, band) for band in (VLF_HZ, LF_HZ, HF_HZ)))


def _within(frequency_hz: Floats, density: Floats, band: tuple[float, float]) -> float:
    return float(density[(frequency_hz >= band[0]) & (frequency_hz < band[1])].sum() * _STEP_HZ)
