"""One work, one commit: what stays, what goes, and what is told when PostgreSQL is away."""

from collections.abc import AsyncIterator, Iterator
from typing import LiteralString
from uuid import UUID

import anyio
import msgspec
import psycopg
import pytest
from tests.conftest import NOW

from abaton.infrastructure import migrations
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.engines.postgres import Postgres
from abaton.infrastructure.work import LARGEST_EVENT_BYTES, Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.events import Event
from abaton.kernel.ids import ActorId, Traceparent

pytestmark = pytest.mark.anyio

NURSE = ActorId("nurse-1")
TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
OUTBOX: LiteralString = "select id, type, payload, actor, at, trace from outbox order by id"


class BellRung(Event, frozen=True, kw_only=True, tag="test.bell_rung.v1"):
    times: int


class BellWithoutTag(Event, frozen=True, kw_only=True):
    times: int


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    database = Database(dsn, lambda: NOW)
    async with database.opened():
        yield database


async def test_an_announced_fact_waits_in_the_outbox_with_who_when_and_in_which_trace(
    database: Database, db: psycopg.Connection
) -> None:
    async with database.begin(NURSE, TRACE) as work:
        await work.announce(BellRung(times=1))
        await work.announce(BellRung(times=2))
    rows = db.execute(OUTBOX).fetchall()
    assert [(kind, actor, at, trace) for _, kind, _, actor, at, trace in rows] == [
        ("test.bell_rung.v1", "nurse-1", NOW, TRACE)
    ] * 2
    # The ids are in the order of announcing, so that a relay that goes by id keeps it.
    assert [msgspec.json.decode(payload, type=BellRung).times for _, _, payload, *_ in rows] == [1, 2]
    ids: list[UUID] = [row[0] for row in rows]
    assert [one.version for one in ids] == [7, 7]


async def test_a_work_that_fails_keeps_only_what_was_left_for_afterwards(
    database: Database, db: psycopg.Connection
) -> None:
    db.execute("create table refusal (who text)")
    with pytest.raises(KeyError):
        async with database.begin(NURSE, TRACE) as work:
            await work.announce(BellRung(times=1))
            work.run_afterwards("insert into refusal values (%(who)s)", {"who": work.actor})
            raise KeyError
    assert db.execute(OUTBOX).fetchall() == []
    assert db.execute("select who from refusal").fetchall() == [("nurse-1",)]


async def test_an_event_without_a_versioned_tag_is_refused(database: Database, db: psycopg.Connection) -> None:
    with pytest.raises(TypeError, match="BellWithoutTag"):
        async with database.begin(NURSE, TRACE) as work:
            await work.announce(BellWithoutTag(times=1))
    assert db.execute(OUTBOX).fetchall() == []


class Letter(Event, frozen=True, kw_only=True, tag="test.letter.v1"):
    text: str


async def test_an_event_larger_than_the_bus_takes_is_refused_before_it_blocks_the_others(
    database: Database, db: psycopg.Connection
) -> None:
    with pytest.raises(ValueError, match=r"test\.letter\.v1"):
        async with database.begin(NURSE, TRACE) as work:
            await work.announce(Letter(text="a" * LARGEST_EVENT_BYTES))
    assert db.execute(OUTBOX).fetchall() == []


class Kind(msgspec.Struct):
    type: str


async def test_rows_come_back_typed(database: Database) -> None:
    async with database.begin(NURSE, TRACE) as work:
        await work.announce(BellRung(times=1))
        await work.announce(BellRung(times=1))
        assert len(await work.all(Kind, "select type from outbox", {})) == 2
        assert await work.one_or_none(Kind, "select type from outbox where false", {}) is None


@pytest.fixture
def mortal() -> Iterator[Postgres]:
    """Give the test a server of its own to kill."""
    with postgres.running() as server:
        yield server


async def test_killing_postgresql_loses_nothing_committed_and_people_are_back_by_themselves(mortal: Postgres) -> None:
    migrations.migrate(mortal.dsn(), migrations.read())
    database = Database(mortal.dsn(), lambda: NOW)
    async with database.opened():
        async with database.begin(NURSE, TRACE) as work:
            await work.announce(BellRung(times=1))
        with pytest.raises(Unavailable) as told:
            async with database.begin(NURSE, TRACE) as work:
                await work.announce(BellRung(times=2))
                mortal.kill()
        assert told.value.retry
        # Asked again and again while it is away, as a clinic full of people would.
        with anyio.move_on_after(4):
            while True:
                with pytest.raises(Unavailable):
                    async with database.begin(NURSE, TRACE):
                        pass
        mortal.start()
        with anyio.fail_after(2):
            async with database.begin(NURSE, TRACE) as work:
                await work.announce(BellRung(times=3))
    with psycopg.connect(mortal.dsn()) as db:
        kept = [msgspec.json.decode(payload, type=BellRung).times for _, _, payload, *_ in db.execute(OUTBOX)]
    assert kept == [1, 3]
