"""A room whose PostgreSQL is killed: it goes on, and people whose line breaks meanwhile come back in."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.spaces.browser import Browser
from tests.spaces.conftest import ROOM, Bus, House, Worlds

from abaton.infrastructure import migrations
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.engines.postgres import Postgres
from abaton.infrastructure.work import Database
from abaton.kernel.time import utc_now

pytestmark = pytest.mark.anyio


@pytest.fixture
def mortal() -> Iterator[Postgres]:
    """Give the test a server of its own to kill."""
    with postgres.running() as server:
        migrations.migrate(server.dsn(), migrations.read())
        yield server


@pytest.fixture
async def house(mortal: Postgres, bus: Bus, tmp_path: Path) -> AsyncIterator[House]:
    worlds = Worlds(tmp_path, mortal.dsn(), bus.url("worlds"))
    database = Database(mortal.dsn(), utc_now)
    async with database.opened():
        house = House(database, worlds)
        await house.open()
        yield house
        for browser in house.browsers:
            await browser.drop()
    worlds.stop()


async def comes_in(house: House, person: str, ticket: str) -> Browser:
    """Try again and again as the web client does, without anybody's click."""
    async with asyncio.timeout(30):
        while True:
            browser = await house.browser(person)
            answer = await browser.join(ROOM, ticket)
            if answer["type"] == "welcome":
                return browser
            assert (answer["code"], answer["retry"]) == ("unavailable", True)
            await browser.ended()
            await asyncio.sleep(0.5)


async def test_while_postgresql_is_away_poses_go_on_and_who_was_in_comes_back_in(
    house: House, mortal: Postgres
) -> None:
    ana, ticket, unused = await house.enter("ana"), await house.ticket("ben"), await house.ticket("eve")
    ben = await house.enter("ben", ticket=ticket)
    mortal.kill()
    since = time.monotonic()
    # Who was never in waits until it can be decided.
    eve = asyncio.create_task(comes_in(house, "eve", unused))
    for x in (1.0, 1.5):
        ben.move(x)
        assert (await ana.see(ben.wire)).head.position[0] == x
    await ben.drop()
    ben = await comes_in(house, "ben", ticket)
    assert not [word for word in ana.words if word["type"] == "left"]
    ben.move(2.0)
    assert await ana.see(ben.wire, where=lambda pose: pose.head.position[0] == 2.0)
    assert not eve.done()
    await asyncio.sleep(max(0, since + 3 - time.monotonic()))
    mortal.start()
    await eve
    ana.move(3.0)
    assert (await ben.see(ana.wire)).head.position[0] == 3.0
