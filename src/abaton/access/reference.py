"""References and periods of FHIR R4, as far as access reads them."""

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from abaton.kernel.errors import Invalid
from abaton.kernel.ids import PatientId
from abaton.kernel.time import instant

# Relative ones alone: another server's Patient/7 is not ours. https://hl7.org/fhir/R4/references.html
_REFERENCE: Final = re.compile(r"([A-Z][A-Za-z]+)/([A-Za-z0-9\-.]{1,64})(?:/_history/[A-Za-z0-9\-.]{1,64})?", re.ASCII)
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def an_object(value: Any) -> Mapping[str, Any]:  # noqa: ANN401 FHIR's JSON
    """Return an object of FHIR's JSON; anything else has no elements."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def objects(value: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401 FHIR's JSON
    """Return the objects of an array; an absent array has none."""
    return [an_object(one) for one in cast("list[Any]", value)] if isinstance(value, list) else []


def referred(reference: Any, kind: str) -> str | None:  # noqa: ANN401 FHIR's JSON
    """Return the id that a Reference names, when it is one of this type and of our own."""
    found = _REFERENCE.fullmatch(str(an_object(reference).get("reference", "")))
    return found[2] if found is not None and found[1] == kind else None


def patient_of(reference: Any) -> PatientId | None:  # noqa: ANN401 FHIR's JSON
    found = referred(reference, "Patient")
    return None if found is None else PatientId(found)


def period(value: Any, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:  # noqa: ANN401 FHIR's JSON
    """Return where a Period begins and where it is over; `None` is open.

    A date without a time is a day, month or year by the clinic's clock, and the end is part of the period.

    Raises:
        Invalid: not a dateTime.
    """
    read = an_object(value)
    start, end = read.get("start"), read.get("end")
    return (
        None if start is None else _bounds(str(start), zone)[0],
        None if end is None else _bounds(str(end), zone)[1],
    )


def _bounds(text: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    found = _DATE.fullmatch(text)
    if found is None:
        at = instant(text)
        return at, at + timedelta(seconds=1)
    year, month, day = int(found[1]), found[2], found[3]
    first_month, last_month = (1, 12) if month is None else (int(month), int(month))
    try:
        last_day = int(day) if day is not None else calendar.monthrange(year, last_month)[1]
        first = datetime(year, first_month, int(day or 1), tzinfo=zone)
        last = datetime(year, last_month, last_day, tzinfo=zone) + timedelta(days=1)
    except (ValueError, calendar.IllegalMonthError, OverflowError):
        raise Invalid("Period", "dates of the calendar") from None
    return first.astimezone(UTC), last.astimezone(UTC)
