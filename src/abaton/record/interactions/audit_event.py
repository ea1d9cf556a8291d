"""Read and search of AuditEvent: the account, as it stands. It is written by every act, and by nobody by hand."""

from collections.abc import Sequence
from uuid import UUID

from abaton.access import service as access
from abaton.access.model import Purpose, Scope
from abaton.audit import service as audit
from abaton.audit.model import Entry
from abaton.identity import service as identity
from abaton.identity.model import Person
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotFound, NotPermitted
from abaton.kernel.ids import ActorId, PatientId
from abaton.record.interactions.model import Parameters, Reply
from abaton.record.interactions.projection import audit_event
from abaton.record.interactions.proofs import account
from abaton.record.model import Found, Stored
from abaton.record.search import service as searching
from abaton.record.search.model import Of, Query


async def read(work: Work, id_: str) -> Reply:
    """Return one entry of the account.

    Raises:
        NotFound: nothing there, or nothing that the actor may know of.
    """
    try:
        entry = await audit.entry(work, UUID(id_))
    except ValueError:
        entry = None
    if entry is None or entry.patient is None:
        raise NotFound(f"AuditEvent/{id_}")
    try:
        proof = await access.require(work, entry.patient, Purpose.CARE, "record.read")
    except NotPermitted:
        raise NotFound(f"AuditEvent/{id_}") from None
    await account(work, proof, "record.read", [entry.patient], f"AuditEvent/{id_}")
    return Reply(status=200, resource=audit_event(entry, await identity.person(work, entry.actor)))


async def found(work: Work, scope: Scope, params: Parameters, base: str, *, lenient: bool) -> Found:
    """Search the account of the patients that the scope covers, newest first.

    Raises:
        Invalid: a parameter that is not understood, or no patient where the scope is everybody.
    """
    query = await searching.understood(work, "AuditEvent", params, lenient=lenient, base=base)
    if query.includes:
        raise Invalid("_include", "left out: what the account names is read by itself")
    patients = _whose(scope, query)
    people: dict[ActorId, Person | None] = {}
    matching: list[Stored] = []
    earliest, latest = searching.reach(query)
    for patient in patients:
        for entry in await audit.entries(work, patient, earliest, latest):
            if entry.actor not in people:
                people[entry.actor] = await identity.person(work, entry.actor)
            one = _stored(entry, people[entry.actor])
            if await searching.finds(work, query, one):
                matching.append(one)
    matching.sort(key=lambda one: (one.last_updated, one.id), reverse=True)
    return await searching.paged(work, query, matching)


def _whose(scope: Scope, query: Query) -> Sequence[PatientId]:
    asked = [set(map(PatientId, one.patients)) for one in query.conditions if isinstance(one, Of)]
    if not asked and scope.patients is None:
        raise Invalid("patient", "given: the account is read by patient")
    within = scope.patients if scope.patients is not None else frozenset(asked[0])
    return sorted(within.intersection(*asked))


def _stored(entry: Entry, person: Person | None) -> Stored:
    return Stored(
        type="AuditEvent",
        id=str(entry.id),
        version=1,
        last_updated=entry.at,
        deleted=False,
        patients=frozenset() if entry.patient is None else frozenset({entry.patient}),
        resource=audit_event(entry, person),
    )
