"""The demo town: made once, the same each time, at work whenever it is opened."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from abaton.app.seed import records, town, week
from abaton.app.seed.plant import person, plant
from abaton.app.seed.visits import STORIES
from abaton.infrastructure.work import Database
from abaton.kernel.ids import Traceparent
from abaton.record.validation import service as validation
from abaton.visits.agenda import service as agenda
from abaton.visits.hours import slots

pytestmark = pytest.mark.anyio

TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
MORNING = datetime(2026, 11, 24, 10, 7, tzinfo=UTC)


def counted(db: psycopg.Connection) -> list[tuple[str, int]]:
    """Count every row that means something; outbox and audit are told apart by their own tables."""
    tables = ("person", "resource", "resource_version", "visit", "visit_note", "audit_entry", "outbox", "persona")
    there = {str(row[0]) for row in db.execute("select tablename from pg_tables where schemaname = 'public'")}
    return [
        (name, int((db.execute(f"select count(*) from {name}").fetchone() or (0,))[0]))  # noqa: S608 names above
        for name in tables
        if name in there
    ]


async def test_the_town_is_at_work_and_a_second_run_changes_nothing(dsn: str, db: psycopg.Connection) -> None:
    worn = await plant(dsn, MORNING)
    before = counted(db)
    assert await plant(dsn, MORNING + timedelta(hours=5), worn) == worn
    assert counted(db) == before

    assert len(worn) == len(town.PATCHES)
    assert len({(one.recording, one.offset_s) for one in worn}) == len(worn)
    assert db.execute("select count(*) from person").fetchone() == (len(town.STAFF) + len(town.RESIDENTS),)
    by_state = dict(db.execute("select state, count(*) from visit group by state").fetchall())
    told = {end: sum(story.end == end for story in STORIES) for end in ("signed", "booked", "waiting", "to_sign")}
    assert by_state == {"finished": told["signed"], "booked": told["booked"], "waiting": 1, "in_room": 1}
    # Nobody was refused anything on the way.
    assert db.execute("select count(*) from audit_entry where outcome = 'refused'").fetchone() == (0,)

    database = Database(dsn, lambda: MORNING)
    async with database.opened():
        async with database.begin(person("osei"), TRACE) as work:
            needs = {(one.kind, one.visit.patient.name) for one in await agenda.needs_me(work)}
        assert needs == {("person_waiting", "Idris Cole"), ("note_to_sign", "Aoife Byrne")}
        async with database.begin(person("lindgren"), TRACE) as work:
            next_one = (await agenda.listed(work, "upcoming"))[0]
        # Her door is open: whoever is her can go in at once.
        assert (next_one.state, next_one.door) == ("booked", "open")

    # Whoever lost the word of a patch gets a new one; the old one lets nobody in.
    again = await plant(dsn, MORNING, worn[1:])
    assert again[1:] == worn[1:]
    assert again[0].patient == worn[0].patient
    assert again[0].token != worn[0].token
    in_use = db.execute("select count(*) from monitoring_device where revoked_at is null").fetchone()
    assert in_use == (len(town.PATCHES),)


@pytest.mark.parametrize("hour", [0, 2, 6, 13, 19, 22, 23])
@pytest.mark.parametrize("day", [24, 28, 29])
def test_the_clinic_is_open_whenever_somebody_opens_the_demo(day: int, hour: int) -> None:
    now = datetime(2026, 11, day, hour, 40, tzinfo=UTC)
    hours = week.hours(timedelta(minutes=15), town.ZONE, now)
    slots.check(hours)
    ahead = [one.start - now for one in slots.slots(hours, "p", now, now + timedelta(hours=2))]
    assert ahead[0] <= timedelta(minutes=20)
    # Monday morning is there, too.
    monday = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    assert next(slots.slots(hours, "p", monday, monday + timedelta(minutes=1))).start == monday


def test_the_same_town_again_has_the_same_records() -> None:
    one = town.RESIDENTS[0]
    first = records.of_resident(one, 0, MORNING.date())
    assert first == records.of_resident(one, 0, MORNING.date())
    assert first[0]["name"][0]["text"] == one.name
    assert {"Condition", "Observation", "MedicationRequest"} <= {resource["resourceType"] for resource in first}
    for resource in first:
        validation.check(resource)


def test_every_story_and_patch_is_of_somebody_in_town() -> None:
    residents, staff = {one.key for one in town.RESIDENTS}, {one.key for one in town.STAFF}
    assert len(residents) == 30
    assert len(staff) == 6
    assert {story.resident for story in STORIES} <= residents
    assert {story.staff for story in STORIES} <= staff
    assert {patch.resident for patch in town.PATCHES} <= residents
    assert {one.problem for one in town.RESIDENTS} - {None} <= set(town.PROBLEMS)
