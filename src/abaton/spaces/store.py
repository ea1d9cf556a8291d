"""Rooms in PostgreSQL: tables `room`, `room_member`, `room_ticket`, `room_feed`, `room_document`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId
from abaton.spaces.model import Entrant, Feed, Member, RoleHere, Room, Ticket

OPEN: LiteralString = """
    insert into room (id, kind, seats, opened_at) values (%(room)s, %(kind)s, %(seats)s, %(at)s)
    on conflict (id) do update set kind = excluded.kind, seats = excluded.seats, closed_at = null
"""
CLOSE: LiteralString = "update room set closed_at = %(at)s where id = %(room)s and closed_at is null"
LOCK: LiteralString = "update room set locked = %(locked)s where id = %(room)s"
BUMP: LiteralString = "update room set version = version + 1 where id = %(room)s"
LET: LiteralString = """
    insert into room_member (room_id, person_id, name, role, seat, abilities)
    values (%(room)s, %(person)s, %(name)s, %(role)s, %(seat)s, %(abilities)s)
    on conflict (room_id, person_id) do update set
        name = excluded.name, role = excluded.role, seat = excluded.seat, abilities = excluded.abilities,
        removed_at = null
"""
MUTE: LiteralString = (
    "update room_member set muted = %(muted)s where room_id = %(room)s and person_id = %(person)s returning person_id"
)
ALLOW: LiteralString = """
    update room_member set abilities = %(abilities)s where room_id = %(room)s and person_id = %(person)s
    returning person_id
"""
REMOVE: LiteralString = """
    update room_member set removed_at = %(at)s, entered_at = null where room_id = %(room)s and person_id = %(person)s
    returning person_id
"""
REVOKE: LiteralString = """
    update room_ticket set revoked_at = %(at)s
    where room_id = %(room)s and person_id = %(person)s and revoked_at is null
"""
ENTERED: LiteralString = """
    update room_member set entered_at = %(at)s
    where room_id = %(room)s and person_id = %(person)s
"""
ISSUE: LiteralString = """
    insert into room_ticket (hash, room_id, person_id, session_id, issued_at)
    values (%(hash)s, %(room)s, %(person)s, %(session)s, %(at)s)
"""
USED: LiteralString = "update room_ticket set used_at = %(at)s where serial = %(serial)s and used_at is null"
TICKET: LiteralString = """
    select serial, room_id, person_id, session_id, issued_at, used_at, revoked_at from room_ticket
    where hash = %(hash)s
"""
ATTACH: LiteralString = """
    insert into room_feed (room_id, name, subject, until) values (%(room)s, %(name)s, %(subject)s, %(until)s)
    on conflict (room_id, name) do update set subject = excluded.subject, until = excluded.until
"""
DETACH: LiteralString = "delete from room_feed where room_id = %(room)s and name = %(name)s"
VERSIONS: LiteralString = "select id, version from room where id = any(%(rooms)s)"
ROOM: LiteralString = "select id, kind, seats, locked, closed_at, version from room where id = %(room)s"
MEMBERS: LiteralString = """
    select person_id, name, role, seat, abilities, muted, entered_at, removed_at from room_member
    where room_id = %(room)s
"""
FEEDS: LiteralString = "select name, subject, until from room_feed where room_id = %(room)s"
DOCUMENT: LiteralString = "select state from room_document where room_id = %(room)s"
KEEP: LiteralString = """
    insert into room_document (room_id, state, kept_at) values (%(room)s, %(state)s, %(at)s)
    on conflict (room_id) do update set state = excluded.state, kept_at = excluded.kept_at
"""


@dataclass(frozen=True, slots=True)
class _Ticket:
    serial: int
    room_id: str
    person_id: str
    session_id: str
    issued_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Room:
    id: str
    kind: str
    seats: int
    locked: bool
    closed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class _Member:
    person_id: str
    name: str
    role: RoleHere
    seat: int
    abilities: list[str]
    muted: bool
    entered_at: datetime | None
    removed_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Version:
    id: str
    version: int


@dataclass(frozen=True, slots=True)
class _Person:
    person_id: str


@dataclass(frozen=True, slots=True)
class _Document:
    state: bytes


async def let(work: Work, room: str, who: Entrant, abilities: Iterable[str]) -> None:
    await work.run(
        LET,
        {
            "room": room,
            "person": who.person,
            "name": who.name,
            "role": who.role,
            "seat": who.seat,
            "abilities": sorted(abilities),
        },
    )


async def changed_member(work: Work, sql: LiteralString, room: str, person: ActorId, **values: object) -> bool:
    """Run one of `MUTE`, `ALLOW`, `REMOVE`, and tell whether there was such a member."""
    return await work.one_or_none(_Person, sql, {"room": room, "person": person, **values}) is not None


async def ticket(work: Work, digest: bytes) -> Ticket | None:
    row = await work.one_or_none(_Ticket, TICKET, {"hash": digest})
    if row is None:
        return None
    return Ticket(
        serial=row.serial,
        room=row.room_id,
        person=ActorId(row.person_id),
        session=row.session_id,
        issued_at=row.issued_at,
        used_at=row.used_at,
        revoked=row.revoked_at is not None,
    )


async def room(work: Work, name: str, known: Room | None = None) -> Room | None:
    """Read a room; one that is as it is known already is not read again."""
    row = await work.one_or_none(_Room, ROOM, {"room": name})
    if row is None or (known is not None and known.version == row.version):
        return None if row is None else known
    members = await work.all(_Member, MEMBERS, {"room": name})
    feeds = await work.all(_Feed, FEEDS, {"room": name})
    return Room(
        id=row.id,
        kind=row.kind,
        seats=row.seats,
        locked=row.locked,
        closed=row.closed_at is not None,
        version=row.version,
        members={ActorId(one.person_id): _member(one) for one in members},
        feeds={one.name: Feed(name=one.name, subject=one.subject, until=one.until) for one in feeds},
    )


async def versions(work: Work, rooms: Iterable[str]) -> dict[str, int]:
    return {row.id: row.version for row in await work.all(_Version, VERSIONS, {"rooms": list(rooms)})}


async def document(work: Work, name: str) -> bytes | None:
    row = await work.one_or_none(_Document, DOCUMENT, {"room": name})
    return None if row is None else row.state


@dataclass(frozen=True, slots=True)
class _Feed:
    name: str
    subject: str
    until: datetime


def _member(row: _Member) -> Member:
    return Member(
        person=ActorId(row.person_id),
        name=row.name,
        role=row.role,
        seat=row.seat,
        abilities=frozenset(row.abilities),
        muted=row.muted,
        entered_at=row.entered_at,
        removed_at=row.removed_at,
    )
