"""The record: the only home of a clinical fact.

These use cases are called by others above: whoever calls them holds the proof, and puts the act on the account.
FHIR over HTTP is such a caller, in `interactions/`.
"""

from collections.abc import Sequence
from uuid import uuid4

from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import PatientId
from abaton.record import body, definitions, store
from abaton.record.compartment import SHARED, patients_of
from abaton.record.coverage import Proof, require_covered, require_everything
from abaton.record.model import Resource, Stored
from abaton.record.search.service import search
from abaton.record.validation import service as validation
from abaton.record.writing import service as writing
from abaton.record.writing.service import Draft

__all__ = [
    "Draft",
    "Proof",
    "create",
    "delete",
    "find",
    "history",
    "is_a_type",
    "is_shared",
    "patients",
    "read",
    "require_everything",
    "search",
    "update",
    "vread",
    "whose",
    "write",
]


def is_a_type(kind: str) -> bool:
    """Tell whether R4 has a resource type of this name."""
    return kind in definitions.resource_types()


def is_shared(kind: str) -> bool:
    """Tell whether everyone who is signed in may read what is nobody's of this type."""
    return kind in SHARED


def whose(resource: Resource, place: str = "") -> frozenset[PatientId]:
    """Return in whose compartments a resource will lie, for the caller to ask access about.

    Args:
        resource: As JSON has it.
        place: Where it stands, for faults to be named by.

    Raises:
        Invalid: it is not valid; the error names elements.
    """
    validation.check(resource, place)
    return patients_of(resource)


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
    row = await writing.delete(work, proof, kind, id_, if_match=if_match)
    return None if row is None else body.read(row)


async def write(work: Work, proof: Proof, drafts: Sequence[Draft]) -> list[Stored]:
    """Store many at once, in their order: a Bundle is one work.

    Raises:
        Invalid: one is not valid, or two have the same name; the error names elements.
        Conflict: a condition of one does not hold.
        NotPermitted: one says, or has said, something of a patient whom the proof does not cover.
    """
    return [body.read(kept.row) for kept in await writing.keep(work, proof, drafts)]
