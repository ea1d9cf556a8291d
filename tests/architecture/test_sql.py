"""Every SQL constant of the server is prepared against the migrated schema."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import psycopg
import pytest

import abaton


def statements() -> Iterator[tuple[str, str]]:
    """Give each constant annotated as LiteralString that PostgreSQL can prepare."""
    for module in pkgutil.walk_packages(abaton.__path__, "abaton."):
        loaded = importlib.import_module(module.name)
        for name, annotation in vars(loaded).get("__annotations__", {}).items():
            value = getattr(loaded, name, None)
            if "LiteralString" in str(annotation) and isinstance(value, str):
                kind = value.split(maxsplit=1)[0].lower()
                if kind in {"select", "insert", "update", "delete", "merge", "with"}:
                    yield f"{module.name}.{name}", value


def prepare(db: psycopg.Connection, sql: str) -> None:
    names: list[str] = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", sql)))
    for number, name in enumerate(names, start=1):
        sql = sql.replace(f"%({name})s", f"${number}")
    db.execute(f"prepare statement as {sql.replace('%%', '%')}".encode())


FOUND = dict(statements())


def test_there_is_something_to_prepare() -> None:
    assert "abaton.infrastructure.work.INSERT_OUTBOX" in FOUND


@pytest.mark.parametrize("name", FOUND)
def test_the_schema_knows_what_is_asked_of_it(name: str, db: psycopg.Connection) -> None:
    prepare(db, FOUND[name])
