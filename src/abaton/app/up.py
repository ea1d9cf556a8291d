"""`./abaton up`: a clinic on this machine, with all that it needs, until it is told to stop."""

import os
import pwd
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from abaton.app.development import web
from abaton.infrastructure import migrations
from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.engines import caddy, nats, postgres
from abaton.infrastructure.engines.program import Account, EngineFailed, Program, may_reach, own
from abaton.infrastructure.folder import Folder, FolderInUse, default_place
from abaton.infrastructure.supervisor import Supervisor

PORT: Final = 8080

_out: Final = Console(soft_wrap=True, highlight=False, markup=False)
_err: Final = Console(soft_wrap=True, highlight=False, markup=False, stderr=True)

Data = Annotated[Path | None, typer.Option(help="Folder of all that the clinic must not lose.")]


class CannotOpen(Exception):
    """The clinic cannot open here and now; the message says what to do."""


def up(
    port: Annotated[int, typer.Option(help="Of the address for people.", min=1, max=65535)] = PORT,
    data: Data = None,
    run_as: Annotated[str | None, typer.Option(help="Account for the engines when root opens the clinic.")] = None,
) -> None:
    """Open the clinic: start what it needs, keep it running, stop all of it on SIGINT or SIGTERM."""
    place = (data or default_place()).resolve()
    try:
        account = _account(place, run_as)
        with Folder(place, account) as folder, Supervisor(_out.print, folder.note_programs) as supervisor:
            _open(supervisor, folder, account, port)
    except (CannotOpen, EngineFailed, FolderInUse, migrations.SchemaRefused) as refused:
        _err.print(str(refused))
        raise typer.Exit(code=1) from None


def status(data: Data = None) -> None:
    """Say whether the clinic is open, and where. Exits 1 when it is not."""
    place = (data or default_place()).resolve()
    running = Folder.running(place)
    if running is None:
        _out.print(f"closed: ./abaton up opens the clinic in {place}")
        raise typer.Exit(code=1)
    _out.print(f"open http://localhost:{running.port}")
    for name, pid in running.programs.items():
        _out.print(f"  {name}, process {pid}")


def _open(supervisor: Supervisor, folder: Folder, account: Account | None, port: int) -> None:
    folder.note_port(port)
    if not caddy.is_free(port):
        raise CannotOpen(
            f"Port {port} is in use on this machine. Choose another, such as: ./abaton up --port {port + 1}"
        )
    web.build()
    database_url, nats_url = os.environ.get("ABATON_DATABASE_URL"), os.environ.get("ABATON_NATS_URL")
    if database_url is None:
        supervisor.start(postgres.prepare(folder.place / "postgres", account))
        database_url = postgres.dsn(folder.place / "postgres")
    if nats_url is None:
        supervisor.start(nats.prepare(folder.place / "nats", account))
        nats_url = nats.url(folder.place / "nats", "worker")
    if supervisor.stopping:
        return
    for applied in migrations.migrate(database_url, migrations.read()):
        _out.print(f"Migrated: {applied}")
    ours = _Ours(folder.place, account, {"ABATON_DATABASE_URL": database_url, "ABATON_NATS_URL": nats_url})
    socket = folder.place / "http" / "socket"
    supervisor.start(ours.program("http", socket, answers=lambda: caddy.listens(socket)))
    # It speaks to nobody who would wait for it: that it runs is all there is to ask.
    supervisor.start(ours.program("worker", answers=lambda: True))
    supervisor.start(caddy.prepare(folder.place / "caddy", account, port=port, site=web.DIST, http=socket))
    if not supervisor.stopping:
        _out.print(f"ready http://localhost:{port}")
        supervisor.watch()


class _Ours:
    """Makes the programs that are our own processes."""

    def __init__(self, place: Path, account: Account | None, environment: Mapping[str, str]) -> None:
        self._place = place
        # Python and our code may lie where the account cannot reach them, below /root for instance.
        reachable = may_reach(ROOT / "src" / "abaton", account) and may_reach(Path(sys.executable).resolve(), account)
        if not reachable:
            _out.print(f"Our own processes run as root: {ROOT} or its Python is closed to other accounts.")
        # Root may enter the folders all the same, and the front door must: it knocks at a socket there.
        self._folders_of = account
        self._account = account if reachable else None
        self._environment = {**environment, "PYTHONPATH": str(ROOT / "src")}

    def program(self, name: str, *arguments: Path, answers: Callable[[], bool]) -> Program:
        folder = self._place / name
        own(folder, self._folders_of)
        return Program(
            name=name,
            command=[sys.executable, "-m", f"abaton.app.{name}", *arguments],
            folder=folder,
            account=self._account,
            answers=answers,
            environment={**self._environment, "HOME": str(folder)},
        )


def _account(place: Path, run_as: str | None) -> Account | None:
    """Return who runs the engines: when root opens the clinic, the folder's owner, or who is named, or nobody.

    Raises:
        CannotOpen: no such account, or one that this user may not take.
    """
    if os.geteuid() != 0:
        if run_as is not None:
            raise CannotOpen("--run-as is for root; anybody else runs the engines as themselves.")
        return None
    owner = place.stat().st_uid if place.exists() else 0
    try:
        account = pwd.getpwuid(owner) if owner != 0 else pwd.getpwnam(run_as or postgres.ROOT_RUNS_AS)
    except KeyError:
        raise CannotOpen(f"There is no account {run_as or owner} on this machine.") from None
    if account.pw_uid == 0:
        raise CannotOpen("PostgreSQL does not run as root: name another account with --run-as.")
    return account
