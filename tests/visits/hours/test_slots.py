"""Slots across the nights in which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.visits.hours.model import Hours, Opening, Slot
from abaton.visits.hours.slots import check, free, slot_of, slots

ATHENS = ZoneInfo("Europe/Athens")
SPRING = date(2026, 3, 29)  # 03:00 becomes 04:00
AUTUMN = date(2026, 10, 25)  # 04:00 becomes 03:00
# Half an hour on Lord Howe, at midnight in Beirut, backwards in Dublin's winter, none in Kathmandu.
ZONES = ["Europe/Athens", "Australia/Lord_Howe", "Asia/Beirut", "Europe/Dublin", "America/New_York", "Asia/Kathmandu"]


def hours(opens: str, closes: str, minutes: int = 30, zone: str = "Europe/Athens", weekday: int = 7) -> Hours:
    return Hours(
        zone=zone,
        slot=timedelta(minutes=minutes),
        weekly=(Opening(weekday=weekday, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes)),),
    )


def on_the_wall(day: date, of: Hours) -> list[str]:
    since = datetime.combine(day, time(), ZoneInfo(of.zone)).astimezone(UTC)
    return [
        f"{one.start.astimezone(ZoneInfo(of.zone)):%H:%M}"
        for one in slots(of, "osei", since, since + timedelta(days=1))
    ]


def test_a_plain_sunday_has_its_slots() -> None:
    assert on_the_wall(date(2026, 3, 22), hours("09:00", "10:40")) == ["09:00", "09:30", "10:00"]


def test_another_weekday_has_none() -> None:
    assert on_the_wall(date(2026, 3, 23), hours("09:00", "10:40")) == []


def test_the_hour_that_spring_skips_has_no_slots() -> None:
    assert on_the_wall(SPRING, hours("02:00", "05:00")) == ["02:00", "02:30", "04:00", "04:30"]


def test_the_hour_that_autumn_repeats_has_slots_once() -> None:
    walls = on_the_wall(AUTUMN, hours("02:00", "05:00"))
    assert walls == ["02:00", "02:30", "03:00", "03:30", "04:00", "04:30"]


@given(
    zone=st.sampled_from(ZONES),
    # Every night of a change in these zones lies in these days, and many others.
    day=st.dates(date(2026, 3, 1), date(2026, 11, 15)),
    opens=st.integers(0, 20).map(lambda quarters: quarters * 15),
    stretch=st.integers(1, 24).map(lambda quarters: quarters * 15),
    minutes=st.sampled_from([5, 15, 20, 25, 45, 60, 75]),
)
def test_on_no_day_anywhere_slots_overlap_vary_or_begin_at_a_time_that_is_not_or_is_twice(
    zone: str, day: date, opens: int, stretch: int, minutes: int
) -> None:
    closes = min(opens + stretch, 24 * 60 - 1)
    of = hours(
        f"{opens // 60:02}:{opens % 60:02}", f"{closes // 60:02}:{closes % 60:02}", minutes, zone, day.isoweekday()
    )
    where = ZoneInfo(zone)
    since = datetime.combine(day, time(), where).astimezone(UTC) - timedelta(days=1)
    found = list(slots(of, "osei", since, since + timedelta(days=3)))
    assert {one.end - one.start for one in found} <= {timedelta(minutes=minutes)}
    assert all(before.end <= after.start for before, after in pairwise(found))
    walls = [one.start.astimezone(where) for one in found]
    assert len({wall.replace(tzinfo=None, fold=0) for wall in walls}) == len(walls)
    assert all(wall.fold == 0 and wall.date() == day for wall in walls)
    minutes_of_day = [wall.hour * 60 + wall.minute for wall in walls]
    assert all(opens <= minute <= closes - minutes and (minute - opens) % minutes == 0 for minute in minutes_of_day)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 made aware below
def test_every_slot_is_found_again_by_its_id(around: datetime) -> None:
    of = hours("00:00", "23:00", 45, weekday=around.isoweekday())
    since = around.replace(tzinfo=UTC)
    for one in slots(of, "0a-b.c", since, since + timedelta(hours=8)):
        assert slot_of(of, one.id) == one


@pytest.mark.parametrize("identifier", ["", "osei", "osei.x", ".123", "osei.٣", "osei.99999999999", "osei.29000001"])
def test_what_is_no_slot_of_these_hours_is_refused(identifier: str) -> None:
    with pytest.raises(Invalid):
        slot_of(hours("09:00", "10:00"), identifier)


def test_a_taken_time_takes_every_slot_that_it_touches_and_no_other() -> None:
    nine = datetime(2026, 3, 22, 9, tzinfo=UTC)
    half = timedelta(minutes=30)
    every = [Slot(practitioner="osei", start=nine + n * half, end=nine + (n + 1) * half) for n in range(4)]
    assert free(every, [(nine + half / 2, nine + half * 2)]) == every[2:]


@pytest.mark.parametrize(
    "wrong",
    [
        hours("09:00", "10:00", zone="Athens"),
        hours("09:00", "10:00", minutes=4),
        hours("09:00", "10:00", minutes=241),
        hours("09:00", "09:20"),
        hours("10:00", "09:00"),
        hours("09:00", "10:00", weekday=8),
    ],
)
def test_hours_that_no_week_can_have_are_refused(wrong: Hours) -> None:
    with pytest.raises(Invalid):
        check(wrong)


def test_stretches_that_overlap_are_refused() -> None:
    one = hours("09:00", "12:00")
    two = hours("11:00", "13:00")
    with pytest.raises(Invalid):
        check(Hours(zone=one.zone, slot=one.slot, weekly=one.weekly + two.weekly))
    check(Hours(zone=one.zone, slot=one.slot, weekly=one.weekly + hours("12:00", "13:00").weekly))
