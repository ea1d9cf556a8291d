"""A patch is played in real time through the door: batch after batch, and on with now after the door was away."""

import asyncio
import contextlib
import socketserver
import threading
from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from tests import pulse

from abaton.app import devices
from abaton.app.devices import Worn
from abaton.kernel.time import utc_now
from abaton.monitoring.pulse import live
from abaton.signals.model import Waveform

pytestmark = pytest.mark.anyio

WORN = Worn(patient="ada", device="patch", token="word", recording="data3", offset_s=15.0)  # noqa: S106 made up


class Doorman(BaseHTTPRequestHandler):
    """Takes what a device brings, and answers as it was told to."""

    taken: list[dict[str, Any]]
    answers: list[int]

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            assert self.headers["Authorization"] == "Bearer word"
            self.taken.append(msgspec.msgpack.decode(content))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def address_string(self) -> str:
        return "device"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the library's name
        """Say nothing."""


@contextlib.contextmanager
def door(path: Path) -> Generator[type[Doorman]]:
    keeper = type("Keeper", (Doorman,), {"taken": [], "answers": []})
    with socketserver.ThreadingUnixStreamServer(str(path), keeper) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield keeper
        finally:
            server.shutdown()
            path.unlink()


@contextlib.asynccontextmanager
async def playing(path: Path, since: datetime) -> AsyncGenerator[asyncio.Task[None]]:
    task = asyncio.create_task(devices.play(WORN, since, path, utc_now))
    try:
        yield task
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, devices.Refused):
            await task


async def until(holds: Any, within_s: float = 8.0) -> None:  # noqa: ANN401 a question
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110 asked anew each time
            await asyncio.sleep(0.02)


def test_batches_follow_each_other_without_gap_and_go_round() -> None:
    loop = devices.loop_of("data3", "")
    since = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    first, values = devices.piece(loop, WORN, since, 0)
    second, _ = devices.piece(loop, WORN, since, 1)
    assert first == since
    assert len(values) <= 0.2 * loop.rate_hz
    assert second - first == timedelta(seconds=len(values) / loop.rate_hz)
    assert values == loop.values[round(15 * loop.rate_hz) :][: len(values)].tolist()
    rounds = int(loop.values.size / len(values)) + 5
    _, later = devices.piece(loop, WORN, since, rounds)
    place = (round(15 * loop.rate_hz) + rounds * len(values)) % loop.values.size
    assert later == np.roll(loop.values, -place)[: len(values)].tolist()


async def test_it_plays_in_real_time_from_where_it_would_be_now(tmp_path: Path) -> None:
    path = tmp_path / "door"
    since = utc_now() - timedelta(seconds=30)
    with door(path) as keeper:
        async with playing(path, since):
            await until(lambda: len(keeper.taken) >= 5)
        (series,) = keeper.taken[0]["series"]
        start = msgspec.convert(series["start"], datetime)
        # Sent as soon as it was over.
        sent = msgspec.convert(keeper.taken[0]["sent_at"], datetime)
        assert timedelta(0) <= sent - start - timedelta(seconds=0.2) < timedelta(seconds=0.3)
        number = round((start - since).total_seconds() / (devices.batch_size(devices.loop_of("data3", "")) / 100.418))
        assert abs(number - 150) <= 8


async def test_after_the_door_was_away_it_goes_on_with_now_and_the_gap_stays(tmp_path: Path) -> None:
    path = tmp_path / "door"
    since = utc_now()
    async with playing(path, since):
        await asyncio.sleep(1.5)
        with door(path) as keeper:
            keeper.answers += [503]
            await until(lambda: len(keeper.taken) >= 3)
            first = msgspec.convert(keeper.taken[0]["series"][0]["start"], datetime)
            assert first - since > timedelta(seconds=1)
            assert utc_now() - first < timedelta(seconds=3)
        before = len(keeper.taken)
        await asyncio.sleep(0.5)
        with door(path) as another:
            await until(lambda: len(another.taken) >= 2)
        assert len(keeper.taken) == before


async def test_a_device_that_is_refused_stops(tmp_path: Path) -> None:
    path = tmp_path / "door"
    with door(path) as keeper:
        keeper.answers += [401]
        async with playing(path, utc_now()) as task:
            await until(task.done)
            assert isinstance(task.exception(), devices.Refused)


async def test_what_is_shown_of_a_patch_agrees_with_its_recording_after_ten_seconds() -> None:
    # In virtual time, as an e2e test asks for it in real time.
    patch = pulse.patch_of("Maria Lindgren")
    worn = Worn(patient="ada", device="patch", token="word", recording=patch.recording, offset_s=patch.offset_s)  # noqa: S106 made up
    loop = devices.loop_of(patch.recording, "")
    since = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    state, newest = live.start("ppg"), since
    for number in range(500):
        start, values = devices.piece(loop, worn, since, number)
        value = np.array(values, dtype=np.float64)
        chunk = Waveform(code=loop.code, unit=loop.unit, rate_hz=loop.rate_hz, start_s=start.timestamp(), value=value)
        state, shown = live.step(state, chunk)
        assert shown is not None
        if shown.beats_s.size:
            newest = datetime.fromtimestamp(float(shown.beats_s[-1]), UTC)
        if number > 50:
            should_be = pulse.rate_per_min(patch, since=since, newest_beat=newest)
            assert shown.rate_per_min == pytest.approx(should_be, abs=2.0)
