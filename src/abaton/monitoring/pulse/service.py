"""Who sees a pulse, and the loop of the worker that makes it out of samples."""

import asyncio
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

import msgspec
import numpy as np

from abaton.access import service as access
from abaton.access.model import Permit, Purpose
from abaton.infrastructure.bus import KeptUp, kept_up
from abaton.infrastructure.work import Database, Work
from abaton.kernel.errors import Invalid, Unavailable
from abaton.kernel.ids import ActorId, traceparent
from abaton.kernel.time import Clock
from abaton.monitoring.ingestion.model import Heard
from abaton.monitoring.pulse import live, store
from abaton.monitoring.pulse.frame import encode
from abaton.monitoring.pulse.model import Pulse
from abaton.signals.model import Waveform

WORKER: Final = ActorId("worker")
SAMPLES: Final = "samples"
FEEDS: Final = "feeds"

# Nobody stays in a room for longer; who leaves earlier is detached by the room.
FEED_KEPT: Final = timedelta(hours=6)

# A feed that was opened shows within so long. Chosen: beside the seconds of entering a room nobody notices.
LOOK_EVERY_S: Final = 0.5
# A trace that stopped says so this often, for those who came later or lost a frame.
STALE_EVERY_S: Final = 1.0
# A device that was silent for so long is forgotten.
FORGOTTEN_AFTER_S: Final = 600.0


async def feed_subject(work: Work, permit: Permit, *, until: datetime | None = None) -> str:
    """Return a subject of the bus, made for this visit to a room, on which frames of the patient's pulse come.

    It tells nothing of the patient. Whoever attaches it to a room puts that on the account: frames reach those members
    who may have them, and nobody else can listen.
    """
    subject = f"{FEEDS}.{secrets.token_hex(16)}"
    await store.insert(work, permit, subject, until or work.started_at + FEED_KEPT)
    return subject


async def close_feed(work: Work, permit: Permit, subject: str) -> None:
    """End a feed of this patient. Ending it twice, or one that is none, changes nothing."""
    await store.close(work, permit, subject)


async def run(database: Database, nats_url: str, clock: Clock) -> None:
    """Turn samples into frames until cancelled. Database and bus may go away and come back."""
    # The first step loads compiled code, or compiles it where nobody has before: not while somebody waits.
    await asyncio.to_thread(_warm_up)
    async with kept_up(nats_url, "worker") as bus, asyncio.TaskGroup() as tasks:
        watch = Watch(bus, clock)
        tasks.create_task(watch.listen())
        tasks.create_task(watch.look(database))
        tasks.create_task(watch.say_what_is_stale())


class Watch:
    """One stream for each patient and waveform, in memory: who dies loses ten seconds of it, and the record nothing."""

    def __init__(self, bus: KeptUp, clock: Clock) -> None:
        self._bus = bus
        self._clock = clock
        self._streams: dict[tuple[str, str], live.Live] = {}
        self._feeds: dict[str, list[str]] = {}

    async def listen(self) -> None:
        waiting: asyncio.Queue[bytes] = asyncio.Queue()
        subscription = self._bus.subscribe(f"{SAMPLES}.>", waiting.put_nowait)
        try:
            while True:
                # What cannot be read was written by a door of another version, which says so in its tag.
                with suppress(msgspec.DecodeError):
                    await self.take(msgspec.msgpack.decode(await waiting.get(), type=Heard))
        finally:
            subscription.stop()

    async def take(self, heard: Heard) -> None:
        """Take a batch and show what became of it."""
        kind = live.kind_of(heard.code)
        if kind is None:
            return
        key = (heard.patient, heard.code)
        chunk = Waveform(
            code=heard.code,
            unit=heard.unit,
            rate_hz=heard.rate_hz,
            start_s=heard.start_s,
            value=np.frombuffer(heard.values, "<f8").astype(np.float64),
        )
        try:
            self._streams[key], pulse = live.step(self._streams.get(key) or live.start(kind), chunk)
        except Invalid:
            # Too slow or too fast for the detector: it is in the record, and shown nowhere.
            return
        if pulse is not None:
            await self._show(heard.patient, pulse)

    async def look(self, database: Database) -> None:
        """Keep up with the feeds that are open."""
        while True:
            # While the database is away those of before stay open.
            with suppress(Unavailable):
                trace = traceparent(None, secrets.token_bytes(24))
                async with database.begin(WORKER, trace) as work:
                    scope = await access.require_scope(work, Purpose.OPERATIONS, "monitoring.watch")
                    self._feeds = await store.open_feeds(work, scope)
            await asyncio.sleep(LOOK_EVERY_S)

    async def say_what_is_stale(self) -> None:
        while True:
            await self.check(self._clock().timestamp())
            await asyncio.sleep(STALE_EVERY_S)

    async def check(self, now_s: float) -> None:
        """Say of each stream whether it is stale, and forget those that were for long."""
        for key, state in list(self._streams.items()):
            if now_s - state.end_s > FORGOTTEN_AFTER_S:
                del self._streams[key]
            elif (pulse := live.stale(state, now_s)) is not None:
                await self._show(key[0], pulse)

    async def _show(self, patient: str, pulse: Pulse) -> None:
        subjects = self._feeds.get(patient)
        if not subjects:
            return
        frame = encode(pulse)
        # While the bus is away nobody can be shown anything; the next frame is as good.
        with suppress(Unavailable):
            for subject in subjects:
                await self._bus.publish_now(subject, frame)


def _warm_up() -> None:
    beat = np.tile(np.exp(-0.5 * ((np.arange(100.0) - 50) / 3) ** 2), 12)
    for code, unit in (("150452", "1"), ("131328", "mV")):
        kind = live.kind_of(code)
        if kind is not None:
            live.step(live.start(kind), Waveform(code=code, unit=unit, rate_hz=125.0, start_s=0.0, value=beat))
