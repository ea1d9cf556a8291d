"""A town for each test of visits."""

from collections.abc import AsyncIterator

import psycopg
import pytest
from tests.visits.town import Town
from tests.visits.town import town as opened


@pytest.fixture
async def town(dsn: str, db: psycopg.Connection) -> AsyncIterator[Town]:
    async with opened(dsn) as town:
        if db.execute("select count(*) from access_relationship").fetchone() == (0,):
            db.execute(
                "insert into access_relationship values ('x', %s, %s, 'appointment', '2020-01-01', null)",
                [town.patient.patient, town.clinician.practitioner],
            )
        yield town
