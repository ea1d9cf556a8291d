"""From the bus to the reactions: each job acts on each event once, whoever dies in between.

A job runs in a work of its own. The commit that holds what it did also says that it was done; only then is the event
acknowledged. Who dies before leaves the event on the stream; it comes again, and what was done is not done twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, LiteralString, TypeAlias
from uuid import UUID

import msgspec

from abaton.infrastructure import relay
from abaton.infrastructure.bus import Bus, Delivered, connected
from abaton.infrastructure.cancelling import stop_if_asked
from abaton.infrastructure.work import Database, Work
from abaton.kernel.errors import AbatonError, Unavailable
from abaton.kernel.events import Event, tag_of
from abaton.kernel.ids import ActorId, Traceparent

Job: TypeAlias = Callable[[Work, Any], Awaitable[None]]
"""What is done about an event, which is of the type that the table of reactions names the job for."""

WORKER: Final = ActorId("worker")
DURABLE: Final = "reactions"
# An event whose worker died with it comes again after this: people wait for what follows. One that comes again though
# its job still runs waits for the claim, and finds it done.
ACTED_ON_WITHIN: Final = timedelta(seconds=5)
# Few enough to be done within that, on a machine that has much else to do.
BATCH: Final = 10
# A job that fails is tried again without end, for a fact does not go away: soon at first, for an engine that restarts.
TRY_AGAIN_AFTER: Final = timedelta(seconds=2)
TRY_AGAIN_AT_LEAST_EVERY: Final = timedelta(minutes=5)
# Beyond this an event is no longer on the stream, and cannot come again.
REMEMBERED: Final = relay.KEPT + timedelta(days=1)

# No row comes back when it was done before, or by somebody else while this work waited.
CLAIM: LiteralString = """
    insert into reaction (event_id, job, at) values (%(event)s, %(job)s, %(at)s)
    on conflict do nothing returning job
"""
FORGET: LiteralString = "delete from reaction where at < %(before)s"

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Claimed:
    job: str


@dataclass(frozen=True, slots=True)
class Reactions:
    """The table of what follows from what, with the jobs that it names."""

    table: Mapping[type[Event], Sequence[str]]
    jobs: Mapping[str, Job]

    def of(self, tag: str) -> tuple[type[Event], Sequence[str]] | None:
        return next(((kind, jobs) for kind, jobs in self.table.items() if tag_of_type(kind) == tag), None)


def tag_of_type(kind: type[Event]) -> str:
    return str(kind.__struct_config__.tag)


async def run(database: Database, nats_url: str, reactions: Reactions) -> None:
    """React until cancelled. Either side may go away and come back.

    Raises:
        Unavailable: the bus was away at the very start.
    """
    async with connected(nats_url, "worker") as bus:
        while True:
            try:
                async with database.begin(WORKER, Traceparent(_NO_TRACE)) as work:
                    await work.run(FORGET, {"before": work.started_at - REMEMBERED})
                await follow(database, bus, reactions)
            except Unavailable:
                stop_if_asked()
                await asyncio.sleep(relay.LOOK_EVERY.total_seconds())


async def follow(database: Database, bus: Bus, reactions: Reactions) -> None:
    """Act on events as they come.

    Raises:
        Unavailable: the bus is away.
    """
    events = await bus.follow(relay.STREAM, DURABLE, acted_on_within=ACTED_ON_WITHIN)
    while True:
        stop_if_asked()
        for event in await events.next(BATCH):
            if await act(database, event, reactions):
                await event.done()
            else:
                again = min(TRY_AGAIN_AFTER * event.times**2, TRY_AGAIN_AT_LEAST_EVERY)
                await event.again_after(again)


async def act(database: Database, event: Delivered, reactions: Reactions) -> bool:
    """Do what follows from an event; false when something is left to do."""
    found = reactions.of(event.subject.removeprefix(f"{relay.SUBJECT}."))
    if found is None:
        # Announced by a newer version of us, which will come back for it.
        return False
    kind, jobs = found
    fact = msgspec.json.decode(event.payload, type=kind)
    done = [await _do(database, event, name, fact, reactions.jobs[name]) for name in jobs]
    return all(done)


async def _do(database: Database, event: Delivered, name: str, fact: Event, job: Job) -> bool:
    try:
        async with database.begin(WORKER, Traceparent(event.headers.get("traceparent", _NO_TRACE))) as work:
            claim = {"event": UUID(event.id), "job": name, "at": work.started_at}
            if await work.one_or_none(_Claimed, CLAIM, claim) is not None:
                await job(work, fact)
    except AbatonError as failed:
        _log.warning("a reaction failed, and is tried again", extra={"job": name, "code": failed.code})
        return False
    except Exception as failed:  # noqa: BLE001 one bad job must not stop the others
        # Its own words may hold what belongs to a patient.
        _log.error(
            "a reaction failed, and is tried again",
            extra={"job": name, "error": type(failed).__name__, "of": tag_of(fact)},
        )
        return False
    return True


_NO_TRACE: Final = "00-00000000000000000000000000000001-0000000000000001-00"
