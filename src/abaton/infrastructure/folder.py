"""The folder of a clinic: who holds it, and what runs on it."""

import fcntl
import os
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final, Self

import msgspec

from abaton.infrastructure.engines.program import Account, own

# What a killed clinic left running stops by itself, and PostgreSQL writes all it has first.
PREDECESSOR_PATIENCE: Final = timedelta(seconds=30)


class FolderInUse(Exception):
    """Another clinic is open on this folder; two would write over each other."""


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """What an open clinic says of itself, in `running.json`."""

    port: int
    programs: Mapping[str, int]
    """Process id by name."""


class Folder:
    """Held while a clinic is open on it. When its holder is killed the system lets go of it."""

    def __init__(self, place: Path, account: Account | None) -> None:
        self.place = place
        self._account = account
        self._running = Running(port=0, programs={})

    def __enter__(self) -> Self:
        """Take hold of it, and wait until nothing of a killed predecessor runs any more.

        Raises:
            FolderInUse: somebody holds it, or a program of a predecessor does not end.
        """
        if not self.place.exists():
            own(self.place, self._account)
        self._lock = (self.place / "lock").open("ab")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderInUse(f"A clinic is open on {self.place} already: ./abaton status says where.") from None
        self._outlive_predecessor()
        return self

    def __exit__(self, *_: object) -> None:
        (self.place / "running.json").unlink(missing_ok=True)
        self._lock.close()

    def note_port(self, port: int) -> None:
        self._running = msgspec.structs.replace(self._running, port=port)
        self._write()

    def note_programs(self, programs: Mapping[str, int]) -> None:
        """Write down what runs now, for `status` and for whoever comes after us if we are killed."""
        self._running = msgspec.structs.replace(self._running, programs=programs)
        self._write()

    @staticmethod
    def running(place: Path) -> Running | None:
        """Return what the open clinic says of itself, or `None` when none is open."""
        try:
            with (place / "lock").open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(place)
        except FileNotFoundError:
            return None
        return None

    def _outlive_predecessor(self) -> None:
        left = _read(self.place)
        until = time.monotonic() + PREDECESSOR_PATIENCE.total_seconds()
        while left is not None and (alive := {name: pid for name, pid in left.programs.items() if _runs(pid)}):
            if time.monotonic() > until:
                named = ", ".join(f"{name} ({pid})" for name, pid in alive.items())
                raise FolderInUse(f"Of a clinic that was killed on {self.place} there still runs: {named}.")
            time.sleep(0.1)

    def _write(self) -> None:
        # Renamed into place: who reads it never sees half of it.
        half = self.place / "running.json.new"
        half.write_bytes(msgspec.json.encode(self._running))
        half.rename(self.place / "running.json")


def default_place() -> Path:
    """Return where a clinic keeps what it must not lose, unless it says otherwise."""
    if os.geteuid() == 0:
        return Path("/var/lib/abaton")
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "abaton"


def _read(place: Path) -> Running | None:
    try:
        return msgspec.json.decode((place / "running.json").read_bytes(), type=Running)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
