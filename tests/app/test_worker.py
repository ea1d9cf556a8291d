"""The worker as a process, killed again and again while things happen."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from tests.infrastructure.test_relay import Server
from tests.visits.town import Town, done
from tests.visits.town import town as opened

from abaton.kernel.time import utc_now

pytestmark = pytest.mark.anyio

MOVES = 12


@pytest.fixture
async def town(dsn: str) -> AsyncIterator[Town]:
    async with opened(dsn) as town:
        yield town


@pytest.fixture
def bus() -> Iterator[Server]:
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        bus = Server(Path(folder) / "nats")
        yield bus
        bus.process.stop()


@contextlib.contextmanager
def worker(dsn: str, bus: Server) -> Generator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "ABATON_DATABASE_URL": dsn, "ABATON_NATS_URL": bus.url}
    process = subprocess.Popen([sys.executable, "-m", "abaton.app.worker"], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def test_a_worker_killed_again_and_again_tells_everybody_once(
    town: Town, dsn: str, db: psycopg.Connection, bus: Server
) -> None:
    # The worker goes by the clock on the wall.
    await town.until(utc_now().isoformat())
    visit = (await town.booked())["id"]
    for number in range(MOVES):
        await done(town.patient, visit, "move", {"slot": await town.free(number % 4)})
        if number % 4 == 3:
            with worker(dsn, bus):
                await until_told(db, number - 2)
    with worker(dsn, bus):
        await until_told(db, MOVES)
        # What was on its way when one of them died comes again within this.
        await asyncio.sleep(1)
    assert told(db) == MOVES
    befores = db.execute("select count(distinct told ->> 'start') from notice").fetchone()
    assert befores is not None
    assert befores[0] > 1


async def until_told(db: psycopg.Connection, count: int) -> None:
    async with asyncio.timeout(90):
        while told(db) < count:  # noqa: ASYNC110 in another process
            await asyncio.sleep(0.01)


def told(db: psycopg.Connection) -> int:
    found = db.execute("select count(*) from notice where kind = 'visit_moved'").fetchone()
    assert found is not None
    return found[0]
