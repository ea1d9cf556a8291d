"""Migrations: once, in order, never edited, and never under code too old for them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from abaton.infrastructure.engines.postgres import Postgres
from abaton.infrastructure.migrations import SchemaRefused, migrate, read

FIRST = "-- oldest code: 1\ncreate table bell (id bigint primary key);\n"
SECOND = "-- oldest code: 1\nalter table bell add column tone text;\n"
BREAKING = "-- oldest code: 2\nalter table bell drop column id;\n"


@pytest.fixture
def empty(server: Postgres) -> Iterator[str]:
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute(SQL("create database {}").format(Identifier(name)))
        yield server.dsn(name)
        connection.execute(SQL("drop database {} with (force)").format(Identifier(name)))


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name.removeprefix('n')}.sql").write_text(content, encoding="utf-8")
    return folder


def test_each_is_applied_once_and_in_order(empty: str, tmp_path: Path) -> None:
    folder = write(tmp_path, n0001_bell=FIRST, n0002_tone=SECOND)
    assert migrate(empty, read(folder)) == ["0001_bell.sql", "0002_tone.sql"]
    assert migrate(empty, read(folder)) == []


def test_our_own_apply_to_an_empty_database(empty: str) -> None:
    assert len(migrate(empty, read())) == len(read()) > 0


def test_two_processes_that_start_together_migrate_once(empty: str, tmp_path: Path) -> None:
    migrations = read(write(tmp_path, n0001_bell=FIRST, n0002_tone=SECOND))
    with ThreadPoolExecutor(4) as pool:
        applied = [start.result() for start in [pool.submit(migrate, empty, migrations) for _ in range(4)]]
    assert sorted(map(len, applied)) == [0, 0, 0, 2]


def test_an_edited_migration_is_refused_and_named(empty: str, tmp_path: Path) -> None:
    migrate(empty, read(write(tmp_path, n0001_bell=FIRST)))
    write(tmp_path, n0001_bell=FIRST + "-- improved\n", n0002_tone=SECOND)
    with pytest.raises(SchemaRefused, match=r"0001_bell\.sql was edited"):
        migrate(empty, read(tmp_path))
    with psycopg.connect(empty) as db:
        assert db.execute("select count(*) from schema_migration").fetchone() == (1,)


def test_one_that_fails_leaves_nothing_of_itself_and_all_before_it(empty: str, tmp_path: Path) -> None:
    folder = write(tmp_path, n0001_bell=FIRST, n0002_wrong=SECOND + "select 1 / 0;\n")
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate(empty, read(folder))
    with psycopg.connect(empty) as db:
        assert db.execute("select name from schema_migration").fetchall() == [("0001_bell.sql",)]
        columns = db.execute("select column_name from information_schema.columns where table_name = 'bell'")
        assert columns.fetchall() == [("id",)]


def test_older_code_runs_on_a_newer_schema_that_allows_it(empty: str, tmp_path: Path) -> None:
    migrate(empty, read(write(tmp_path, n0001_bell=FIRST, n0002_tone=SECOND)))
    (tmp_path / "0002_tone.sql").unlink()
    assert migrate(empty, read(tmp_path)) == []


def test_older_code_is_refused_by_a_schema_that_needs_newer(empty: str, tmp_path: Path) -> None:
    migrate(empty, read(write(tmp_path, n0001_bell=FIRST, n0002_break=BREAKING)))
    (tmp_path / "0002_break.sql").unlink()
    with pytest.raises(SchemaRefused, match="start a newer Abaton"):
        migrate(empty, read(tmp_path))


@pytest.mark.parametrize(
    "files",
    [
        {"n0002_bell": FIRST},
        {"n0001_bell": FIRST, "n0003_tone": SECOND},
        {"n0001_bell": FIRST, "n0001_tone": SECOND},
        {"n1_bell": FIRST},
        {"n0001_bell": "create table bell ();\n"},
        {"n0001_bell": FIRST.replace("1", "2", 1)},
    ],
)
def test_a_name_number_or_first_line_that_breaks_the_rule_is_refused(files: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(SchemaRefused, match=r"\.sql"):
        read(write(tmp_path, **files))
