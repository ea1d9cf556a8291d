"""The place in the queue, and the time that it now looks like, from how the day runs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from abaton.visits.model import Course, Expected, Late, State

# Chosen: a visit that is over its time is not over now; telling so every minute would be a promise broken every minute.
STILL_NEEDED: Final = timedelta(minutes=5)
# Chosen: one long visit says little of the day; two agree or cancel out.
ENOUGH_TO_JUDGE: Final = 2
# Chosen: below this people do not call it late.
LATE: Final = timedelta(minutes=5)

WAITING: Final = (State.WAITING, State.STEPPED_AWAY)


def expect(own: Course, day: Sequence[Course], now: datetime) -> Expected | None:
    """Say when somebody who waits will be let in.

    Who was booked first goes first; of two at the same time, who came first. The visits ahead are taken to last as
    today's finished ones have (their median), or as booked while fewer than two are finished.

    Args:
        own: Whose.
        day: All visits of the same clinician that day, `own` among them or not.
        now: On the same clock as theirs.
    """
    if own.state not in WAITING:
        return None
    ahead = [one for one in day if one.state in WAITING and one.id != own.id and _turn(one) < _turn(own)]
    inside = [one for one in day if one.state is State.IN_ROOM]
    free_at = now
    for one in inside:
        free_at = max(free_at, (one.admitted_at or now) + length(one, day), now + STILL_NEEDED)
    for one in ahead:
        free_at = max(free_at, one.start) + length(one, day)
    at = max(own.start, free_at)
    late = None if at < own.start + LATE else _reason(inside=bool(inside), ahead=bool(ahead))
    return Expected(place=len(ahead) + 1, at=at, late=late)


def length(visit: Course, day: Sequence[Course]) -> timedelta:
    """How long a visit is taken to last."""
    lasted_s = [
        (one.finished_at - one.admitted_at).total_seconds() for one in day if one.finished_at and one.admitted_at
    ]
    return timedelta(seconds=median(lasted_s)) if len(lasted_s) >= ENOUGH_TO_JUDGE else visit.end - visit.start


def _reason(*, inside: bool, ahead: bool) -> Late:
    if inside:
        return Late.EARLIER_VISIT
    return Late.EARLIER_PEOPLE if ahead else Late.NOT_BEGUN


def _turn(visit: Course) -> tuple[datetime, datetime]:
    return visit.start, visit.waiting_since or visit.start
