"""The real `worlds` process, with a sign-in in which the cookie says who it is: `session:person`."""

import sys

from abaton.app.worlds import main
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId
from abaton.spaces.model import Signed


async def who(_: Work, cookie: str) -> Signed | None:
    session, found, person = cookie.partition(":")
    return Signed(session=session, person=ActorId(person)) if found else None


if __name__ == "__main__":
    main(sys.argv[1], who)
