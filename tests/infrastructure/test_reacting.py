"""The way from the bus to the reactions, with everything on it killed."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import LiteralString

import psycopg
import pytest
from tests.conftest import NOW
from tests.infrastructure.test_relay import Server

from abaton.infrastructure import reacting, relay
from abaton.infrastructure.reacting import Job, Reactions
from abaton.infrastructure.work import Database, Work
from abaton.kernel.errors import Conflict
from abaton.kernel.events import Event
from abaton.kernel.ids import ActorId, Traceparent

pytestmark = pytest.mark.anyio

TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
TOLD: LiteralString = "insert into notice (person_id, kind, told, at) values ('p', %(kind)s, '{}', %(at)s)"


class Rang(Event, frozen=True, kw_only=True, tag="test.rang.v1"):
    number: int


class Slept(Event, frozen=True, kw_only=True, tag="test.slept.v1"):
    pass


@pytest.fixture
def bus() -> Iterator[Server]:
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        bus = Server(Path(folder) / "nats")
        yield bus
        bus.process.stop()


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    database = Database(dsn, lambda: NOW)
    async with database.opened():
        yield database


async def tell(work: Work, event: Rang) -> None:
    await work.run(TOLD, {"kind": str(event.number), "at": work.started_at})


def reactions(**jobs: Job) -> Reactions:
    return Reactions({Rang: tuple(jobs), Slept: ()}, jobs)


@contextlib.asynccontextmanager
async def working(database: Database, bus: Server, table: Reactions) -> AsyncGenerator[None]:
    tasks = [
        asyncio.create_task(relay.run(database, bus.url)),
        asyncio.create_task(reacting.run(database, bus.url, table)),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def announce(database: Database, *numbers: int) -> None:
    async with database.begin(ActorId("nurse-1"), TRACE) as work:
        for number in numbers:
            await work.announce(Rang(number=number))


def told(db: psycopg.Connection) -> list[int]:
    return [int(kind) for (kind,) in db.execute("select kind from notice order by id").fetchall()]


async def until_told(db: psycopg.Connection, count: int) -> None:
    async with asyncio.timeout(20):
        while len(told(db)) < count:  # noqa: ASYNC110 in another process
            await asyncio.sleep(0.02)


async def test_what_happened_is_acted_on_once_in_its_order(
    database: Database, db: psycopg.Connection, bus: Server
) -> None:
    async with working(database, bus, reactions(tell=tell)):
        await announce(database, *range(120))
        await until_told(db, 120)
    assert told(db) == list(range(120))


async def test_a_worker_that_dies_before_it_acknowledges_doubles_nothing(
    database: Database, db: psycopg.Connection, bus: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reacting, "ACTED_ON_WITHIN", reacting.ACTED_ON_WITHIN / 5)
    died = asyncio.Event()
    acting = reacting.act

    async def act_and_die(*args: object) -> bool:
        await acting(*args)  # type: ignore[arg-type]
        died.set()
        return await asyncio.Future()

    monkeypatch.setattr(reacting, "act", act_and_die)
    async with working(database, bus, reactions(tell=tell)):
        await announce(database, 1)
        await asyncio.wait_for(died.wait(), 10)
    assert told(db) == [1]
    monkeypatch.setattr(reacting, "act", acting)
    async with working(database, bus, reactions(tell=tell)):
        await announce(database, 2)
        await until_told(db, 2)
        await asyncio.sleep(1.5)
    assert told(db) == [1, 2]


async def test_a_worker_that_dies_while_it_acts_loses_nothing(
    database: Database, db: psycopg.Connection, bus: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reacting, "ACTED_ON_WITHIN", reacting.ACTED_ON_WITHIN / 5)
    begun = asyncio.Event()

    async def tell_and_die(work: Work, event: Rang) -> None:
        await tell(work, event)
        begun.set()
        await asyncio.Future()

    async with working(database, bus, reactions(tell=tell_and_die)):
        await announce(database, 1)
        await asyncio.wait_for(begun.wait(), 10)
    assert told(db) == []
    async with working(database, bus, reactions(tell=tell)):
        await until_told(db, 1)
    assert told(db) == [1]


async def test_killing_the_bus_loses_and_doubles_nothing(
    database: Database, db: psycopg.Connection, bus: Server
) -> None:
    async with working(database, bus, reactions(tell=tell)):
        await announce(database, *range(20))
        await until_told(db, 5)
        bus.process.kill()
        await announce(database, *range(20, 30))
        bus.start()
        await until_told(db, 30)
    assert sorted(told(db)) == list(range(30))


async def test_two_workers_double_nothing(database: Database, db: psycopg.Connection, bus: Server) -> None:
    async with working(database, bus, reactions(tell=tell)), working(database, bus, reactions(tell=tell)):
        await announce(database, *range(60))
        await until_told(db, 60)
        await asyncio.sleep(0.3)
    assert sorted(told(db)) == list(range(60))


async def test_a_job_that_fails_is_tried_again_and_holds_up_no_other(
    database: Database, db: psycopg.Connection, bus: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reacting, "TRY_AGAIN_AFTER", reacting.TRY_AGAIN_AFTER / 20)
    times = 0

    async def fail_twice(work: Work, event: Rang) -> None:
        nonlocal times
        times += 1
        if times < 3:
            raise Conflict
        await work.run(TOLD, {"kind": str(100 + event.number), "at": work.started_at})

    async with working(database, bus, reactions(tell=tell, fail_twice=fail_twice)):
        await announce(database, 1)
        await until_told(db, 2)
    assert told(db) == [1, 101]
    assert times == 3
