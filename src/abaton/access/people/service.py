"""Administration of people. Each act needs the actor's role, and is on the account."""

from abaton.access import service as access
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.invitations import service as invitations
from abaton.identity.invitations.model import Issued
from abaton.identity.model import Listed, Role
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId, PatientId


async def invite(work: Work, name: str, role: Role, patient: PatientId | None) -> Issued:
    """Make a link for somebody new.

    Raises:
        NotPermitted: the actor may not invite.
        Invalid: an element that breaks its rule, by name.
        Conflict: this patient's record has its person already.
    """
    await access.require_act(work, "people.invite")
    issued = await invitations.invite(work, name, role, patient)
    await audit.record(work, "people.invite", patient, about=f"invitation/{issued.id}")
    return issued


async def people(work: Work) -> list[Listed]:
    """List everybody, also those who have left.

    Raises:
        NotPermitted: the actor may not see the list.
    """
    await access.require_act(work, "people.list")
    listed = await identity.everybody(work)
    await audit.record(work, "people.list")
    return listed


async def reset(work: Work, who: ActorId) -> Issued:
    """Shut somebody out at once, and make a link by which they come in again.

    Raises:
        NotPermitted: the actor may not.
        NotFound: nobody active has this id.
    """
    await access.require_act(work, "people.reset")
    issued = await invitations.reset(work, who)
    await audit.record(work, "people.reset", about=f"person/{who}")
    return issued


async def deactivate(work: Work, who: ActorId) -> None:
    """Let somebody go: they are signed out at once and cannot come in again. What they did stays.

    Raises:
        NotPermitted: the actor may not.
        NotFound: nobody active has this id.
        Conflict: they are the last administrator.
    """
    await access.require_act(work, "people.deactivate")
    await identity.deactivate(work, who)
    await invitations.shut_out(work, who)
    await audit.record(work, "people.deactivate", about=f"person/{who}")
