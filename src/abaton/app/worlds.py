"""The `worlds` process: the shared places, over WebSockets."""

import asyncio
import signal
import sys
from importlib import import_module
from pathlib import Path

from abaton.identity.sessions import service as sessions
from abaton.infrastructure.bus import kept_up
from abaton.infrastructure.cookie import SESSION
from abaton.infrastructure.settings import Settings
from abaton.infrastructure.websocket import cookie, serving
from abaton.infrastructure.work import Database, Work
from abaton.kernel.time import utc_now
from abaton.spaces.live.service import SignIns, Worlds
from abaton.spaces.model import Signed


class Sessions:
    """Asks identity who shows a cookie."""

    async def who(self, work: Work, cookie: str) -> Signed | None:
        found = await sessions.session(work, cookie)
        return None if found is None else Signed(session=str(found.id), person=found.person)

    async def still(self, work: Work, cookies: set[str]) -> set[str]:
        return await sessions.still(work, cookies)


async def serve(settings: Settings, listen: Path | int, sign_ins: SignIns) -> None:
    """Serve until told to stop."""
    stopped = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    database = Database(settings.database_url, utc_now)
    async with database.opened(), kept_up(settings.nats_url, "worlds") as bus:
        worlds = Worlds(database, bus, sign_ins, utc_now)
        async with worlds.running(), serving(listen, lambda header: worlds.accept(cookie(header, SESSION))):
            await stopped.wait()


def main(listen: str, sign_ins: SignIns) -> None:
    """Listen at a path, or at a port of the loopback."""
    where = int(listen) if listen.isdecimal() else Path(listen)
    # uvloop knows no Windows, where asyncio's own loop does.
    run = asyncio.run if sys.platform == "win32" else import_module("uvloop").run
    run(serve(Settings.from_environment(), where, sign_ins))


if __name__ == "__main__":
    main(sys.argv[1], Sessions())
