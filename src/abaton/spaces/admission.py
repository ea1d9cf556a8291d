"""Whether a ticket lets somebody in."""

from datetime import datetime, timedelta
from typing import Final

from abaton.spaces.model import Refusal, Room, Signed, Ticket

# Chosen: as long as a page may take to open the room after it was given the ticket.
FIRST_USE_WITHIN: Final = timedelta(seconds=60)
# Chosen: longer than any visit, so that a connection lost in it can be taken up again.
RESUME_WITHIN: Final = timedelta(hours=4)


def refusal(ticket: Ticket | None, room: Room | None, asked: str, signed: Signed, at: datetime) -> Refusal | None:
    """Return why not, or `None`.

    Args:
        ticket: As it was issued, or `None` when nobody ever issued it.
        room: The ticket's.
        asked: The room that the holder wants to enter.
        signed: Who holds it now.
        at: Now.
    """
    if ticket is None or room is None:
        return Refusal.TICKET_REFUSED
    if (ticket.session, ticket.person, ticket.room) != (signed.session, signed.person, asked):
        return Refusal.TICKET_REFUSED
    member = room.members.get(ticket.person)
    good_for = FIRST_USE_WITHIN if ticket.used_at is None else RESUME_WITHIN
    refused: Refusal | None = None
    if member is None or member.removed_at is not None:
        refused = Refusal.REMOVED
    elif room.closed:
        refused = Refusal.ROOM_CLOSED
    elif ticket.revoked or at - ticket.issued_at > good_for:
        refused = Refusal.TICKET_STALE
    elif room.locked and member.entered_at is None:
        refused = Refusal.ROOM_LOCKED
    return refused
