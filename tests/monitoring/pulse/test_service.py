"""From samples on the bus to frames of a feed, in real time, with the bus killed in between."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncGenerator, Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import msgspec
import numpy as np
import psycopg
import pytest
from tests.monitoring.conftest import Server

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.infrastructure.bus import kept_up
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.ids import ActorId, PatientId, traceparent
from abaton.kernel.time import utc_now
from abaton.monitoring.ingestion.model import Heard
from abaton.monitoring.pulse import service
from abaton.monitoring.pulse.frame import decode
from abaton.monitoring.pulse.model import Pulse

pytestmark = pytest.mark.anyio

ADA = PatientId("ada")


async def feed(database: Database, patient: PatientId = ADA, *, until: datetime | None = None) -> str:
    async with database.begin(ActorId("seed"), traceparent(None, secrets.token_bytes(24))) as work:
        permit = await access.require(work, patient, Purpose.CARE, "visits.enter")
        return await service.feed_subject(work, permit, until=until)


async def close(database: Database, subject: str) -> None:
    async with database.begin(ActorId("seed"), traceparent(None, secrets.token_bytes(24))) as work:
        permit = await access.require(work, ADA, Purpose.CARE, "visits.leave")
        await service.close_feed(work, permit, subject)


@contextlib.asynccontextmanager
async def watching(database: Database, nats: Server) -> AsyncGenerator[None]:
    task = asyncio.create_task(service.run(database, nats.url("worker"), utc_now))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@contextlib.asynccontextmanager
async def wearing(nats: Server, patient: str = ADA, *, every_s: float = 0.8) -> AsyncGenerator[None]:
    """Send a made-up pulse as the door does, five times a second."""

    async def send() -> None:
        async with kept_up(nats.url("http"), "http") as bus:
            start = asyncio.get_running_loop().time()
            origin_s = utc_now().timestamp()
            for number in range(10_000):
                t = number * 0.2 + np.arange(20) / 100
                value = 500 + 100 * np.exp(-0.5 * ((np.mod(t, every_s) - 0.3) / 0.08) ** 2)
                heard = Heard(
                    patient=patient,
                    device="patch",
                    code="150452",
                    unit="1",
                    start_s=origin_s + number * 0.2,
                    rate_hz=100.0,
                    values=value.astype("<f8").tobytes(),
                )
                await asyncio.sleep(max(0.0, start + (number + 1) * 0.2 - asyncio.get_running_loop().time()))
                with contextlib.suppress(Unavailable):
                    await bus.publish_now(f"samples.{patient}", msgspec.msgpack.encode(heard))

    task = asyncio.create_task(send())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class Room:
    """Who is in a room: everything that comes on its feed."""

    def __init__(self) -> None:
        self.frames: list[tuple[float, Pulse]] = []

    async def until(self, holds: Callable[[Pulse], bool], within_s: float) -> float:
        since = asyncio.get_running_loop().time()
        seen = len(self.frames)
        async with asyncio.timeout(within_s):
            while not any(holds(pulse) for _, pulse in self.frames[seen:]):  # noqa: ASYNC110 asked anew each time
                await asyncio.sleep(0.02)
        return asyncio.get_running_loop().time() - since


@contextlib.asynccontextmanager
async def room(nats: Server, subject: str) -> AsyncGenerator[Room]:
    """Listen as the worlds do."""
    listener: Any = import_module("nats")
    connection = await listener.connect(nats.url("worlds"), max_reconnect_attempts=-1, reconnect_time_wait=0.05)
    there = Room()

    async def take(message: Any) -> None:  # noqa: ANN401 the client's own
        there.frames.append((utc_now().timestamp(), decode(message.data)))

    await connection.subscribe(subject, cb=take)
    await connection.flush()
    try:
        yield there
    finally:
        await connection.close()


async def test_the_trace_and_the_rate_reach_the_room_and_come_back_when_the_bus_was_killed(
    database: Database, nats: Server, db: psycopg.Connection
) -> None:
    subject = await feed(database)
    assert str(ADA) not in subject
    async with watching(database, nats), room(nats, subject) as there, wearing(nats):
        took_s = await there.until(lambda pulse: pulse.rate_per_min is not None, 13)
        # Three seconds of it are the worker getting up.
        assert took_s < 13
        await there.until(lambda pulse: pulse.rate_per_min == pytest.approx(75, abs=1), 5)
        assert any(pulse.beats_s.size for _, pulse in there.frames)

        nats.process.kill()
        nats.start()
        assert await there.until(lambda pulse: pulse.samples.size > 0 and not pulse.stale, 10) < 5
        await there.until(lambda pulse: pulse.rate_per_min == pytest.approx(75, abs=1), 10)

        # The feed is closed: the next frames stay away.
        await close(database, subject)
        await asyncio.sleep(service.LOOK_EVERY_S + 0.3)
        told = len(there.frames)
        await asyncio.sleep(0.6)
        assert len(there.frames) == told
    assert db.execute("select count(*) from monitoring_feed where until > now()").fetchone() == (0,)


async def test_a_trace_that_stops_says_so_within_seconds(database: Database, nats: Server) -> None:
    subject = await feed(database)
    async with watching(database, nats), room(nats, subject) as there:
        async with wearing(nats):
            await there.until(lambda pulse: pulse.samples.size > 0, 5)
        assert await there.until(lambda pulse: pulse.stale, 5) < 3.5


async def test_one_persons_pulse_comes_on_nobody_elses_feed(database: Database, nats: Server) -> None:
    hers, another = await feed(database), await feed(database, PatientId("ben"))
    over = await feed(database, until=utc_now() - timedelta(seconds=1))
    async with (
        watching(database, nats),
        room(nats, hers) as there,
        room(nats, another) as elsewhere,
        room(nats, over) as ended,
        wearing(nats),
    ):
        await there.until(lambda pulse: pulse.samples.size > 0, 5)
        assert elsewhere.frames == []
        assert ended.frames == []
