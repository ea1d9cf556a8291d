"""The words of talk in the waiting room."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    id: str
    at: datetime
    from_name: str
    mine: bool
    text: str
