"""`./abaton backup` and `./abaton restore`: all that a clinic must not lose, as one file."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from abaton.app.up import CannotOpen, Data, account_of
from abaton.infrastructure.engines import postgres, postgres_dump
from abaton.infrastructure.engines.program import EngineFailed, Process
from abaton.infrastructure.folder import Folder, FolderInUse, default_place
from abaton.kernel.time import utc_now

_out: Final = Console(soft_wrap=True, highlight=False, markup=False)
_err: Final = Console(soft_wrap=True, highlight=False, markup=False, stderr=True)


def backup(
    file: Annotated[Path | None, typer.Argument(help="Where to; by default a name with the time, here.")] = None,
    data: Data = None,
) -> None:
    """Write the clinic's database into one file, whether the clinic is open or closed."""
    to = file or Path(f"abaton-{utc_now():%Y-%m-%dT%H-%M-%SZ}.backup")
    if to.exists():
        _err.print(f"{to} is there already; a backup is never written over.")
        raise typer.Exit(code=1)
    with _explained(), _database((data or default_place()).resolve(), to_make=False) as dsn:
        postgres_dump.dump(dsn, to)
    _out.print(f"Written: {to} ({to.stat().st_size / 1e6:.1f} MB). All records lie in it: keep it as safe as they are.")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", exists=True, dir_okay=False)], data: Data = None
) -> None:
    """Open a backup in an empty folder. `./abaton up` then opens the clinic there."""
    place = (data or default_place()).resolve()
    with _explained(), _database(place, to_make=True) as dsn:
        if not postgres_dump.is_empty(dsn):
            raise CannotOpen(f"There is a clinic in {place} already; a backup goes into an empty --data folder.")
        postgres_dump.load(dsn, file)
    _out.print(f"Restored into {place}. Open it with ./abaton up --data {place}")


@contextmanager
def _database(place: Path, *, to_make: bool) -> Generator[str]:
    """Give the address of the clinic's database; where it is closed, PostgreSQL alone runs for as long as needed."""
    if (outside := os.environ.get("ABATON_DATABASE_URL")) is not None:
        yield outside
        return
    if not to_make and not (place / "postgres" / "password").exists():
        raise CannotOpen(f"There is no clinic in {place}.")
    if not to_make and Folder.running(place) is not None:
        yield postgres.dsn(place / "postgres")
        return
    with Folder(place, account_of(None)) as folder:
        server = Process(postgres.prepare(place / "postgres", folder.host))
        try:
            server.wait_until_it_answers()
            yield postgres.dsn(place / "postgres")
        finally:
            server.stop()


@contextmanager
def _explained() -> Generator[None]:
    try:
        yield
    except (CannotOpen, EngineFailed, FolderInUse) as refused:
        _err.print(str(refused))
        raise typer.Exit(code=1) from None
    except OSError as refused:
        _err.print(f"{refused.filename}: {refused.strerror}")
        raise typer.Exit(code=1) from None
