"""Where a score is going: slope over time, and the parts that moved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from abaton.kernel.errors import Invalid

HOUR_S: Final = 3600.0
# Pairs grow with the square: so many sets fill a day at one in ten minutes.
_MOST_SETS: Final = 144


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSet:
    """One assessment at its instant."""

    at_s: float
    """Seconds since 1970-01-01 UTC."""
    points: Mapping[str, int]
    """By part, of the parts that were known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Over the parts that both ends of a comparison know: a part that went missing is no recovery."""

    sets: int
    per_hour: float
    """Median of the slopes between all pairs of sets (Theil and Sen)."""
    change: int
    """From the first to the last set."""
    moved: Mapping[str, int]
    """Parts whose points changed from the first to the last set, and by how much."""
    compared: tuple[str, ...]
    """Parts that the first and the last set both know."""


def trend(history: Sequence[ScoredSet], *, window_hours: float = 24.0) -> Trend | None:
    """Compute the trend of the sets of the last hours, up to the latest one; None with fewer than two.

    Args:
        history: In order of time. Of more than 144 sets in the window the latest count.
        window_hours: Counted back from the latest set.

    Raises:
        Invalid: sets out of order, or a window that is not above zero.

    References:
        Sen PK. J Am Stat Assoc 1968;63:1379. doi 10.1080/01621459.1968.10480934
    """
    if not window_hours > 0:
        raise Invalid("window_hours", "above zero")
    times = [one.at_s for one in history]
    # Written so that NaN is refused too.
    if not all(earlier <= later for earlier, later in pairwise(times)):
        raise Invalid("history", "in order of time")
    recent = [one for one in history if history[-1].at_s - one.at_s <= window_hours * HOUR_S][-_MOST_SETS:]
    slopes = [
        _change(earlier, later) * HOUR_S / (later.at_s - earlier.at_s)
        for i, earlier in enumerate(recent)
        for later in recent[i + 1 :]
        if later.at_s > earlier.at_s and earlier.points.keys() & later.points.keys()
    ]
    if not slopes:
        return None
    first, last = recent[0], recent[-1]
    compared = tuple(part for part in first.points if part in last.points)
    moved = {part: last.points[part] - first.points[part] for part in compared}
    return Trend(
        sets=len(recent),
        per_hour=median(slopes),
        change=sum(moved.values()),
        moved={part: by for part, by in moved.items() if by},
        compared=compared,
    )


def _change(earlier: ScoredSet, later: ScoredSet) -> int:
    return sum(later.points[part] - points for part, points in earlier.points.items() if part in later.points)
