"""The words of waiting and going in."""

from dataclasses import dataclass
from enum import StrEnum


class Checked(StrEnum):
    """What a trial before the visit found."""

    OK = "ok"
    NOT_OK = "not_ok"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    camera: Checked
    microphone: Checked
    loudspeaker: Checked
    network: Checked
    round_trip_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a browser needs to walk into the consulting room."""

    room: str
    ticket: str
