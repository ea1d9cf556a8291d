"""The working week: plain hours from Monday to Friday, and more around the moment at which the demo is opened.

Somebody who opens the demo on a Sunday night shall find a clinic at work.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from abaton.visits.hours.model import Hours, Opening

OPENS: Final = time(8, 0)
CLOSES: Final = time(17, 0)
# Around now: enough behind for visits that are over, enough ahead for those to come.
BEHIND: Final = timedelta(hours=3)
AHEAD: Final = timedelta(hours=5)
_LAST_MINUTE: Final = time(23, 59)


def hours(slot: timedelta, zone: str, now: datetime) -> Hours:
    """Return a week in which the clinic is open now."""
    where = ZoneInfo(zone)
    plain = [Opening(weekday=day, opens=OPENS, closes=CLOSES) for day in range(1, 6)]
    begins = (now - BEHIND).astimezone(where).replace(minute=0, second=0, microsecond=0)
    ends = (now + AHEAD).astimezone(where).replace(minute=0, second=0, microsecond=0)
    if begins.date() == ends.date():
        around = [Opening(weekday=begins.isoweekday(), opens=begins.time(), closes=ends.time())]
    else:
        around = [Opening(weekday=begins.isoweekday(), opens=begins.time(), closes=_LAST_MINUTE)]
        if ends.time() > time(0):
            around.append(Opening(weekday=ends.isoweekday(), opens=time(0), closes=ends.time()))
    return Hours(zone=zone, slot=slot, weekly=tuple(_joined([*plain, *around])))


def _joined(openings: Iterable[Opening]) -> list[Opening]:
    """Join stretches of a day that overlap or touch."""
    joined: list[Opening] = []
    for one in sorted(openings, key=lambda opening: (opening.weekday, opening.opens)):
        last = joined[-1] if joined else None
        if last is not None and last.weekday == one.weekday and one.opens <= last.closes:
            joined[-1] = Opening(weekday=one.weekday, opens=last.opens, closes=max(last.closes, one.closes))
        else:
            joined.append(one)
    return joined
