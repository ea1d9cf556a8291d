"""Where everything lies that a walk through a waveform remembers: plain arrays, which compiled code can change."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from abaton.signals.model import Floats

REMEMBERED: Final = 8
WAITING: Final = 48

# Places in the numbers of the state.
HELD, TOP_HEIGHT, LAST_HEIGHT, LAST_PEAK_AT, UPRIGHT, INVERTED = range(6)
HEIGHTS: Final = 6
NOISES: Final = HEIGHTS + REMEMBERED
INTERVALS: Final = NOISES + REMEMBERED
NUMBERS: Final = INTERVALS + REMEMBERED

# Places in the counts of the state. Positions are counted in samples from the start of the stream.
SEEN, TOP_AT, LAST_AT, FORGOTTEN_AT, PENDING, WAIT, LEARNT, BEATS, NOISY, RHYTHM, MISSING, EVER = range(12)
BLIND_AT, TOP_BLIND_AT, FOUND = range(12, 15)
COUNTS: Final = 15

# Rows of what waits for a decision, one column a hill; and of what is found, one column a beat.
AT, HEIGHT, PEAK_AT, PEAK, TROUGH_AT, TROUGH, BLIND = range(7)
ROWS: Final = 7
FOUND_AT, FOUND_SIZE, FOUND_CONFIDENCE, FOUND_INTERVAL, FOUND_LATE = range(5)
FOUND_ROWS: Final = 5


class Terrain(NamedTuple):
    """What sets one kind of waveform apart from another."""

    refractory_s: float
    """No beat follows another sooner."""
    echo_until_s: float
    """Before it a hill of less than `echo_share` of the beat before it is its echo: a T wave, a dicrotic wave."""
    echo_share: float
    close_until_s: float
    """Before it even a hill of less than `close_share` of the beat before it is its echo."""
    close_share: float
    apart_s: float
    """A hill is the highest within so much on both sides."""
    near_s: float
    """The extremes that belong to a hill lie so near to its top."""
    floor: float
    """A hill lower than this is no beat, however quiet the rest."""
    slope: bool
    """A hill is a rise of the waveform, and the beat is where it rises most; else a beat is at its extreme."""


class Walk(NamedTuple):
    """What a walk reads, and the arrays that it changes: the caller gives copies."""

    terrain: Terrain
    rate_hz: float
    even: Floats
    odd: Floats
    signal: Floats
    missing: NDArray[np.bool_]
    hills: Floats
    numbers: Floats
    counts: NDArray[np.int64]
    waiting: Floats
    found: Floats
