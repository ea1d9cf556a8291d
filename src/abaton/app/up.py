"""`./abaton up`: a clinic on this machine, with all that it needs, until it is told to stop."""

import os
import pwd
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from abaton.app.development import web
from abaton.infrastructure import migrations
from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.engines import caddy, postgres
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
    database_url = os.environ.get("ABATON_DATABASE_URL")
    if database_url is None:
        supervisor.start(postgres.prepare(folder.place / "postgres", account))
        database_url = postgres.dsn(folder.place / "postgres")
    if not supervisor.stopping:
        for applied in migrations.migrate(database_url, migrations.read()):
            _out.print(f"Migrated: {applied}")
        socket = folder.place / "http" / "socket"
        supervisor.start(_http(folder.place / "http", account, socket, database_url))
        supervisor.start(caddy.prepare(folder.place / "caddy", account, port=port, site=web.DIST, http=socket))
    if not supervisor.stopping:
        _out.print(f"ready http://localhost:{port}")
        supervisor.watch()


def _http(folder: Path, account: Account | None, socket: Path, database_url: str) -> Program:
    own(folder, account)
    # Python and our code may lie where the account cannot reach them, below /root for instance.
    reachable = may_reach(ROOT / "src" / "abaton", account) and may_reach(Path(sys.executable).resolve(), account)
    if not reachable:
        _out.print(f"http runs as root: {ROOT} is closed to other accounts.")
    return Program(
        name="http",
        command=[sys.executable, "-m", "abaton.app.http", socket],
        folder=folder,
        account=account if reachable else None,
        answers=lambda: caddy.listens(socket),
        environment={"ABATON_DATABASE_URL": database_url, "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder)},
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
