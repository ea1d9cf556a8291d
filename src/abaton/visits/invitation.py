"""A visit as a calendar file."""

from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from abaton.visits.model import Course, State

# The changes of the clock that a calendar needs in order to place this one event.
ABOUT: Final = timedelta(days=400)


def calendar(visit: Course, *, title: str, where: str, zone: ZoneInfo, stamped: datetime) -> bytes:
    """Write an iCalendar object (RFC 5545) with one event, told in the reader's zone.

    A later file with the same visit replaces this one in the calendar: the UID stays and SEQUENCE grows. Why somebody
    comes is not in it, for calendars are shared.
    """
    gone = visit.state in {State.CANCELLED, State.MISSED}
    event: Any = Event()
    event.add("uid", f"{visit.id}@abaton")
    event.add("sequence", visit.sequence)
    event.add("dtstamp", stamped)
    event.add("dtstart", visit.start.astimezone(zone))
    event.add("dtend", visit.end.astimezone(zone))
    event.add("summary", title)
    event.add("location", where)
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    file: Any = Calendar()
    file.add("prodid", "-//Abaton//Visits//EN")
    file.add("version", "2.0")
    file.add("method", "CANCEL" if gone else "PUBLISH")
    file.add_component(event)
    around = visit.start.date()
    file.add_missing_timezones(first_date=around - ABOUT, last_date=around + ABOUT)
    return file.to_ical()
