"""Booking, moving and cancelling."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from abaton.access import service as access
from abaton.access.model import Permit, Purpose
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotPermitted
from abaton.kernel.time import zone
from abaton.record import service as record
from abaton.visits import invitation, resources
from abaton.visits import service as visits
from abaton.visits.events import VisitBooked, VisitCancelled, VisitMoved
from abaton.visits.hours import service as hours
from abaton.visits.hours.model import Slot
from abaton.visits.model import Act, Side, Visit
from abaton.visits.wording import printable

BOOK: Final = "visits.book"
MOVE: Final = "visits.move"
CANCEL: Final = "visits.cancel"
CALENDAR: Final = "visits.calendar"

LONGEST_REASON: Final = 500
MOST_WANTS: Final = 10
LONGEST_WANT: Final = 100
# Chosen: nobody knows the hours of a clinic further ahead.
FURTHEST: Final = timedelta(days=731)


async def free(work: Work, practitioner: str, since: datetime | date | None, days: int) -> list[Slot]:
    """Return the slots that can be booked now.

    Args:
        work: Of whoever looks for a time.
        practitioner: With whom.
        since: From then on; a day begins at midnight where the actor is, and nothing before now is free.
        days: Of 24 hours.

    Raises:
        NotPermitted: the actor is nobody here.
        Invalid: too many days, or too far away.
    """
    since = max(work.started_at if since is None else await _instant(work, since), work.started_at)
    if since > work.started_at + FURTHEST:
        raise Invalid("from", "within two years")
    every = await hours.between(work, practitioner, since, days)
    if not every:
        return []
    return hours.without(every, await visits.taken(work, practitioner, every[0].start, every[-1].end))


async def _instant(work: Work, since: datetime | date) -> datetime:
    if isinstance(since, datetime):
        return since
    person = await identity.person(work, work.actor)
    return datetime.combine(since, time(), zone("UTC" if person is None else person.zone))


async def book(work: Work, slot: str, reason: str, wants: Sequence[str]) -> Visit:
    """Take a slot for the actor's own visit.

    Raises:
        NotPermitted: the actor is no patient here.
        Invalid: no such slot, or it has begun; or too long a reason.
        Conflict: somebody else has taken it.
    """
    person = await identity.person(work, work.actor)
    if person is None or person.patient is None:
        audit.record_refusal(work, BOOK)
        raise NotPermitted
    permit = await access.require(work, person.patient, Purpose.OWN, BOOK)
    reason, wanted = printable(reason).strip(), tuple(printable(want).strip() for want in wants)
    if len(reason) > LONGEST_REASON:
        raise Invalid("reason", f"at most {LONGEST_REASON} letters")
    if len(wanted) > MOST_WANTS or not all(1 <= len(want) <= LONGEST_WANT for want in wanted):
        raise Invalid("wants", f"at most {MOST_WANTS}, of 1 to {LONGEST_WANT} letters")
    taken, schedule = await hours.hold(work, slot)
    if taken.practitioner == person.practitioner:
        raise Invalid("slot", "with somebody else than oneself")
    # Whose reply was lost sends the booking again, and has it already.
    before = await visits.booked_at(work, permit, taken.practitioner, taken.start)
    if before is not None:
        return await visits.view(work, permit, before)
    await _require_free(work, taken)

    name = await visits.practitioner_name(work, taken.practitioner)
    await _write_slot(work, permit, taken, schedule, busy=True)
    booked = resources.appointment(
        patient=permit.patient,
        practitioner=taken.practitioner,
        practitioner_name=name,
        slot=taken.id,
        start=taken.start,
        end=taken.end,
        reason=reason,
        wants=wanted,
        now=work.started_at,
    )
    visit = (await record.create(work, permit, booked)).id
    begun = await visits.begin(work, permit, visit, practitioner=taken.practitioner, start=taken.start, end=taken.end)
    await audit.record(work, BOOK, permit.patient, purpose=permit.purpose, about=visits.address(visit))
    await work.announce(
        VisitBooked(visit=visit, patient=permit.patient, practitioner=taken.practitioner, start=taken.start)
    )
    return await visits.view(work, permit, begun)


async def move(work: Work, visit: str, slot: str) -> Visit:
    """Take another slot of the same clinician instead.

    Raises:
        NotPermitted: not theirs, or not there.
        Invalid: no such slot, or another clinician's.
        Conflict: somebody else has taken it, or the visit has begun or is over.
    """
    opened = await visits.open_visit(work, visit, MOVE, by=visits.BOTH, lock=True)
    before = opened.course
    taken, schedule = await hours.hold(work, slot)
    if taken.practitioner != before.practitioner:
        raise Invalid("slot", "one of the same clinician")
    if taken.start == before.start and taken.end == before.end:
        return await visits.view(work, opened.permit, before)
    await _require_free(work, taken, but=visit)
    becomes = replace(before, start=taken.start, end=taken.end, sequence=before.sequence + 1, checked_at=None)
    now = await visits.advance(work, opened, Act.MOVE, becomes)

    booked = (await record.read(work, opened.permit, "Appointment", visit)).resource
    await _free_slot(work, opened.permit, booked, schedule, start=before.start, end=before.end)
    await _write_slot(work, opened.permit, taken, schedule, busy=True)
    await record.update(work, opened.permit, resources.moved(booked, slot=taken.id, start=taken.start, end=taken.end))
    await audit.record(work, MOVE, before.patient, purpose=opened.permit.purpose, about=visits.address(visit))
    await work.announce(
        VisitMoved(
            visit=visit,
            patient=before.patient,
            practitioner=before.practitioner,
            before=before.start,
            start=taken.start,
            by_patient=opened.side is Side.PATIENT,
        )
    )
    return await visits.view(work, opened.permit, now)


async def cancel(work: Work, visit: str, reason: str | None) -> Visit:
    """Call a visit off; its slot is free again.

    Raises:
        NotPermitted: not theirs, or not there.
        Invalid: too long a reason.
        Conflict: it has begun or is over.
    """
    opened = await visits.open_visit(work, visit, CANCEL, by=visits.BOTH, lock=True)
    before = opened.course
    if reason is not None and len(reason) > LONGEST_REASON:
        raise Invalid("reason", f"at most {LONGEST_REASON} letters")
    now = await visits.advance(work, opened, Act.CANCEL, replace(before, sequence=before.sequence + 1))
    if now is before:
        return await visits.view(work, opened.permit, before)

    booked = (await record.read(work, opened.permit, "Appointment", visit)).resource
    kept = await hours.schedule_of(work, before.practitioner)
    await _free_slot(work, opened.permit, booked, kept, start=before.start, end=before.end)
    why = printable(reason or "").strip()
    if why:
        await record.update(work, opened.permit, resources.appointment_in(booked, now.state, why))
    await audit.record(work, CANCEL, before.patient, purpose=opened.permit.purpose, about=visits.address(visit))
    await work.announce(
        VisitCancelled(
            visit=visit,
            patient=before.patient,
            practitioner=before.practitioner,
            start=before.start,
            by_patient=opened.side is Side.PATIENT,
        )
    )
    return await visits.view(work, opened.permit, now)


async def calendar(work: Work, visit: str, where: str) -> bytes:
    """Return the visit as a calendar file in the actor's own zone.

    Args:
        work: Whose actor asks.
        visit: Which.
        where: Address of the clinic's page.

    Raises:
        NotPermitted: not theirs, or not there.
    """
    opened = await visits.open_visit(work, visit, CALENDAR, by=visits.BOTH)
    person = await identity.person(work, work.actor)
    seen = await visits.view(work, opened.permit, opened.course)
    other = seen.practitioner.name if opened.side is Side.PATIENT else seen.patient.name
    await audit.record(
        work, CALENDAR, opened.permit.patient, purpose=opened.permit.purpose, about=visits.address(visit)
    )
    return invitation.calendar(
        opened.course,
        title=f"Visit: {other}",
        where=where,
        zone=zone("UTC" if person is None else person.zone),
        stamped=work.started_at,
    )


async def _require_free(work: Work, taken: Slot, *, but: str | None = None) -> None:
    if taken.start < work.started_at:
        raise Invalid("slot", "one that has not begun")
    if await visits.taken(work, taken.practitioner, taken.start, taken.end, but=but):
        raise Conflict


async def _write_slot(work: Work, permit: Permit, slot: Slot, schedule: str, *, busy: bool) -> None:
    await record.update(work, permit, resources.slot(slot.id, schedule, slot.start, slot.end, busy=busy))


async def _free_slot(
    work: Work, permit: Permit, booked: resources.Resource, schedule: str, *, start: datetime, end: datetime
) -> None:
    for one in booked.get("slot", ()):
        identifier = str(one["reference"]).removeprefix("Slot/")
        await record.update(work, permit, resources.slot(identifier, schedule, start, end, busy=False))
