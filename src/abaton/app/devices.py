"""The `devices` process of a demo: patients' patches, played from real recordings through the same door as any device.

A patch is put on when its patient comes into the waiting room, and taken off when the visit is over. It plays its
recording round and round from a place of its own, in real time. While the door is away nothing is kept: it goes on with
what is now, and the gap stays a gap.
"""

import argparse
import asyncio
import http.client
import secrets
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from abaton.infrastructure.recordings import heartpy, wfdb
from abaton.infrastructure.recordings.recording import Recording, looped
from abaton.infrastructure.settings import Settings
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.ids import ActorId, traceparent
from abaton.kernel.time import Clock, utc_now
from abaton.visits.agenda import service as agenda

# The demo looks who is there; a device would not be told.
TOWN: Final = ActorId("seed")
# A device sends this much at once.
BATCH_S: Final = 0.2
LOOK_EVERY_S: Final = 0.5
# Nobody leaves a patch on for longer after the visit should have ended.
TAKEN_OFF_AFTER: Final = timedelta(hours=3)
# Behind by more, a device skips to now rather than tell what is over.
BEHIND_S: Final = 1.0
BACK_OFF_S: Final = (0.1, 2.0)
PATIENCE_S: Final = 3.0


class Worn(msgspec.Struct, frozen=True, kw_only=True):
    """A patch: whose it is, what lets it in, and what it plays."""

    patient: str
    device: str
    token: str
    recording: str
    """`data2` or `data3` of heartpy, or the path of a WFDB record with `.atr`."""
    signal: str = ""
    """Of a WFDB record, by its name there."""
    offset_s: float = 0.0
    """Where in its loop it begins when it is put on."""


class Refused(Exception):
    """The door will not take what this device sends, now or later."""


class Connection(http.client.HTTPConnection):
    """To the `http` process, at its socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=PATIENCE_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE_S)
        self.sock.connect(str(self._path))


class Door:
    """Where samples are handed in."""

    def __init__(self, path: Path, token: str) -> None:
        self._path = path
        self._token = token
        self._connection: Connection | None = None

    def send(self, batch: bytes) -> None:
        """Hand in a batch; waits for the reply.

        Raises:
            Refused: it is not taken, and would not be later.
            OSError: the door is away, or says that it cannot just now.
        """
        if self._connection is None:
            self._connection = Connection(self._path)
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/msgpack"}
        try:
            self._connection.request("POST", "/api/samples", batch, headers)
            reply = self._connection.getresponse()
            reply.read()
        except (OSError, http.client.HTTPException) as lost:
            self.close()
            raise OSError from lost
        if reply.status >= http.client.INTERNAL_SERVER_ERROR:
            raise OSError
        if reply.status >= http.client.BAD_REQUEST:
            raise Refused(reply.status)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def piece(loop: Recording, worn: Worn, since: datetime, number: int) -> tuple[datetime, list[float | None]]:
    """Return when a batch of a patch begins, counted from when it was put on, and what is in it."""
    size = batch_size(loop)
    first = round(worn.offset_s * loop.rate_hz) + number * size
    values = loop.values[np.arange(first, first + size) % loop.values.size]
    start = since + timedelta(seconds=number * size / loop.rate_hz)
    return start, [float(value) if np.isfinite(value) else None for value in values]


def batch_size(loop: Recording) -> int:
    return int(BATCH_S * loop.rate_hz)


async def play(worn: Worn, since: datetime, door: Path, clock: Clock) -> None:
    """Play a patch until cancelled.

    Raises:
        Refused: the door does not know it, or not any more.
    """
    loop = await asyncio.to_thread(loop_of, worn.recording, worn.signal)
    at = Door(door, worn.token)
    each_s = batch_size(loop) / loop.rate_hz
    number = _number_at(since, clock(), each_s)
    pause_s = BACK_OFF_S[0]
    try:
        while True:
            start, values = piece(loop, worn, since, number)
            await asyncio.sleep((start + timedelta(seconds=each_s) - clock()).total_seconds())
            series = {"patient": worn.patient, "code": loop.code, "unit": loop.unit, "start": start}
            series |= {"rate_hz": loop.rate_hz, "values": values}
            batch = {"device": worn.device, "sent_at": clock(), "series": [series]}
            try:
                await asyncio.to_thread(at.send, msgspec.msgpack.encode(batch))
                pause_s, number = BACK_OFF_S[0], number + 1
            except OSError:
                await asyncio.sleep(pause_s)
                pause_s, number = min(2 * pause_s, BACK_OFF_S[1]), _number_at(since, clock(), each_s)
            if (clock() - start).total_seconds() > each_s + BEHIND_S:
                number = _number_at(since, clock(), each_s)
    finally:
        at.close()


def _number_at(since: datetime, now: datetime, each_s: float) -> int:
    return max(0, int((now - since).total_seconds() / each_s))


@cache
def loop_of(recording: str, signal_name: str) -> Recording:
    for name in heartpy.NAMES:
        if recording == name:
            return looped(heartpy.recording(name))
    return looped(wfdb.recording(Path(recording), signal_name))


async def watch(worn: Sequence[Worn], database: Database, door: Path, clock: Clock) -> None:
    """Put patches on and take them off as visits come and go, until cancelled."""
    playing: dict[str, tuple[datetime, asyncio.Task[None]]] = {}
    refused: set[str] = set()
    try:
        while True:
            with suppress(Unavailable):
                present = await _present(database)
                for one in worn:
                    since = present.get(one.patient)
                    kept = playing.get(one.device)
                    if kept is not None and (since is None or kept[1].done()):
                        refused |= {one.device} if kept[1].done() else set()
                        kept[1].cancel()
                        del playing[one.device]
                    elif kept is None and since is not None and one.device not in refused:
                        playing[one.device] = (since, asyncio.create_task(play(one, since, door, clock)))
            await asyncio.sleep(LOOK_EVERY_S)
    finally:
        for _, task in playing.values():
            task.cancel()


async def _present(database: Database) -> dict[str, datetime]:
    """Return who wears a patch now, and since when."""
    async with database.begin(TOWN, traceparent(None, secrets.token_bytes(24))) as work:
        there = await agenda.present(work)
    return {
        one.patient: since
        for one in there
        if (since := one.waiting_since or one.admitted_at) is not None and work.started_at < one.end + TAKEN_OFF_AFTER
    }


async def run(worn: Sequence[Worn], door: Path, settings: Settings) -> None:
    database = Database(settings.database_url, utc_now)
    async with database.opened():
        watching = asyncio.create_task(watch(worn, database, door, utc_now))
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, watching.cancel)
        with suppress(asyncio.CancelledError):
            await watching


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--http", type=Path, required=True, help="socket of the http process")
    asked.add_argument("--patches", type=Path, required=True, help="what the seed kept of the patients' patches")
    given = asked.parse_args()
    patches = msgspec.json.decode(given.patches.read_bytes(), type=list[Worn])
    asyncio.run(run(patches, given.http, Settings.from_environment()))


if __name__ == "__main__":
    main()
