"""The published detector as it stands in its paper, over a whole recording: ours is measured beside it."""

from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy import signal  # pyright: ignore[reportMissingTypeStubs]

from abaton.signals.model import Floats

# Petrėnas, Marozas, Sörnmo 2015, doi:10.1016/j.compbiomed.2015.01.019: its N, gamma, delta, alpha and eta.
WINDOW: Final = 8
TOLERANCE_S: Final = 0.03
BIGEMINY: Final = 2e-4
SMOOTHING: Final = 0.02
THRESHOLD: Final = 0.725


def in_fibrillation(interval_s: Floats) -> NDArray[np.bool_]:
    """Say of each interval whether it lies in fibrillation: not a stream, the smoothing runs back from the end."""
    median_s = np.median(sliding_window_view(np.pad(interval_s, 1, mode="edge"), 3), axis=1)
    window = sliding_window_view(np.pad(median_s, (WINDOW - 1, 0), mode="edge"), WINDOW)
    differ = np.zeros(interval_s.size)
    for first in range(WINDOW):
        for second in range(first + 1, WINDOW):
            differ += np.abs(window[:, first] - window[:, second]) >= TOLERANCE_S
    irregularity = _smooth(2.0 * differ / (WINDOW * (WINDOW - 1))) / _smooth(median_s)
    bigeminy = _smooth((_sum(median_s) / _sum(interval_s) - 1.0) ** 2)
    return np.where(bigeminy >= BIGEMINY, irregularity, bigeminy) > THRESHOLD


def _sum(values: Floats) -> Floats:
    return sliding_window_view(np.pad(values, (WINDOW - 1, 0), mode="edge"), WINDOW).sum(axis=1)


def _smooth(values: Floats) -> Floats:
    forward = _average(values)
    return _average(forward[::-1])[::-1]


def _average(values: Floats) -> Floats:
    averaged: Any = signal.lfilter(  # pyright: ignore[reportUnknownMemberType]
        [SMOOTHING], [1.0, SMOOTHING - 1.0], values, zi=[values[0] * (1.0 - SMOOTHING)]
    )
    return averaged[0]
