"""One request, message or job is one unit of work: one transaction, one commit."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, LiteralString, TypeAlias, TypeVar

import msgspec
from psycopg import AsyncConnection, OperationalError
from psycopg.rows import class_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from abaton.kernel.errors import Unavailable
from abaton.kernel.events import Event, tag_of
from abaton.kernel.ids import ActorId, Traceparent
from abaton.kernel.time import Clock

Params: TypeAlias = Mapping[str, object]
Statement: TypeAlias = tuple[LiteralString, Params]
Row = TypeVar("Row")

INSERT_OUTBOX: LiteralString = """
    insert into outbox (type, payload, actor, at, trace)
    values (%(type)s, %(payload)s, %(actor)s, %(at)s, %(trace)s)
"""

# How long a request waits for a connection before it is told to come back. A page that shows nothing for longer than
# this looks broken; a restarted PostgreSQL is back well within it.
WAIT_FOR_CONNECTION: Final = timedelta(seconds=5)
# The pool doubles its pause with each try; giving up soon lets the next request begin anew without one.
GIVE_UP_CONNECTING: Final = timedelta(seconds=1)
# The bus takes 1 MB with headers.
LARGEST_EVENT_BYTES: Final = 500_000
# Somebody who asks whether we work wants to know before they lose patience with the question.
ANSWER_WITHIN: Final = timedelta(seconds=1)


@dataclass(slots=True, kw_only=True)
class Work:
    """What a use case needs of the outside: who acts, since when, in which trace, and the transaction.

    Only `Database.begin` makes one.
    """

    actor: ActorId
    started_at: datetime
    trace: Traceparent
    _connection: AsyncConnection
    _afterwards: list[Statement] = field(default_factory=list[Statement], init=False)

    async def one_or_none(self, row: type[Row], sql: LiteralString, params: Params) -> Row | None:
        async with self._connection.cursor(row_factory=class_row(row)) as cursor:
            await cursor.execute(sql, params)
            return await cursor.fetchone()

    async def all(self, row: type[Row], sql: LiteralString, params: Params) -> list[Row]:
        async with self._connection.cursor(row_factory=class_row(row)) as cursor:
            await cursor.execute(sql, params)
            return await cursor.fetchall()

    async def run(self, sql: LiteralString, params: Params) -> None:
        await self._connection.execute(sql, params)

    def act_as(self, actor: ActorId) -> None:
        """Let the rest of this work be the act of somebody who has just shown who they are. For identity alone."""
        self.actor = actor

    def run_afterwards(self, sql: LiteralString, params: Params) -> None:
        """Run in a transaction of its own when this work has ended, committed or not."""
        self._afterwards.append((sql, params))

    async def announce(self, event: Event) -> None:
        """Put an event in the outbox, from where it is published if this work commits.

        Raises:
            ValueError: it is larger than the bus takes. An event tells that something happened; what, is in the record.
        """
        payload = msgspec.json.encode(event)
        if len(payload) > LARGEST_EVENT_BYTES:
            raise ValueError(f"{tag_of(event)} has {len(payload)} bytes; the bus takes {LARGEST_EVENT_BYTES}")
        await self.run(
            INSERT_OUTBOX,
            {
                "type": tag_of(event),
                "payload": payload,
                "actor": self.actor,
                "at": self.started_at,
                "trace": self.trace,
            },
        )

    async def finish(self) -> None:
        """Run what was left for afterwards. For `Database.begin` alone."""
        if self._afterwards:
            async with self._connection.transaction():
                for sql, params in self._afterwards:
                    await self.run(sql, params)


class Database:
    def __init__(self, dsn: str, clock: Clock) -> None:
        # Autocommit leaves every transaction to `begin` and `finish`: no hidden one stays open.
        # The check spares the first requests after an engine's death its dead connections.
        self._pool = AsyncConnectionPool(
            dsn,
            kwargs={"autocommit": True},
            check=AsyncConnectionPool.check_connection,
            timeout=WAIT_FOR_CONNECTION.total_seconds(),
            reconnect_timeout=GIVE_UP_CONNECTING.total_seconds(),
            open=False,
        )
        self._clock = clock

    def opened(self) -> AbstractAsyncContextManager[object]:
        return self._pool

    async def answers(self) -> bool:
        """Tell whether PostgreSQL can be reached just now."""
        try:
            async with self._pool.connection(timeout=ANSWER_WITHIN.total_seconds()):
                return True
        except (OperationalError, PoolTimeout):
            return False

    @asynccontextmanager
    async def begin(self, actor: ActorId, trace: Traceparent) -> AsyncGenerator[Work]:
        """Commit when the block ends, roll back when it raises.

        Raises:
            Unavailable: PostgreSQL is away, or went away before the commit was confirmed.
        """
        try:
            async with self._pool.connection() as connection:
                work = Work(actor=actor, started_at=self._clock(), trace=trace, _connection=connection)
                try:
                    async with connection.transaction():
                        yield work
                finally:
                    # On the same connection: a second one from the pool, taken while holding the
                    # first, would starve the pool when many are refused at once.
                    await work.finish()
        except (OperationalError, PoolTimeout) as lost:
            raise Unavailable from lost
