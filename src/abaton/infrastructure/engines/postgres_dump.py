"""A whole database as one file, and back, by PostgreSQL's own tools."""

import os
import subprocess
from pathlib import Path
from typing import Final, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict

from abaton.infrastructure.engines.postgres import INSTALLED
from abaton.infrastructure.engines.program import EngineFailed

_VARIABLES: Final = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
}


_COUNT_TABLES: LiteralString = "select count(*) from pg_tables where schemaname = 'public'"


def is_empty(dsn: str) -> bool:
    """Tell whether there is nothing in a database.

    Raises:
        EngineFailed: it cannot be reached.
    """
    try:
        with psycopg.connect(dsn) as connection:
            return connection.execute(_COUNT_TABLES).fetchone() == (0,)
    except psycopg.OperationalError as lost:
        raise EngineFailed(f"PostgreSQL cannot be reached: {lost}") from None


def dump(dsn: str, file: Path) -> None:
    """Write one consistent picture of the database, while others go on writing; whole or not at all.

    Only its owner may read the file: all of the clinic's records lie in it.

    Raises:
        EngineFailed: with what the tool said.
    """
    half = file.with_name(f"{file.name}.new")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _run("pg_dump", dsn, "--format=custom", "--no-owner", f"--file={half}")
        with half.open("rb") as written:
            os.fsync(written.fileno())
        half.rename(file)
    finally:
        half.unlink(missing_ok=True)


def load(dsn: str, file: Path) -> None:
    """Bring an empty database to what a dump holds, in one transaction.

    Raises:
        EngineFailed: not a dump, or not whole. The database stays empty.
    """
    _run("pg_restore", dsn, "--single-transaction", "--exit-on-error", "--no-owner", "--dbname=", str(file))


def _run(tool: str, dsn: str, *arguments: str) -> None:
    # Not as an argument: everybody on the machine may read those, and the password is among them.
    known = {_VARIABLES[name]: str(value) for name, value in conninfo_to_dict(dsn).items() if name in _VARIABLES}
    done = subprocess.run(
        [INSTALLED / "bin" / tool, "--no-password", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **known},
    )
    if done.returncode != 0:
        raise EngineFailed(f"{tool} failed: {done.stderr.strip()[-500:]}")
