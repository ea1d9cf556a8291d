"""A real PostgreSQL, started for the run; each test gets a database of its own.

Not a transaction rolled back at the end: what is kept of a refused act can only be seen when
work really commits and really rolls back.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from abaton.infrastructure import migrations
from abaton.infrastructure.engines import postgres
from abaton.infrastructure.engines.postgres import Postgres

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
TEMPLATE = "abaton_template"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    with postgres.running() as server:
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute(SQL("create database {}").format(Identifier(TEMPLATE)))
        migrations.migrate(server.dsn(TEMPLATE), migrations.read())
        yield server


@pytest.fixture
def dsn(server: Postgres) -> Iterator[str]:
    """Give the test a migrated database of its own."""
    name = f"test_{uuid4().hex}"
    created = {"name": Identifier(name), "template": Identifier(TEMPLATE)}
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute(SQL("create database {name} template {template}").format(**created))
        yield server.dsn(name)
        connection.execute(SQL("drop database {name} with (force)").format(**created))


@pytest.fixture
def db(dsn: str) -> Iterator[psycopg.Connection]:
    """A second pair of eyes: sees only what was committed."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        yield connection
