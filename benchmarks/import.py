"""How fast files of a whole town are taken into the record, and whether all of it arrives."""

import asyncio
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import orjson
import psycopg
import typer

from abaton.app.figures import Figure, promised
from abaton.app.import_ import take
from abaton.infrastructure import migrations
from abaton.infrastructure.checkout import data
from abaton.infrastructure.engines import postgres

ARCHIVE = Path("fhir") / "synthea-615" / "synthea-r4-615.tar.xz"
# HAPI FHIR 8 on 8 processors: health-samurai.io/articles/performance-at-scale-baseline, 2026-06.
PROMISE_PER_S = 2214


def figures(
    archive: Annotated[
        Path | None, typer.Option(help="Bundles in a .tar.xz; else the data folder's 615 people.")
    ] = None,
) -> Iterator[Figure]:
    """Import into an empty record, then once more, and count what is there beside what the files hold."""
    found = archive or data() / ARCHIVE
    if not found.exists():
        sys.stderr.write(f"{found} is not there: nothing was measured. ABATON_DATA names another folder.\n")
        yield Figure(name="archives found", figure=0, unit="1")
        return
    with postgres.running() as server:
        migrations.migrate(server.dsn(), migrations.read())
        since = time.perf_counter()
        report = asyncio.run(take(server.dsn(), [found]))
        took_s = time.perf_counter() - since
        read = report.taken.read.total()
        yield promised("resources a second", read / took_s, "≥", PROMISE_PER_S, "/s")
        yield Figure(name="resources read", figure=read, unit="1")
        yield promised("resources refused", len(report.refused), "=", 0, "1")
        expected, distinct = _held(found)
        yield promised("types whose number read differs", _differing(report.taken.read, expected), "=", 0, "1")
        with psycopg.connect(server.dsn()) as db:
            stored = Counter(dict(db.execute("select type, count(*) from resource group by type").fetchall()))
            yield promised("types whose number stored differs", _differing(stored, distinct), "=", 0, "1")
            versions = _one(db, "select count(*) from resource_history")
            entries = _one(db, "select count(*) from audit_entry")
            size = _one(db, "select pg_database_size(current_database())")
        yield Figure(name="size of the database", figure=size / 1e6, unit="MBy")
        yield promised("entries on the account, for each Bundle", entries / _bundles(found), "=", 1, "1")
        since = time.perf_counter()
        again = asyncio.run(take(server.dsn(), [found]))
        yield Figure(name="resources a second, again", figure=read / (time.perf_counter() - since), unit="/s")
        yield promised("changed by importing again", again.taken.new.total() + again.taken.changed.total(), "=", 0, "1")
        with psycopg.connect(server.dsn()) as db:
            yield promised(
                "versions added by importing again",
                _one(db, "select count(*) from resource_history") - versions,
                "=",
                0,
                "1",
            )


def _held(archive: Path) -> tuple[Counter[str], Counter[str]]:
    """Count the entries of the files, and their different names."""
    entries: Counter[str] = Counter()
    names: set[tuple[str, str]] = set()
    for bundle in _read(archive):
        for entry in bundle["entry"]:
            resource = entry["resource"]
            entries[resource["resourceType"]] += 1
            names.add((resource["resourceType"], resource["id"]))
    return entries, Counter(kind for kind, _ in names)


def _bundles(archive: Path) -> int:
    return sum(1 for _ in _read(archive))


def _read(archive: Path) -> Iterator[dict[str, list[dict[str, dict[str, str]]]]]:
    with tarfile.open(archive) as opened:
        for member in opened:
            file = opened.extractfile(member) if member.name.endswith(".json") else None
            if file is not None:
                yield orjson.loads(file.read())


def _differing(one: Counter[str], other: Counter[str]) -> int:
    return sum(one[kind] != other[kind] for kind in {*one, *other})


def _one(db: psycopg.Connection, sql: str) -> int:
    row = db.execute(sql.encode()).fetchone()
    return 0 if row is None else row[0]
