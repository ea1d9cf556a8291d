"""Feeds: opaque frames from the bus, to those who may have them, for as long as they may."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from datetime import timedelta

import pytest
from tests.spaces.conftest import ALL, ROOM, Bus, House

from abaton.infrastructure.bus import KeptUp, kept_up
from abaton.kernel.errors import Unavailable
from abaton.kernel.ids import ActorId
from abaton.kernel.time import utc_now
from abaton.spaces import service as spaces
from abaton.spaces.live import frame
from abaton.spaces.model import Allow

pytestmark = pytest.mark.anyio

SEES = (*ALL, "feed:pulse")
SUBJECT = "feeds.f00d"


@contextlib.asynccontextmanager
async def publishing(bus: Bus, content: bytes) -> AsyncGenerator[KeptUp]:
    """Publish ten times a second, as the worker does, whatever becomes of the bus."""

    async def publish(worker: KeptUp) -> None:
        while True:
            with contextlib.suppress(Unavailable):
                await worker.publish_now(SUBJECT, content)
            await asyncio.sleep(0.1)

    async with kept_up(bus.url("worker"), "worker") as worker:
        task = asyncio.create_task(publish(worker))
        try:
            yield worker
        finally:
            task.cancel()


async def attach(house: House, *, for_s: float = 60) -> None:
    async with house.work() as work:
        await spaces.attach_feed(work, ROOM, "pulse", SUBJECT, utc_now() + timedelta(seconds=for_s))


async def test_a_feed_comes_to_those_with_its_ability_until_it_is_detached(house: House, bus: Bus) -> None:
    ana, ben = await house.enter("ana", abilities=SEES), await house.enter("ben")
    await attach(house)
    async with publishing(bus, b"beat"):
        told = await ana.hear("feed")
        assert (told["name"], told["attached"]) == ("pulse", True)
        assert await ana.receive(frame.FEED, told["index"]) == b"beat"
        async with house.work() as work:
            await spaces.detach_feed(work, ROOM, "pulse")
        assert (await ana.hear("feed"))["attached"] is False
        ana.frames.clear()
        await asyncio.sleep(0.4)
        assert not [one for one in ana.frames + ben.frames if one[0] == frame.FEED]
        assert not [word for word in ben.words if word["type"] == "feed"]


async def test_a_feed_ends_at_its_time_and_with_the_ability(house: House, bus: Bus) -> None:
    ana, ben = await house.enter("ana", abilities=SEES), await house.enter("ben", abilities=SEES)
    await attach(house, for_s=2.5)
    async with publishing(bus, b"beat"):
        await ana.receive(frame.FEED)
        await ben.receive(frame.FEED)
        async with house.work() as work:
            await spaces.control(work, ROOM, Allow(ActorId("ben"), frozenset(ALL)))
        await ben.hear("feed", where=lambda word: not word["attached"])
        ben.frames.clear()
        await ana.hear("feed", where=lambda word: not word["attached"])
        ana.frames.clear()
        await asyncio.sleep(0.4)
        assert not [one for one in ana.frames + ben.frames if one[0] == frame.FEED]


async def test_who_comes_in_later_gets_the_feed_too(house: House, bus: Bus) -> None:
    await attach(house)
    ana = await house.enter("ana", abilities=SEES)
    async with publishing(bus, b"beat"):
        assert (await ana.hear("feed"))["attached"] is True
        assert await ana.receive(frame.FEED) == b"beat"


async def test_when_the_bus_is_killed_poses_go_on_and_the_feed_comes_back(house: House, bus: Bus) -> None:
    ana, ben = await house.enter("ana", abilities=SEES), await house.enter("ben")
    await attach(house)
    async with publishing(bus, b"beat"):
        await ana.receive(frame.FEED)
        bus.process.kill()
        ana.frames.clear()
        ben.move(1.0)
        await ana.see(ben.wire)
        late = await house.enter("late")
        late.move(2.0)
        await ana.see(late.wire)
        bus.start()
        ana.frames.clear()
        assert await ana.receive(frame.FEED) == b"beat"
