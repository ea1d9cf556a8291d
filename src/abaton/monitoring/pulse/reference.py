"""The shown rate's statistic from beats that were read by hand or marked: what a shown rate is held against."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from abaton.monitoring.pulse.live import LEAST_INTERVALS
from abaton.signals.beats.rate import REMEMBERED_S, SHOWN_BEATS
from abaton.signals.model import Floats

# A detector's instant of a beat lies elsewhere on the pulse than the mark, by less than this.
TOLERANCE_S: Final = 0.15

Stretches = Sequence[tuple[float, float]]


def rate_per_min(beats_s: Floats, unreadable_s: Stretches, at_s: float) -> float | None:
    """Return sixty over the median of the last eight intervals that ended by an instant.

    An interval that touches an unreadable stretch is none, and one that ended 24 s ago is forgotten: both as a shown
    rate has it. To compare with a shown rate, ask for the instant of the newest beat that it rests on: the rate that is
    shown is up to 1.5 s old, and a heart that follows the breath has changed by then.

    Returns:
        `None` with fewer than four intervals, and where the last two seconds touch an unreadable stretch: there nobody
        knows.
    """
    if any(first < at_s + TOLERANCE_S and last > at_s - _NOBODY_KNOWS_S for first, last in unreadable_s):
        return None
    ended_s, interval_s = intervals(beats_s, unreadable_s)
    until = int(np.searchsorted(ended_s, at_s + TOLERANCE_S, side="right"))
    begin = max(int(np.searchsorted(ended_s, at_s - REMEMBERED_S)), until - SHOWN_BEATS)
    if until - begin < LEAST_INTERVALS:
        return None
    return 60.0 / float(np.median(interval_s[begin:until]))


_NOBODY_KNOWS_S: Final = 2.0


def intervals(beats_s: Floats, unreadable_s: Stretches) -> tuple[Floats, Floats]:
    """Return when each interval ended, and its length in seconds; none that touches an unreadable stretch."""
    ended_s, interval_s = beats_s[1:], np.diff(beats_s)
    kept = np.ones(ended_s.size, dtype=np.bool_)
    for first, last in unreadable_s:
        kept &= (ended_s < first) | (beats_s[:-1] > last)
    return ended_s[kept], interval_s[kept]


def played(beats_s: Floats, unreadable_s: Stretches, period_s: float, at_s: float) -> float | None:
    """Return the rate of a recording that is played round and round, at a place counted from its first start."""
    rounds, place_s = divmod(at_s, period_s)
    if rounds < 1:
        return rate_per_min(beats_s, unreadable_s, place_s)
    # What was heard last may lie before the seam.
    twice_s = np.concatenate([beats_s - period_s, beats_s])
    before = [(first - period_s, last - period_s) for first, last in unreadable_s]
    return rate_per_min(twice_s, [*before, *unreadable_s], place_s)
