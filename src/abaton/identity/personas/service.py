"""Being one of the demo town with one click. Whether the clinic is a demo, the edge knows."""

from abaton.identity.personas import store
from abaton.identity.personas.model import Persona
from abaton.identity.sessions import service as sessions
from abaton.identity.sessions.model import Begun, How
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import ActorId


async def offer(work: Work, person: ActorId, words: str) -> None:
    """Let anybody be this person. For the seed of a demo."""
    await store.save(work, person, words)


async def personas(work: Work) -> list[Persona]:
    return await store.all_of_them(work)


async def become(work: Work, person: ActorId, *, browser: str, instead_of: str | None = None) -> Begun:
    """Sign in as one of them.

    Raises:
        NotFound: none of them.
    """
    if person not in {one.id for one in await store.all_of_them(work)}:
        raise NotFound
    return await sessions.begin(work, person, How.PERSONA, browser, instead_of=instead_of)
