"""Read, and read of one version. https://hl7.org/fhir/R4/http.html#read, https://hl7.org/fhir/R4/http.html#vread."""

from abaton.infrastructure.work import Work
from abaton.record import service as record
from abaton.record.interactions import audit_event
from abaton.record.interactions.model import Gone, Reply
from abaton.record.interactions.proofs import account, proof_to_read
from abaton.record.interactions.representation import etag, headers_of


async def read(work: Work, kind: str, id_: str, *, if_none_match: str | None = None) -> Reply:
    """Return the current version.

    Raises:
        NotFound: nothing there, or nothing that the actor may know of; `Gone` when it was deleted.
    """
    if kind == "AuditEvent":
        return await audit_event.read(work, id_)
    proof = await proof_to_read(work, kind, id_, "record.read")
    found = await record.find(work, proof, kind, id_)
    if found is None or found.deleted:
        raise Gone(f"{kind}/{id_}")
    await account(work, proof, "record.read", found.patients, found.reference)
    if if_none_match is not None and etag(found) in if_none_match:
        return Reply(status=304, headers=headers_of(found))
    return Reply(status=200, resource=found.resource, headers=headers_of(found))


async def vread(work: Work, kind: str, id_: str, version: int) -> Reply:
    """Return one version.

    Raises:
        NotFound: nothing there, or nothing that the actor may know of; `Gone` when it is the version of a deletion.
    """
    proof = await proof_to_read(work, kind, id_, "record.vread")
    found = await record.vread(work, proof, kind, id_, version)
    if found.deleted:
        raise Gone(found.reference)
    about = f"{found.reference}/_history/{version}"
    await account(work, proof, "record.vread", found.patients, about)
    return Reply(status=200, resource=found.resource, headers=headers_of(found))
