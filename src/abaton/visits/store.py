"""Visits in PostgreSQL: tables `visit`, `visit_look`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, LiteralString

from abaton.access.model import Permit, Scope
from abaton.infrastructure.work import Work
from abaton.kernel.ids import PatientId
from abaton.visits.model import Course, NoteState, State

# Chosen: long enough that a waiting page leaves one line, short enough that a second look the same day shows.
ONE_LOOK: Final = timedelta(minutes=10)

PATIENT_OF: LiteralString = "select patient_id, practitioner_id from visit where id = %(id)s"
GET: LiteralString = """
    select id, patient_id, practitioner_id, starts_at, ends_at, state, encounter_id, consent_id, sequence, checked_at,
        waiting_since, admitted_at, finished_at, room, note, replaced_trip
    from visit where id = %(id)s and patient_id = %(patient)s
"""
GET_LOCKED: LiteralString = """
    select id, patient_id, practitioner_id, starts_at, ends_at, state, encounter_id, consent_id, sequence, checked_at,
        waiting_since, admitted_at, finished_at, room, note, replaced_trip
    from visit where id = %(id)s and patient_id = %(patient)s for update
"""
OF_PATIENT: LiteralString = """
    select id, patient_id, practitioner_id, starts_at, ends_at, state, encounter_id, consent_id, sequence, checked_at,
        waiting_since, admitted_at, finished_at, room, note, replaced_trip
    from visit where patient_id = %(patient)s and starts_at >= %(since)s and starts_at < %(until)s
    order by starts_at desc limit %(count)s
"""
OF_PRACTITIONER: LiteralString = """
    select id, patient_id, practitioner_id, starts_at, ends_at, state, encounter_id, consent_id, sequence, checked_at,
        waiting_since, admitted_at, finished_at, room, note, replaced_trip
    from visit where practitioner_id = %(practitioner)s and starts_at >= %(since)s and starts_at < %(until)s
        and (%(everybody)s or patient_id = any(%(patients)s))
    order by starts_at desc limit %(count)s
"""
# How the day of a clinician runs: no more than times, for everybody's place in the queue.
DAY: LiteralString = """
    select id, patient_id, practitioner_id, starts_at, ends_at, state, encounter_id, consent_id, sequence, checked_at,
        waiting_since, admitted_at, finished_at, room, note, replaced_trip
    from visit where practitioner_id = %(practitioner)s and starts_at >= %(since)s and starts_at < %(until)s
"""
NEEDING: LiteralString = """
    select id, patient_id, practitioner_id, starts_at, ends_at, state, encounter_id, consent_id, sequence, checked_at,
        waiting_since, admitted_at, finished_at, room, note, replaced_trip
    from visit where practitioner_id = %(practitioner)s and state in ('waiting', 'stepped_away', 'in_room')
        and (%(everybody)s or patient_id = any(%(patients)s))
    order by starts_at
"""
TAKEN: LiteralString = """
    select starts_at, ends_at from visit
    where practitioner_id = %(practitioner)s and state not in ('cancelled', 'missed')
        and starts_at < %(until)s and ends_at > %(since)s
"""
TAKEN_BY_OTHERS: LiteralString = """
    select starts_at, ends_at from visit
    where practitioner_id = %(practitioner)s and state not in ('cancelled', 'missed') and id <> %(but)s
        and starts_at < %(until)s and ends_at > %(since)s
"""
# Nothing is kept when somebody else took the slot in a transaction that committed while this one waited.
INSERT: LiteralString = """
    insert into visit (id, patient_id, practitioner_id, starts_at, ends_at, state)
    values (%(id)s, %(patient)s, %(practitioner)s, %(start)s, %(end)s, 'booked')
    on conflict do nothing
"""
SAVE: LiteralString = """
    update visit set starts_at = %(start)s, ends_at = %(end)s, state = %(state)s, encounter_id = %(encounter)s,
        consent_id = %(consent)s, sequence = %(sequence)s, checked_at = %(checked_at)s,
        waiting_since = %(waiting_since)s, admitted_at = %(admitted_at)s, finished_at = %(finished_at)s,
        room = %(room)s, note = %(note)s, replaced_trip = %(replaced_trip)s
    where id = %(id)s and patient_id = %(patient)s
"""
LOOK: LiteralString = """
    insert into visit_look (visit_id, actor, at) values (%(visit)s, %(actor)s, %(at)s)
    on conflict (visit_id, actor) do update set at = excluded.at where visit_look.at <= %(before)s
    returning visit_id as id
"""
UNMISSED: LiteralString = """
    select id from visit where state = 'booked' and ends_at <= %(before)s
    order by ends_at limit 100
"""


@dataclass(frozen=True, slots=True)
class Whose:
    patient_id: str
    practitioner_id: str


@dataclass(frozen=True, slots=True)
class _Named:
    id: str


@dataclass(frozen=True, slots=True)
class _Times:
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    patient_id: str
    practitioner_id: str
    starts_at: datetime
    ends_at: datetime
    state: str
    encounter_id: str | None
    consent_id: str | None
    sequence: int
    checked_at: datetime | None
    waiting_since: datetime | None
    admitted_at: datetime | None
    finished_at: datetime | None
    room: str | None
    note: NoteState
    replaced_trip: bool | None


async def whose(work: Work, visit: str) -> Whose | None:
    """Say whose visit it is, so that leave can be asked for."""
    return await work.one_or_none(Whose, PATIENT_OF, {"id": visit})


async def get(work: Work, permit: Permit, visit: str, *, lock: bool = False) -> Course | None:
    row = await work.one_or_none(_Row, GET_LOCKED if lock else GET, {"id": visit, "patient": permit.patient})
    return None if row is None else _course(row)


async def of_patient(work: Work, permit: Permit, since: datetime, until: datetime, *, count: int) -> list[Course]:
    params = {"patient": permit.patient, "since": since, "until": until, "count": count}
    return [_course(row) for row in await work.all(_Row, OF_PATIENT, params)]


async def of_practitioner(
    work: Work, scope: Scope, practitioner: str, since: datetime, until: datetime, *, count: int
) -> list[Course]:
    params = {"practitioner": practitioner, "since": since, "until": until, "count": count, **_of(scope)}
    return [_course(row) for row in await work.all(_Row, OF_PRACTITIONER, params)]


async def needing(work: Work, scope: Scope, practitioner: str) -> list[Course]:
    return [_course(row) for row in await work.all(_Row, NEEDING, {"practitioner": practitioner, **_of(scope)})]


async def day(work: Work, practitioner: str, since: datetime, until: datetime) -> list[Course]:
    """Give a clinician's day. For the queue alone, which tells nobody about anybody else."""
    params = {"practitioner": practitioner, "since": since, "until": until}
    return [_course(row) for row in await work.all(_Row, DAY, params)]


async def taken(
    work: Work, practitioner: str, since: datetime, until: datetime, *, but: str | None = None
) -> list[tuple[datetime, datetime]]:
    params = {"practitioner": practitioner, "since": since, "until": until, "but": but}
    rows = await work.all(_Times, TAKEN if but is None else TAKEN_BY_OTHERS, params)
    return [(row.starts_at, row.ends_at) for row in rows]


async def add(work: Work, permit: Permit, visit: str, *, practitioner: str, start: datetime, end: datetime) -> None:
    """Keep a booking, unless somebody else was first."""
    params = {"id": visit, "patient": permit.patient, "practitioner": practitioner, "start": start, "end": end}
    await work.run(INSERT, params)


async def save(work: Work, permit: Permit, visit: Course) -> None:
    await work.run(
        SAVE,
        {
            "id": visit.id,
            "patient": permit.patient,
            "start": visit.start,
            "end": visit.end,
            "state": visit.state,
            "encounter": visit.encounter,
            "consent": visit.consent,
            "sequence": visit.sequence,
            "checked_at": visit.checked_at,
            "waiting_since": visit.waiting_since,
            "admitted_at": visit.admitted_at,
            "finished_at": visit.finished_at,
            "room": visit.room,
            "note": visit.note,
            "replaced_trip": visit.replaced_trip,
        },
    )


async def is_new_look(work: Work, visit: str) -> bool:
    """Tell whether the actor has not looked at this visit for a while, and remember that they do now."""
    params = {"visit": visit, "actor": work.actor, "at": work.started_at, "before": work.started_at - ONE_LOOK}
    return await work.one_or_none(_Named, LOOK, params) is not None


async def unmissed(work: Work, before: datetime) -> list[str]:
    """Give visits that nobody came to and that still stand as booked."""
    return [row.id for row in await work.all(_Named, UNMISSED, {"before": before})]


def _of(scope: Scope) -> dict[str, object]:
    return {"everybody": scope.patients is None, "patients": list(scope.patients or ())}


def _course(row: _Row) -> Course:
    return Course(
        id=row.id,
        patient=PatientId(row.patient_id),
        practitioner=row.practitioner_id,
        start=row.starts_at,
        end=row.ends_at,
        state=State(row.state),
        encounter=row.encounter_id,
        consent=row.consent_id,
        sequence=row.sequence,
        checked_at=row.checked_at,
        waiting_since=row.waiting_since,
        admitted_at=row.admitted_at,
        finished_at=row.finished_at,
        room=row.room,
        note=row.note,
        replaced_trip=row.replaced_trip,
    )
