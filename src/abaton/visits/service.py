"""A visit as its people see it, and the one way in which it moves on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from abaton.access import service as access
from abaton.access.model import Permit, Purpose, Scope
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.model import Person, Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, NotFound, NotPermitted
from abaton.kernel.ids import PatientId
from abaton.record import service as record
from abaton.visits import course, queue, resources, store
from abaton.visits.model import Act, Course, Side, State, Visit, VisitPatient, VisitPractitioner

READ: Final = "visits.read"
MISS: Final = "visits.miss"

EVERYONE: Final = frozenset(Side)
BOTH: Final = frozenset({Side.PATIENT, Side.CLINICIAN})

# Chosen: what a page can show; a clinician with more has a calendar.
AHEAD: Final = timedelta(days=60)
MOST: Final = 200
# Half a day on either side holds every clinic's day, whatever its zone.
HALF_DAY: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Opened:
    """A visit with the proof that the actor may touch it."""

    permit: Permit
    course: Course
    side: Side


async def open_visit(
    work: Work, visit: str, action: str, *, by: frozenset[Side] = EVERYONE, lock: bool = False
) -> Opened:
    """Return a visit to somebody who may do this with it.

    Args:
        work: Whose actor asks.
        visit: Id of its Appointment.
        action: For the account.
        by: Who may.
        lock: Nobody else changes it until this work has ended.

    Raises:
        NotPermitted: not theirs, or not there: nobody can tell which.
    """
    # PostgreSQL does not take every letter that an address can hold.
    whose = await store.whose(work, visit) if visit.isascii() and visit.isprintable() else None
    if whose is None:
        audit.record_refusal(work, action)
        raise NotPermitted
    patient = PatientId(whose.patient_id)
    side = await _side(work, whose.patient_id, whose.practitioner_id)
    permit = await access.require(work, patient, Purpose.OWN if side is Side.PATIENT else Purpose.CARE, action)
    if side not in by:
        audit.record_refusal(work, action, patient, purpose=permit.purpose, about=address(visit))
        raise NotPermitted
    found = await store.get(work, permit, visit, lock=lock)
    if found is None:
        raise NotFound
    return Opened(permit, found, side)


async def advance(work: Work, opened: Opened, act: Act, becomes: Course) -> Course:
    """Move a visit on, with its Appointment and Encounter. An act that was done before changes nothing.

    Args:
        work: The one that `opened` was locked in.
        opened: Where it stands.
        act: What happens.
        becomes: The visit with what the act brings, but for its state.

    Returns:
        The visit as it now stands; `opened.course` itself when nothing changed.

    Raises:
        Conflict: this cannot happen to a visit that stands there.
    """
    before = opened.course
    stands = before.state if act is Act.MISS else course.state_at(before.state, before.end, work.started_at)
    state = course.after(stands, act)
    if state is before.state and act is not Act.MOVE:
        return before
    now = course.with_state(becomes, state)
    booked = (await record.read(work, opened.permit, "Appointment", now.id)).resource
    await _write(work, opened.permit, booked, resources.appointment_in(booked, state))
    if now.encounter is not None and state in resources.ENCOUNTER_STATUS:
        met = (await record.read(work, opened.permit, "Encounter", now.encounter)).resource
        await _write(work, opened.permit, met, resources.encounter_in(met, state, work.started_at))
    if now.consent is not None and state in {State.FINISHED, State.CANCELLED}:
        given = (await record.read(work, opened.permit, "Consent", now.consent)).resource
        await _write(work, opened.permit, given, resources.consent_ended(given, work.started_at))
    await store.save(work, opened.permit, now)
    return now


async def begin(work: Work, permit: Permit, visit: str, *, practitioner: str, start: datetime, end: datetime) -> Course:
    """Keep a visit that has just been booked.

    Raises:
        Conflict: somebody else took the time.
    """
    await store.add(work, permit, visit, practitioner=practitioner, start=start, end=end)
    begun = await store.get(work, permit, visit)
    if begun is None:
        raise Conflict
    return begun


async def booked_at(work: Work, permit: Permit, practitioner: str, start: datetime) -> Course | None:
    """Return the patient's own visit that is booked at this very time, if there is one."""
    found = await store.of_patient(work, permit, start, start + timedelta(minutes=1), count=MOST)
    return next((one for one in found if one.practitioner == practitioner and one.state is State.BOOKED), None)


async def is_in_room(work: Work, permit: Permit, visit: str) -> bool:
    """Tell whether the patient of a visit has been let in, and not out again."""
    found = await store.get(work, permit, visit)
    return found is not None and found.state is State.IN_ROOM


async def taken(
    work: Work, practitioner: str, since: datetime, until: datetime, *, but: str | None = None
) -> list[tuple[datetime, datetime]]:
    """Return the times of a clinician that are booked, without a word of by whom; those of one visit left out."""
    return await store.taken(work, practitioner, since, until, but=but)


async def save(work: Work, opened: Opened, becomes: Course) -> Course:
    """Keep what changed beside the state."""
    await store.save(work, opened.permit, becomes)
    return becomes


async def get(work: Work, visit: str) -> Visit:
    """Return one visit.

    Raises:
        NotPermitted: not theirs, or not there.
    """
    opened = await open_visit(work, visit, READ)
    await account_for_a_look(work, opened.permit, opened.course)
    return await view(work, opened.permit, opened.course)


async def view(work: Work, proof: Permit | Scope, visit: Course) -> Visit:
    """Put together what is kept here and what is in the record."""
    now = work.started_at
    booked = (await record.read(work, proof, "Appointment", visit.id)).resource
    around = await store.day(work, visit.practitioner, visit.start - HALF_DAY, visit.start + HALF_DAY)
    patient = await _patient(work, proof, visit)
    clinician = await _clinician(work, visit.practitioner)
    expected = queue.expect(visit, around, now)
    return Visit(
        id=visit.id,
        state=course.state_at(visit.state, visit.end, now),
        door=course.door(visit.state, visit.start, visit.end, now),
        opens_at=course.opens_at(visit.start),
        start=visit.start,
        end=visit.end,
        practitioner=VisitPractitioner(
            visit.practitioner,
            # Who has left is named as the booking names them.
            resources.practitioner_name(booked) if clinician is None else clinician.name,
            None if clinician is None else clinician.look,
        ),
        patient=patient,
        reason=resources.reason(booked),
        wants=resources.wants(booked),
        checked=visit.checked_at is not None,
        consented=visit.consent is not None,
        waiting_since=visit.waiting_since,
        place_in_queue=None if expected is None else expected.place,
        expected_at=None if expected is None else expected.at,
        late=None if expected is None else expected.late,
        note=visit.note,
        replaced_trip=visit.replaced_trip,
    )


async def next_of(work: Work, permit: Permit) -> Course | None:
    """Return the patient's next visit that is booked, if there is one."""
    ahead = await store.of_patient(work, permit, work.started_at, work.started_at + AHEAD, count=MOST)
    return next((one for one in reversed(ahead) if one.state is State.BOOKED), None)


async def practitioner_name(work: Work, practitioner: str) -> str:
    """Return what to call a clinician; empty when they have left."""
    clinician = await _clinician(work, practitioner)
    return "" if clinician is None else clinician.name


async def missed(work: Work) -> list[str]:
    """Return visits that nobody came to and that the record does not yet call missed. For the worker."""
    await access.require_scope(work, Purpose.OPERATIONS, MISS)
    return await store.unmissed(work, work.started_at - course.MISSED_AFTER)


async def mark_missed(work: Work, visit: str) -> None:
    """Put on the record that nobody came. For the worker.

    Raises:
        NotPermitted: the actor is no process of ours.
        Conflict: somebody came after all.
    """
    opened = await open_visit(work, visit, MISS, by=frozenset({Side.OURS}), lock=True)
    await advance(work, opened, Act.MISS, opened.course)
    await audit.record(work, MISS, opened.permit.patient, purpose=opened.permit.purpose, about=address(visit))


def address(visit: str) -> str:
    """How the account names a visit."""
    return f"Appointment/{visit}"


async def _write(work: Work, permit: Permit, before: resources.Resource, after: resources.Resource) -> None:
    if after != before:
        await record.update(work, permit, after)


async def account_for_a_look(work: Work, proof: Permit | Scope, visit: Course) -> None:
    if await store.is_new_look(work, visit.id):
        await audit.record(work, READ, visit.patient, purpose=proof.purpose, about=address(visit.id))


async def _patient(work: Work, proof: Permit | Scope, visit: Course) -> VisitPatient:
    try:
        resource = (await record.read(work, proof, "Patient", visit.patient)).resource
    except NotFound:
        resource = {}
    person = await identity.person_of_patient(work, visit.patient)
    return VisitPatient(
        visit.patient,
        resources.name(resource) if person is None else person.name,
        course.age_years(resource.get("birthDate"), work.started_at.date()),
        None if person is None else person.look,
    )


async def _clinician(work: Work, practitioner: str) -> Person | None:
    clinicians = await identity.people_with_role(work, Role.CLINICIAN)
    return next((one for one in clinicians if one.practitioner == practitioner), None)


async def _side(work: Work, patient: str, practitioner: str) -> Side:
    if work.actor in access.OURS:
        return Side.OURS
    person = await identity.person(work, work.actor)
    if person is not None and person.patient == patient:
        return Side.PATIENT
    if person is not None and person.practitioner == practitioner:
        return Side.CLINICIAN
    return Side.COLLEAGUE
