"""The words of notices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a person is told. The page has the sentence, in their language; here are only what fills it."""

    GLASS_BROKEN = "glass_broken"
    """Somebody looked at your record in an emergency."""
    NOTE_SIGNED = "note_signed"
    """The page after your visit is there."""
    VISIT_MOVED = "visit_moved"
    VISIT_CANCELLED = "visit_cancelled"
    PERSON_WAITING = "person_waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    id: str
    kind: Kind
    at: datetime
    values: Mapping[str, str]
    """Names, ids and instants (ISO 8601); nothing of why somebody comes or what was said."""
    read_at: datetime | None
