"""The account in PostgreSQL: table `audit_entry`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString, cast
from uuid import UUID

from abaton.audit.model import Entry, Link, Outcome, Tail
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId, PatientId, Traceparent

INSERT_ENTRY: LiteralString = """
    insert into audit_entry (at, actor, patient_id, action, outcome, purpose, about, trace)
    values (%(at)s, %(actor)s, %(patient)s, %(action)s, %(outcome)s, %(purpose)s, %(about)s, %(trace)s)
"""
OF_PATIENT: LiteralString = """
    select id, at, actor, patient_id, action, outcome, purpose, about, trace from audit_entry
    where patient_id = %(patient)s and at >= %(since)s and at <= %(until)s order by at desc, id desc
"""
BY_ID: LiteralString = """
    select id, at, actor, patient_id, action, outcome, purpose, about, trace from audit_entry where id = %(id)s
"""
# Any fixed number: it keeps two processes from chaining at once. These bytes spell "chain".
LEASE: LiteralString = "select pg_try_advisory_xact_lock(426837305710) as held"
HEAD: LiteralString = "select seq, hash from audit_entry where seq is not null order by seq desc limit 1"
UNCHAINED: LiteralString = """
    select id, at, actor, patient_id, action, outcome, purpose, about, trace from audit_entry
    where seq is null order by id limit %(limit)s
"""
CHAIN: LiteralString = """
    update audit_entry set seq = link.seq, hash = link.hash
    from unnest(%(ids)s::uuid[], %(seqs)s::bigint[], %(hashes)s::bytea[]) as link (id, seq, hash)
    where audit_entry.id = link.id
"""
LINKS: LiteralString = """
    select id, at, actor, patient_id, action, outcome, purpose, about, trace, seq, hash from audit_entry
    where seq > %(after)s order by seq limit %(limit)s
"""
TAIL: LiteralString = "select count(*) as entries, min(at) as oldest from audit_entry where seq is null"


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    at: datetime
    actor: str
    patient_id: str | None
    action: str
    outcome: str
    purpose: str | None
    about: str | None
    trace: str


@dataclass(frozen=True, slots=True)
class _Link(_Row):
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class _Lease:
    held: bool


@dataclass(frozen=True, slots=True)
class Head:
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class _Tail:
    entries: int
    oldest: datetime | None


async def of_patient(work: Work, patient: PatientId, since: datetime, until: datetime) -> list[Entry]:
    rows = await work.all(_Row, OF_PATIENT, {"patient": patient, "since": since, "until": until})
    return [_entry(row) for row in rows]


async def by_id(work: Work, entry: UUID) -> Entry | None:
    row = await work.one_or_none(_Row, BY_ID, {"id": entry})
    return None if row is None else _entry(row)


async def take_lease(work: Work) -> bool:
    """Be the one that chains until this work ends; `False` when another one is."""
    row = await work.one_or_none(_Lease, LEASE, {})
    return row is not None and row.held


async def head(work: Work) -> Head | None:
    return await work.one_or_none(Head, HEAD, {})


async def unchained(work: Work, limit: int) -> list[Entry]:
    return [_entry(row) for row in await work.all(_Row, UNCHAINED, {"limit": limit})]


async def chain(work: Work, links: Sequence[Link]) -> None:
    await work.run(
        CHAIN,
        {
            "ids": [one.entry.id for one in links],
            "seqs": [one.seq for one in links],
            "hashes": [one.hash for one in links],
        },
    )


async def links(work: Work, after: int, limit: int) -> list[Link]:
    rows = await work.all(_Link, LINKS, {"after": after, "limit": limit})
    return [Link(entry=_entry(row), seq=row.seq, hash=row.hash) for row in rows]


async def tail(work: Work) -> Tail:
    row = await work.one_or_none(_Tail, TAIL, {})
    return Tail(entries=0, oldest=None) if row is None else Tail(entries=row.entries, oldest=row.oldest)


def _entry(row: _Row) -> Entry:
    return Entry(
        id=row.id,
        at=row.at,
        actor=ActorId(row.actor),
        patient=None if row.patient_id is None else PatientId(row.patient_id),
        action=row.action,
        outcome=cast("Outcome", row.outcome),
        purpose=row.purpose,
        about=row.about,
        trace=Traceparent(row.trace),
    )
