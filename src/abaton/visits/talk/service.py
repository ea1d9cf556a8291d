"""Messages between a patient and their clinician around a visit.

They are about the visit (a camera that fails, a child to fetch), and are kept with it: readable to the two afterwards,
closed for new ones when it is over. What matters to health goes into the note.
"""

from typing import Final

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotFound
from abaton.visits import course
from abaton.visits import service as visits
from abaton.visits.talk import store
from abaton.visits.talk.model import Message
from abaton.visits.wording import printable

READ: Final = "visits.read_messages"
SEND: Final = "visits.send_message"
LONGEST: Final = 2000


async def listed(work: Work, visit: str) -> list[Message]:
    """Return the messages, oldest first.

    Raises:
        NotPermitted: the actor is neither of the two, or it is not there.
    """
    opened = await visits.open_visit(work, visit, READ, by=visits.BOTH)
    await visits.account_for_a_look(work, opened.permit, opened.course)
    return await store.listed(work, opened.permit, visit)


async def send(work: Work, visit: str, text: str) -> Message:
    """Say something to the other.

    Raises:
        NotPermitted: the actor is neither of the two, or it is not there.
        Invalid: empty or too long.
        Conflict: the visit is over.
    """
    opened = await visits.open_visit(work, visit, SEND, by=visits.BOTH)
    text = printable(text).strip()
    if not 1 <= len(text) <= LONGEST:
        raise Invalid("text", f"1 to {LONGEST} letters")
    course.check_not_over(opened.course, work.started_at)
    person = await identity.person(work, work.actor)
    sent = await store.add(work, opened.permit, visit, "" if person is None else person.name, text)
    if sent is None:
        raise NotFound
    await audit.record(work, SEND, opened.permit.patient, purpose=opened.permit.purpose, about=visits.address(visit))
    return sent
