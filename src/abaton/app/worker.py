"""The `worker` process: what happens after a request, not in it."""

import asyncio
import signal
from contextlib import suppress

from abaton.audit import service as audit
from abaton.infrastructure import relay
from abaton.infrastructure.settings import Settings
from abaton.infrastructure.work import Database
from abaton.kernel.time import utc_now


async def work(settings: Settings) -> None:
    database = Database(settings.database_url, utc_now)
    async with database.opened():
        working = asyncio.gather(relay.run(database, settings.nats_url), audit.chain_writer(database))
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, working.cancel)
        # Asked to stop, we do: what waits in the outbox, or to be chained, waits for the next of us.
        with suppress(asyncio.CancelledError):
            await working


if __name__ == "__main__":
    asyncio.run(work(Settings.from_environment()))
