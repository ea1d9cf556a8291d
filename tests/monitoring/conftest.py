"""A bus to kill and start again, beside the database of each test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from abaton.infrastructure.engines import nats as engine
from abaton.infrastructure.engines.program import Process, default_host
from abaton.infrastructure.work import Database
from abaton.kernel.time import utc_now


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = engine.prepare(folder, default_host())
        self.start()

    def start(self) -> None:
        self.process = Process(self.program)
        self.process.wait_until_it_answers()

    def url(self, process: str) -> str:
        return engine.url(self.folder, process)


@pytest.fixture
def nats() -> Iterator[Server]:
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        server = Server(Path(folder) / "nats")
        yield server
        server.process.stop()


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    database = Database(dsn, utc_now)
    async with database.opened():
        yield database
