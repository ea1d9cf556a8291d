"""Numbered SQL, applied once, in order, never edited.

A file is `NNNN_what.sql` and opens with `-- oldest code: N`: the number of the newest migration that code must know to
run against the schema after this one. So a new schema says by itself whether the code of before may still be started.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, LiteralString, cast

import psycopg
from psycopg.rows import class_row

from abaton.infrastructure.checkout import MIGRATIONS
from abaton.kernel.errors import Unavailable

# Any fixed number: it keeps two processes from migrating at once. These bytes spell "abaton".
_LOCK: Final = 0x61_62_61_74_6F_6E
# A migration that cannot have its table soon gives way to the people who are using it.
_LOCK_TIMEOUT: LiteralString = "set local lock_timeout = '5s'"

_CREATE: LiteralString = """
    create table if not exists schema_migration (
        number integer primary key,
        name text not null,
        sha256 bytea not null,
        oldest_code integer not null,
        applied_at timestamptz not null default now()
    )
"""
_APPLIED: LiteralString = "select number, name, sha256, oldest_code from schema_migration order by number"
_INSERT: LiteralString = """
    insert into schema_migration (number, name, sha256, oldest_code)
    values (%(number)s, %(name)s, %(sha256)s, %(oldest_code)s)
"""
_NAME: Final = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_OLDEST_CODE: Final = re.compile(r"-- oldest code: (\d+)\n")


class SchemaRefused(Exception):
    """The database and this code do not belong together, or a migration file is not as it must be."""


@dataclass(frozen=True, slots=True)
class Applied:
    number: int
    name: str
    sha256: bytes
    oldest_code: int


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    sha256: bytes
    oldest_code: int
    sql: str


def read(folder: Path = MIGRATIONS) -> list[Migration]:
    """Read the migrations of this code.

    Raises:
        SchemaRefused: a name, a first line or a number that breaks the rule above; the message names the file.
    """
    migrations = [_read_one(path) for path in sorted(folder.glob("*.sql"))]
    for place, migration in enumerate(migrations, start=1):
        if migration.number != place:
            raise SchemaRefused(f"{migration.name}: number {place:04} comes here, without a gap")
    return migrations


def migrate(dsn: str, migrations: Sequence[Migration]) -> list[str]:
    """Bring the database to this code's schema, one transaction a file, and return the names applied now.

    Raises:
        SchemaRefused: an applied file was edited, or the schema is too new for this code. Nothing is changed then.
        Unavailable: PostgreSQL cannot be reached, or somebody holds a table that a migration needs.
        psycopg.Error: a migration failed. Those before it stay, itself leaves nothing.
    """
    try:
        return _migrate(dsn, migrations)
    except psycopg.OperationalError as lost:
        raise Unavailable(f"PostgreSQL cannot be brought to this schema now: {lost}") from lost


def _migrate(dsn: str, migrations: Sequence[Migration]) -> list[str]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", [_LOCK])
        connection.execute(_CREATE)
        applied = connection.cursor(row_factory=class_row(Applied)).execute(_APPLIED).fetchall()
        _require_same_past(applied, migrations)
        missing = migrations[len(applied) :]
        for migration in missing:
            with connection.transaction():
                connection.execute(_LOCK_TIMEOUT)
                # Our own files, not input: the one place where SQL is not a literal.
                connection.execute(cast("LiteralString", migration.sql))
                connection.execute(
                    _INSERT,
                    {
                        "number": migration.number,
                        "name": migration.name,
                        "sha256": migration.sha256,
                        "oldest_code": migration.oldest_code,
                    },
                )
        return [migration.name for migration in missing]


def _read_one(path: Path) -> Migration:
    content = path.read_bytes()
    sql = content.decode("utf-8")
    name = _NAME.fullmatch(path.name)
    oldest = _OLDEST_CODE.match(sql)
    if name is None or oldest is None:
        raise SchemaRefused(f"{path.name}: named NNNN_what.sql and opening with '-- oldest code: N'")
    number = int(name[1])
    if int(oldest[1]) > number:
        raise SchemaRefused(f"{path.name}: no code of {oldest[1]} exists yet")
    return Migration(number, path.name, sha256(content).digest(), int(oldest[1]), sql)


def _require_same_past(applied: Sequence[Applied], migrations: Sequence[Migration]) -> None:
    for was, now in zip(applied, migrations, strict=False):
        if was.sha256 != now.sha256:
            raise SchemaRefused(
                f"{now.name} was edited after it was applied as {was.name}; a change is a new migration"
            )
    newer = applied[len(migrations) :]
    oldest_code = max((one.oldest_code for one in newer), default=0)
    if oldest_code > len(migrations):
        raise SchemaRefused(
            f"the database is at {newer[-1].name} and needs code that knows migration {oldest_code:04}; "
            f"this code knows {len(migrations):04}: start a newer Abaton, or restore an older backup"
        )
