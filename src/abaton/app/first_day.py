"""Whether a clinic still waits for its first day, and the word that begins it."""

import secrets

from abaton.identity.clinic import service as clinics
from abaton.infrastructure.http import NOBODY
from abaton.infrastructure.work import Database
from abaton.kernel.ids import traceparent
from abaton.kernel.time import utc_now


async def set_up_token(database_url: str) -> str | None:
    """Return the one-time word for the set-up page, or `None` when the clinic has people. An older word ends."""
    database = Database(database_url, utc_now)
    async with database.opened(), database.begin(NOBODY, traceparent(None, secrets.token_bytes(24))) as work:
        return await clinics.issue_setup_token(work)
