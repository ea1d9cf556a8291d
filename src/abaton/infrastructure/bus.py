"""NATS behind one typed door: its client's own types are partial."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any, Final

from nats.errors import ConnectionClosedError, ConnectionReconnectingError, Error, NoServersError, StaleConnectionError
from nats.errors import TimeoutError as NotInTime
from nats.js.api import ConsumerConfig, StorageType, StreamConfig
from nats.js.errors import APIError, NotFoundError, ServiceUnavailableError

from abaton.kernel.errors import Unavailable

# How long a message may take to JetStream's disk before it counts as lost.
CONFIRMED_WITHIN: Final = timedelta(seconds=5)
RECONNECT_EVERY: Final = timedelta(milliseconds=50)
# How long one question for the next messages stays open at the bus; it answers at once when there is one.
WAIT_FOR_NEXT: Final = timedelta(seconds=2)


# The bus is away for a while. Every other error is there to stay, and must be seen: it is raised as it is.
_AWAY: Final = (
    ConnectionClosedError,
    ConnectionReconnectingError,
    NoServersError,
    NotInTime,
    ServiceUnavailableError,
    StaleConnectionError,
)


class Bus:
    """A connection. The bus may go away and come back; only `connected` makes one."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 see above
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

    async def follow(self, stream: str, durable: str, *, acted_on_within: timedelta) -> "Following":
        """Follow a stream from its first message, or from where the one of this name was last.

        Raises:
            Unavailable: the bus is away, or nobody has made the stream yet.
        """
        wanted = ConsumerConfig(ack_wait=acted_on_within.total_seconds(), max_deliver=-1)
        try:
            return Following(await self._stream.pull_subscribe("", durable=durable, stream=stream, config=wanted))
        except (*_AWAY, NotFoundError) as lost:
            raise Unavailable from lost


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message that waits to be acted on."""

    id: str
    subject: str
    payload: bytes
    headers: Mapping[str, str]
    times: int
    """How often it has come, this time included."""
    _message: Any

    async def done(self) -> None:
        """Let it go. Returns when the stream knows.

        Raises:
            Unavailable: the bus is away; it comes again.
        """
        try:
            await self._message.ack_sync(timeout=CONFIRMED_WITHIN.total_seconds())
        except _AWAY as lost:
            raise Unavailable from lost

    async def again_after(self, delay: timedelta) -> None:
        """Have it come again.

        Raises:
            Unavailable: the bus is away; it comes again all the same.
        """
        try:
            await self._message.nak(delay=delay.total_seconds())
        except _AWAY as lost:
            raise Unavailable from lost


class Following:
    """A place in a stream, kept by the bus under a name; only `Bus.follow` makes one."""

    def __init__(self, subscription: Any) -> None:  # noqa: ANN401 as above
        self._subscription: Any = subscription

    async def next(self, most: int) -> list[Delivered]:
        """Wait a little for what comes next; nothing may.

        Raises:
            Unavailable: the bus is away, or has lost this place.
        """
        try:
            messages: list[Any] = await self._subscription.fetch(most, timeout=WAIT_FOR_NEXT.total_seconds())
        except TimeoutError:
            # The client's own kind of it, or the event loop's: it raises either.
            return []
        except (*_AWAY, APIError) as lost:
            raise Unavailable from lost
        return [_delivered(one) for one in messages]


def _delivered(message: Any) -> Delivered:  # noqa: ANN401 as above
    headers: dict[str, str] = dict(message.headers or {})
    return Delivered(
        id=headers.get("Nats-Msg-Id", ""),
        subject=message.subject,
        payload=message.data,
        headers=headers,
        times=message.metadata.num_delivered,
        _message=message,
    )


class Subscription:
    """What is heard of one subject until it is stopped."""

    def __init__(self, bus: "KeptUp", subject: str, heard: Callable[[bytes], None]) -> None:
        self._bus = bus
        self.subject, self.heard = subject, heard
        self.client: Any = None
        """The client's own, while there is a connection."""

    def stop(self) -> None:
        self._bus.stop(self)


class KeptUp:
    """Messages that are worth something only now: nobody keeps them, and whoever is away misses them.

    The bus may be away from the start, or go and come back: what is subscribed is heard again as soon as it can be.
    Only `kept_up` makes one.
    """

    def __init__(self) -> None:
        self._client: Any = None
        self._subscriptions: set[Subscription] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def publish_now(self, subject: str, payload: bytes) -> None:
        """Publish to whoever listens.

        Raises:
            Unavailable: the bus is away; what would come late is not sent at all.
        """
        if self._client is None or not self._client.is_connected:
            raise Unavailable
        try:
            await self._client.publish(subject, payload)
        except _AWAY as lost:
            raise Unavailable from lost

    def subscribe(self, subject: str, heard: Callable[[bytes], None]) -> Subscription:
        """Hear a subject from now on, or from when the bus is there."""
        subscription = Subscription(self, subject, heard)
        self._subscriptions.add(subscription)
        if self._client is not None:
            self._run(self._begin(subscription))
        return subscription

    def stop(self, subscription: Subscription) -> None:
        self._subscriptions.discard(subscription)
        if subscription.client is not None:
            self._run(self._end(subscription.client))

    async def keep_up(self, url: str, process: str) -> None:
        """Connect, however long it takes, and stay so until cancelled."""
        while True:
            with suppress(Unavailable):
                async with _connection(url, process) as client:
                    self._client = client
                    try:
                        for one in list(self._subscriptions):
                            await self._begin(one)
                        # The client reconnects and subscribes again by itself.
                        await asyncio.Event().wait()
                    finally:
                        self._client = None
            await asyncio.sleep(RECONNECT_EVERY.total_seconds())

    async def _begin(self, subscription: Subscription) -> None:
        async def hear(message: Any) -> None:  # noqa: ANN401 see above
            if subscription in self._subscriptions:
                subscription.heard(message.data)

        with suppress(*_AWAY):
            subscription.client = await self._client.subscribe(subscription.subject, cb=hear)
            if subscription not in self._subscriptions:
                await self._end(subscription.client)

    async def _end(self, subscription: Any) -> None:  # noqa: ANN401 see above
        with suppress(Error):
            await subscription.unsubscribe()

    def _run(self, doing: Any) -> None:  # noqa: ANN401 a coroutine
        task: asyncio.Task[None] = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


@asynccontextmanager
async def kept_up(url: str, process: str) -> AsyncGenerator[KeptUp]:
    """Speak and listen as one of our processes, whether or not the bus is there yet."""
    bus = KeptUp()
    task = asyncio.create_task(bus.keep_up(url, process))
    try:
        yield bus
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def connected(url: str, process: str) -> AsyncGenerator[Bus]:
    """Connect as one of our processes.

    Raises:
        Unavailable: nobody is there, or it does not know us.
    """
    async with _connection(url, process) as connection:
        yield Bus(connection)


@asynccontextmanager
async def _connection(url: str, process: str) -> AsyncGenerator[Any]:
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
        yield connection
    finally:
        await connection.close()


async def _not_a_word(_: Exception) -> None:
    """Keep the client from printing a traceback for each try while the bus is away."""
