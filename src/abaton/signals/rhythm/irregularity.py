"""The compiled inside of `atrial_fibrillation`: terms of each interval, and their sums to both sides."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.signals.model import Floats

# What is summed of each interval. An interval that was not accepted has nothing but its weight.
IRREGULAR: Final = 0
REPEATED: Final = 1
EXPECTED: Final = 2
INTERVAL: Final = 3
QUALITY: Final = 4
ACCEPTED: Final = 5
WEIGHT: Final = 6
TERMS: Final = 7


@compiled
def advance(  # noqa: PLR0917 a compiled function takes its state apart
    at_s: Floats,
    interval_s: Floats,
    quality: Floats,
    accepted: NDArray[np.bool_],
    last_s: float,
    beats: int,
    held: int,
    recent: Floats,
    medians: Floats,
    run_lengths: NDArray[np.int64],
    forward: Floats,
    held_s: Floats,
    held_terms: Floats,
    held_forward: Floats,
    tolerance: float,
    decay: float,
    block: int,
    longest_gap_s: float,
) -> tuple[int, int, Floats, Floats]:
    """Take intervals one by one and decide blocks as they become full. Writes into the arrays of the state.

    Returns:
        Beats accepted in this stretch, intervals held, and of those decided the instant and the sums of the terms.
    """
    holds = held_s.size
    ahead = medians.size // 2
    decided_s = np.empty(at_s.size + held)
    sums = np.empty((at_s.size + held, TERMS))
    decided = 0
    for n in range(at_s.size):
        if at_s[n] - last_s > longest_gap_s:
            decide(held, held, held_s, held_terms, held_forward, decay, ahead, decided_s, sums, decided)
            decided += held
            held = 0
            beats = 0
            forward[:] = 0.0
            run_lengths[:] = 0
        last_s = at_s[n]
        terms = held_terms[held]
        terms[:] = 0.0
        terms[WEIGHT] = 1.0
        if accepted[n]:
            _describe(interval_s[n], beats, recent, medians, run_lengths, tolerance, terms)
            terms[QUALITY] = quality[n]
            beats += 1
        for term in range(TERMS):
            forward[term] = terms[term] + decay * forward[term]
            held_forward[held, term] = forward[term]
        held_s[held] = at_s[n]
        held += 1
        if held == holds:
            decide(block, held, held_s, held_terms, held_forward, decay, ahead, decided_s, sums, decided)
            decided += block
            held -= block
            for i in range(held):
                held_s[i] = held_s[i + block]
                held_terms[i] = held_terms[i + block]
                held_forward[i] = held_forward[i + block]
    return beats, held, decided_s[:decided], sums[:decided]


@compiled
def _describe(  # noqa: PLR0917 a compiled function takes its state apart
    interval_s: float,
    beats: int,
    recent: Floats,
    medians: Floats,
    run_lengths: NDArray[np.int64],
    tolerance: float,
    terms: Floats,
) -> None:
    """Fill in the terms of an accepted interval, and remember it. `beats` counts those before it."""
    # Differences of logarithms are ratios of intervals.
    logarithm = np.log(interval_s)
    _repeat(logarithm, beats, recent, run_lengths, tolerance, terms)
    ring = recent.size
    recent[beats % ring] = logarithm
    # The median around the interval before this one: its neighbour to the right is here only now.
    middle = logarithm
    if beats >= 2:
        a, b = recent[(beats - 2) % ring], recent[(beats - 1) % ring]
        middle = max(min(a, b), min(max(a, b), logarithm))
    medians[beats % medians.size] = middle
    known = min(medians.size, beats + 1)
    irregular = 0
    for i in range(known):
        for j in range(i):
            if abs(medians[i] - medians[j]) >= tolerance:
                irregular += 1
    if known > 1:
        terms[IRREGULAR] = 2.0 * irregular / (known * (known - 1))
    terms[INTERVAL] = interval_s
    terms[ACCEPTED] = 1.0


@compiled
def _repeat(  # noqa: PLR0917 a compiled function takes its state apart
    logarithm: float, beats: int, recent: Floats, run_lengths: NDArray[np.int64], tolerance: float, terms: Floats
) -> None:
    """Count the intervals before that this one matches, and those that it matches together with its predecessor."""
    ring = recent.size
    available, available_before = min(ring - 1, beats), min(ring - 1, beats - 1)
    matches = matches_before = pairs = 0
    for lag in range(1, available + 1):
        if run_lengths[lag] > 0:
            matches_before += 1
        if abs(logarithm - recent[(beats - lag) % ring]) < tolerance:
            matches += 1
            if run_lengths[lag] > 0:
                pairs += 1
            run_lengths[lag] += 1
        else:
            run_lengths[lag] = 0
    if available_before > 0:
        terms[REPEATED] = pairs / available_before
        terms[EXPECTED] = (matches / available) * (matches_before / available_before)


@compiled
def decide(  # noqa: PLR0917 a compiled function takes its state apart
    count: int,
    held: int,
    held_s: Floats,
    held_terms: Floats,
    held_forward: Floats,
    decay: float,
    ahead: int,
    decided_s: Floats,
    sums: Floats,
    first: int,
) -> None:
    """Write instants and two-sided sums of the oldest `count` intervals held, from row `first` on.

    The sums stand `ahead` intervals later than their interval, in the middle of the window that irregularity looks
    back on. Those of an interval that was not accepted are zero: nothing is found there.
    """
    backward = np.zeros(TERMS)
    for i in range(held - 1, -1, -1):
        # Near the end of a stretch several share the newest sums.
        youngest = count - 1 if i == held - 1 else min(i - ahead, count - 1)
        for oldest in range(youngest, max(i - ahead, 0) - 1, -1):
            row = first + oldest
            decided_s[row] = held_s[oldest]
            for term in range(TERMS):
                known = held_terms[oldest, ACCEPTED] > 0.0
                sums[row, term] = held_forward[i, term] + backward[term] if known else 0.0
        for term in range(TERMS):
            backward[term] = decay * (held_terms[i, term] + backward[term])
