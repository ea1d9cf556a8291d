"""The words of working hours."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A stretch of one weekday, on the clock of the wall."""

    weekday: int
    """ISO 8601: 1 is Monday, 7 Sunday."""
    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A week as it repeats. Empty: this clinician cannot be booked."""

    zone: str
    """IANA."""
    slot: timedelta
    weekly: tuple[Opening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    practitioner: str
    start: datetime
    end: datetime

    @property
    def id(self) -> str:
        """A FHIR id that says whose and when, so that a free slot needs no row anywhere."""
        return f"{self.practitioner}.{int(self.start.timestamp()) // 60}"
