"""`./abaton seed`: make the demo town in a demo that is open and has none yet."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from abaton.app.seed.sow import sow
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.folder import Folder, default_place

_out: Final = Console(soft_wrap=True, highlight=False, markup=False)
_err: Final = Console(soft_wrap=True, highlight=False, markup=False, stderr=True)


def seed(data: Annotated[Path | None, typer.Option(help="Folder of the demo, which must be open.")] = None) -> None:
    """Make the demo town where there is none yet. Again changes nothing; `up --demo` does it by itself."""
    place = (data or default_place(demo=True)).resolve()
    if not (place / "demo").exists():
        _err.print(f"In {place} there is no demo. ./abaton up --demo makes one; a clinic of real people has no town.")
        raise typer.Exit(code=1)
    database_url = os.environ.get("ABATON_DATABASE_URL")
    if database_url is None:
        if Folder.running(place) is None:
            _err.print(f"The demo in {place} is closed: ./abaton up --demo opens it.")
            raise typer.Exit(code=1)
        database_url = postgres.dsn(place / "postgres")
    sow(database_url, place / "seed" / "state" / "patches.json", _out.print)
    _out.print("The town is there.")
