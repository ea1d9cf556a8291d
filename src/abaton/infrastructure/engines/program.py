"""Programs that run beside us: started as the right account, asked whether they answer, stopped in order."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias, TypedDict

Account: TypeAlias = pwd.struct_passwd

# initdb and a start after a crash take seconds on a small machine; a minute means that it will not come.
PATIENCE: Final = timedelta(minutes=1)
ROOT_RUNS_AS: Final = "nobody"
# What a program may know of the shell it was started from: no tokens, no secrets of others.
_PASSED_ON: Final = {"LANG", "LC_ALL", "LC_CTYPE", "PATH", "SSL_CERT_DIR", "SSL_CERT_FILE", "TMPDIR", "TZ"}
_LIBC: Final = ctypes.CDLL(None)
_PR_SET_PDEATHSIG: Final = 1


class EngineFailed(Exception):
    """A program did not start. The message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Host:
    """Who runs the programs of a clinic, and how the next clinic on the folder learns that some still run.

    What root writes and reads lies in folders of root; the account has a `state` folder of its own in each. So the
    account cannot make root follow a link.
    """

    account: Account | None
    """`None` is whoever runs us."""
    alive: int | None = None
    """A locked file that every program inherits: while one runs, the lock is held."""

    def folder(self, place: Path) -> Path:
        """Make a folder of ours; the account may pass through."""
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.account is not None:
            place.chmod(0o711)
        return place

    def state(self, folder: Path) -> Path:
        """Make the folder inside that is the account's own."""
        state = folder / "state"
        state.mkdir(mode=0o700, exist_ok=True)
        if self.account is not None:
            os.chown(state, self.account.pw_uid, self.account.pw_gid, follow_symlinks=False)
        return state

    def write(self, path: Path, content: str) -> None:
        """Write what the account may read and nobody else; whole, on the disk, or not at all."""
        half = path.with_name(f"{path.name}.new")
        half.unlink(missing_ok=True)
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            if self.account is not None:
                os.fchown(descriptor, 0, self.account.pw_gid)
                os.fchmod(descriptor, 0o640)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        half.rename(path)

    def may_reach(self, path: Path) -> bool:
        """Tell whether the account may enter every folder on the way to a path."""
        account = self.account
        return account is None or all(_may_enter(parent.stat(), account) for parent in path.parents)

    def reachable(self, program: Path, folder: Path, *beside: Path) -> Path:
        """Return a file or folder of programs where the account may reach it: as it is, or a whole copy of it.

        Args:
            program: File, or folder of programs.
            folder: Of ours, for the copy.
            beside: Folders that must lie as many steps up and down from the copy as from the original.
        """
        if self.may_reach(program / "any"):
            return program
        # By place and age, so that another version is another copy.
        name = sha256(f"{program} {program.stat().st_mtime_ns}".encode()).hexdigest()[:16]
        copy = folder / "programs" / name
        if not copy.exists():
            half = copy.with_name(f"{name}.new")
            shutil.rmtree(half, ignore_errors=True)
            root = Path(os.path.commonpath([program.parent, *(one.parent for one in beside)]))
            for one in (program, *beside):
                target = half / one.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                if one.is_dir():
                    shutil.copytree(one, target, symlinks=True)
                else:
                    shutil.copy2(one, target)
            half.rename(copy)
        return next(copy.rglob(program.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What to run, and how to tell that it runs."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    """Of ours: its log lies here. It runs in the `state` folder inside."""
    host: Host
    answers: Callable[[], bool]
    """Whether it is ready for work. Asked again and again."""
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
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
                # Its own group: a Ctrl-C in the terminal reaches us alone, and we stop everything in order.
                start_new_session=True,
                **_ways(program.host, program.folder / "state", program.environment, program.stop_signal),
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


def run_once(command: Sequence[str | Path], host: Host, state: Path) -> None:
    """Run a program to its end.

    Raises:
        EngineFailed: it did not end well.
    """
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, **_ways(host, state, {}, signal.SIGKILL)
    )
    if done.returncode != 0:
        raise EngineFailed(f"{Path(command[0]).name} failed:\n{done.stderr[-2000:]}")


def default_host() -> Host:
    """PostgreSQL refuses to run as root, so root runs it as another; anybody else runs it as themselves."""
    return Host(pwd.getpwnam(ROOT_RUNS_AS) if os.geteuid() == 0 else None)


def _may_enter(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.pw_uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid == account.pw_gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


class _Ways(TypedDict, total=False):
    """Of `subprocess`: who the child is, where it runs, what it knows, and how it learns of our death."""

    cwd: Path
    env: Mapping[str, str]
    pass_fds: Sequence[int]
    preexec_fn: Callable[[], None] | None
    user: int
    group: int
    extra_groups: list[int]


def _ways(host: Host, state: Path, environment: Mapping[str, str], stop: signal.Signals) -> _Ways:
    known = {name: value for name, value in os.environ.items() if name in _PASSED_ON}
    ways: _Ways = {
        "cwd": state,
        "env": {**known, "HOME": str(state), **environment},
        "pass_fds": () if host.alive is None else (host.alive,),
        # Runs between fork and exec, after the change of account, which would undo it.
        "preexec_fn": (lambda: _LIBC.prctl(_PR_SET_PDEATHSIG, int(stop))) if sys.platform == "linux" else None,
    }
    if host.account is not None:
        ways["user"], ways["group"], ways["extra_groups"] = host.account.pw_uid, host.account.pw_gid, []
    return ways
