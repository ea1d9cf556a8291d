"""From a week on the wall's clock to slots in time, across daylight-saving changes."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from abaton.kernel.errors import Invalid
from abaton.kernel.time import zone
from abaton.visits.hours.model import Hours, Opening, Slot

# Chosen: shorter than any consultation that is booked, and longer than the longest.
SHORTEST: Final = timedelta(minutes=5)
LONGEST: Final = timedelta(hours=4)
# A FHIR id holds 64; a slot's adds a point and the minutes since 1970 to the practitioner's.
LONGEST_PRACTITIONER_ID: Final = 50
_NAMED: Final = re.compile(r"(?P<practitioner>[A-Za-z0-9\-.]{1,50})\.(?P<minutes>[0-9]{1,9})", re.ASCII)


def check(hours: Hours) -> None:
    """Refuse hours that no week can have.

    Raises:
        Invalid: by the element that is wrong.
    """
    zone(hours.zone)
    if not SHORTEST <= hours.slot <= LONGEST:
        raise Invalid("slot_minutes", "5 to 240")
    for one in hours.weekly:
        if not 1 <= one.weekday <= 7:
            raise Invalid("weekly.weekday", "1 (Monday) to 7 (Sunday)")
        if _on_a_plain_day(one.closes) - _on_a_plain_day(one.opens) < hours.slot:
            raise Invalid("weekly.to", "later than from by one slot at least")
    for before, after in pairwise(sorted(hours.weekly, key=lambda one: (one.weekday, one.opens))):
        if before.weekday == after.weekday and after.opens < before.closes:
            raise Invalid("weekly.from", "not before the stretch before it has ended")


def slots(hours: Hours, practitioner: str, since: datetime, until: datetime) -> Iterator[Slot]:
    """Give the slots that begin at or after `since` and before `until`, in order, each of the same real length.

    They begin where the wall's clock says. What it skips in spring has no slots; an hour that it shows twice in autumn
    has them the first time only, so that no time can be meant in two ways.
    """
    where = zone(hours.zone)
    day = since.astimezone(where).date()
    free_from = datetime.min.replace(tzinfo=UTC)
    while day <= until.astimezone(where).date():
        openings = sorted((one for one in hours.weekly if one.weekday == day.isoweekday()), key=lambda one: one.opens)
        for opening in openings:
            for start in _starts(opening, hours.slot, day, where):
                # In the night of a change a slot can reach, on the wall, beyond where the next would begin.
                if start < free_from:
                    continue
                free_from = start + hours.slot
                if since <= start < until:
                    yield Slot(practitioner=practitioner, start=start, end=free_from)
        day += timedelta(days=1)


def slot_of(hours: Hours, identifier: str) -> Slot:
    """Return the slot that an id names.

    Raises:
        Invalid: these hours have no such slot.
    """
    practitioner, start = named(identifier)
    for one in slots(hours, practitioner, start, start + timedelta(minutes=1)):
        if one.start == start:
            return one
    raise Invalid("slot", "one of the slots of this clinician")


def named(identifier: str) -> tuple[str, datetime]:
    """Read whose and when.

    Raises:
        Invalid: not the id of a slot.
    """
    found = _NAMED.fullmatch(identifier)
    if found is None:
        raise Invalid("slot", "the id of a slot")
    return found["practitioner"], datetime.fromtimestamp(int(found["minutes"]) * 60, UTC)


def free(every: Iterable[Slot], taken: Iterable[tuple[datetime, datetime]]) -> list[Slot]:
    """Leave out what overlaps a time that is taken."""
    busy = list(taken)
    return [one for one in every if not any(start < one.end and one.start < end for start, end in busy)]


def _starts(opening: Opening, slot: timedelta, day: date, where: ZoneInfo) -> Iterator[datetime]:
    wall = datetime.combine(day, opening.opens)
    closes = datetime.combine(day, opening.closes)
    while wall + slot <= closes:
        instant = wall.replace(tzinfo=where).astimezone(UTC)
        # A time that the wall never shows comes back as another.
        if instant.astimezone(where).replace(tzinfo=None) == wall:
            yield instant
        wall += slot


def _on_a_plain_day(at: time) -> datetime:
    return datetime.combine(date.min, at)
