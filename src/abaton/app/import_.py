"""`./abaton import`: take files of FHIR resources into the record."""

import asyncio
import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from abaton.app.import_files import PassedOver, Piece, files, pieces
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.folder import Folder, default_place
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Conflict, Invalid, Unavailable
from abaton.kernel.ids import ActorId, traceparent
from abaton.kernel.time import utc_now
from abaton.record.imports import service as imports
from abaton.record.imports.service import Placed, Taken
from abaton.record.validation.service import InvalidResource

IMPORTER: Final = ActorId("importer")
# While one waits for the database, another reads and validates; more do not help one core of Python.
AT_ONCE: Final = 2
TRIES: Final = 5
_SHOWN: Final = 50

_out: Final = Console(soft_wrap=True, highlight=False, markup=False)
_err: Final = Console(soft_wrap=True, highlight=False, markup=False, stderr=True)


@dataclass(frozen=True, slots=True)
class Refused:
    file: str
    place: str
    reason: str


@dataclass(slots=True)
class Report:
    """What an import did."""

    taken: Taken = field(default_factory=Taken)
    refused: list[Refused] = field(default_factory=list[Refused])
    passed_over: list[PassedOver] = field(default_factory=list[PassedOver])


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Folders, archives and files.", exists=True)],
    data: Annotated[Path | None, typer.Option(help="Folder of the clinic, which must be open.")] = None,
) -> None:
    """Take FHIR R4 into the record: Bundles and NDJSON, in folders, .tar.xz, .xz, .bz2, .gz. Again changes nothing.

    Exits 1 when something was refused, 2 when nothing of FHIR was found.
    """
    database_url = os.environ.get("ABATON_DATABASE_URL") or _of_the_open_clinic((data or default_place()).resolve())
    found = files(paths)
    with _progress() as progress:
        task = progress.add_task("Importing", total=sum(one.stat().st_size for one in found))
        try:
            report = asyncio.run(take(database_url, found, lambda bytes_: progress.advance(task, bytes_)))
        except Unavailable as away:
            _err.print(f"The database is away: {away}. What was taken in stays; import again for the rest.")
            raise typer.Exit(code=1) from None
    _say(report)
    if not report.taken.read and not report.refused:
        raise typer.Exit(code=2)
    if report.refused:
        raise typer.Exit(code=1)


async def take(database_url: str, found: Sequence[Path], seen: Callable[[int], None] = lambda _: None) -> Report:
    """Take files into a record.

    Raises:
        Unavailable: PostgreSQL is away. What was taken in before stays.
    """
    report = Report()
    database = Database(database_url, utc_now)
    waiting = (piece for path in found for piece in pieces(path, seen))

    async def next_ones() -> None:
        for piece in waiting:
            if isinstance(piece, PassedOver):
                report.passed_over.append(piece)
            else:
                await _take_one(database, piece, report)

    async with database.opened():
        await asyncio.gather(*(next_ones() for _ in range(AT_ONCE)))
    # Whichever was done first: a report is read by file. Sorting keeps the order within one.
    report.refused.sort(key=lambda one: one.file)
    return report


async def _take_one(database: Database, piece: Piece, report: Report) -> None:
    resources: Sequence[Placed] = piece.resources
    if piece.single:
        faults = [(one, imports.valid(*one)) for one in resources]
        report.refused += [one for _, fault in faults if fault is not None for one in _refused(piece.file, fault)]
        resources = [one for one, fault in faults if fault is None]
    if not resources:
        return
    for tried in range(1, TRIES + 1):
        try:
            async with database.begin(IMPORTER, traceparent(None, secrets.token_bytes(24))) as work:
                taken = await imports.take(work, resources, "NDJSON" if piece.single else "Bundle")
        except Invalid as invalid:
            report.refused += _refused(piece.file, invalid)
            return
        except (Conflict, Unavailable):
            # The other one of us stored the same at the same moment: a hospital is in many Bundles.
            if tried == TRIES:
                raise
            await asyncio.sleep(0.05 * tried)
        else:
            report.taken.add(taken)
            return


def _refused(file: str, fault: Invalid) -> Iterable[Refused]:
    if isinstance(fault, InvalidResource):
        return [Refused(file, place, reason) for place, reason in fault.faults]
    return [Refused(file, fault.element, fault.reason)]


def _of_the_open_clinic(place: Path) -> str:
    running = Folder.running(place)
    if running is None or running.port is None:
        _err.print(f"No clinic is open on {place}: ./abaton up opens it, or name another with --data.")
        raise typer.Exit(code=1)
    return postgres.dsn(place / "postgres")


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))


def _say(report: Report) -> None:
    table = Table("Type", "Read", "New", "Changed", "As it was", title="Imported")
    kinds = sorted(report.taken.read)
    for kind in kinds:
        table.add_row(kind, *_numbers(report.taken, kind))
    if len(kinds) > 1:
        sums = Taken(
            *(Counter({"": one.total()}) for one in (report.taken.read, report.taken.new, report.taken.changed))
        )
        table.add_row("all", *_numbers(sums, ""))
    _out.print(table)
    for title, lines in (
        (
            "Refused, with all of their Bundle",
            [f"{one.file}: {one.place} must be {one.reason}" for one in report.refused],
        ),
        ("Passed over", [f"{one.file}: {one.reason}" for one in report.passed_over]),
    ):
        if lines:
            _out.print(f"{title}: {len(lines)}")
            for line in lines[:_SHOWN]:
                _out.print(f"  {line}")
            if len(lines) > _SHOWN:
                _out.print(f"  … and {len(lines) - _SHOWN} more")


def _numbers(taken: Taken, kind: str) -> tuple[str, str, str, str]:
    read, new, changed = taken.read[kind], taken.new[kind], taken.changed[kind]
    return str(read), str(new), str(changed), str(read - new - changed)
