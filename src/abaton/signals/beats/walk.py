"""The compiled walk through a waveform: from hill to hill. Which of them are beats is decided in `decide`."""

from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.signals.beats.decide import consider, learn, let_go, wait
from abaton.signals.beats.hills import hill
from abaton.signals.beats.places import (
    AT,
    BLIND,
    BLIND_AT,
    EVER,
    FORGOTTEN_AT,
    FOUND,
    HEIGHT,
    HELD,
    LEARNT,
    MISSING,
    PEAK,
    PEAK_AT,
    PENDING,
    SEEN,
    TOP_AT,
    TOP_BLIND_AT,
    TOP_HEIGHT,
    TROUGH,
    TROUGH_AT,
    WAIT,
    WAITING,
    Walk,
)
from abaton.signals.model import Floats

# Nothing is decided before so much has been seen; then the beats in it are found looking back.
LEARN_S: Final = 2.5

# So often is looked whether a beat is overdue.
PACE_S: Final = 0.02

# Dropped samples are bridged up to here, and a hill with more of them under it is not looked at. Chosen.
BRIDGED_S: Final = 0.02

# No sensor gives more: it is a loose input.
POSSIBLE: Final = 1e7


@compiled
def walk(on: Walk, history: int) -> int:
    """Walk over what follows the history. Returns how many beats were found."""
    _take(on, history)
    _measure(on, history)
    on.counts[FOUND] = 0
    counts, numbers, hills = on.counts, on.numbers, on.hills
    half = on.even.size // 2
    apart = max(1, round(on.terrain.apart_s * on.rate_hz))
    pace = max(1, round(PACE_S * on.rate_hz))
    learn_until = LEARN_S * on.rate_hz
    for centre in range(history - half, on.signal.size - half):
        number = counts[SEEN] - half
        counts[SEEN] += 1
        here, before = hills[centre], hills[centre - 1]
        if here < 0.0:
            counts[BLIND_AT] = number
            counts[FORGOTTEN_AT] += 1
        elif before > here and before >= hills[centre - 2] >= 0.0 and before > numbers[TOP_HEIGHT]:
            numbers[TOP_HEIGHT] = before
            counts[TOP_AT] = number - 1
            counts[TOP_BLIND_AT] = counts[BLIND_AT]
        if numbers[TOP_HEIGHT] > 0.0 and number - counts[TOP_AT] >= apart:
            _queue(on, centre - (number - counts[TOP_AT]))
            if counts[LEARNT] == 1:
                consider(on, counts[WAIT] - 1)
        if counts[LEARNT] == 1:
            if number % pace == 0:
                wait(on, number - apart)
        elif number >= learn_until and counts[WAIT] >= 2:
            learn(on)
    return counts[FOUND]


@compiled
def _take(on: Walk, history: int) -> None:
    """Take the values in; where there is none, the last one is held for the filters and the place marked."""
    for i in range(history, on.signal.size):
        value = on.signal[i]
        if np.isfinite(value) and abs(value) <= POSSIBLE:
            if on.counts[EVER] == 0:
                # The filters must not see a step from nothing to the first value.
                on.signal[:i] = value
                on.counts[EVER] = 1
            on.numbers[HELD] = value
        else:
            on.missing[i] = True
            on.signal[i] = on.numbers[HELD]


@compiled
def _measure(on: Walk, history: int) -> None:
    """Measure the hill at each sample that now has all its neighbours; below zero where too many are missing."""
    bridged = BRIDGED_S * on.rate_hz
    half = on.even.size // 2
    missing = on.counts[MISSING]
    for i in range(history, on.signal.size):
        missing += int(on.missing[i]) - int(on.missing[i - on.even.size])
        on.hills[i - half] = (
            hill(on.signal, i - half, on.even, on.odd, on.terrain.slope) if missing <= bridged else -1.0
        )
    on.counts[MISSING] = missing


@compiled
def _queue(on: Walk, top: int) -> None:
    """Put the top among those that wait, with the peak and the trough under it."""
    if on.counts[WAIT] == WAITING:
        let_go(on, 1)
        on.counts[PENDING] = max(-1, on.counts[PENDING] - 1)
    near = max(1, round(on.terrain.near_s * on.rate_hz))
    around = max(near, round(on.terrain.apart_s * on.rate_hz))
    # The level that the complex stands on: on both sides of it.
    level = 0.0
    for k in range(around - near + 1):
        level += on.signal[top - around + k] + on.signal[top + around - k]
    level /= 2 * (around - near + 1)
    peak = trough = top
    for k in range(top - near, top + near + 1):
        if on.signal[k] > on.signal[peak]:
            peak = k
        if on.signal[k] < on.signal[trough]:
            trough = k
    column = on.counts[WAIT]
    at = on.counts[TOP_AT]
    on.waiting[AT, column] = at
    on.waiting[HEIGHT, column] = on.numbers[TOP_HEIGHT]
    on.waiting[PEAK_AT, column] = at + (peak - top) + _between(on.signal, peak)
    on.waiting[PEAK, column] = on.signal[peak] - level
    on.waiting[TROUGH_AT, column] = at + (trough - top) + _between(on.signal, trough)
    on.waiting[TROUGH, column] = on.signal[trough] - level
    on.waiting[BLIND, column] = on.counts[TOP_BLIND_AT]
    if on.terrain.slope:
        on.waiting[PEAK_AT, column] = at + _between(on.hills, top)
        on.waiting[PEAK, column] = on.signal[peak] - on.signal[trough]
        on.waiting[TROUGH, column] = 0.0
    on.counts[WAIT] += 1
    on.numbers[TOP_HEIGHT] = 0.0


@compiled
def _between(signal: Floats, extreme: int) -> float:
    """Return how far from its sample the extreme is, by the parabola through its neighbours: half a sample at most."""
    before, at, after = signal[extreme - 1], signal[extreme], signal[extreme + 1]
    bend = before - 2.0 * at + after
    if bend == 0.0 or (at - before) * (at - after) <= 0.0:
        return 0.0
    return float(min(0.5, max(-0.5, 0.5 * (before - after) / bend)))
