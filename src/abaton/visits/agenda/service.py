"""What lies ahead, what lies behind, and what waits."""

from datetime import datetime, timedelta
from typing import Final, Literal

from abaton.access import service as access
from abaton.access.model import Permit, Purpose, Scope
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.model import Person, Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotPermitted
from abaton.kernel.time import zone
from abaton.visits import course, store
from abaton.visits import service as visits
from abaton.visits.model import Course, Need, Planned, State, Visit

LIST: Final = "visits.list"
SCHEDULE: Final = "visits.read_schedule"

# Chosen: what somebody looks back on; the record has the rest.
BACK: Final = timedelta(days=3 * 365)
MOST_DAYS: Final = 62


async def listed(work: Work, when: Literal["upcoming", "past", "today"]) -> list[Visit]:
    """Return the actor's own visits: a clinician's with patients, a patient's with clinicians."""
    person = await _person(work, LIST)
    since, until = _window(when, work.started_at, person.zone)
    found: list[tuple[Permit | Scope, Course]] = []
    if person.practitioner is not None and Role.CLINICIAN in person.roles:
        scope = await access.require_scope(work, Purpose.CARE, LIST)
        with_patients = await store.of_practitioner(work, scope, person.practitioner, since, until, count=visits.MOST)
        found += [(scope, one) for one in with_patients]
    if person.patient is not None:
        permit = await access.require(work, person.patient, Purpose.OWN, LIST)
        found += [(permit, one) for one in await store.of_patient(work, permit, since, until, count=visits.MOST)]
    wanted = [(proof, one) for proof, one in found if _belongs(one, when, work.started_at)]
    wanted.sort(key=lambda each: each[1].start, reverse=when == "past")
    for proof, one in wanted:
        await visits.account_for_a_look(work, proof, one)
    return [await visits.view(work, proof, one) for proof, one in wanted]


async def schedule(work: Work, practitioner: str, since: datetime, days: int) -> list[Planned]:
    """Return when a clinician is booked, without by whom and why: for whoever administers the clinic.

    Raises:
        NotPermitted: the actor does not administer the clinic.
        Invalid: too many days, or too far away.
    """
    await access.require_act(work, SCHEDULE)
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("days", f"1 to {MOST_DAYS}")
    if abs(since - work.started_at) > BACK:
        raise Invalid("from", "within three years")
    found = await store.day(work, practitioner, since, since + timedelta(days=days))
    await audit.record(work, SCHEDULE, about=f"Practitioner/{practitioner}")
    return [
        Planned(start=one.start, end=one.end, state=course.state_at(one.state, one.end, work.started_at))
        for one in sorted(found, key=lambda each: each.start)
    ]


async def needs_me(work: Work) -> list[Need]:
    """Return who waits for the actor, and which of their notes is not signed though the time is over."""
    person = await _person(work, LIST)
    if person.practitioner is None or Role.CLINICIAN not in person.roles:
        return []
    scope = await access.require_scope(work, Purpose.CARE, LIST)
    needs: list[Need] = []
    for one in await store.needing(work, scope, person.practitioner):
        if one.state is State.IN_ROOM and work.started_at < one.end:
            continue
        await visits.account_for_a_look(work, scope, one)
        visit = await visits.view(work, scope, one)
        if one.state is State.IN_ROOM:
            needs.append(Need(kind="note_to_sign", visit=visit, at=one.end))
        else:
            needs.append(Need(kind="person_waiting", visit=visit, at=one.waiting_since or one.start))
    return needs


async def present(work: Work) -> list[Course]:
    """Return the visits whose patients wait or are in the room. For our own processes, which tell nobody.

    Raises:
        NotPermitted: the actor is none of them.
    """
    if work.actor not in access.OURS:
        audit.record_refusal(work, LIST)
        raise NotPermitted
    scope = await access.require_scope(work, Purpose.OPERATIONS, LIST)
    clinicians = [one.practitioner for one in await identity.people_with_role(work, Role.CLINICIAN) if one.practitioner]
    return [visit for practitioner in clinicians for visit in await store.needing(work, scope, practitioner)]


async def _person(work: Work, action: str) -> Person:
    person = await identity.person(work, work.actor)
    if person is None:
        audit.record_refusal(work, action)
        raise NotPermitted
    return person


def _window(when: Literal["upcoming", "past", "today"], now: datetime, where: str) -> tuple[datetime, datetime]:
    match when:
        case "upcoming":
            return now - visits.HALF_DAY, now + visits.AHEAD
        case "past":
            return now - BACK, now + visits.AHEAD
        case "today":
            midnight = now.astimezone(zone(where)).replace(hour=0, minute=0, second=0, microsecond=0)
            return midnight, midnight + timedelta(days=1)


def _belongs(visit: Course, when: Literal["upcoming", "past", "today"], now: datetime) -> bool:
    over = course.state_at(visit.state, visit.end, now) in course.OVER
    return when == "today" or over == (when == "past")
