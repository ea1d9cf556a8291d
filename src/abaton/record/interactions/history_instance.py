"""History of one resource. https://hl7.org/fhir/R4/http.html#history."""

from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid
from abaton.kernel.ids import PatientId
from abaton.record import service as record
from abaton.record.interactions.model import Parameters, Reply
from abaton.record.interactions.proofs import account, proof_to_read
from abaton.record.interactions.representation import etag
from abaton.record.model import Resource, Stored


async def history(work: Work, kind: str, id_: str, params: Parameters, base: str) -> Reply:
    """Return the versions, newest first.

    Raises:
        Invalid: a parameter other than `_count`.
        NotFound: nothing there, or nothing that the actor may know of.
    """
    limit = _limit(params)
    proof = await proof_to_read(work, kind, id_, "record.history")
    versions = await record.history(work, proof, kind, id_, limit=limit)
    whose = frozenset[PatientId]().union(*(one.patients for one in versions))
    await account(work, proof, "record.history", whose, f"{kind}/{id_}/_history")
    entries = [_entry(base, one) for one in versions]
    own = {"relation": "self", "url": f"{base}{kind}/{id_}/_history?_count={limit}"}
    bundle = {"resourceType": "Bundle", "type": "history", "total": len(entries), "link": [own], "entry": entries}
    return Reply(status=200, resource=bundle)


def _limit(params: Parameters) -> int:
    limit = 1000
    for name, value in params:
        if name != "_count" or not (value.isascii() and value.isdigit()) or not 0 < int(value) <= limit:
            raise Invalid(name if name == "_count" else "parameter", "_count, from 1 to 1000")
        limit = int(value)
    return limit


def _entry(base: str, one: Stored) -> Resource:
    method = "DELETE" if one.deleted else "POST" if one.version == 1 else "PUT"
    address = one.type if method == "POST" else one.reference
    status = {"DELETE": "204", "POST": "201", "PUT": "200"}[method]
    entry: Resource = {
        "fullUrl": f"{base}{one.reference}",
        "request": {"method": method, "url": address},
        "response": {"status": status, "etag": etag(one), "lastModified": one.last_updated.isoformat()},
    }
    if not one.deleted:
        entry["resource"] = one.resource
    return entry
