"""From the outbox to the bus: what was announced is published, once, and that of one work in its order.

An event leaves the outbox in a transaction that begins before it is published and ends when JetStream has it on disk.
Whoever dies between leaves it there; it is published again under the same id, by which JetStream drops the second.
"""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, LiteralString
from uuid import UUID

from abaton.infrastructure.bus import Bus, connected
from abaton.infrastructure.cancelling import stop_if_asked
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.ids import ActorId, traceparent

RELAY: Final = ActorId("relay")
STREAM: Final = "EVENTS"
SUBJECT: Final = "events"

BATCH: Final = 100
# Beside the few milliseconds of a commit nobody notices this wait, and an empty table costs next to nothing to ask.
LOOK_EVERY: Final = timedelta(milliseconds=50)
# A relay that died is started again within seconds; an hour also covers a machine that was switched off in between.
DUPLICATE_WINDOW: Final = timedelta(hours=1)
# A clinic that closes over a long holiday still finds what happened before it.
KEPT: Final = timedelta(days=30)

TAKE: LiteralString = """
    select id, type, payload, actor, at, trace from outbox
    order by id limit %(batch)s for update skip locked
"""
DELETE: LiteralString = "delete from outbox where id = any(%(ids)s)"


@dataclass(frozen=True, slots=True)
class Announced:
    id: UUID
    type: str
    payload: bytes
    actor: str
    at: datetime
    trace: str


async def run(database: Database, nats_url: str) -> None:
    """Relay until cancelled. Either side may go away and come back.

    Raises:
        Unavailable: the bus was away at the very start.
    """
    async with connected(nats_url, "worker") as bus:
        has_stream = False
        while True:
            stop_if_asked()
            try:
                if not has_stream:
                    await bus.keep_stream(STREAM, f"{SUBJECT}.>", duplicate_window=DUPLICATE_WINDOW, kept=KEPT)
                    has_stream = True
                moved = await relay(database, bus)
            except Unavailable:
                # Nothing was lost: what was not deleted is taken again.
                moved = 0
            if moved == 0:
                await asyncio.sleep(LOOK_EVERY.total_seconds())


async def relay(database: Database, bus: Bus) -> int:
    """Publish what waits, at most a batch, and return how many.

    Raises:
        Unavailable: PostgreSQL or the bus is away.
    """
    async with database.begin(RELAY, traceparent(None, secrets.token_bytes(24))) as work:
        waiting = await work.all(Announced, TAKE, {"batch": BATCH})
        for event in waiting:
            headers = {"Abaton-Actor": event.actor, "Abaton-At": event.at.isoformat(), "traceparent": event.trace}
            await bus.publish(f"{SUBJECT}.{event.type}", event.payload, str(event.id), headers)
        if waiting:
            await work.run(DELETE, {"ids": [event.id for event in waiting]})
    return len(waiting)
