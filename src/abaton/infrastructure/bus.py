"""NATS behind one typed door: its client's own types are partial."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any, Final

from nats.errors import ConnectionClosedError, ConnectionReconnectingError, Error, NoServersError, StaleConnectionError
from nats.errors import TimeoutError as NotInTime
from nats.js.api import StorageType, StreamConfig
from nats.js.errors import ServiceUnavailableError

from abaton.kernel.errors import Unavailable

# How long a message may take to JetStream's disk before it counts as lost.
CONFIRMED_WITHIN: Final = timedelta(seconds=5)
RECONNECT_EVERY: Final = timedelta(milliseconds=50)


# The bus is away for a while. Every other error is there to stay, and must be seen: it is raised as it is.
_AWAY: Final = (
    ConnectionClosedError,
    ConnectionReconnectingError,
    NoServersError,
    NotInTime,
    ServiceUnavailableError,
    StaleConnectionError,
)


@dataclass(frozen=True, slots=True)
class Message:
    subject: str
    payload: bytes


class Bus:
    """A connection. The bus may go away and come back; only `connected` makes one."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 see above
        self._connection = client
        self._stream: Any = client.jetstream(timeout=CONFIRMED_WITHIN.total_seconds())

    async def keep_stream(self, name: str, subjects: str, *, duplicate_window: timedelta, kept: timedelta) -> None:
        """Make a stream on disk, or bring the one that is there to this form.

        Raises:
            Unavailable: the bus is away.
        """
        wanted = StreamConfig(
            name=name,
            subjects=[subjects],
            storage=StorageType.FILE,
            duplicate_window=duplicate_window.total_seconds(),
            max_age=kept.total_seconds(),
        )
        try:
            there: list[Any] = await self._stream.streams_info()
            if any(one.config.name == name for one in there):
                await self._stream.update_stream(wanted)
            else:
                await self._stream.add_stream(wanted)
        except _AWAY as lost:
            raise Unavailable from lost

    async def publish(self, subject: str, payload: bytes, message_id: str, headers: Mapping[str, str]) -> None:
        """Publish, and return when it is on the stream's disk. A second one with the same id is dropped.

        Raises:
            Unavailable: the bus is away, or did not confirm in time. It may have been published all the same.
            nats.errors.Error: it will not be published, now or later: too large, or no stream for its subject.
        """
        try:
            await self._stream.publish(subject, payload, headers={"Nats-Msg-Id": message_id, **headers})
        except _AWAY as lost:
            raise Unavailable from lost

    async def say(self, subject: str, payload: bytes) -> None:
        """Tell those who listen just now. Nobody confirms it; what nobody hears is gone.

        Raises:
            Unavailable: the bus is away. It is not kept for later: later it is no news.
        """
        if not self._connection.is_connected:
            raise Unavailable
        try:
            await self._connection.publish(subject, payload)
        except _AWAY as lost:
            raise Unavailable from lost

    async def hear(self, subjects: str) -> AsyncGenerator[Message]:
        """Give what is said on these subjects from now on. While the bus is away there is silence, then it goes on.

        Raises:
            Unavailable: the bus is away before it began.
        """
        try:
            subscription = await self._connection.subscribe(subjects)
            # The server knows of it only when it has answered.
            await self._connection.flush(timeout=CONFIRMED_WITHIN.total_seconds())
        except _AWAY as lost:
            raise Unavailable from lost
        try:
            async for message in subscription.messages:
                yield Message(str(message.subject), bytes(message.data))
        finally:
            if self._connection.is_connected:
                await subscription.unsubscribe()


@asynccontextmanager
async def connected(url: str, process: str) -> AsyncGenerator[Bus]:
    """Connect as one of our processes.

    Raises:
        Unavailable: nobody is there, or it does not know us.
    """
    client: Any = import_module("nats")
    options = {"name": process, "inbox_prefix": f"_INBOX.{process}".encode(), "error_cb": _not_a_word}
    try:
        # The client that reconnects without end does so from the first try on, even where it is not known and never
        # will be. So one that does not goes ahead.
        await (await client.connect(url, allow_reconnect=False, **options)).close()
        connection = await client.connect(
            url, max_reconnect_attempts=-1, reconnect_time_wait=RECONNECT_EVERY.total_seconds(), **options
        )
    except (Error, OSError) as lost:
        raise Unavailable from lost
    try:
        yield Bus(connection)
    finally:
        await connection.close()


async def _not_a_word(_: Exception) -> None:
    """Keep the client from printing a traceback for each try while the bus is away."""
