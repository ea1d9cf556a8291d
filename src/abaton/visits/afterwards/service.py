"""After the visit: what the patient takes home, and one question."""

from dataclasses import replace
from typing import Final

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinic
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict
from abaton.record import service as record
from abaton.visits import service as visits
from abaton.visits.afterwards import observation, page
from abaton.visits.afterwards.model import Line, NextVisit, Summary, Trip
from abaton.visits.model import Side, State, Visit
from abaton.visits.notes import service as notes

READ: Final = "visits.read_summary"
TRIP: Final = "visits.tell_trip"


async def summary(work: Work, visit: str) -> Summary:
    """Return the page of a visit whose note is signed, told in the reader's own zone.

    Raises:
        NotPermitted: not theirs, or not there.
        Conflict: nothing is signed yet.
    """
    opened = await visits.open_visit(work, visit, READ)
    course = opened.course
    if course.note != "signed":
        raise Conflict
    note = await notes.signed(work, opened.permit, visit)
    seen = await visits.view(work, opened.permit, course)
    about = await clinic.clinic(work)
    reader = await identity.person(work, work.actor)
    following = await visits.next_of(work, opened.permit)
    await audit.record(work, READ, course.patient, purpose=opened.permit.purpose, about=visits.address(visit))
    return Summary(
        visit=visit,
        clinic=about.name,
        zone=about.zone if reader is None else reader.zone,
        patient_name=seen.patient.name,
        who=seen.practitioner.name,
        when=course.admitted_at or course.start,
        until=course.finished_at or course.end,
        says=note.says,
        sees=note.sees,
        does=note.does,
        plan=notes.steps(note),
        signed_at=note.signed_at or course.end,
        next_visit=None
        if following is None
        else NextVisit(
            id=following.id,
            start=following.start,
            practitioner_name=await visits.practitioner_name(work, following.practitioner),
        ),
        emergency_number=about.emergency_number,
        helplines=[Line(name=one.name, number=one.number, hours=one.hours) for one in about.helplines],
        numbers_as_of=about.numbers_as_of,
    )


async def download(work: Work, visit: str) -> str:
    """Return the page as one HTML file.

    Raises:
        NotPermitted: not theirs, or not there.
        Conflict: nothing is signed yet.
    """
    return page.html(await summary(work, visit))


async def tell_trip(work: Work, visit: str, trip: Trip) -> Visit:
    """Put on the record whether the visit replaced a trip. It is asked once.

    Raises:
        NotPermitted: not the patient's own visit, or not there.
        Invalid: no trip is like that.
        Conflict: it was answered before, or the visit is not finished.
    """
    opened = await visits.open_visit(work, visit, TRIP, by=frozenset({Side.PATIENT}), lock=True)
    course = opened.course
    observation.check(trip)
    if course.state is not State.FINISHED or course.encounter is None or course.replaced_trip is not None:
        raise Conflict
    told = observation.observation(trip, patient=course.patient, encounter=course.encounter, at=work.started_at)
    filed = await record.create(work, opened.permit, told)
    now = await visits.save(work, opened, replace(course, replaced_trip=trip.replaced))
    await audit.record(work, TRIP, course.patient, purpose=opened.permit.purpose, about=filed.reference)
    return await visits.view(work, opened.permit, now)
