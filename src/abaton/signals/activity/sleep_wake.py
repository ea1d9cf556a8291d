"""Asleep or awake, minute by minute, from the movement of a wrist."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats

ASLEEP: Final = 1
AWAKE: Final = 0
UNKNOWN: Final = -1
EPOCH_S: Final = 60.0
"""Both published sets of weights are for epochs of one minute."""

# Four minutes before, the minute itself, two after. Cole 1992, for the mean activity of the minute.
_COLE_KRIPKE: Final = 0.001 * np.array([106.0, 54.0, 58.0, 76.0, 230.0, 74.0, 67.0])
# Counts of today's devices are larger than those of 1992; ActiGraph divides by 100 and clips at 300.
_ACTIGRAPH_SCALE: Final = 0.01
_MOST_COUNTS: Final = 300.0
# (minutes awake or more before, minutes asleep at most that then become awake). Webster 1982, rules a to c.
_AFTER_WAKE: Final = ((4, 1), (10, 3), (15, 4))
# (minutes asleep at most, minutes awake or more on both sides). Webster 1982, rules d and e.
_BETWEEN_WAKE: Final = ((6, 10), (10, 20))


def cole_kripke(counts: Floats, *, scale: float = _ACTIGRAPH_SCALE, rescored: bool = True) -> NDArray[np.int8]:
    """Score each minute as asleep, awake or unknown.

    Args:
        counts: Activity counts of each minute; NaN where not worn. A minute whose window is not whole is unknown.
        scale: From this device's counts to those of 1992. The default is ActiGraph's.
        rescored: Apply Webster's rules, which turn short sleep after long wakefulness into wakefulness.

    Raises:
        Invalid: counts below zero.

    References:
        Cole RJ et al. Sleep 1992;15:461. doi 10.1093/sleep/15.5.461
        Webster JB et al. Sleep 1982;5:389. doi 10.1093/sleep/5.4.389
    """
    _require_counts(counts)
    scaled = np.minimum(counts * scale, _MOST_COUNTS)
    states = np.full(counts.size, UNKNOWN, dtype=np.int8)
    if counts.size >= _COLE_KRIPKE.size:
        index = sliding_window_view(scaled, _COLE_KRIPKE.size) @ _COLE_KRIPKE
        states[4:-2] = np.where(np.isnan(index), UNKNOWN, np.where(index < 1, ASLEEP, AWAKE))
    return _rescored(states) if rescored else states


def sadeh(counts: Floats) -> NDArray[np.int8]:
    """Score each minute as asleep, awake or unknown; counts above 300 are taken for 300, as ActiGraph does.

    Args:
        counts: Activity counts of each minute; NaN where not worn.

    Raises:
        Invalid: counts below zero.

    References:
        Sadeh A, Sharkey KM, Carskadon MA. Sleep 1994;17:201. doi 10.1093/sleep/17.3.201
    """
    _require_counts(counts)
    clipped = np.minimum(counts, _MOST_COUNTS)
    states = np.full(counts.size, UNKNOWN, dtype=np.int8)
    if counts.size < 11:
        return states
    window = sliding_window_view(clipped, 11)
    mean = window.mean(axis=1)
    middling = ((window >= 50) & (window < 100)).sum(axis=1)
    # Of the minute itself and the five before it.
    spread = window[:, :6].std(axis=1, ddof=1)
    score = 7.601 - 0.065 * mean - 1.08 * middling - 0.056 * spread - 0.703 * np.log(window[:, 5] + 1)
    # One unknown minute in eleven makes the mean unknown, and the score with it.
    states[5:-5] = np.where(np.isnan(score), UNKNOWN, np.where(score >= 0, ASLEEP, AWAKE))
    return states


def _require_counts(counts: Floats) -> None:
    if counts.ndim != 1 or (counts < 0).any():
        raise Invalid("counts", "one row, none below zero")


def _rescored(states: NDArray[np.int8]) -> NDArray[np.int8]:
    after = states.copy()
    for awake, asleep in _AFTER_WAKE:
        _wake_after(states, after, awake, asleep)
    again = after.copy()
    for asleep, awake in _BETWEEN_WAKE:
        _wake_between(after, again, asleep, awake)
    return again


@compiled
def _wake_after(states: NDArray[np.int8], into: NDArray[np.int8], awake: int, asleep: int) -> None:
    run = 0
    for i in range(states.size):
        if states[i] == AWAKE:
            run += 1
            continue
        if run >= awake:
            for j in range(i, min(i + asleep, states.size)):
                if states[j] != ASLEEP:
                    break
                into[j] = AWAKE
        run = 0


@compiled
def _wake_between(states: NDArray[np.int8], into: NDArray[np.int8], asleep: int, awake: int) -> None:
    before = 0
    i = 0
    while i < states.size:
        end = i
        while end < states.size and states[end] == states[i]:
            end += 1
        if states[i] == ASLEEP and end - i <= asleep and before >= awake:
            after = end
            while after < states.size and states[after] == AWAKE:
                after += 1
            if after - end >= awake:
                into[i:end] = AWAKE
        before = end - i if states[i] == AWAKE else 0
        i = end
