"""Partial dates as spans of time. https://hl7.org/fhir/R4/search.html#date."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from abaton.kernel.errors import Invalid
from abaton.record.search.model import Span

_DATE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d+))?)?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
_UNITS: Final = (
    ("fraction", timedelta(seconds=1)),
    ("second", timedelta(seconds=1)),
    ("minute", timedelta(minutes=1)),
    ("day", timedelta(days=1)),
)
# PostgreSQL reaches further, Python's calendar does not.
EARLIEST: Final = datetime.min.replace(tzinfo=UTC)
LATEST: Final = datetime.max.replace(tzinfo=UTC)


def span(text: str, zone: ZoneInfo) -> Span:
    """Read a date, a partial date or an instant.

    Args:
        text: As FHIR writes dates, `2026`, `2026-03`, `2026-03-01T09:00Z`.
        zone: Where days begin and end when the text does not say: the clinic's.

    Raises:
        Invalid: not a date.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise Invalid("date", "a date such as 2026, 2026-03, 2026-03-01 or 2026-03-01T09:00:00Z")
    year, month, day, hour, minute, second = (
        None if found[name] is None else int(found[name])
        for name in ("year", "month", "day", "hour", "minute", "second")
    )
    try:
        if second == 60:
            # A leap second is the last of its minute, which clocks do not show.
            second = 59
        start = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0)  # noqa: DTZ001 below
        start += _fraction(found["fraction"])
        if found["offset"] is not None:
            zone_or_offset = datetime.fromisoformat(f"2000-01-01T00:00:00{found['offset']}").tzinfo
        else:
            zone_or_offset = zone
    except ValueError:
        raise Invalid("date", "a day and a time that exist") from None
    end = _next(start, found)
    return Span(_utc(start, zone_or_offset, EARLIEST), LATEST if end is None else _utc(end, zone_or_offset, LATEST))


def span_of(kind: str, value: Any, zone: ZoneInfo) -> Span | None:  # noqa: ANN401 JSON
    """Return the time that a FHIR value of a type takes, or `None` for one that takes none."""
    if isinstance(value, str):
        return span(value, zone)
    if kind == "Period":
        return _period(value, zone)
    if kind == "Timing":
        return _timing(value, zone)
    return None


def _period(value: dict[str, Any], zone: ZoneInfo) -> Span | None:
    if "start" not in value and "end" not in value:
        return None
    low = span(value["start"], zone).low if "start" in value else EARLIEST
    high = span(value["end"], zone).high if "end" in value else LATEST
    return Span(low, max(low, high))


def _timing(value: dict[str, Any], zone: ZoneInfo) -> Span | None:
    spans = [span(event, zone) for event in value.get("event", ()) if event is not None]
    bounds = _period(value.get("repeat", {}).get("boundsPeriod", {}), zone)
    if bounds is not None:
        spans.append(bounds)
    return Span(min(one.low for one in spans), max(one.high for one in spans)) if spans else None


def _fraction(digits: str | None) -> timedelta:
    return timedelta(microseconds=int((digits or "0").ljust(6, "0")[:6]))


def _next(start: datetime, found: re.Match[str]) -> datetime | None:
    """Return where the next unit begins, on the same clock; `None` behind the calendar's end."""
    try:
        for unit, length in _UNITS:
            if found[unit] is not None:
                # A tenth of a second is as long as it is written.
                return start + length / 10 ** min(6, len(found[unit]) if unit == "fraction" else 0)
        if found["month"] is not None and start.month < 12:
            return start.replace(month=start.month + 1)
        return start.replace(year=start.year + 1, month=1)
    except (OverflowError, ValueError):
        return None


def _utc(clock: datetime, zone: Any, beyond: datetime) -> datetime:  # noqa: ANN401 a zone or an offset
    try:
        return clock.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return beyond
