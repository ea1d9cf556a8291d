"""`./abaton up`: a clinic on this machine, with all that it needs, until it is told to stop."""

import asyncio
import os
import pwd
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from abaton.app import first_day
from abaton.app.development import web
from abaton.app.processes import Processes
from abaton.infrastructure import migrations
from abaton.infrastructure.engines import caddy, nats, postgres
from abaton.infrastructure.engines.program import ROOT_RUNS_AS, Account, EngineFailed
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
    *,
    demo: Annotated[bool, typer.Option("--demo", help="A town of made-up people instead of a clinic.")] = False,
) -> None:
    """Open the clinic: start what it needs, keep it running, stop all of it on SIGINT or SIGTERM."""
    place = (data or default_place(demo=demo)).resolve()
    try:
        with Folder(place, account_of(run_as)) as folder, Supervisor(_out.print, folder.note_programs) as supervisor:
            _open(supervisor, folder, port, demo=demo)
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


def _open(supervisor: Supervisor, folder: Folder, port: int, *, demo: bool) -> None:
    host, place = folder.host, folder.place
    _require_room(folder, port)
    _keep_apart(place, demo=demo)
    web.build()
    database_url = os.environ.get("ABATON_DATABASE_URL")
    if database_url is None:
        supervisor.start(postgres.prepare(place / "postgres", host))
        database_url = postgres.dsn(place / "postgres")
    outside_nats = os.environ.get("ABATON_NATS_URL")
    if outside_nats is None:
        supervisor.start(nats.prepare(place / "nats", host))
    if supervisor.stopping:
        return
    for applied in migrations.migrate(database_url, migrations.read()):
        _out.print(f"Migrated: {applied}")
    known = {"ABATON_DATABASE_URL": database_url, **({"ABATON_DEMO": "1"} if demo else {})}
    ours = Processes(place, host, _out.print, known)

    def bus(process: str) -> str:
        return outside_nats or nats.url(place / "nats", process)

    patches = f"--patches={ours.own('seed', 'patches.json')}"
    if demo:
        # Before anybody reacts: who came and went in the town's past is no news.
        supervisor.run(ours.working("seed", bus("worker"), patches))
    for name in ("http", "worlds"):
        supervisor.start(ours.serving(name, bus(name)))
    supervisor.start(ours.working("worker", bus("worker")))
    if demo:
        supervisor.start(ours.working("devices", bus("worker"), f"--http={ours.socket('http')}", patches))
    site, http, worlds = web.DIST, ours.socket("http"), ours.socket("worlds")
    supervisor.start(caddy.prepare(place / "caddy", host, port=port, site=site, http=http, worlds=worlds))
    if not supervisor.stopping:
        folder.note_port(port)
        _greet(database_url, port, demo=demo)
        supervisor.watch()


def _require_room(folder: Folder, port: int) -> None:
    if not folder.host.may_reach(folder.place / "any"):
        raise CannotOpen(
            f"{folder.place} is closed to the account of the engines: choose another --data, or another --run-as."
        )
    if not caddy.is_free(port):
        another = port + 1 if port < 65535 else PORT
        raise CannotOpen(f"Port {port} is in use on this machine. Choose another, such as --port {another}.")


def _keep_apart(place: Path, *, demo: bool) -> None:
    """A town of made-up people whom anybody may be, and a clinic of real ones, never share a folder."""
    mark, is_new = place / "demo", not (place / "postgres").exists()
    if demo and not is_new and not mark.exists():
        raise CannotOpen(f"In {place} there is a clinic of real people. Choose another --data for the demo.")
    if not demo and mark.exists():
        raise CannotOpen(f"In {place} there is the demo town. Open it with --demo, or choose another --data.")
    if demo:
        mark.touch()


def _greet(database_url: str, port: int, *, demo: bool) -> None:
    address = f"http://localhost:{port}"
    if demo:
        _out.print("Sign in with one click as any of the made-up people; nothing here is real.")
    elif (token := asyncio.run(first_day.set_up_token(database_url))) is not None:
        _out.print(f"Nobody works here yet. Set the clinic up once, here: {address}/setup#{token}")
    _out.print(f"ready {address}")


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
