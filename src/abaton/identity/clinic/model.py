"""The words of the clinic."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """Somebody to speak to when it cannot wait and is no case for an ambulance."""

    name: str
    number: str
    hours: str
    """In words, by the clinic's clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    zones: list[str]
    """IANA, as tzdata's `zone.tab` gives them: the first is that of most people."""
    emergency_number: str
    helplines: list[Helpline]
    as_of: date
    """The day on which these numbers are known to have held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    zone: str
    """IANA."""
    languages: list[str]
    """BCP 47, the first is the clinic's own."""
    emergency_number: str
    helplines: list[Helpline]
    numbers_as_of: date
