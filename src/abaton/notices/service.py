"""Telling people what happened, inside the clinic."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotPermitted
from abaton.kernel.ids import ActorId
from abaton.notices import store
from abaton.notices.model import Kind, Notice

TELL: Final = "notices.tell"
READ: Final = "notices.read"


async def tell(work: Work, person: ActorId, kind: Kind, values: Mapping[str, str]) -> None:
    """Leave a notice for somebody. That they may know it, the caller has made sure of.

    Args:
        work: The one that comes after the fact; told once if it commits.
        person: Whom.
        kind: What happened.
        values: What fills the sentence: names, ids, instants. Nothing clinical.
    """
    await store.add(work, person, kind, values)
    await audit.record(work, TELL, about=f"notice/{kind}")


async def listed(work: Work) -> list[Notice]:
    """Return the actor's own notices, newest first, a hundred at most.

    Raises:
        NotPermitted: the actor is nobody here.
    """
    return await store.listed(work, await _self(work))


async def read(work: Work, notice: UUID) -> Notice:
    """Mark one of the actor's own notices as read.

    Raises:
        NotPermitted: not theirs, or not there.
    """
    found = await store.read(work, await _self(work), notice)
    if found is None:
        audit.record_refusal(work, READ)
        raise NotPermitted
    await audit.record(work, READ, about=f"notice/{found.kind}")
    return found


async def _self(work: Work) -> ActorId:
    person = await identity.person(work, work.actor)
    if person is None:
        audit.record_refusal(work, READ)
        raise NotPermitted
    return person.id
