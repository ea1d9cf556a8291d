"""The folder of a clinic: who holds it, and what runs on it."""

import fcntl
import os
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import IO, Final, Self

import msgspec

from abaton.infrastructure.engines.program import Account, Host

# What a killed clinic left running stops by itself, and PostgreSQL writes all it has first.
PREDECESSOR_PATIENCE: Final = timedelta(seconds=30)
# Somebody who asks for the status holds the lock for a moment.
ASKING: Final = timedelta(seconds=1)


class FolderInUse(Exception):
    """Another clinic is open on this folder; two would write over each other."""


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """What an open clinic says of itself, in `running.json`."""

    port: int | None = None
    """Once it is ready."""
    programs: Mapping[str, int] = {}
    """Process id by name."""


class Folder:
    """Held while a clinic is open on it. When its holder is killed the system lets go of it.

    There are two locks. `lock` is the clinic's own. `alive` every program inherits, so that it stays locked while
    one of them runs, though the clinic was killed: no process id is asked, which after a restart of the machine would
    be somebody else's.
    """

    def __init__(self, place: Path, account: Account | None) -> None:
        self.place = Host(account).folder(place)
        self._account = account
        self._running = Running()
        self._locks: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        """Take hold of it, and wait until nothing of a killed predecessor runs any more.

        Raises:
            FolderInUse: somebody holds it, or a program of a predecessor does not end.
        """
        if not self._locked("lock", ASKING):
            raise FolderInUse(f"A clinic is open on {self.place} already: ./abaton status says where.")
        if not self._locked("alive", PREDECESSOR_PATIENCE):
            left = _read(self.place)
            named = ", ".join(f"{name} ({pid})" for name, pid in left.programs.items()) if left else "something"
            raise FolderInUse(f"Of a clinic that was killed on {self.place} there still runs one of: {named}.")
        return self

    def __exit__(self, *_: object) -> None:
        (self.place / "running.json").unlink(missing_ok=True)
        for lock in self._locks:
            lock.close()

    @property
    def host(self) -> Host:
        return Host(self._account, self._locks[-1].fileno())

    def note_port(self, port: int) -> None:
        """Write down that the clinic is ready, and where."""
        self._running = msgspec.structs.replace(self._running, port=port)
        self._write()

    def note_programs(self, programs: Mapping[str, int]) -> None:
        """Write down what runs now, for people."""
        self._running = msgspec.structs.replace(self._running, programs=programs)
        self._write()

    @staticmethod
    def running(place: Path) -> Running | None:
        """Return what the open clinic says of itself, or `None` when none is open.

        Raises:
            PermissionError: it is somebody else's.
        """
        try:
            with (place / "lock").open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(place) or Running()
        except FileNotFoundError:
            return None
        return None

    def _locked(self, name: str, patience: timedelta) -> bool:
        file = (self.place / name).open("ab")
        self._locks.append(file)
        until = time.monotonic() + patience.total_seconds()
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    file.close()
                    return False
                time.sleep(0.05)
            else:
                return True

    def _write(self) -> None:
        # Renamed into place: who reads it never sees half of it.
        half = self.place / "running.json.new"
        half.write_bytes(msgspec.json.encode(self._running))
        half.rename(self.place / "running.json")


def default_place(*, demo: bool = False) -> Path:
    """Return where a clinic keeps what it must not lose, unless it says otherwise; the demo town lies beside it."""
    name = "abaton-demo" if demo else "abaton"
    if os.geteuid() == 0:
        return Path("/var/lib") / name
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / name


def _read(place: Path) -> Running | None:
    try:
        return msgspec.json.decode((place / "running.json").read_bytes(), type=Running)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
