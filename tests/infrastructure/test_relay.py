"""The way from the outbox to the bus, with everything on it killed."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import psycopg
import pytest
from nats.errors import Error
from tests.conftest import NOW

from abaton.infrastructure import relay
from abaton.infrastructure.bus import Bus, connected
from abaton.infrastructure.engines import nats as engine
from abaton.infrastructure.engines.program import Process, default_host
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.events import Event
from abaton.kernel.ids import ActorId, Traceparent

pytestmark = pytest.mark.anyio

TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")


class Counted(Event, frozen=True, kw_only=True, tag="test.counted.v1"):
    number: int


class Server:
    """A NATS server to kill and start again on the same data and port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = engine.prepare(folder, default_host())
        self.start()

    def start(self) -> None:
        self.process = Process(self.program)
        self.process.wait_until_it_answers()

    @property
    def url(self) -> str:
        return engine.url(self.folder, "worker")


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


@contextlib.asynccontextmanager
async def relaying(database: Database, bus: Server) -> AsyncGenerator[None]:
    task = asyncio.create_task(relay.run(database, bus.url))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def announce(database: Database, *values: int) -> None:
    async with database.begin(ActorId("nurse-1"), TRACE) as work:
        for number in values:
            await work.announce(Counted(number=number))


async def until_empty(db: psycopg.Connection) -> None:
    async with asyncio.timeout(10):
        while db.execute("select count(*) from outbox").fetchone() != (0,):  # noqa: ASYNC110 in another process
            await asyncio.sleep(0.02)


async def published(bus: Server) -> list[Any]:
    """Read the stream from its first message to its last."""
    client: Any = import_module("nats")
    connection = await client.connect(bus.url, inbox_prefix=b"_INBOX.worker")
    stream = connection.jetstream()
    count = (await stream.stream_info(relay.STREAM)).state.messages
    messages = [await stream.get_msg(relay.STREAM, seq) for seq in range(1, count + 1)]
    await connection.close()
    return messages


def numbers(messages: list[Any]) -> list[int]:
    return [msgspec.json.decode(message.data, type=Counted).number for message in messages]


async def test_what_is_announced_is_published_in_order_with_who_when_and_trace(
    database: Database, db: psycopg.Connection, bus: Server
) -> None:
    async with relaying(database, bus):
        await announce(database, *range(250))
        await until_empty(db)
    messages = await published(bus)
    assert numbers(messages) == list(range(250))
    assert {message.subject for message in messages} == {"events.test.counted.v1"}
    assert {
        (one.headers["Abaton-Actor"], one.headers["Abaton-At"], one.headers["traceparent"]) for one in messages
    } == {("nurse-1", NOW.isoformat(), TRACE)}


async def test_a_relay_that_dies_between_publishing_and_its_commit_doubles_nothing(
    database: Database, db: psycopg.Connection, bus: Server
) -> None:
    async with relaying(database, bus):
        await announce(database, 0)
        await until_empty(db)
    await announce(database, 1, 2, 3)
    db.execute("create function die() returns trigger language plpgsql as $$ begin raise 'died'; end $$")
    db.execute("create trigger die before delete on outbox execute function die()")
    async with connected(bus.url, "worker") as connection:
        with pytest.raises(psycopg.errors.RaiseException):
            await relay.relay(database, connection)
    assert numbers(await published(bus)) == [0, 1, 2, 3]
    assert db.execute("select count(*) from outbox").fetchone() == (3,)
    db.execute("drop trigger die on outbox")
    async with relaying(database, bus):
        await until_empty(db)
    assert numbers(await published(bus)) == [0, 1, 2, 3]


async def test_killing_the_bus_loses_and_doubles_nothing(
    database: Database, db: psycopg.Connection, bus: Server
) -> None:
    async with relaying(database, bus):
        await announce(database, *range(40))
        bus.process.kill()
        await announce(database, *range(40, 60))
        await asyncio.sleep(0.2)
        bus.start()
        await announce(database, 60)
        await until_empty(db)
    assert numbers(await published(bus)) == list(range(61))


async def test_two_relays_share_the_work_and_double_nothing(
    database: Database, db: psycopg.Connection, bus: Server
) -> None:
    async with relaying(database, bus), relaying(database, bus):
        for hundred in range(5):
            await announce(database, *range(100 * hundred, 100 * hundred + 100))
        await until_empty(db)
    assert sorted(numbers(await published(bus))) == list(range(500))


# The client does not close the socket on which it was refused; the garbage is taken out here, not in another test.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_the_bus_refuses_a_stranger(bus: Server) -> None:
    secret = (bus.folder / "worker.secret").read_text(encoding="utf-8")
    with pytest.raises(Unavailable):
        async with connected(bus.url.replace(secret, "guessed"), "worker"):
            pass
    gc.collect()


async def test_a_process_hears_and_says_only_what_is_its_own(bus: Server) -> None:
    async with connected(bus.url, "worker") as connection:
        with pytest.raises((Unavailable, Error)):
            await connection.publish("poses.room-1", b"", "1", {})


async def test_what_will_never_be_published_is_not_tried_in_silence(database: Database, bus: Server) -> None:
    async with connected(bus.url, "worker") as connection:
        await announce(database, 1)
        with pytest.raises(Error):
            await relay.relay(database, connection)


async def test_a_relay_ends_when_asked_though_its_client_swallowed_the_asking(
    database: Database, bus: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = asyncio.Event()

    async def swallow_once(_: Database, __: Bus) -> int:
        if waits.is_set():
            await asyncio.Future()
        waits.set()
        # As `asyncio.wait_for` of Python 3.11 does when a cancellation comes together with what it waited for.
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Future()
        return 1

    monkeypatch.setattr(relay, "relay", swallow_once)
    task = asyncio.create_task(relay.run(database, bus.url))
    await waits.wait()
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=2)
    assert done
    assert task.cancelled()
