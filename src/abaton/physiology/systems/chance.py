"""Chance without a generator: a number is the hash of a seed, a stream and a counter, the same bits everywhere.

Only integer arithmetic, sums and products are used, no function of a mathematics library: those differ by machine.
"""

from enum import IntEnum

import numpy as np

from abaton.kernel.compiled import compiled


class Stream(IntEnum):
    """Who draws; two streams of one seed have nothing to do with each other."""

    HEART_RATE = 1
    ECTOPY = 2
    TRANSITION = 3
    SHOCK = 4
    FIBRILLATION = 5
    NERVOUS = 6


# Steele, Lea and Flood 2014 (SplitMix): increment, multipliers and shifts.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)
_TOP = np.uint64(11)  # 64 - 53 bits that a float64 holds
_TO_UNIT = 2.0**-53
_PIECE = np.uint64(0xFFFF)
_S16, _S32, _S48 = np.uint64(16), np.uint64(32), np.uint64(48)
_TO_PIECE = 2.0**-16
_HASHES = 3  # of four pieces each: twelve uniform numbers have the variance 1 (Irwin 1927, Hall 1927)
_MEAN = 6.0 - 6.0 * 2.0**-16  # of the sum of twelve pieces, each a half below the middle of its bin


@compiled
def _mix(z: np.uint64) -> np.uint64:
    z = (z ^ (z >> _S30)) * _FIRST
    z = (z ^ (z >> _S27)) * _SECOND
    return z ^ (z >> _S31)


@compiled
def _word(seed: float, stream: float, n: float) -> np.uint64:
    z = _mix(np.uint64(np.int64(seed)) + _STEP)
    z = _mix(z + np.uint64(np.int64(stream)) * _STEP)
    return _mix(z + np.uint64(np.int64(n)) * _STEP)


@compiled
def uniform(seed: float, stream: float, n: float) -> float:
    """Draw the n-th number of a stream, 0 <= u < 1; whole numbers below 2**53."""
    return np.float64(_word(seed, stream, n) >> _TOP) * _TO_UNIT


@compiled
def normal(seed: float, stream: float, n: float) -> float:
    """Draw a number of mean 0 and variance 1, bell-shaped within +-6: a sum of twelve."""
    total = 0.0
    for k in range(_HASHES):
        word = _word(seed, stream, n * _HASHES + k)
        total += np.float64(word & _PIECE) + np.float64((word >> _S16) & _PIECE)
        total += np.float64((word >> _S32) & _PIECE) + np.float64(word >> _S48)
    return total * _TO_PIECE - _MEAN
