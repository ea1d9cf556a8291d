"""People and works for the tests of the record."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeAlias

import psycopg
import pytest
from tests.conftest import NOW

from abaton.infrastructure.work import Database, Work
from abaton.kernel.ids import ActorId, Traceparent

TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
SEED = ActorId("seed")

As: TypeAlias = Callable[[str], AbstractAsyncContextManager[Work]]


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    database = Database(dsn, lambda: NOW)
    async with database.opened():
        yield database


@pytest.fixture
def by(database: Database) -> As:
    """Somebody begins a work; whose, is the argument."""
    return lambda actor: database.begin(ActorId(actor), TRACE)


@pytest.fixture
def people(db: psycopg.Connection) -> None:
    """Ada and Ben are patients of their own names, Dr Osei treats Ada, Max administers, Gus is a guest."""
    for id_, role, patient, practitioner in (
        ("ada", "patient", "p-ada", None),
        ("ben", "patient", "p-ben", None),
        ("osei", "clinician", None, "d-osei"),
        ("max", "administrator", None, None),
        ("gus", "guest", None, None),
    ):
        db.execute(
            "insert into person (id, name, patient_id, practitioner_id, locale, zone, created_at)"
            " values (%s, %s, %s, %s, 'en', 'Europe/Athens', %s)",
            [id_, id_.title(), patient, practitioner, NOW],
        )
        db.execute("insert into person_role values (%s, %s)", [id_, role])
    db.execute(
        "insert into access_relationship values ('Appointment/a', 'p-ada', 'd-osei', 'appointment', %s, null)", [NOW]
    )
