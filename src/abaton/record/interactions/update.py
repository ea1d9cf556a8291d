"""Update. https://hl7.org/fhir/R4/http.html#update.

A new id is chosen by us: an update of what is not there is not found, and looks like one of what may not be seen. Only
our own processes may choose ids.
"""

import re
from typing import Final

from abaton.access.model import Scope
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotFound, NotPermitted
from abaton.record import service as record
from abaton.record.coverage import Proof
from abaton.record.interactions.model import PreconditionFailed, Reply
from abaton.record.interactions.proofs import account, proof_over, proof_to_write
from abaton.record.interactions.representation import headers_of, location
from abaton.record.model import Resource

_VERSION: Final = re.compile(r'(?:W/)?"([0-9]{1,9})"', re.ASCII)


async def update(work: Work, resource: Resource, id_: str, base: str, *, if_match: str | None = None) -> Reply:
    """Store the next version.

    Args:
        work: Who changes it.
        resource: Its type is that of the address.
        id_: Of the address; the resource's own must be the same.
        base: Our own address, with a slash at its end.
        if_match: The ETag of the version that was read.

    Raises:
        Invalid: it is not valid; the error names elements.
        NotFound: nothing there, or nothing that the actor may know of.
        NotPermitted: it says something of somebody whom the actor does not treat.
        PreconditionFailed: another version is current.
    """
    kind = resource["resourceType"]
    if resource.get("id") != id_:
        raise Invalid(f"{kind}.id", "the id of the address")
    expected = version_of(if_match)
    before = await record.patients(work, kind, id_)
    proof = await _proof_over_what_is_there(work, kind, id_)
    whose = record.whose(resource)
    if before is not None and whose != before:
        # It moves to another patient, or away from one: the proof must reach over all of them.
        proof = await proof_over(work, kind, whose | before, "record.update")
    try:
        stored = await record.update(work, proof, resource, if_match=expected)
    except Conflict as conflict:
        raise PreconditionFailed(*conflict.args) from None
    await account(work, proof, "record.update", stored.patients, stored.reference)
    status = 201 if before is None else 200
    return Reply(status=status, resource=stored.resource, headers={**headers_of(stored), **location(base, stored)})


async def _proof_over_what_is_there(work: Work, kind: str, id_: str) -> Proof:
    whose = await record.patients(work, kind, id_)
    try:
        if whose is not None:
            return await proof_to_write(work, kind, whose, "record.update", newcomer=False)
        proof = await proof_over(work, kind, (), "record.update") or await proof_over(work, "", (), "record.update")
    except NotPermitted:
        raise NotFound(f"{kind}/{id_}") from None
    if isinstance(proof, Scope) and proof.patients is None:
        return proof
    raise NotFound(f"{kind}/{id_}")


def version_of(if_match: str | None) -> int | None:
    """Read an `If-Match`.

    Raises:
        Invalid: it is no ETag of ours.
    """
    if if_match is None:
        return None
    found = _VERSION.fullmatch(if_match.strip())
    if found is None:
        raise Invalid("If-Match", 'an ETag such as W/"3"')
    return int(found[1])
