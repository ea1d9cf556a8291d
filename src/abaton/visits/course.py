"""What may happen to a visit, and when its door is open."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from abaton.kernel.errors import Conflict, Invalid
from abaton.visits.model import Act, Course, Door, State

# Chosen: time for the check, the consent and a breath, and not so long that people sit and wait.
OPENS_BEFORE: Final = timedelta(minutes=15)
# Chosen: a patient who comes up to half an hour after the end can still be seen; later nobody is there.
MISSED_AFTER: Final = timedelta(minutes=30)

NEXT: Final[Mapping[Act, Mapping[State, State]]] = {
    Act.MOVE: {State.BOOKED: State.BOOKED},
    Act.CANCEL: {
        State.BOOKED: State.CANCELLED,
        State.WAITING: State.CANCELLED,
        State.STEPPED_AWAY: State.CANCELLED,
        State.CANCELLED: State.CANCELLED,
    },
    Act.ARRIVE: {State.BOOKED: State.WAITING, State.WAITING: State.WAITING, State.STEPPED_AWAY: State.WAITING},
    Act.STEP_AWAY: {State.WAITING: State.STEPPED_AWAY, State.STEPPED_AWAY: State.STEPPED_AWAY},
    # Who stepped away kept the place: let in, they are rung.
    Act.ADMIT: {State.WAITING: State.IN_ROOM, State.STEPPED_AWAY: State.IN_ROOM, State.IN_ROOM: State.IN_ROOM},
    Act.PUT_BACK: {State.IN_ROOM: State.WAITING, State.WAITING: State.WAITING},
    Act.FINISH: {State.IN_ROOM: State.FINISHED},
    Act.MISS: {State.BOOKED: State.MISSED},
}
"""By act: from where to where. An act done again, by a second tap or a lost reply, changes nothing."""

OVER: Final = frozenset({State.FINISHED, State.CANCELLED, State.MISSED})


def after(state: State, act: Act) -> State:
    """Return where the act leads.

    Raises:
        Conflict: it cannot happen to a visit that stands there.
    """
    try:
        return NEXT[act][state]
    except KeyError:
        raise Conflict from None


def state_at(state: State, end: datetime, now: datetime) -> State:
    """Return where a visit stands now: one that nobody came to is missed, whether or not anybody has looked since."""
    return State.MISSED if state is State.BOOKED and now >= end + MISSED_AFTER else state


def with_state(visit: Course, state: State) -> Course:
    """Put a visit there, with what being there means."""
    waits = state in {State.WAITING, State.STEPPED_AWAY}
    return replace(visit, state=state, waiting_since=visit.waiting_since if waits else None)


def opens_at(start: datetime) -> datetime:
    return start - OPENS_BEFORE


def door(state: State, start: datetime, end: datetime, now: datetime) -> Door:
    match state_at(state, end, now):
        case State.IN_ROOM:
            return Door.SOMEONE_IN
        case State.BOOKED | State.WAITING | State.STEPPED_AWAY if now >= opens_at(start):
            return Door.OPEN
        case _:
            return Door.CLOSED


def check_arrival(course: Course, now: datetime) -> None:
    """Refuse to come in through a closed door.

    Raises:
        Conflict: it is not open yet, or no longer.
    """
    if door(course.state, course.start, course.end, now) is not Door.OPEN:
        raise Conflict


def check_not_over(course: Course, now: datetime) -> None:
    """Refuse what is of no use any more.

    Raises:
        Conflict: the visit is over.
    """
    if state_at(course.state, course.end, now) in OVER:
        raise Conflict


def check_entrance(course: Course, now: datetime, *, of_patient: bool) -> None:
    """Say whether somebody may walk into the consulting room: the clinician through an open door, the patient let in.

    Raises:
        Conflict: the door is closed, or the patient has not been let in.
        Invalid: the patient has not agreed to be seen this way.
    """
    if door(course.state, course.start, course.end, now) is Door.CLOSED:
        raise Conflict
    if of_patient and course.state is not State.IN_ROOM:
        raise Conflict
    if of_patient and course.consent is None:
        raise Invalid("consent", "given before the visit")


def age_years(birth_date: str | None, on: date) -> int | None:
    """Count whole years from a FHIR date; one without a day has not had its birthday before the month is over."""
    if not birth_date:
        return None
    year, *rest = (int(part) for part in birth_date.split("-"))
    month, day = (*rest, 12, 31)[:2] if len(rest) != 1 else (rest[0], 31)
    return on.year - year - ((on.month, on.day) < (month, day))
