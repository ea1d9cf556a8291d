"""Programs that run beside us: started as the right account, asked whether they answer, stopped in order."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeAlias, TypedDict

Account: TypeAlias = pwd.struct_passwd

# initdb and a start after a crash take seconds on a small machine; a minute means that it will not come.
PATIENCE: Final = timedelta(minutes=1)
_LIBC: Final = ctypes.CDLL(None)
_PR_SET_PDEATHSIG: Final = 1


class EngineFailed(Exception):
    """A program did not start. The message holds the end of what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What to run, and how to tell that it runs."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    """Where it runs, and where its `log` lies."""
    answers: Callable[[], bool]
    """Whether it is ready for work. Asked again and again."""
    account: Account | None = None
    """Who runs it; `None` is whoever runs us."""
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    """Beside our own."""
    stop_signal: signal.Signals = signal.SIGTERM
    """Asks it to stop in order."""


class Process:
    """A program that was started. It dies with us, on Linux even when we are killed."""

    def __init__(self, program: Program) -> None:
        """Start it. `wait_until_it_answers` tells whether that went well."""
        self.program = program
        with (program.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                program.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=program.folder,
                env={**os.environ, **program.environment},
                # Its own group: a Ctrl-C in the terminal reaches us alone, and we stop everything in order.
                start_new_session=True,
                # Runs between fork and exec, after the change of account, which would undo it.
                preexec_fn=_die_with_parent(program.stop_signal),  # noqa: PLW1509 one call into a loaded library
                **_as(program.account),
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def ended(self) -> int | None:
        """Return the exit status, or `None` while it runs."""
        return self._process.poll()

    def wait_until_it_answers(self, *, unless: Callable[[], bool] = lambda: False) -> None:
        """Wait until it is ready, or until we do not want it any more.

        Raises:
            EngineFailed: it ended, or it did not answer in a minute.
        """
        until = time.monotonic() + PATIENCE.total_seconds()
        while not self.program.answers() and not unless():
            if self.ended() is not None or time.monotonic() > until:
                raise EngineFailed(f"{self.program.name} did not start:\n{self.last_words()}")
            time.sleep(0.05)

    def last_words(self) -> str:
        return (self.program.folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]

    def stop(self, patience: timedelta = PATIENCE) -> None:
        """Stop in order, everything written; kill what does not."""
        if self.ended() is None:
            self._process.send_signal(self.program.stop_signal)
            try:
                self._process.wait(patience.total_seconds())
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """Die as in a power cut, children too."""
        if self.ended() is None:
            os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()


def run_once(command: Sequence[str | Path], folder: Path, account: Account | None) -> None:
    """Run a program to its end.

    Raises:
        EngineFailed: it did not end well.
    """
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, **_as(account))
    if done.returncode != 0:
        raise EngineFailed(f"{Path(command[0]).name} failed:\n{done.stderr[-2000:]}")


def own(folder: Path, account: Account | None) -> None:
    """Make a folder that only its account may enter."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)


def may_reach(path: Path, account: Account | None) -> bool:
    """Tell whether the account may enter every folder on the way to a path."""
    return account is None or all(_may_enter(parent.stat(), account) for parent in path.parents)


def _may_enter(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.pw_uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid == account.pw_gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


class _As(TypedDict, total=False):
    """Of `subprocess`: who the child is."""

    user: int
    group: int
    extra_groups: list[int]


def _as(account: Account | None) -> _As:
    return {} if account is None else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _die_with_parent(stop: signal.Signals) -> Callable[[], None] | None:
    # Elsewhere a killed clinic leaves its programs, and the next one waits for them and names them.
    return (lambda: _LIBC.prctl(_PR_SET_PDEATHSIG, int(stop))) if sys.platform == "linux" else None
