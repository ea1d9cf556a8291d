"""Rooms: who may enter them, what they may do there, which feeds they show. The callers hold the proof and audit."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import ActorId
from abaton.spaces import store
from abaton.spaces.admission import refusal
from abaton.spaces.events import RoomChanged
from abaton.spaces.model import Admission, Allow, Control, Entrant, Lock, Mute, Refusal, Remove, Room, Signed

NOBODY: Final = ActorId("nobody")
"""The actor of an entry about somebody who is not signed in."""


async def open_room(work: Work, room: str, *, kind: str, seats: int) -> None:
    """Open a room, or open it again. One that is open stays as it is."""
    await work.run(store.OPEN, {"room": room, "kind": kind, "seats": seats, "at": work.started_at})
    await _changed(work, room)


async def issue_ticket(work: Work, room: str, who: Entrant, *, abilities: Iterable[str], session: str) -> str:
    """Make somebody a member and return their ticket, of which only the hash is kept.

    Args:
        work: Of whoever lets them in.
        room: One that is open.
        who: As the others are to see them.
        abilities: All they may do there from now on.
        session: Id of the sign-in that the ticket is bound to; with any other it is a copy.

    Raises:
        NotFound: no such room, or a closed one.
    """
    there = await store.room(work, room)
    if there is None or there.closed:
        raise NotFound
    text = secrets.token_urlsafe(32)
    await store.let(work, room, who, abilities)
    await work.run(
        store.ISSUE,
        {"hash": _hash(text), "room": room, "person": who.person, "session": session, "at": work.started_at},
    )
    await _changed(work, room)
    return text


async def attach_feed(work: Work, room: str, name: str, subject: str, until: datetime) -> None:
    """Show what comes on a subject of the bus to members with the ability `feed:name`."""
    await work.run(store.ATTACH, {"room": room, "name": name, "subject": subject, "until": until})
    await _changed(work, room)


async def detach_feed(work: Work, room: str, name: str) -> None:
    await work.run(store.DETACH, {"room": room, "name": name})
    await _changed(work, room)


async def control(work: Work, room: str, act: Control) -> None:
    """Lock, mute, remove or change abilities, and put it on the account. Bites within a second.

    Raises:
        NotFound: no such member.
    """
    match act:
        case Lock(locked):
            await work.run(store.LOCK, {"room": room, "locked": locked})
            found, done = True, "spaces.lock" if locked else "spaces.unlock"
        case Mute(person, muted):
            found = await store.changed_member(work, store.MUTE, room, person, muted=muted)
            done = "spaces.mute" if muted else "spaces.unmute"
        case Allow(person, abilities):
            found = await store.changed_member(work, store.ALLOW, room, person, abilities=sorted(abilities))
            done = "spaces.allow"
        case Remove(person):
            found = await store.changed_member(work, store.REMOVE, room, person, at=work.started_at)
            await work.run(store.REVOKE, {"room": room, "person": person, "at": work.started_at})
            done = "spaces.remove"
    if not found:
        raise NotFound
    await audit.record(work, done, about=f"room/{room}")
    await _changed(work, room)


async def close_room(work: Work, room: str) -> None:
    """End it: everybody is sent out, its tickets and feeds end."""
    await work.run(store.CLOSE, {"room": room, "at": work.started_at})
    await _changed(work, room)


async def enter(work: Work, room: str, ticket: str, signed: Signed, known: Room | None = None) -> Admission | Refusal:
    """Let somebody in by their ticket. A refusal is on the account.

    Args:
        work: Of whoever holds the ticket.
        room: That they want to enter.
        ticket: Its text.
        signed: Who they are.
        known: The room as the caller has it, which spares reading it when nothing has changed.
    """
    issued = await store.ticket(work, _hash(ticket))
    there = None if issued is None else await store.room(work, issued.room, known if issued.room == room else None)
    refused = refusal(issued, there, room, signed, work.started_at)
    if refused is not None or issued is None or there is None:
        audit.record_refusal(work, "spaces.enter", about=f"room/{room}")
        return refused or Refusal.TICKET_REFUSED
    if issued.used_at is None:
        await work.run(store.USED, {"serial": issued.serial, "at": work.started_at})
    if there.members[issued.person].entered_at is None:
        await work.run(store.ENTERED, {"room": room, "person": issued.person, "at": work.started_at})
    return Admission(room=there, person=issued.person, epoch=issued.serial)


def refuse(work: Work, room: str) -> None:
    """Put on the account that somebody who is not signed in tried to enter."""
    audit.record_refusal(work, "spaces.enter", about=f"room/{room}")


async def room(work: Work, name: str, known: Room | None = None) -> Room | None:
    """Return a room; `known` itself when it is still as that says."""
    return await store.room(work, name, known)


async def versions(work: Work, rooms: Iterable[str]) -> dict[str, int]:
    """Return a number for each room that is another after each change."""
    return await store.versions(work, rooms)


async def document(work: Work, room: str) -> bytes | None:
    """Return the shared document as it was last kept."""
    return await store.document(work, room)


async def keep_document(work: Work, room: str, state: bytes) -> None:
    await work.run(store.KEEP, {"room": room, "state": state, "at": work.started_at})


async def _changed(work: Work, room: str) -> None:
    await work.run(store.BUMP, {"room": room})
    await work.announce(RoomChanged(room=room))


def _hash(ticket: str) -> bytes:
    return sha256(ticket.encode()).digest()
