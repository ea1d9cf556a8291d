"""Working hours: who can be booked, and when."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from abaton.access import service as access
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinic
from abaton.identity.model import Person, Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotFound, NotPermitted
from abaton.record import service as record
from abaton.visits import resources
from abaton.visits.hours import slots, store
from abaton.visits.hours.model import Hours, Slot

SET: Final = "visits.set_hours"
READ: Final = "visits.read_hours"
# Chosen: what a person who looks for a time reads through.
MOST_DAYS: Final = 62


async def clinicians(work: Work) -> list[Person]:
    """Return who can be asked for a visit. Everybody who is signed in may know.

    Raises:
        NotPermitted: the actor is nobody here.
    """
    await _require_somebody(work)
    return [one for one in await identity.people_with_role(work, Role.CLINICIAN) if one.practitioner]


async def get(work: Work, practitioner: str) -> Hours:
    """Return a clinician's week; who has none yet has an empty one, in the clinic's zone.

    Raises:
        NotPermitted: the actor is nobody here.
        NotFound: there is no such clinician.
    """
    await _require_somebody(work)
    kept = await store.get(work, practitioner)
    if kept is not None:
        return kept.hours
    await _clinician(work, practitioner)
    return Hours(zone=(await clinic.clinic(work)).zone, slot=timedelta(minutes=30), weekly=())


async def put(work: Work, practitioner: str, hours: Hours) -> Hours:
    """Set a clinician's week. What is booked stays booked.

    Raises:
        NotPermitted: the actor does not administer the clinic.
        NotFound: there is no such clinician.
        Invalid: no week has such hours.
    """
    await access.require_act(work, SET)
    who = await _clinician(work, practitioner)
    slots.check(hours)
    if len(practitioner) > slots.LONGEST_PRACTITIONER_ID:
        raise Invalid("practitioner_id", f"at most {slots.LONGEST_PRACTITIONER_ID} letters")
    kept = await store.get(work, practitioner, lock=True)
    schedule = resources.schedule(practitioner, who.name, active=bool(hours.weekly))
    if kept is None:
        named = (await record.create(work, None, schedule)).id
    else:
        named = (await record.update(work, None, {**schedule, "id": kept.schedule})).id
    await store.save(work, practitioner, hours, named)
    await audit.record(work, SET, about=f"Schedule/{named}")
    return hours


async def between(work: Work, practitioner: str, since: datetime, days: int) -> list[Slot]:
    """Return all slots of a clinician from an instant on, free or not.

    Raises:
        NotPermitted: the actor is nobody here.
        Invalid: too many days.
    """
    await _require_somebody(work)
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("days", f"1 to {MOST_DAYS}")
    kept = await store.get(work, practitioner)
    if kept is None:
        return []
    return list(slots.slots(kept.hours, practitioner, since, since + timedelta(days=days)))


def without(every: Iterable[Slot], taken: Iterable[tuple[datetime, datetime]]) -> list[Slot]:
    """Leave out what overlaps a time that is taken."""
    return slots.free(every, taken)


async def hold(work: Work, identifier: str) -> tuple[Slot, str]:
    """Return the slot of an id and its Schedule, and let nobody else book with this clinician until this work ends.

    Raises:
        Invalid: there is no such slot.
    """
    practitioner, _ = slots.named(identifier)
    kept = await store.get(work, practitioner, lock=True)
    if kept is None:
        raise Invalid("slot", "one of the slots of this clinician")
    return slots.slot_of(kept.hours, identifier), kept.schedule


async def schedule_of(work: Work, practitioner: str) -> str:
    """Return the id of a clinician's Schedule.

    Raises:
        NotFound: they never had hours.
    """
    kept = await store.get(work, practitioner)
    if kept is None:
        raise NotFound
    return kept.schedule


async def _clinician(work: Work, practitioner: str) -> Person:
    for one in await identity.people_with_role(work, Role.CLINICIAN):
        if one.practitioner == practitioner:
            return one
    raise NotFound


async def _require_somebody(work: Work) -> None:
    if work.actor not in access.OURS and await identity.person(work, work.actor) is None:
        audit.record_refusal(work, READ)
        raise NotPermitted
