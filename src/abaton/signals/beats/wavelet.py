"""The pair of filters under which every QRS complex, of whatever lead and polarity, becomes one hill."""

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
WIDTH_S: Final = 0.012

HALF_LENGTH_S: Final = 4.5 * WIDTH_S
"""Beyond it the taps are below 0.2 % of their largest. The look-ahead of the hill."""


@lru_cache(maxsize=32)
def taps(rate_hz: float) -> tuple[Floats, Floats]:
    """Return the even and the odd filter, one tap a sample, each of gain 1 at its peak and blind to an offset."""
    half = max(2, round(HALF_LENGTH_S * rate_hz))
    x = np.arange(-half, half + 1) / (rate_hz * WIDTH_S)
    bell = np.exp(-0.5 * x * x)
    even = (1.0 - x * x) * bell
    odd = (x * x * x - 3.0 * x) * bell
    even -= even.mean()
    return _of_unit_gain(even, rate_hz), _of_unit_gain(odd, rate_hz)


def _of_unit_gain(one: Floats, rate_hz: float) -> Floats:
    place_s = (np.arange(one.size) - one.size // 2) / rate_hz
    turns = np.exp(-2j * np.pi * np.linspace(1.0, 45.0, 441)[:, None] * place_s)
    normed = np.ascontiguousarray(one / np.abs(turns @ one).max())
    normed.flags.writeable = False
    return normed


@compiled
def hill(signal: Floats, centre: int, even: Floats, odd: Floats) -> float:
    """Return the length of the pair at a sample, in the unit of the signal. Needs half the taps on both sides."""
    half = even.size // 2
    in_phase = even[half] * signal[centre]
    in_quadrature = 0.0
    # One is even, the other odd: half of the products are enough.
    for k in range(1, half + 1):
        after = signal[centre + k]
        before = signal[centre - k]
        in_phase += even[half + k] * (after + before)
        in_quadrature += odd[half + k] * (after - before)
    return float(np.sqrt(in_phase * in_phase + in_quadrature * in_quadrature))
