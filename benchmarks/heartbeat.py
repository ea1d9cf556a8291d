"""From a device's batch to a frame in the room, through the real processes; and how right the shown rate is."""

import asyncio
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import msgspec
import numpy as np
import typer
from numpy.typing import NDArray

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.app.devices import Door, Refused, Worn, batch_size, loop_of, piece
from abaton.app.figures import Figure, promised
from abaton.infrastructure import migrations
from abaton.infrastructure.bus import kept_up
from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.engines import caddy, nats, postgres
from abaton.infrastructure.engines.program import Process, default_host
from abaton.infrastructure.recordings import heartpy
from abaton.infrastructure.recordings.recording import Recording
from abaton.infrastructure.work import Database
from abaton.kernel.ids import ActorId, PatientId, traceparent
from abaton.kernel.time import utc_now
from abaton.monitoring.devices import service as devices
from abaton.monitoring.pulse import live, reference
from abaton.monitoring.pulse import service as pulses
from abaton.monitoring.pulse.frame import decode
from abaton.signals.model import Floats, Waveform

# What the e2e of a visit asserts, too.
PROMISE_MS = 300.0
WITHIN_PER_MIN = 2.0
# The worker loads compiled code before it listens.
WARM_UP_S = 12.0


def figures(
    patients: Annotated[int, typer.Option(help="Who wear a patch at the same time.")] = 5,
    seconds: Annotated[int, typer.Option(help="For which they are measured.")] = 20,
) -> Iterator[Figure]:
    """Measure from handing in a batch to receiving its frame on the room's subject: longer than from its acceptance."""
    with TemporaryDirectory(prefix="abaton-") as parent, postgres.running() as server:
        # The account that root runs engines as must reach what lies in it.
        Path(parent).chmod(0o711)
        migrations.migrate(server.dsn(), migrations.read())
        took_ms = asyncio.run(_measure(server.dsn(), Path(parent), patients, seconds))
    yield Figure(name="batches handed in", figure=len(took_ms), unit="1")
    yield Figure(name="handed in to in the room, median", figure=statistics.median(took_ms), unit="ms")
    p95 = float(np.percentile(took_ms, 95))
    yield promised("handed in to in the room, p95", p95, "≤", PROMISE_MS, "ms")
    for name in heartpy.NAMES:
        off, trusted = _compared(heartpy.recording(name))
        agree = np.abs(off) <= WITHIN_PER_MIN
        yield Figure(name=f"{name}: instants compared", figure=agree.size, unit="1")
        yield Figure(name=f"{name}: within 2/min of the hand-read rate", figure=100 * agree.mean(), unit="%")
        yield Figure(name=f"{name}: of those not doubted", figure=100 * agree[trusted].mean(), unit="%")


async def _measure(dsn: str, place: Path, patients: int, seconds: int) -> list[float]:
    bus = Process(nats.prepare(place / "nats", default_host()))
    try:
        bus.wait_until_it_answers()
        with _ours(dsn, place) as socket:
            return await _play(place, socket, await _register(dsn, patients), seconds)
    finally:
        bus.stop()


@contextmanager
def _ours(dsn: str, place: Path) -> Generator[Path]:
    """Start `http` and `worker`, each with its own name on the bus."""
    socket = place / "door"
    known = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "ABATON_DATABASE_URL": dsn}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"abaton.app.{name}", *arguments],
            env={**known, "ABATON_NATS_URL": nats.url(place / "nats", name)},
        )
        for name, arguments in (("http", [str(socket)]), ("worker", []))
    ]
    try:
        until = time.monotonic() + 60
        while not caddy.listens(socket) and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(WARM_UP_S)
        yield socket
    finally:
        for process in started:
            process.terminate()
            process.wait(30)


async def _register(dsn: str, patients: int) -> list[tuple[Worn, str]]:
    """Return patches, each with the subject of its room."""
    database = Database(dsn, utc_now)
    made: list[tuple[Worn, str]] = []
    async with database.opened():
        for number in range(patients):
            patient = PatientId(f"patient-{number}")
            async with database.begin(ActorId("seed"), traceparent(None, secrets.token_bytes(24))) as work:
                permit = await access.require(work, patient, Purpose.OPERATIONS, devices.REGISTER)
                device = await devices.register_device(work, permit, "patch")
                subject = await pulses.feed_subject(work, permit)
            worn = Worn(
                patient=patient,
                device=device.device.id,
                token=device.token,
                recording="data3",
                offset_s=20.0 * number,
            )
            made.append((worn, subject))
    return made


async def _play(place: Path, socket: Path, worn: list[tuple[Worn, str]], seconds: int) -> list[float]:
    """Let all of them send in real time. Returns how long each batch took to its room."""
    sent: dict[tuple[str, int], float] = {}
    took_ms: list[float] = []

    def hearing(subject: str, content: bytes) -> None:
        pulse = decode(content)
        begun = sent.pop((subject, round(pulse.start_s * 1000)), None)
        if begun is not None:
            took_ms.append((time.perf_counter() - begun) * 1000)

    async def one(patch: Worn, subject: str, since: datetime) -> None:
        loop = loop_of(patch.recording, patch.signal)
        door = Door(socket, patch.token)
        each_s = batch_size(loop) / loop.rate_hz
        for number in range(int(seconds / each_s)):
            start, values = piece(loop, patch, since, number)
            await asyncio.sleep((start + timedelta(seconds=each_s) - utc_now()).total_seconds())
            series = {"patient": patch.patient, "code": loop.code, "unit": loop.unit, "start": start}
            series |= {"rate_hz": loop.rate_hz, "values": values}
            sent[subject, round(start.timestamp() * 1000)] = time.perf_counter()
            batch = msgspec.msgpack.encode({"device": patch.device, "series": [series]})
            await asyncio.to_thread(door.send, batch)
        door.close()

    async with kept_up(nats.url(place / "nats", "worlds"), "worlds") as bus:
        await asyncio.sleep(1)
        for _, subject in worn:
            bus.subscribe(subject, lambda content, subject=subject: hearing(subject, content))
        await asyncio.sleep(1)
        now = utc_now()
        # Each at its own moment, as people are.
        spread = [now + timedelta(seconds=0.2 * number / len(worn)) for number in range(len(worn))]
        await asyncio.gather(*(one(patch, subject, at) for (patch, subject), at in zip(worn, spread, strict=True)))
        await asyncio.sleep(1)
    if not took_ms:
        raise Refused
    return took_ms


def _compared(recording: Recording) -> tuple[Floats, NDArray[np.bool_]]:
    """Return by how much the shown rate is off at each instant with one on both sides, and whether it was trusted."""
    state, newest_s = live.start("ppg"), 0.0
    size = batch_size(recording)
    off: list[float] = []
    trusted: list[bool] = []
    for begin in range(0, recording.values.size, size):
        chunk = Waveform(
            code=recording.code,
            unit=recording.unit,
            rate_hz=recording.rate_hz,
            start_s=begin / recording.rate_hz,
            value=recording.values[begin : begin + size],
        )
        state, pulse = live.step(state, chunk)
        if pulse is None:
            continue
        newest_s = float(pulse.beats_s[-1]) if pulse.beats_s.size else newest_s
        if pulse.rate_per_min is None:
            continue
        known = reference.rate_per_min(recording.beats_s, recording.unreadable_s, newest_s)
        if known is not None:
            off.append(pulse.rate_per_min - known)
            trusted.append(not pulse.doubtful)
    return np.array(off), np.array(trusted)
