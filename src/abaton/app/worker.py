"""The `worker` process: what happens after a request, not in it."""

import asyncio
import secrets
import signal
from contextlib import suppress
from datetime import timedelta
from typing import Final

from abaton.app.jobs import JOBS
from abaton.app.reactions import REACTIONS
from abaton.audit import service as audit
from abaton.infrastructure import reacting, relay
from abaton.infrastructure.reacting import WORKER, Reactions
from abaton.infrastructure.settings import Settings
from abaton.infrastructure.work import Database
from abaton.kernel.errors import AbatonError, Unavailable
from abaton.kernel.ids import traceparent
from abaton.kernel.time import utc_now
from abaton.monitoring.pulse import service as pulse
from abaton.visits import service as visits

# Chosen: a missed visit is shown as missed at once in any case; this is for whoever reads the record.
LOOK_FOR_MISSED_EVERY: Final = timedelta(minutes=1)


async def work(settings: Settings) -> None:
    database = Database(settings.database_url, utc_now)
    async with database.opened():
        ours = asyncio.gather(
            relay.run(database, settings.nats_url),
            pulse.run(database, settings.nats_url, utc_now),
            reacting.run(database, settings.nats_url, Reactions(REACTIONS, JOBS)),
            audit.chain_writer(database),
            mark_missed(database),
        )
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, ours.cancel)
        # Asked to stop, we do: what waits in the outbox, or to be chained, waits for the next of us.
        with suppress(asyncio.CancelledError):
            await ours


async def mark_missed(database: Database) -> None:
    """Put visits that nobody came to on the record, minute by minute, until cancelled."""
    while True:
        with suppress(Unavailable):
            async with database.begin(WORKER, traceparent(None, secrets.token_bytes(24))) as work:
                missed = await visits.missed(work)
            for visit in missed:
                # One that the record does not take must not keep the others from it.
                with suppress(AbatonError):
                    async with database.begin(WORKER, traceparent(None, secrets.token_bytes(24))) as work:
                        await visits.mark_missed(work, visit)
        await asyncio.sleep(LOOK_FOR_MISSED_EVERY.total_seconds())


if __name__ == "__main__":
    asyncio.run(work(Settings.from_environment()))
