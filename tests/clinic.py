"""A clinic opened by `./abaton up`, on a folder and a port of its own, for tests that use it from outside."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest


class Clinic:
    """`./abaton up` on a folder and a port of its own."""

    def __init__(self, folder: Path, port: int | None = None, *more: str) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.said = folder.parent / f"said-{self.port}-{time.monotonic_ns()}"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "abaton.app.cli", "up", "--data", folder, "--port", str(self.port), *more],
                stdout=said,
                stderr=subprocess.STDOUT,
                # As a shell starts what runs in its background.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # noqa: PLW1509 a test of just that
            )

    def words(self) -> str:
        return self.said.read_text(encoding="utf-8")

    def wait_until(self, holds: Callable[[], bool], within_s: float = 60) -> float:
        since = time.monotonic()
        while not holds():
            if time.monotonic() - since > within_s:
                pytest.fail(f"not within {within_s} s; the clinic said:\n{self.words()}")
            time.sleep(0.05)
        return time.monotonic() - since

    def opened(self) -> "Clinic":
        self.wait_until(lambda: "ready http://" in self.words() or self.process.poll() is not None)
        assert self.process.poll() is None, self.words()
        return self

    def works(self) -> bool:
        try:
            return httpx.get(f"{self.address}/api/status", timeout=12).json()["database"] is True
        except (httpx.HTTPError, ValueError, KeyError):
            return False

    def programs(self) -> dict[str, int]:
        return json.loads((self.folder / "running.json").read_text(encoding="utf-8"))["programs"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@contextmanager
def opened(name: str = "clinic") -> Generator[Clinic]:
    """Open a clinic in a folder that goes with it."""
    with TemporaryDirectory(prefix="abaton-") as parent:
        # The account that root runs the engines as must reach what lies in it.
        Path(parent).chmod(0o711)
        clinic = Clinic(Path(parent) / name).opened()
        try:
            yield clinic
        finally:
            if clinic.process.poll() is None:
                clinic.process.send_signal(signal.SIGTERM)
                clinic.process.wait(30)
