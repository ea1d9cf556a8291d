"""Delete. https://hl7.org/fhir/R4/http.html#delete. Versions stay: what the record said is part of the record."""

from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, NotFound, NotPermitted
from abaton.record import service as record
from abaton.record.interactions.model import PreconditionFailed, Reply
from abaton.record.interactions.proofs import account, proof_to_write
from abaton.record.interactions.update import version_of


async def delete(work: Work, kind: str, id_: str, *, if_match: str | None = None) -> Reply:
    """Mark as deleted; again is the same.

    Raises:
        NotFound: nothing there, or nothing that the actor may know of.
        PreconditionFailed: another version is current.
    """
    whose = await record.patients(work, kind, id_)
    if whose is None:
        raise NotFound(f"{kind}/{id_}")
    try:
        proof = await proof_to_write(work, kind, whose, "record.delete", newcomer=False)
        gone = await record.delete(work, proof, kind, id_, if_match=version_of(if_match))
    except NotPermitted:
        raise NotFound(f"{kind}/{id_}") from None
    except Conflict as conflict:
        raise PreconditionFailed(*conflict.args) from None
    await account(work, proof, "record.delete", whose, f"{kind}/{id_}")
    return Reply(status=204, headers={} if gone is None else {"ETag": f'W/"{gone.version}"'})
