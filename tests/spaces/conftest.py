"""Real PostgreSQL, real NATS, the real `worlds` process, and people who come in with tickets."""

import asyncio
import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.spaces.browser import Browser

from abaton.infrastructure.engines import nats as engine
from abaton.infrastructure.engines.program import Process, default_host
from abaton.infrastructure.work import Database, Work
from abaton.kernel.ids import ActorId, traceparent
from abaton.kernel.time import utc_now
from abaton.spaces import service as spaces
from abaton.spaces.model import Entrant, RoleHere

ALL = ("move", "speak", "show", "point", "write")
ROOM = "visit-1"


class Bus:
    """A NATS server to kill and start again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = engine.prepare(folder, default_host())
        self.start()

    def start(self) -> None:
        self.process = Process(self.program)
        self.process.wait_until_it_answers()

    def url(self, process: str) -> str:
        return engine.url(self.folder, process)


@pytest.fixture(scope="session")
def bus() -> Iterator[Bus]:
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        bus = Bus(Path(folder) / "nats")
        yield bus
        bus.process.stop()


class Worlds:
    """The process, to kill and start again."""

    def __init__(self, folder: Path, dsn: str, nats_url: str) -> None:
        self.socket = folder / "socket"
        self._environment = {**os.environ, "ABATON_DATABASE_URL": dsn, "ABATON_NATS_URL": nats_url}
        self._environment["PYTHONPATH"] = str(Path(__file__).parents[2] / "src")
        self.start()

    def start(self) -> None:
        self.socket.unlink(missing_ok=True)
        program = Path(__file__).with_name("worlds_for_tests.py")
        self.process = subprocess.Popen([sys.executable, program, self.socket], env=self._environment)
        until = time.monotonic() + 20
        while not self.socket.exists():
            assert self.process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


@pytest.fixture
def worlds(dsn: str, bus: Bus, tmp_path: Path) -> Iterator[Worlds]:
    worlds = Worlds(tmp_path, dsn, bus.url("worlds"))
    yield worlds
    worlds.stop()


class House:
    """A room, and the means to let people in."""

    def __init__(self, database: Database, worlds: Worlds) -> None:
        self.database, self.worlds = database, worlds
        self.browsers: list[Browser] = []

    @contextlib.asynccontextmanager
    async def work(self) -> AsyncGenerator[Work]:
        async with self.database.begin(ActorId("visits"), traceparent(None, secrets.token_bytes(24))) as work:
            yield work

    async def open(self, room: str = ROOM, seats: int = 3) -> None:
        async with self.work() as work:
            await spaces.open_room(work, room, kind="consulting", seats=seats)

    async def ticket(
        self,
        person: str,
        *,
        session: str | None = None,
        room: str = ROOM,
        role: RoleHere = "guest",
        abilities: tuple[str, ...] = ALL,
    ) -> str:
        who = Entrant(person=ActorId(person), name=person.title(), role=role, seat=0)
        async with self.work() as work:
            return await spaces.issue_ticket(work, room, who, abilities=abilities, session=session or f"of-{person}")

    async def browser(self, person: str, *, session: str | None = None) -> Browser:
        browser = await Browser.open(self.worlds.socket, f"{session or f'of-{person}'}:{person}")
        self.browsers.append(browser)
        return browser

    async def enter(self, person: str, *, abilities: tuple[str, ...] = ALL, ticket: str | None = None) -> Browser:
        """Let somebody in, as far as the welcome."""
        ticket = ticket or await self.ticket(person, abilities=abilities)
        browser = await self.browser(person)
        answer = await browser.join(ROOM, ticket)
        assert answer["type"] == "welcome", answer
        return browser


@pytest.fixture
async def house(dsn: str, worlds: Worlds) -> AsyncIterator[House]:
    database = Database(dsn, utc_now)
    async with database.opened():
        house = House(database, worlds)
        await house.open()
        yield house
        for browser in house.browsers:
            await browser.drop()


async def eventually(holds: Callable[[], bool], within_s: float = 5.0) -> float:
    since = time.monotonic()
    while not holds():
        assert time.monotonic() - since < within_s, "not in time"
        await asyncio.sleep(0.02)
    return time.monotonic() - since
