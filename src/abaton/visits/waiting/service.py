"""From the check at home to the consulting room."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.model import Person
from abaton.identity.sessions import service as sessions
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotPermitted
from abaton.record import service as record
from abaton.spaces import service as spaces
from abaton.spaces.model import CONTROL, MOVE, POINT, SHOW, SPEAK, WRITE, Entrant, Remove, feed_ability
from abaton.visits import course, resources
from abaton.visits import service as visits
from abaton.visits.events import PatientAdmitted, PatientArrived
from abaton.visits.model import Act, Course, Side, Visit
from abaton.visits.waiting import store
from abaton.visits.waiting.model import Check, Entrance

CHECK: Final = "visits.check"
CONSENT: Final = "visits.consent"
WITHDRAW: Final = "visits.withdraw_consent"
ARRIVE: Final = "visits.arrive"
STEP_AWAY: Final = "visits.step_away"
ADMIT: Final = "visits.admit"
PUT_BACK: Final = "visits.put_back"
ENTER: Final = "visits.enter"

ROOM: Final = "consulting-room"
SEATS: Final = 3
"""For the two, and one more beside the patient."""
CLINICIAN_SEAT: Final = 0
PATIENT_SEAT: Final = 1
PULSE: Final = "pulse"
_AT_THE_TABLE: Final = frozenset({MOVE, SPEAK, SHOW, POINT, WRITE, feed_ability(PULSE)})
ABILITIES: Final[Mapping[Side, frozenset[str]]] = {
    Side.PATIENT: _AT_THE_TABLE,
    Side.CLINICIAN: _AT_THE_TABLE | {CONTROL},
}

_PATIENT: Final = frozenset({Side.PATIENT})
_CLINICIAN: Final = frozenset({Side.CLINICIAN})


async def check(work: Work, visit: str, found: Check) -> Visit:
    """Keep what the trial of camera, microphone, loudspeaker and network found.

    Raises:
        NotPermitted: not the patient's own visit, or not there.
    """
    opened = await visits.open_visit(work, visit, CHECK, by=_PATIENT, lock=True)
    await store.save(work, opened.permit, visit, found)
    now = await visits.save(work, opened, replace(opened.course, checked_at=work.started_at))
    await _account(work, opened, CHECK)
    return await visits.view(work, opened.permit, now)


async def consent(work: Work, visit: str) -> Visit:
    """Put on the record that the patient agrees to be seen by picture and sound, for this visit.

    Raises:
        NotPermitted: not the patient's own visit, or not there.
        Conflict: the visit is over.
    """
    opened = await visits.open_visit(work, visit, CONSENT, by=_PATIENT, lock=True)
    now = opened.course
    if now.consent is None:
        course.check_not_over(now, work.started_at)
        given = await record.create(work, opened.permit, resources.consent(now, work.started_at))
        now = await visits.save(work, opened, replace(now, consent=given.id))
        await _account(work, opened, CONSENT)
    return await visits.view(work, opened.permit, now)


async def withdraw_consent(work: Work, visit: str) -> Visit:
    """Take the agreement back: the patient is out of the room at once, and does not come in without a new one.

    Raises:
        NotPermitted: not the patient's own visit, or not there.
    """
    opened = await visits.open_visit(work, visit, WITHDRAW, by=_PATIENT, lock=True)
    now = opened.course
    if now.consent is not None:
        given = (await record.read(work, opened.permit, "Consent", now.consent)).resource
        await record.update(work, opened.permit, resources.consent_ended(given, work.started_at))
        now = await visits.save(work, opened, replace(now, consent=None))
        await _send_out(work, now)
        await _account(work, opened, WITHDRAW)
    return await visits.view(work, opened.permit, now)


async def arrive(work: Work, visit: str) -> Visit:
    """Come into the waiting room, or back to it. The first time opens the Encounter.

    Raises:
        NotPermitted: not the patient's own visit, or not there.
        Conflict: the door is not open.
    """
    opened = await visits.open_visit(work, visit, ARRIVE, by=_PATIENT, lock=True)
    before = opened.course
    course.check_arrival(before, work.started_at)
    becomes = before if before.waiting_since else replace(before, waiting_since=work.started_at)
    if before.encounter is None:
        name = await visits.practitioner_name(work, before.practitioner)
        met = await record.create(work, opened.permit, resources.encounter(before, name, work.started_at))
        becomes = replace(becomes, encounter=met.id)
    now = await visits.advance(work, opened, Act.ARRIVE, becomes)
    if now is not before:
        await _account(work, opened, ARRIVE)
        await work.announce(
            PatientArrived(visit=visit, patient=now.patient, practitioner=now.practitioner, start=now.start)
        )
    return await visits.view(work, opened.permit, now)


async def step_away(work: Work, visit: str) -> Visit:
    """Leave the waiting room for a while; the place is kept.

    Raises:
        NotPermitted: not the patient's own visit, or not there.
        Conflict: the patient does not wait.
    """
    opened = await visits.open_visit(work, visit, STEP_AWAY, by=_PATIENT, lock=True)
    now = await visits.advance(work, opened, Act.STEP_AWAY, opened.course)
    if now is not opened.course:
        await _account(work, opened, STEP_AWAY)
    return await visits.view(work, opened.permit, now)


async def admit(work: Work, visit: str) -> Visit:
    """Let the patient into the consulting room.

    Raises:
        NotPermitted: not booked with the actor, or not there.
        Conflict: nobody waits.
    """
    opened = await visits.open_visit(work, visit, ADMIT, by=_CLINICIAN, lock=True)
    before = opened.course
    becomes = replace(before, admitted_at=before.admitted_at or work.started_at, room=before.room or room_of(visit))
    now = await visits.advance(work, opened, Act.ADMIT, becomes)
    if now is not before:
        await spaces.open_room(work, room_of(visit), kind=ROOM, seats=SEATS)
        await _account(work, opened, ADMIT)
        await work.announce(
            PatientAdmitted(visit=visit, patient=now.patient, practitioner=now.practitioner, room=now.room or "")
        )
    return await visits.view(work, opened.permit, now)


async def enter(work: Work, visit: str, token: str | None) -> Entrance:
    """Give somebody their way into the consulting room, good for the sign-in that they ask with.

    The clinician may go in as soon as the door is open, to be there first; the patient when let in.

    Args:
        work: Whose actor goes in.
        visit: Of which visit.
        token: Of the actor's session.

    Raises:
        NotPermitted: neither of the two, or not there, or without a session.
        Conflict: the door is closed, or the patient has not been let in.
        Invalid: the patient has not agreed to be seen this way.
    """
    opened = await visits.open_visit(work, visit, ENTER, by=visits.BOTH, lock=True)
    session = None if token is None else await sessions.session(work, token)
    person = await identity.person(work, work.actor)
    if session is None or session.person != work.actor or person is None:
        audit.record_refusal(work, ENTER, opened.permit.patient, purpose=opened.permit.purpose)
        raise NotPermitted
    course.check_entrance(opened.course, work.started_at, of_patient=opened.side is Side.PATIENT)

    room = opened.course.room or room_of(visit)
    await spaces.open_room(work, room, kind=ROOM, seats=SEATS)
    ticket = await spaces.issue_ticket(
        work, room, _entrant(person, opened.side), abilities=ABILITIES[opened.side], session=str(session.id)
    )
    if opened.course.room is None:
        await visits.save(work, opened, replace(opened.course, room=room))
    await _account(work, opened, ENTER)
    return Entrance(room=room, ticket=ticket)


async def put_back(work: Work, visit: str) -> Visit:
    """Ask the patient back into the waiting room.

    Raises:
        NotPermitted: not booked with the actor, or not there.
        Conflict: nobody is in.
    """
    opened = await visits.open_visit(work, visit, PUT_BACK, by=_CLINICIAN, lock=True)
    becomes = replace(opened.course, waiting_since=work.started_at, admitted_at=None)
    now = await visits.advance(work, opened, Act.PUT_BACK, becomes)
    if now is not opened.course:
        await _send_out(work, now)
        await _account(work, opened, PUT_BACK)
    return await visits.view(work, opened.permit, now)


async def _send_out(work: Work, now: Course) -> None:
    """Take the patient and their pulse out of the room."""
    person = await identity.person_of_patient(work, now.patient)
    there = None if now.room is None else await spaces.room(work, now.room)
    if there is None or person is None:
        return
    await spaces.detach_feed(work, there.id, PULSE)
    if person.id in there.members:
        await spaces.control(work, there.id, Remove(person.id))


def room_of(visit: str) -> str:
    """Name the consulting room of a visit."""
    return f"visit-{visit}"


def _entrant(person: Person, side: Side) -> Entrant:
    if side is Side.PATIENT:
        return Entrant(person=person.id, name=person.name, role="patient", seat=PATIENT_SEAT)
    return Entrant(person=person.id, name=person.name, role="clinician", seat=CLINICIAN_SEAT)


async def _account(work: Work, opened: visits.Opened, action: str) -> None:
    permit = opened.permit
    await audit.record(work, action, permit.patient, purpose=permit.purpose, about=visits.address(opened.course.id))
