"""Search of one type. https://hl7.org/fhir/R4/http.html#search."""

from collections.abc import Iterable
from urllib.parse import urlencode

from abaton.access import service as access
from abaton.access.model import Purpose, Scope
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotPermitted
from abaton.record import service as record
from abaton.record.coverage import Proof
from abaton.record.interactions import audit_event
from abaton.record.interactions.model import Parameters, Reply
from abaton.record.interactions.proofs import account
from abaton.record.interactions.representation import entry
from abaton.record.model import Found, Resource


async def search(work: Work, kind: str, params: Parameters, base: str, *, lenient: bool = False) -> Reply:
    """Return a page of what the actor may see, with an entry on the account of each patient whose data is on it.

    Raises:
        Invalid: a parameter that is not understood, unless `lenient`.
    """
    proof = await _proof(work, kind)
    if kind == "AuditEvent" and isinstance(proof, Scope):
        found = await audit_event.found(work, proof, params, base, lenient=lenient)
    else:
        found = await record.search(work, proof, kind, params, lenient=lenient, base=base)
    whose = {patient for one in [*found.matches, *found.included] for patient in one.patients}
    if whose:
        await account(work, proof, "record.search", whose, kind)
    return Reply(status=200, resource=_bundle(found, kind, base))


async def _proof(work: Work, kind: str) -> Proof:
    try:
        return await access.require_scope(work, Purpose.CARE, "record.search")
    except NotPermitted:
        # Somebody over whom nothing is written, and who treats nobody, still finds what is nobody's.
        if record.is_shared(kind):
            return None
        raise


def _bundle(found: Found, kind: str, base: str) -> Resource:
    links = [{"relation": "self", "url": _address(base, kind, found.applied)}]
    if found.cursor is not None:
        following = _address(base, kind, [*found.applied, ("_cursor", found.cursor)])
        links.append({"relation": "next", "url": following})
    bundle: Resource = {"resourceType": "Bundle", "type": "searchset", "link": links}
    if found.total is not None:
        bundle["total"] = found.total
    entries = [entry(base, one, "match") for one in found.matches]
    entries += [entry(base, one, "include") for one in found.included]
    # R4 has no empty lists.
    return {**bundle, "entry": entries} if entries else bundle


def _address(base: str, kind: str, params: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(params))
    return f"{base}{kind}?{query}" if query else f"{base}{kind}"
