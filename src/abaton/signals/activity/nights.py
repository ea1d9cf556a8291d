"""Sleep times of each night, and how regular they are."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid
from abaton.signals.activity.sleep_wake import ASLEEP, AWAKE, UNKNOWN

DAY_S: Final = 86400.0
MINUTES: Final = 1440
# Sleep that is broken by less than an hour is one sleep; shorter ones are naps. Both chosen.
_BROKEN_BY_MINUTES: Final = 60
_LEAST_MINUTES: Final = 180
# A night of which more than a fifth is unknown has no times. Chosen.
_MOST_UNKNOWN: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The main sleep of the day from noon to noon that holds its middle."""

    noon_s: float
    """The noon before its middle, seconds since 1970-01-01 UTC. Who sleeps by day may be asleep before it."""
    asleep_s: float
    """First minute asleep."""
    awake_s: float
    """End of the last minute asleep."""
    sleep_minutes: float
    awakenings: int
    """Stretches awake in between."""
    efficiency_percent: float
    """Asleep, of the known minutes from the first to the last one asleep."""
    known_percent: float


def nights(states: NDArray[np.int8], *, start_s: float, utc_offset_s: float) -> tuple[Night, ...]:
    """List the main sleep of each day that has one.

    Args:
        states: Of each minute: 1 asleep, 0 awake, -1 unknown.
        start_s: Of the first minute, seconds since 1970-01-01 UTC.
        utc_offset_s: Of the person's clock.
    """
    _require_states(states)
    since_noon = (start_s + utc_offset_s - DAY_S / 2) % DAY_S
    first = round((DAY_S - since_noon) / 60) % MINUTES
    by_day: dict[int, list[NDArray[np.intp]]] = {}
    for sleep in _sleeps(states, first):
        middle = (int(sleep[0]) + int(sleep[-1]) + 1) / 2
        by_day.setdefault(int((middle - first) // MINUTES), []).append(sleep)
    listed: list[Night] = []
    for day, sleeps in by_day.items():
        longest = max(sleeps, key=len)
        within = states[longest[0] : longest[-1] + 1]
        known = within != UNKNOWN
        if longest.size < _LEAST_MINUTES or known.mean() < 1 - _MOST_UNKNOWN:
            continue
        awake = within == AWAKE
        listed.append(
            Night(
                noon_s=start_s + (first + day * MINUTES) * 60.0,
                asleep_s=start_s + float(longest[0]) * 60,
                awake_s=start_s + float(longest[-1] + 1) * 60,
                sleep_minutes=float(longest.size),
                awakenings=int((np.diff(awake.astype(np.int8)) == 1).sum()),
                efficiency_percent=100 * longest.size / float(known.sum()),
                known_percent=100 * float(known.mean()),
            )
        )
    return tuple(listed)


def _sleeps(states: NDArray[np.int8], noon: int) -> list[NDArray[np.intp]]:
    """List the minutes of each sleep, in order of time."""
    asleep = np.flatnonzero(states == ASLEEP)
    if asleep.size == 0:
        return []
    # Unknown minutes break sleep as waking does: nobody knows what was in them.
    sleeps: list[NDArray[np.intp]] = []
    for one in np.split(asleep, np.flatnonzero(np.diff(asleep) > _BROKEN_BY_MINUTES) + 1):
        # Nobody sleeps a day and more: what looks so is cut at each noon.
        if one[-1] - one[0] < MINUTES:
            sleeps.append(one)
        else:
            sleeps += np.split(one, np.flatnonzero(np.diff((one - noon) // MINUTES)) + 1)
    return sleeps


def regularity(states: NDArray[np.int8], *, least_days: int = 7) -> float | None:
    """Compute the sleep regularity index: 100 always the same state 24 hours apart, 0 by chance, -100 always the other.

    Only pairs of minutes that are both known count. None when fewer days than asked for are behind it.

    Args:
        states: Of each minute: 1 asleep, 0 awake, -1 unknown.
        least_days: Phillips used four weeks; under a week the weekend is not in it.

    References:
        Phillips AJK et al. Sci Rep 2017;7:3216. doi 10.1038/s41598-017-03171-4
    """
    _require_states(states)
    earlier, later = states[:-MINUTES], states[MINUTES:]
    known = (earlier != UNKNOWN) & (later != UNKNOWN)
    if known.sum() < (least_days - 1) * MINUTES or not known.any():
        return None
    return 200 * float((earlier == later)[known].mean()) - 100


def _require_states(states: NDArray[np.int8]) -> None:
    if states.ndim != 1 or not np.isin(states, (ASLEEP, AWAKE, UNKNOWN)).all():
        raise Invalid("states", "one row of 1 asleep, 0 awake, -1 unknown")
