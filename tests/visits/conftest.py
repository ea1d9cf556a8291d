"""A town for each test of visits."""

from collections.abc import AsyncIterator

import pytest
from tests.visits.town import Town
from tests.visits.town import town as opened


@pytest.fixture
async def town(dsn: str) -> AsyncIterator[Town]:
    async with opened(dsn) as town:
        yield town
