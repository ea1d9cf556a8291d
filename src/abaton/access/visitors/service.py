"""Who looked at one's own record."""

from datetime import timedelta
from typing import Final

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.access.visitors.model import Visitor
from abaton.audit import service as audit
from abaton.audit.model import Entry
from abaton.identity import service as identity
from abaton.identity.model import Person, Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotPermitted

VIEW: Final = "access.view_visitors"
# What somebody is here when they look at another's record, before what else they are.
_MAIN_FIRST: Final = (Role.CLINICIAN, Role.ADMINISTRATOR, Role.PATIENT, Role.GUEST)


async def visitors(work: Work, days: int) -> list[Visitor]:
    """Return who looked at the actor's own record of late, or tried to, the newest first; themselves among them.

    Raises:
        NotPermitted: the actor has no record here.
    """
    me = await identity.person(work, work.actor)
    if me is None or me.patient is None:
        audit.record_refusal(work, VIEW)
        raise NotPermitted
    permit = await access.require(work, me.patient, Purpose.OWN, VIEW)
    entries = await audit.entries(work, permit.patient, work.started_at - timedelta(days=days), work.started_at)
    people = await identity.people(work, {one.actor for one in entries})
    await audit.record(work, VIEW, permit.patient, purpose=permit.purpose)
    return [_visitor(one, people.get(one.actor)) for one in entries]


def _visitor(entry: Entry, person: Person | None) -> Visitor:
    role = "program" if person is None else next(role for role in _MAIN_FIRST if role in person.roles)
    return Visitor(
        at=entry.at,
        actor_id=entry.actor,
        actor_name=entry.actor if person is None else person.name,
        actor_role=role,
        action=entry.action,
        outcome=entry.outcome,
        purpose=None if entry.purpose is None else Purpose(entry.purpose),
        about=entry.about,
        look=None if person is None else person.look,
    )
