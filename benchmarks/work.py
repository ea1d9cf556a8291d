"""What a `Work` costs over bare psycopg: the same commit on the same server, in the same run."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Annotated, LiteralString

import msgspec
import typer
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from abaton.app.figures import Figure, promised
from abaton.infrastructure import migrations
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.work import INSERT_OUTBOX, Database
from abaton.kernel.events import Event
from abaton.kernel.ids import ActorId, Traceparent
from abaton.kernel.time import utc_now

ACTOR = ActorId("bench")
TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")


class Measured(Event, frozen=True, kw_only=True, tag="bench.measured.v1"):
    number: int


def figures(
    commits: Annotated[int, typer.Option(help="Commits of each side in a round.")] = 300,
    rounds: Annotated[int, typer.Option(help="Rounds; the sides take turns at going first.")] = 7,
) -> Iterator[Figure]:
    """Measure commits a second of both sides, one after the other as one person's requests would come."""
    with postgres.running() as server:
        migrations.migrate(server.dsn(), migrations.read())
        works, bare = asyncio.run(_measure(server.dsn(), commits, rounds))
    ratio = statistics.median(one / other for one, other in zip(works, bare, strict=True))
    yield Figure(name="bare psycopg", figure=statistics.median(bare), unit="/s")
    yield Figure(name="Work", figure=statistics.median(works), unit="/s", ratio_to="bare psycopg", ratio=ratio)
    yield promised("Work, of the speed of bare psycopg", 100 * ratio, "≥", 50, "%")


async def _measure(dsn: str, commits: int, rounds: int) -> tuple[list[float], list[float]]:
    database = Database(dsn, utc_now)
    pool = AsyncConnectionPool(dsn, kwargs={"autocommit": True}, open=False)

    async def by_work(number: int) -> None:
        async with database.begin(ACTOR, TRACE) as work:
            await work.announce(Measured(number=number))

    async def by_hand(number: int) -> None:
        async with pool.connection() as connection, connection.transaction():
            await _insert(connection, INSERT_OUTBOX, number)

    async with database.opened(), pool:
        sides: list[tuple[Callable[[int], Awaitable[None]], list[float]]] = [(by_work, []), (by_hand, [])]
        for turn in range(rounds + 1):
            for side, rates in sides if turn % 2 else reversed(sides):
                since = time.perf_counter()
                for number in range(commits):
                    await side(number)
                # The first round warms both sides and is not counted.
                if turn:
                    rates.append(commits / (time.perf_counter() - since))
    return sides[0][1], sides[1][1]


async def _insert(connection: AsyncConnection, sql: LiteralString, number: int) -> None:
    event = msgspec.json.encode(Measured(number=number))
    await connection.execute(
        sql, {"type": "bench.measured.v1", "payload": event, "actor": ACTOR, "at": utc_now(), "trace": TRACE}
    )
