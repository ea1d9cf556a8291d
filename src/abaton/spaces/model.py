"""The words of a shared place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from abaton.kernel.ids import ActorId

MOVE: Final = "move"
SPEAK: Final = "speak"
SHOW: Final = "show"
"""To be seen by camera."""
POINT: Final = "point"
WRITE: Final = "write"
"""In the shared document."""
CONTROL: Final = "control"
"""To lock the room, mute and remove people."""

RoleHere: TypeAlias = Literal["patient", "clinician", "guest"]


def feed_ability(name: str) -> str:
    return f"feed:{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """Somebody who is about to be let in, as the others are to see them."""

    person: ActorId
    name: str
    role: RoleHere
    seat: int
    """Place in the room, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    person: ActorId
    name: str
    role: RoleHere
    seat: int
    abilities: frozenset[str]
    muted: bool
    entered_at: datetime | None
    removed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Opaque frames from one subject of the bus, for members with the ability of its name."""

    name: str
    subject: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room as PostgreSQL has it."""

    id: str
    kind: str
    seats: int
    locked: bool
    closed: bool
    version: int
    members: Mapping[ActorId, Member]
    feeds: Mapping[str, Feed]


@dataclass(frozen=True, slots=True)
class Lock:
    """Let nobody in who has not been inside."""

    locked: bool


@dataclass(frozen=True, slots=True)
class Mute:
    person: ActorId
    muted: bool


@dataclass(frozen=True, slots=True)
class Remove:
    """Send somebody out. Their tickets end; a new one lets them in again."""

    person: ActorId


@dataclass(frozen=True, slots=True)
class Allow:
    """Replace somebody's abilities."""

    person: ActorId
    abilities: frozenset[str]


Control: TypeAlias = Lock | Mute | Remove | Allow


class Refusal(StrEnum):
    """Why somebody is not let in. What a forger could learn from goes to the account, not to them."""

    NOT_SIGNED_IN = "not_signed_in"
    TICKET_REFUSED = "ticket_refused"
    """Unknown, of another session, or for another room."""
    TICKET_STALE = "ticket_stale"
    """It was good once: ask for another."""
    ROOM_CLOSED = "room_closed"
    ROOM_LOCKED = "room_locked"
    ROOM_FULL = "room_full"
    REMOVED = "removed"
    REPLACED = "replaced"
    """The same person came in with a newer ticket."""
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Somebody who is signed in."""

    session: str
    person: ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    serial: int
    room: str
    person: ActorId
    session: str
    issued_at: datetime
    used_at: datetime | None
    revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    room: Room
    """As it was when they were let in."""
    person: ActorId
    epoch: int
