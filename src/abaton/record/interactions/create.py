"""Create. https://hl7.org/fhir/R4/http.html#create, https://hl7.org/fhir/R4/http.html#ccreate."""

from urllib.parse import parse_qsl
from uuid import uuid4

from abaton.infrastructure.work import Work
from abaton.record import service as record
from abaton.record.interactions.model import PreconditionFailed, Reply
from abaton.record.interactions.proofs import account, proof_over, proof_to_write
from abaton.record.interactions.representation import headers_of, location
from abaton.record.model import Resource


async def create(work: Work, resource: Resource, base: str, *, if_none_exist: str | None = None) -> Reply:
    """Store a resource under a new id. One that came with it is not kept, as the standard asks.

    Args:
        work: Who creates it.
        resource: Its type is that of the address.
        base: Our own address, with a slash at its end.
        if_none_exist: A search; what it finds is the answer instead.

    Raises:
        Invalid: it is not valid; the error names elements.
        NotPermitted: it says something of somebody whom the actor does not treat.
        PreconditionFailed: the search finds several.
    """
    kind = resource["resourceType"]
    if if_none_exist is not None:
        there = await _existing(work, kind, if_none_exist, base)
        if there is not None:
            return there
    resource = {**resource, "id": str(uuid4())}
    whose = record.whose(resource)
    proof = await proof_to_write(work, kind, whose, "record.create", newcomer=kind == "Patient")
    made = await record.create(work, proof, resource, resource["id"])
    await account(work, proof, "record.create", made.patients, made.reference)
    return Reply(status=201, resource=made.resource, headers={**headers_of(made), **location(base, made)})


async def _existing(work: Work, kind: str, search: str, base: str) -> Reply | None:
    proof = await proof_over(work, kind, (), "record.search")
    found = await record.search(work, proof, kind, parse_qsl(search, keep_blank_values=True), base=base)
    if len(found.matches) > 1:
        raise PreconditionFailed("If-None-Exist finds several")
    for one in found.matches:
        await account(work, proof, "record.search", one.patients, one.reference)
        return Reply(status=200, resource=one.resource, headers={**headers_of(one), **location(base, one)})
    return None
