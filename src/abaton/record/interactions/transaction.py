"""Transaction: all of it is stored, or nothing. https://hl7.org/fhir/R4/http.html#transaction."""

from urllib.parse import parse_qsl
from uuid import uuid4

from abaton.access import service as access
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict
from abaton.kernel.ids import PatientId
from abaton.record import service as record
from abaton.record.interactions.batch import alone
from abaton.record.interactions.entries import Entry
from abaton.record.interactions.model import PreconditionFailed, Reply
from abaton.record.interactions.proofs import account, proof_over
from abaton.record.interactions.representation import headers_of, location
from abaton.record.interactions.update import version_of
from abaton.record.model import Stored
from abaton.record.transactions import conditions, resolve


async def transaction(work: Work, asked: list[Entry], base: str) -> dict[str, Reply]:
    """Do all that is asked, and answer each entry by its place.

    Raises:
        Invalid: an entry is not valid; the error names elements.
        NotPermitted: an entry says something of somebody whom the actor does not treat.
        NotFound: an entry asks for what is not there, or may not be seen.
        PreconditionFailed: a condition of an entry does not hold.
    """
    done = {one.place: await alone(work, one, base) for one in asked if one.method == "DELETE"}
    writes: list[tuple[Entry, record.Draft]] = []
    names: dict[str, str] = {}
    for one in asked:
        if one.resource is None or one.method not in {"POST", "PUT"}:
            continue
        kind, id_ = one.resource["resourceType"], one.address.partition("/")[2]
        there = await _there(work, kind, one.if_none_exist, base) if one.method == "POST" else None
        if there is not None:
            id_ = there.id
            done[one.place] = Reply(status=200, resource=there.resource, headers=headers_of(there))
        else:
            id_ = id_ or str(uuid4())
            resource, expected = {**one.resource, "id": id_}, version_of(one.if_match)
            place = f"{one.place}.resource"
            record.whose(resource, place)
            draft = record.Draft(resource=resource, if_match=expected, new=one.method == "POST", place=place)
            writes.append((one, draft))
        if one.full_url is not None:
            names[one.full_url] = f"{kind}/{id_}"
    done |= await _write(work, writes, names, base)
    return done | {one.place: await alone(work, one, base) for one in asked if one.method == "GET"}


async def _write(
    work: Work, writes: list[tuple[Entry, record.Draft]], names: dict[str, str], base: str
) -> dict[str, Reply]:
    for condition in {found for _, draft in writes for found in conditions(draft.resource)}:
        kind, _, query = condition.partition("?")
        there = await _there(work, kind, query, base) if record.is_a_type(kind) else None
        if there is None:
            raise PreconditionFailed("a conditional reference finds nothing")
        names[condition] = there.reference
    drafts = [draft for _, draft in writes]
    for draft in drafts:
        resolve(draft.resource, names)
    written = await _store(work, drafts) if drafts else []
    return {
        one.place: Reply(
            status=201 if stored.version == 1 else 200,
            resource=stored.resource,
            headers={**headers_of(stored), **location(base, stored)},
        )
        for (one, _), stored in zip(writes, written, strict=True)
    }


async def _store(work: Work, drafts: list[record.Draft]) -> list[Stored]:
    whose = set[PatientId]()
    for_administrators, for_us = False, False
    for draft in drafts:
        kind, id_ = draft.resource["resourceType"], draft.resource["id"]
        before = None if draft.new else await record.patients(work, kind, id_)
        patients = record.whose(draft.resource, draft.place) | (before or frozenset())
        if not draft.new and before is None:
            # Which ids there are is ours to say: see update.
            for_us = True
        elif (draft.new and kind == "Patient") or (not patients and record.is_shared(kind)):
            for_administrators = True
        else:
            whose |= patients
            for_us |= not patients
    if for_administrators:
        await access.require_act(work, "record.transaction")
    proof = await proof_over(work, "", () if for_us else whose, "record.transaction") if whose or for_us else None
    if for_us:
        record.require_everything(proof)
    try:
        stored = await record.write(work, proof, drafts)
    except Conflict as conflict:
        raise PreconditionFailed(*conflict.args) from None
    await account(work, proof, "record.transaction", {one for row in stored for one in row.patients}, "Bundle")
    return stored


async def _there(work: Work, kind: str, query: str | None, base: str) -> Stored | None:
    """Return what a condition finds.

    Raises:
        PreconditionFailed: it finds several.
    """
    if query is None:
        return None
    proof = await proof_over(work, kind, (), "record.search")
    found = await record.search(work, proof, kind, parse_qsl(query, keep_blank_values=True), base=base)
    if len(found.matches) > 1:
        raise PreconditionFailed("a condition finds several")
    return found.matches[0] if found.matches else None
