"""From the check at home to the consulting room."""

from dataclasses import replace
from typing import Final

from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.record import service as record
from abaton.visits import course, resources
from abaton.visits import service as visits
from abaton.visits.events import PatientAdmitted, PatientArrived
from abaton.visits.model import Act, Side, Visit
from abaton.visits.waiting import store
from abaton.visits.waiting.model import Check

CHECK: Final = "visits.check"
CONSENT: Final = "visits.consent"
ARRIVE: Final = "visits.arrive"
STEP_AWAY: Final = "visits.step_away"
ADMIT: Final = "visits.admit"
PUT_BACK: Final = "visits.put_back"

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
    becomes = replace(before, admitted_at=before.admitted_at or work.started_at, room=before.room or f"visit-{visit}")
    now = await visits.advance(work, opened, Act.ADMIT, becomes)
    if now is not before:
        await _account(work, opened, ADMIT)
        await work.announce(
            PatientAdmitted(visit=visit, patient=now.patient, practitioner=now.practitioner, room=now.room or "")
        )
    return await visits.view(work, opened.permit, now)


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
        await _account(work, opened, PUT_BACK)
    return await visits.view(work, opened.permit, now)


async def _account(work: Work, opened: visits.Opened, action: str) -> None:
    permit = opened.permit
    await audit.record(work, action, permit.patient, purpose=permit.purpose, about=visits.address(opened.course.id))
