"""Identity use cases."""

from abaton.identity import store
from abaton.identity.model import Person
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId


async def person(work: Work, who: ActorId) -> Person | None:
    """Return a person, or `None` for one of our own processes, for nobody, and for somebody who has left."""
    return await store.person(work, who)
