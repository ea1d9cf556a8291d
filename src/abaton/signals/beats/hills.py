"""The filters under which every QRS complex, of whatever lead and polarity, and every pulse becomes one hill."""

from functools import lru_cache
from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.signals.model import Floats

# Second and third derivative of a Gaussian: nearly in quadrature, so that the length of the pair does not swing with
# the waves of a complex. With this width they peak at 19 and 23 Hz, above the 5 to 15 Hz where a QRS complex has most
# of its energy, because electrode movement and T waves reach up to there (Thakor 1984, doi 10.1109/TBME.1984.325393).
# Chosen among 10, 12, 14, 16 and 20 ms on MITDB 100 and 105 with electrode noise: narrower pairs lose wide complexes
# and let muscle noise through, wider ones electrode movement.
QRS_WIDTH_S: Final = 0.012

# First derivative of a Gaussian: the smoothed slope, highest in the upstroke of a pulse. With this width it peaks at
# 3.2 Hz: pulses have their energy from 0.5 to 8 Hz (Elgendi 2013, doi 10.1371/journal.pone.0076585). Chosen.
PULSE_WIDTH_S: Final = 0.05

# So many widths to both sides; beyond them the taps are below 0.2 % of their largest.
_REACH: Final = 4.5


@lru_cache(maxsize=32)
def qrs_taps(rate_hz: float) -> tuple[Floats, Floats]:
    """Return the even and the odd filter, one tap a sample, each of gain 1 at its peak and blind to an offset."""
    x, bell = _bell(QRS_WIDTH_S, rate_hz)
    even = (1.0 - x * x) * bell
    odd = (x * x * x - 3.0 * x) * bell
    return _of_unit_gain(even - even.mean(), rate_hz), _of_unit_gain(odd, rate_hz)


@lru_cache(maxsize=32)
def pulse_taps(rate_hz: float) -> tuple[Floats, Floats]:
    """Return an even filter of nothing, and the odd one that measures slope."""
    x, bell = _bell(PULSE_WIDTH_S, rate_hz)
    return np.zeros_like(x), _of_unit_gain(x * bell, rate_hz)


def _bell(width_s: float, rate_hz: float) -> tuple[Floats, Floats]:
    half = max(2, round(_REACH * width_s * rate_hz))
    x = np.arange(-half, half + 1) / (rate_hz * width_s)
    return x, np.exp(-0.5 * x * x)


def _of_unit_gain(one: Floats, rate_hz: float) -> Floats:
    place_s = (np.arange(one.size) - one.size // 2) / rate_hz
    turns = np.exp(-2j * np.pi * np.linspace(0.5, 45.0, 446)[:, None] * place_s)
    normed = np.ascontiguousarray(one / np.abs(turns @ one).max())
    normed.flags.writeable = False
    return normed


@compiled
def hill(signal: Floats, centre: int, even: Floats, odd: Floats, slope: bool) -> float:  # noqa: FBT001 compiled
    """Return the length of the pair at a sample, or the rise alone, in the unit of the signal; 0 where it falls.

    Needs half the taps on both sides.
    """
    half = even.size // 2
    in_phase = even[half] * signal[centre]
    in_quadrature = 0.0
    # One is even, the other odd: half of the products are enough.
    for k in range(1, half + 1):
        after = signal[centre + k]
        before = signal[centre - k]
        in_phase += even[half + k] * (after + before)
        in_quadrature += odd[half + k] * (after - before)
    if slope:
        return max(0.0, in_quadrature)
    return float(np.sqrt(in_phase * in_phase + in_quadrature * in_quadrature))
