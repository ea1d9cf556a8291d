"""What may happen to a visit, when its door is open, and where it stands in the queue."""

from datetime import UTC, date, datetime, timedelta

import pytest

from abaton.kernel.errors import Conflict
from abaton.kernel.ids import PatientId
from abaton.visits.course import NEXT, OVER, after, age_years, door, state_at
from abaton.visits.model import Act, Course, Door, Expected, Late, State
from abaton.visits.queue import expect

TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def visit(
    name: str, start: datetime, state: State = State.WAITING, since: datetime | None = None, **times: datetime
) -> Course:
    return Course(
        id=name,
        patient=PatientId(name),
        practitioner="osei",
        start=start,
        end=start + 30 * MINUTE,
        state=state,
        encounter=None,
        consent=None,
        sequence=0,
        checked_at=None,
        waiting_since=since or (start if state in {State.WAITING, State.STEPPED_AWAY} else None),
        admitted_at=times.get("admitted_at"),
        finished_at=times.get("finished_at"),
        room=None,
        note="none",
        replaced_trip=None,
    )


def test_a_visit_goes_from_booking_to_its_end() -> None:
    state = State.BOOKED
    for act, then in [
        (Act.ARRIVE, State.WAITING),
        (Act.STEP_AWAY, State.STEPPED_AWAY),
        (Act.ARRIVE, State.WAITING),
        (Act.ADMIT, State.IN_ROOM),
        (Act.PUT_BACK, State.WAITING),
        (Act.ADMIT, State.IN_ROOM),
        (Act.FINISH, State.FINISHED),
    ]:
        state = after(state, act)
        assert state is then


def test_nothing_happens_to_a_visit_that_is_over_but_cancelling_again() -> None:
    for state in OVER:
        for act in Act:
            if (state, act) == (State.CANCELLED, Act.CANCEL):
                continue
            with pytest.raises(Conflict):
                after(state, act)


def test_an_act_that_has_just_been_done_can_be_done_again() -> None:
    once = {Act.FINISH, Act.MISS}
    assert all(NEXT[act].get(then) is then for act in set(Act) - once for then in NEXT[act].values())


@pytest.mark.parametrize(
    ("state", "minutes", "seen"),
    [
        (State.BOOKED, -16, Door.CLOSED),
        (State.BOOKED, -15, Door.OPEN),
        (State.BOOKED, 59, Door.OPEN),
        (State.BOOKED, 60, Door.CLOSED),
        (State.WAITING, 200, Door.OPEN),
        (State.IN_ROOM, 5, Door.SOMEONE_IN),
        (State.FINISHED, 5, Door.CLOSED),
        (State.CANCELLED, 5, Door.CLOSED),
    ],
)
def test_the_door_opens_a_quarter_of_an_hour_before_and_closes_when_it_is_over(
    state: State, minutes: int, seen: Door
) -> None:
    assert door(state, TEN, TEN + 30 * MINUTE, TEN + minutes * MINUTE) is seen


def test_who_does_not_come_has_missed_it_half_an_hour_after_its_end() -> None:
    assert state_at(State.BOOKED, TEN, TEN + 29 * MINUTE) is State.BOOKED
    assert state_at(State.BOOKED, TEN, TEN + 30 * MINUTE) is State.MISSED
    assert state_at(State.WAITING, TEN, TEN + 300 * MINUTE) is State.WAITING


def test_who_is_alone_is_expected_at_the_booked_time() -> None:
    own = visit("own", TEN)
    assert expect(own, [own], TEN - 10 * MINUTE) == Expected(place=1, at=TEN, late=None)


def test_who_was_booked_first_goes_first_and_of_two_who_came_first() -> None:
    early = visit("early", TEN - 30 * MINUTE)
    same = visit("same", TEN, since=TEN - 12 * MINUTE)
    own = visit("own", TEN, since=TEN - 10 * MINUTE)
    later = visit("later", TEN + 30 * MINUTE, since=TEN - 15 * MINUTE)
    found = expect(own, [early, same, own, later], TEN)
    assert found == Expected(place=3, at=TEN + 60 * MINUTE, late=Late.EARLIER_PEOPLE)


def test_stepping_away_keeps_the_place() -> None:
    away = visit("away", TEN - 30 * MINUTE, State.STEPPED_AWAY)
    own = visit("own", TEN)
    found = expect(own, [away, own], TEN)
    assert found is not None
    assert found.place == 2


def test_a_visit_that_runs_long_delays_the_next_by_what_it_still_needs() -> None:
    inside = visit("inside", TEN - 30 * MINUTE, State.IN_ROOM, admitted_at=TEN - 20 * MINUTE)
    own = visit("own", TEN)
    assert expect(own, [inside, own], TEN) == Expected(place=1, at=TEN + 10 * MINUTE, late=Late.EARLIER_VISIT)
    found = expect(own, [inside, own], TEN + 25 * MINUTE)
    assert found == Expected(place=1, at=TEN + 30 * MINUTE, late=Late.EARLIER_VISIT)


def test_how_long_visits_have_lasted_today_counts_for_those_ahead() -> None:
    past = [
        visit(str(n), TEN - n * 60 * MINUTE, State.FINISHED, admitted_at=TEN, finished_at=TEN + minutes * MINUTE)
        for n, minutes in [(1, 10), (2, 14)]
    ]
    ahead = visit("ahead", TEN - 30 * MINUTE)
    own = visit("own", TEN)
    found = expect(own, [*past, ahead, own], TEN)
    assert found == Expected(place=2, at=TEN + 12 * MINUTE, late=Late.EARLIER_PEOPLE)


def test_a_clinician_who_has_not_begun_is_late_for_no_reason_that_we_know() -> None:
    own = visit("own", TEN)
    found = expect(own, [own], TEN + 6 * MINUTE)
    assert found == Expected(place=1, at=TEN + 6 * MINUTE, late=Late.NOT_BEGUN)


def test_who_does_not_wait_has_no_place() -> None:
    own = visit("own", TEN, State.BOOKED)
    assert expect(own, [own], TEN) is None


@pytest.mark.parametrize(
    ("born", "years"),
    [("1961-05-02", 64), ("1961-03-02", 65), ("1961-03-03", 64), ("1961-02", 65), ("1961", 64), (None, None)],
)
def test_age_is_in_whole_years(born: str | None, years: int | None) -> None:
    assert age_years(born, date(2026, 3, 2)) == years
