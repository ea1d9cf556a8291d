"""How soon a clinic is open, what it weighs while empty, and how soon it is back after each part is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

import psycopg

from abaton.app.development import web
from abaton.app.figures import Figure, promised
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.folder import Folder

PATIENCE_S = 60.0


def figures() -> Iterator[Figure]:
    """Open a clinic twice on one folder, weigh it, and kill its parts in turn."""
    web.build()
    with TemporaryDirectory(prefix="abaton-") as parent:
        Path(parent).chmod(0o711)
        folder = Path(parent) / "clinic"
        with _opened(folder) as (_, _, first_s):
            yield Figure(name="first start", figure=first_s, unit="s")
        with _opened(folder) as (supervisor, port, second_s):
            yield promised("second start", second_s, "≤", 8, "s")
            yield Figure(
                name="memory of the idle clinic",
                figure=_memory_mb([supervisor, *_programs(folder).values()]),
                unit="MB",
            )
            for name in _programs(folder):
                yield promised(f"back after {name} was killed", _back_after_s(folder, port, name), "≤", 10, "s")
        demo = Path(parent) / "demo"
        with _opened(demo, "--demo") as (_, _, first_s):
            yield Figure(name="first start of the demo, town made", figure=first_s, unit="s")
        with _opened(demo, "--demo") as (_, _, second_s):
            yield promised("second start of the demo", second_s, "≤", 8, "s")


@contextmanager
def _opened(folder: Path, *more: str) -> Generator[tuple[int, int, float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    since = time.monotonic()
    command = [sys.executable, "-m", "abaton.app.cli", "up", "--data", str(folder), "--port", str(port), *more]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as clinic:
        try:
            _wait_until_it_works(port)
            yield clinic.pid, port, time.monotonic() - since
        finally:
            clinic.send_signal(signal.SIGTERM)


def _back_after_s(folder: Path, port: int, name: str) -> float:
    """Return how long after the kill both ways work again: a page is answered, and an event leaves the outbox."""
    since = time.monotonic()
    killed = _programs(folder)[name]
    os.kill(killed, signal.SIGKILL)
    while _programs(folder)[name] == killed:
        time.sleep(0.02)
    _wait_until_it_works(port)
    with psycopg.connect(postgres.dsn(folder / "postgres"), autocommit=True) as db:
        db.execute(
            "insert into outbox (type, payload, actor, at, trace) values ('bench.up.v1', '{}', 'bench', now(), '-')"
        )
        while db.execute("select count(*) from outbox").fetchone() != (0,):
            if time.monotonic() - since > PATIENCE_S:
                return float("nan")
            time.sleep(0.02)
    return time.monotonic() - since


def _wait_until_it_works(port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{port}/api/status", timeout=5) as reply:
                if b'"database":true' in reply.read():
                    return
        except (URLError, OSError):
            pass
        time.sleep(0.02)


def _programs(folder: Path) -> dict[str, int]:
    running = Folder.running(folder)
    return {} if running is None else dict(running.programs)


def _memory_mb(pids: list[int]) -> float:
    """Return the proportional set size of these and their children, each once: shared pages are shared out."""
    kilobytes = 0
    for process in {*pids, *(child for pid in pids for child in _children(pid))}:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
        kilobytes += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
