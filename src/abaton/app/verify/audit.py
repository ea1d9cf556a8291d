"""The account: whether what was chained is still as it was written."""

import asyncio
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from abaton.app.figures import Figure, promised
from abaton.audit import service as audit
from abaton.audit.model import Checked, Tail
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.folder import default_place
from abaton.infrastructure.work import Database
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import ActorId, traceparent
from abaton.kernel.time import utc_now


def figures(
    data: Annotated[Path | None, typer.Option(help="Folder of an open clinic; or set ABATON_DATABASE_URL.")] = None,
) -> Iterator[Figure]:
    """Go along the chain from its first entry to its last, and say what still waits to be chained."""
    checked, tail = asyncio.run(_look(_database_url(data)))
    if checked.first_break is not None:
        broken = checked.first_break
        typer.echo(
            f"First broken entry: number {broken.seq}, {broken.entry.id}. It, the one before it, or its place was "
            "changed after it was chained.",
            err=True,
        )
    # The one thing a chain cannot show by itself is that its end was cut off.
    last = f"Last entry: number {checked.last}, {checked.hash.hex()}. Written down elsewhere, it proves the end."
    typer.echo(last, err=True)
    yield Figure(name="entries chained", figure=checked.links, unit="1")
    yield promised("breaks found", checked.breaks, "=", 0, "1")
    yield Figure(name="entries waiting to be chained", figure=tail.entries, unit="1")
    age_s = 0.0 if tail.oldest is None else (utc_now() - tail.oldest).total_seconds()
    yield Figure(name="age of the oldest of them", figure=age_s, unit="s")


async def _look(url: str) -> tuple[Checked, Tail]:
    database = Database(url, utc_now)
    async with database.opened(), database.begin(ActorId("verify"), traceparent(None, secrets.token_bytes(24))) as work:
        return await audit.check(work), await audit.tail(work)


def _database_url(data: Path | None) -> str:
    outside = os.environ.get("ABATON_DATABASE_URL")
    if data is None and outside:
        return outside
    place = (data or default_place()).resolve()
    try:
        return postgres.dsn(place / "postgres")
    except FileNotFoundError:
        raise NotFound(f"{place} holds no clinic; name its folder with --data") from None
