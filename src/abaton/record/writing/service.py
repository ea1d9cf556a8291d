"""Storing versions of resources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from abaton.access import service as access
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid
from abaton.kernel.ids import PatientId, patient_id
from abaton.record import body, store
from abaton.record.compartment import patients_of
from abaton.record.coverage import Proof, require_covered
from abaton.record.model import New, Resource, Row
from abaton.record.search import service as searching
from abaton.record.validation import service as validation

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
    """Only if nothing has its name yet. No proof covers a patient who is new: whether one may be, the caller asked."""
    once: bool = False
    """Not if it was said before under its name, in whichever version."""
    place: str = ""
    """Where it came, for faults to be named by: `Bundle.entry[3].resource`. Else they are named by its type."""


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    NONE = "none"
    """It was there, word for word."""


class Kept(NamedTuple):
    change: Change
    row: Row
    """As it is now."""


async def keep(work: Work, proof: Proof, drafts: Sequence[Draft]) -> list[Kept]:
    """Store many at once, and say of each, in their order, how it is stored now.

    Raises:
        Invalid: one is not valid, or two have the same name; the error names elements.
        Conflict: a condition of one does not hold.
        NotPermitted: one says, or has said, something of a patient whom the proof does not cover.
    """
    news = [_new(proof, draft) for draft in drafts]
    names = [(new.type, new.id) for new in news]
    if len(set(names)) < len(names):
        raise Invalid("Bundle.entry", "each of another resource")
    # In one order whoever writes, so that two works never wait for each other.
    before = {(row.type, row.id): row for row in await store.locked(work, sorted(names))}
    for name, row in before.items():
        require_covered(proof, name[0], frozenset(map(PatientId, row.patients)), all_of_them=True)
    said = await _said_before(work, drafts, before)
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
    await searching.forget(work, [before[names[place]].key for place in next_])
    written = sorted({*first, *next_})
    await searching.index(work, [(changed[names[place]].key, drafts[place].resource) for place in written])
    for place in written:
        if names[place][0] in _INDEXED_BY_ACCESS:
            await access.index(work, drafts[place].resource)
    return [_kept(work, new, changed.get(name), before.get(name)) for new, name in zip(news, names, strict=True)]


async def _store(
    work: Work, before: Mapping[tuple[str, str], Row], first: Sequence[New], next_: Sequence[New]
) -> dict[tuple[str, str], store.Written]:
    # Sorted as the rows that are held: two who store the same never wait for each other in a circle.
    written = await store.insert(work, sorted(first, key=lambda one: (one.type, one.id))) if first else []
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


def _new(proof: Proof, draft: Draft) -> New:
    resource = draft.resource
    validation.check(resource, draft.place)
    kind = resource["resourceType"]
    _require_writable(kind)
    if "id" not in resource:
        raise Invalid(f"{draft.place or kind}.id", "present")
    found = patients_of(resource)
    for one in found:
        patient_id(one)
    if not (draft.new and kind == "Patient"):
        require_covered(proof, kind, found, all_of_them=True)
    return New(type=kind, id=resource["id"], patients=found, body=body.write(resource))


def _require_writable(kind: str) -> None:
    if kind in _PROJECTED:
        raise Invalid("resourceType", "a type that is written; what was done is on the account by itself")


def _kept(work: Work, new: New, written: store.Written | None, before: Row | None) -> Kept:
    if written is not None:
        return Kept(Change.NEW if before is None else Change.CHANGED, _row(work, new, written))
    if before is None:
        raise LookupError(f"{new.type}/{new.id} was neither there nor written")
    return Kept(Change.NONE, before)


def _row(work: Work, new: New, written: store.Written, *, deleted: bool = False) -> Row:
    return Row(
        key=written.key,
        type=new.type,
        id=new.id,
        version=written.version,
        last_updated=work.started_at,
        deleted=deleted,
        patients=sorted(new.patients),
        digest=new.body.digest,
        codec=new.body.codec,
        key_id=new.body.key_id,
        body=new.body.content,
    )


async def delete(work: Work, proof: Proof, kind: str, id_: str, *, if_match: int | None = None) -> Row | None:
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
        return row
    nothing = body.write({"resourceType": kind, "id": id_})
    gone = New(type=kind, id=id_, patients=frozenset(map(PatientId, row.patients)), body=nothing)
    (written,) = await store.update(work, [row.key], [gone], deleted=True)
    await searching.forget(work, [row.key])
    if kind in _INDEXED_BY_ACCESS:
        await access.forget(work, kind, id_)
    return _row(work, gone, written, deleted=True)
