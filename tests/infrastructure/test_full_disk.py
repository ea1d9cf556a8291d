"""A full disk: what was kept stays, what cannot be kept is refused in our own words, room is all it needs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import LiteralString

import anyio
import psycopg
import pytest
from tests.conftest import NOW

from abaton.infrastructure import migrations
from abaton.infrastructure.engines.postgres import Postgres
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.ids import ActorId, traceparent

pytestmark = pytest.mark.anyio

TRACE = traceparent(None, bytes(range(1, 25)))
ADD: LiteralString = "insert into kept select %(n)s, string_agg(md5(random()::text), '') from generate_series(1, 3200)"


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Give a disk of 200 MB in memory."""
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        place = Path(folder) / "disk"
        place.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=200M,mode=0711", "tmpfs", place],  # noqa: S607
            check=False,
            capture_output=True,
        )
        if os.geteuid() != 0 or mounted.returncode != 0:
            pytest.skip("only root, where it may mount, can make a small disk: a full disk was not tested here")
        try:
            yield place
        finally:
            subprocess.run(["umount", "-l", place], check=True)  # noqa: S607


async def add(database: Database, number: int) -> None:
    async with database.begin(ActorId("test"), TRACE) as work:
        await work.run(ADD, {"n": number})


async def add_soon(server: Postgres, database: Database, number: int) -> None:
    """Try again, as who is told so does. A server that could not even write down what it was doing has stopped."""
    for _ in range(20):
        if not server.runs():
            server.start()
        with suppress(Unavailable):
            await add(database, number)
            return
        await anyio.sleep(0.5)
    pytest.fail("not back ten seconds after there was room again")


async def test_a_full_disk_refuses_and_loses_nothing_and_room_is_all_it_needs(small_disk: Path) -> None:
    server = Postgres(small_disk / "postgres")
    server.start()
    try:
        migrations.migrate(server.dsn(), migrations.read())
        with psycopg.connect(server.dsn(), autocommit=True) as db:
            db.execute("create table kept (number integer, text text)")
        database = Database(server.dsn(), lambda: NOW)
        async with database.opened():
            await add(database, 0)
            with (small_disk / "filler").open("wb") as filler, suppress(OSError):
                while True:
                    filler.write(bytes(100_000))
                    filler.flush()
            confirmed = 1
            with pytest.raises(Unavailable) as refused:
                for number in range(1, 1000):
                    await add(database, number)
                    confirmed += 1
            assert refused.value.retry

            (small_disk / "filler").unlink()
            await add_soon(server, database, 5000)
        with psycopg.connect(server.dsn()) as db:
            assert db.execute("select count(*) from kept where number < 5000").fetchone() == (confirmed,)
            assert db.execute("select count(*) from kept where number = 5000").fetchone() == (1,)
    finally:
        server.stop()
