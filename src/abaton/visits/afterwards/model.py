"""The words of the patient's page after a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Somebody to call."""

    name: str
    number: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    id: str
    start: datetime
    practitioner_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a patient takes home: the signed note under plain headings."""

    visit: str
    clinic: str
    zone: str
    """Of the reader."""
    patient_name: str
    who: str
    """The clinician."""
    when: datetime
    """When the patient was let in."""
    until: datetime
    says: str
    """What the patient said."""
    sees: str
    """What the clinician saw."""
    does: str
    """What is done about it."""
    plan: Sequence[str]
    """The same, a line each."""
    signed_at: datetime
    next_visit: NextVisit | None
    emergency_number: str
    helplines: Sequence[Line]
    numbers_as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """What the visit spared."""

    replaced: bool
    km: float | None = None
    minutes: int | None = None
