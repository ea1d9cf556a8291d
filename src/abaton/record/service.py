"""The record: the only home of a clinical fact.

These use cases are called by others above: whoever calls them holds the proof, and puts the act on the account.
FHIR over HTTP is such a caller, in `interactions/`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from abaton.access import service as access
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotFound
from abaton.kernel.ids import PatientId, patient_id
from abaton.record import body, store
from abaton.record.compartment import patients_of
from abaton.record.coverage import Proof, require_covered
from abaton.record.model import New, Resource, Row, Stored
from abaton.record.search import store as search_store
from abaton.record.search.entries import entries
from abaton.record.search.service import clinic_zone, search
from abaton.record.validation import service as validation

__all__ = [
    "Draft",
    "Proof",
    "create",
    "delete",
    "find",
    "history",
    "patients",
    "read",
    "search",
    "update",
    "vread",
    "write",
]

# What access derives its index from, in the same work.
_INDEXED_BY_ACCESS: Final = frozenset({"Appointment", "CareTeam", "Consent"})
# Written by nobody here: it is what the account says.
_PROJECTED: Final = frozenset({"AuditEvent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be written. Its resource has its id."""

    resource: Resource
    if_match: int | None = None
    """Only if this is the version that is current."""
    new: bool = False
    """Only if nothing has its name yet."""
    once: bool = False
    """Not if it was said before under its name, in whichever version."""


async def find(work: Work, proof: Proof, kind: str, id_: str) -> Stored | None:
    """Return the current version, a deleted one, too, or `None` when there never was any.

    Raises:
        NotPermitted: it lies outside of what the proof covers.
    """
    row = await store.current(work, kind, id_)
    if row is None:
        return None
    found = body.read(row)
    require_covered(proof, kind, found.patients)
    return found


async def read(work: Work, proof: Proof, kind: str, id_: str) -> Stored:
    """Return the current version.

    Raises:
        NotFound: there is none, or it was deleted.
        NotPermitted: it lies outside of what the proof covers.
    """
    found = await find(work, proof, kind, id_)
    if found is None or found.deleted:
        raise NotFound(f"{kind}/{id_}")
    return found


async def patients(work: Work, kind: str, id_: str) -> frozenset[PatientId] | None:
    """Return whose it is, for the caller to ask access about; `None` when there never was any."""
    row = await store.current(work, kind, id_)
    return None if row is None else frozenset(map(PatientId, row.patients))


async def vread(work: Work, proof: Proof, kind: str, id_: str, version: int) -> Stored:
    """Return one version, which may be one of deletion.

    Raises:
        NotFound: no such version.
        NotPermitted: it lies outside of what the proof covers.
    """
    rows = await store.versions(work, kind, id_, version=version, limit=1)
    if not rows:
        raise NotFound(f"{kind}/{id_}/_history/{version}")
    found = body.read(rows[0])
    require_covered(proof, kind, found.patients)
    return found


async def history(work: Work, proof: Proof, kind: str, id_: str, *, limit: int = 1000) -> list[Stored]:
    """Return the versions, newest first.

    Raises:
        NotFound: there never was any.
        NotPermitted: one of them lies outside of what the proof covers.
    """
    found = [body.read(row) for row in await store.versions(work, kind, id_, version=None, limit=limit)]
    if not found:
        raise NotFound(f"{kind}/{id_}")
    for one in found:
        require_covered(proof, kind, one.patients)
    return found


async def create(work: Work, proof: Proof, resource: Resource, id: str | None = None) -> Stored:  # noqa: A002 FHIR's word
    """Store a new resource under an id of its own, or under the one given.

    Raises:
        Invalid: it is not valid; the error names elements.
        Conflict: the id given is taken.
        NotPermitted: it says something of a patient whom the proof does not cover.
    """
    draft = Draft(resource={**resource, "id": id or str(uuid4())}, new=True)
    return (await write(work, proof, [draft]))[0]


async def update(work: Work, proof: Proof, resource: Resource, *, if_match: int | None = None) -> Stored:
    """Store the next version under the resource's id, or the first. The same content again makes no version.

    Raises:
        Invalid: it is not valid; the error names elements.
        Conflict: another version is current than `if_match` says.
        NotPermitted: it says, or has said, something of a patient whom the proof does not cover.
    """
    return (await write(work, proof, [Draft(resource=resource, if_match=if_match)]))[0]


async def delete(work: Work, proof: Proof, kind: str, id_: str, *, if_match: int | None = None) -> Stored | None:
    """Mark as deleted; its versions stay. `None` when there never was any.

    Raises:
        Conflict: another version is current than `if_match` says.
        NotPermitted: it lies outside of what the proof covers.
    """
    _require_writable(kind)
    rows = await store.locked(work, [(kind, id_)])
    if not rows:
        return None
    row = rows[0]
    require_covered(proof, kind, frozenset(map(PatientId, row.patients)), all_of_them=True)
    if if_match is not None and row.version != if_match:
        raise Conflict(f"{kind}/{id_}")
    if row.deleted:
        return body.read(row)
    last = body.read(row)
    nothing = body.write({"resourceType": kind, "id": id_})
    gone = New(type=kind, id=id_, patients=last.patients, body=nothing)
    (written,) = await store.update(work, [row.key], [gone], deleted=True)
    await search_store.remove(work, [row.key])
    if kind in _INDEXED_BY_ACCESS:
        # What no longer is, no longer opens anything: access reads it as withdrawn.
        await access.index(work, {**last.resource, "status": "entered-in-error"})
    return _stored(work, gone, written, deleted=True)


async def write(work: Work, proof: Proof, drafts: Sequence[Draft]) -> list[Stored]:
    """Store many at once, in their order: a Bundle is one work.

    Raises:
        Invalid: one is not valid, or two have the same name; the error names elements.
        Conflict: a condition of one does not hold.
        NotPermitted: one says, or has said, something of a patient whom the proof does not cover.
    """
    news = [_new(proof, draft.resource) for draft in drafts]
    names = [(new.type, new.id) for new in news]
    if len(set(names)) < len(names):
        raise Invalid("Bundle.entry", "each of another resource")
    # In one order whoever writes, so that two works never wait for each other.
    before = {(row.type, row.id): row for row in await store.locked(work, sorted(names))}
    for name, row in before.items():
        require_covered(proof, name[0], frozenset(map(PatientId, row.patients)), all_of_them=True)
    said = await _said_before(work, drafts, before)
    zone = await clinic_zone(work)
    first: list[int] = []
    next_: list[int] = []
    for place, (draft, new) in enumerate(zip(drafts, news, strict=True)):
        row = before.get((new.type, new.id))
        if draft.if_match is not None and (row is None or row.version != draft.if_match):
            raise Conflict(f"{new.type}/{new.id}")
        if row is None:
            first.append(place)
        elif draft.new:
            raise Conflict(f"{new.type}/{new.id}")
        elif (row.digest != new.body.digest or row.deleted) and (new.type, new.id, new.body.digest) not in said:
            next_.append(place)
    changed = await _store(work, before, [news[place] for place in first], [news[place] for place in next_])
    found_by = [
        (changed[names[place]].key, entries(drafts[place].resource, zone)) for place in sorted({*first, *next_})
    ]
    await search_store.remove(work, [before[names[place]].key for place in next_])
    await search_store.add(work, found_by)
    for place in sorted({*first, *next_}):
        if names[place][0] in _INDEXED_BY_ACCESS:
            await access.index(work, drafts[place].resource)
    return [
        _stored(work, new, changed[name]) if name in changed else body.read(before[name])
        for new, name in zip(news, names, strict=True)
    ]


async def _store(
    work: Work, before: Mapping[tuple[str, str], Row], first: Sequence[New], next_: Sequence[New]
) -> dict[tuple[str, str], store.Written]:
    written = await store.insert(work, first) if first else []
    if len(written) < len(first):
        # Somebody else stored one of them between our look and now.
        raise Conflict("a resource of this name was stored at the same time")
    if next_:
        written += await store.update(work, [before[one.type, one.id].key for one in next_], next_)
    return {(one.type, one.id): one for one in written}


async def _said_before(
    work: Work, drafts: Sequence[Draft], before: Mapping[tuple[str, str], Row]
) -> set[tuple[str, str, bytes]]:
    names = {(draft.resource["resourceType"], draft.resource["id"]) for draft in drafts if draft.once}
    keys = [row.key for name, row in before.items() if name in names and row.version > 1]
    return {(one.type, one.id, one.digest) for one in await store.said_before(work, keys)} if keys else set()


def _new(proof: Proof, resource: Resource) -> New:
    validation.check(resource)
    kind = resource["resourceType"]
    _require_writable(kind)
    if "id" not in resource:
        raise Invalid(f"{kind}.id", "present")
    found = patients_of(resource)
    for one in found:
        patient_id(one)
    require_covered(proof, kind, found, all_of_them=True)
    return New(type=kind, id=resource["id"], patients=found, body=body.write(resource))


def _require_writable(kind: str) -> None:
    if kind in _PROJECTED:
        raise Invalid("resourceType", "a type that is written; what was done is on the account by itself")


def _stored(work: Work, new: New, written: store.Written, *, deleted: bool = False) -> Stored:
    row = Row(
        key=written.key,
        type=new.type,
        id=new.id,
        version=written.version,
        last_updated=work.started_at,
        deleted=deleted,
        patients=list(new.patients),
        digest=new.body.digest,
        codec=new.body.codec,
        key_id=new.body.key_id,
        body=new.body.content,
    )
    return body.read(row)
