"""The real `worlds` process, with a sign-in in which the cookie says who it is: `session:person`."""

import sys
from pathlib import Path

from abaton.app.worlds import main
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId
from abaton.spaces.model import Signed

# Beside the socket, once somebody has signed out: a line for each cookie.
SIGNED_OUT = Path(sys.argv[1]).with_name("signed-out")


class Cookies:
    async def who(self, work: Work, cookie: str) -> Signed | None:
        session, found, person = cookie.partition(":")
        if not found or not await self.still(work, {cookie}):
            return None
        return Signed(session=session, person=ActorId(person))

    async def still(self, work: Work, cookies: set[str]) -> set[str]:
        del work
        ended = SIGNED_OUT.read_text(encoding="utf-8").split() if SIGNED_OUT.exists() else []
        return cookies - set(ended)


if __name__ == "__main__":
    main(sys.argv[1], Cookies())
