"""`./abaton up`: a clinic on this machine, with all that it needs, until it is told to stop."""

import os
import pwd
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from abaton.app.development import web
from abaton.infrastructure import migrations
from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.engines import caddy, nats, postgres
from abaton.infrastructure.engines.program import ROOT_RUNS_AS, Account, EngineFailed, Host, Program
from abaton.infrastructure.folder import Folder, FolderInUse, default_place
from abaton.infrastructure.supervisor import Supervisor
from abaton.kernel.errors import Unavailable

PORT: Final = 8080

_out: Final = Console(soft_wrap=True, highlight=False, markup=False)
_err: Final = Console(soft_wrap=True, highlight=False, markup=False, stderr=True)

Data = Annotated[Path | None, typer.Option(help="Folder of all that the clinic must not lose.")]


class CannotOpen(Exception):
    """The clinic cannot open here and now; the message says what to do."""


def up(
    port: Annotated[int, typer.Option(help="Of the address for people.", min=1024, max=65535)] = PORT,
    data: Data = None,
    run_as: Annotated[str | None, typer.Option(help="Account for the engines when root opens the clinic.")] = None,
) -> None:
    """Open the clinic: start what it needs, keep it running, stop all of it on SIGINT or SIGTERM."""
    place = (data or default_place()).resolve()
    try:
        with Folder(place, account_of(run_as)) as folder, Supervisor(_out.print, folder.note_programs) as supervisor:
            _open(supervisor, folder, port)
    except (CannotOpen, EngineFailed, FolderInUse, migrations.SchemaRefused, Unavailable) as refused:
        _err.print(str(refused))
        raise typer.Exit(code=1) from None
    except OSError as refused:
        _err.print(f"{refused.filename or place}: {refused.strerror}")
        raise typer.Exit(code=1) from None


def status(data: Data = None) -> None:
    """Say whether the clinic is open, and where. Exits 1 when it is not."""
    place = (data or default_place()).resolve()
    try:
        running = Folder.running(place)
    except PermissionError:
        _out.print(f"{place} belongs to another account.")
        raise typer.Exit(code=1) from None
    if running is not None and running.port is None:
        _out.print("opening")
        raise typer.Exit(code=1)
    if running is None:
        _out.print(f"closed: ./abaton up opens the clinic in {place}")
        raise typer.Exit(code=1)
    _out.print(f"open http://localhost:{running.port}")
    for name, pid in running.programs.items():
        _out.print(f"  {name}, process {pid}")


def _open(supervisor: Supervisor, folder: Folder, port: int) -> None:
    host, place = folder.host, folder.place
    if not host.may_reach(place / "any"):
        raise CannotOpen(
            f"{place} is closed to the account of the engines: choose another --data, or another --run-as."
        )
    if not caddy.is_free(port):
        another = port + 1 if port < 65535 else PORT
        raise CannotOpen(f"Port {port} is in use on this machine. Choose another, such as --port {another}.")
    web.build()
    database_url, nats_url = os.environ.get("ABATON_DATABASE_URL"), os.environ.get("ABATON_NATS_URL")
    if database_url is None:
        supervisor.start(postgres.prepare(place / "postgres", host))
        database_url = postgres.dsn(place / "postgres")
    if nats_url is None:
        supervisor.start(nats.prepare(place / "nats", host))
        nats_url = nats.url(place / "nats", "worker")
    if supervisor.stopping:
        return
    for applied in migrations.migrate(database_url, migrations.read()):
        _out.print(f"Migrated: {applied}")
    ours = _Ours(place, host, {"ABATON_DATABASE_URL": database_url, "ABATON_NATS_URL": nats_url})
    socket = place / "http" / "state" / "socket"
    supervisor.start(ours.program("http", socket, answers=lambda: caddy.listens(socket)))
    # It speaks to nobody who would wait for it: that it runs is all there is to ask.
    supervisor.start(ours.program("worker", answers=lambda: True))
    supervisor.start(caddy.prepare(place / "caddy", host, port=port, site=web.DIST, http=socket))
    if not supervisor.stopping:
        folder.note_port(port)
        _out.print(f"ready http://localhost:{port}")
        supervisor.watch()


class _Ours:
    """Makes the programs that are our own processes."""

    def __init__(self, place: Path, host: Host, environment: Mapping[str, str]) -> None:
        self._place = place
        self._environment = {**environment, "PYTHONPATH": str(ROOT / "src")}
        # Python and our code may lie where the account cannot reach them, below /root for instance.
        self._host = host
        if not (host.may_reach(ROOT / "src" / "abaton") and host.may_reach(Path(sys.executable).resolve())):
            _out.print(f"Our own processes run as root: {ROOT} or its Python is closed to other accounts.")
            self._host = replace(host, account=None)

    def program(self, name: str, *arguments: Path, answers: Callable[[], bool]) -> Program:
        folder = self._host.folder(self._place / name)
        # The front door knocks at a socket in here, as whoever it is; the same door is open on the loopback.
        folder.chmod(0o711)
        self._host.state(folder).chmod(0o711)
        return Program(
            name=name,
            command=[sys.executable, "-m", f"abaton.app.{name}", *arguments],
            folder=folder,
            host=self._host,
            answers=answers,
            environment=self._environment,
        )


def account_of(run_as: str | None) -> Account | None:
    """Return who runs the engines: when root opens the clinic who is named, or nobody; else whoever opens it.

    Raises:
        CannotOpen: no such account, or one that this user may not take.
    """
    if os.geteuid() != 0:
        if run_as is not None:
            raise CannotOpen("--run-as is for root; anybody else runs the engines as themselves.")
        return None
    try:
        account = pwd.getpwnam(run_as or ROOT_RUNS_AS)
    except KeyError:
        raise CannotOpen(f"There is no account {run_as} on this machine.") from None
    if account.pw_uid == 0:
        raise CannotOpen("PostgreSQL does not run as root: name another account with --run-as.")
    return account
