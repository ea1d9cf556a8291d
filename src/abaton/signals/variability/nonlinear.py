"""How regular intervals are, and how they scale."""

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.signals.model import Floats


def sample_entropy(value: Floats, tolerance: float) -> float | None:
    """Return the sample entropy for m = 2; `None` where nothing matches for three in a row.

    References:
        Richman, Moorman 2000, doi 10.1152/ajpheart.2000.278.6.H2039.
    """
    two, three = _matches(np.ascontiguousarray(value), tolerance)
    return float(np.log(two / three)) if three else None


@compiled
def _matches(value: Floats, tolerance: float) -> tuple[int, int]:
    two = 0
    three = 0
    for i in range(value.size - 2):
        for j in range(i + 1, value.size - 2):
            if abs(value[i] - value[j]) <= tolerance and abs(value[i + 1] - value[j + 1]) <= tolerance:
                two += 1
                if abs(value[i + 2] - value[j + 2]) <= tolerance:
                    three += 1
    return two, three


def scaling_exponent(value: Floats, shortest: int = 4, longest: int = 16) -> float | None:
    """Return the slope of detrended fluctuation over window length, in beats; `None` where nothing fluctuates.

    References:
        Peng et al. 1995, doi 10.1063/1.166141.
    """
    profile = np.cumsum(value - value.mean())
    lengths = np.arange(shortest, longest + 1)
    fluctuation = np.array([_fluctuation(profile, int(length)) for length in lengths])
    if not (fluctuation > 1e-9).all():
        return None
    return float(np.polyfit(np.log(lengths), np.log(fluctuation), 1)[0])


def _fluctuation(profile: Floats, length: int) -> float:
    windows = profile[: profile.size // length * length].reshape(-1, length)
    x = np.arange(length) - (length - 1) / 2
    centred = windows - windows.mean(axis=1, keepdims=True)
    slope = centred @ x / (x @ x)
    return float(np.sqrt(((centred - slope[:, None] * x) ** 2).mean()))
