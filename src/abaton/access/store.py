"""Access in PostgreSQL: tables `access_relationship`, `access_consent`, `access_glass`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from abaton.access.model import Facts, Provision, Relationship
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId, PatientId

# What a patient says of one by name is stronger than what they say of everybody; among equals a refusal is.
FACTS: LiteralString = """
    select
        exists (
            select from access_relationship
            where practitioner_id = %(practitioner)s and patient_id = %(patient)s
                and valid_from <= %(at)s and (valid_until is null or valid_until > %(at)s)
        ) as in_care,
        exists (
            select from access_glass where person_id = %(person)s and patient_id = %(patient)s and until > %(at)s
        ) as glass_broken,
        not coalesce(
            (select bool_and(allowed) from access_consent
                where patient_id = %(patient)s and practitioner_id = %(practitioner)s
                    and (valid_from is null or valid_from <= %(at)s) and (valid_until is null or valid_until > %(at)s)),
            (select bool_and(allowed) from access_consent
                where patient_id = %(patient)s and practitioner_id is null
                    and (valid_from is null or valid_from <= %(at)s) and (valid_until is null or valid_until > %(at)s)),
            true
        ) as refused_by_patient
"""
FACTS_OF_ALL: LiteralString = """
    with reached as (
        select patient_id, true as in_care, false as glass_broken from access_relationship
        where practitioner_id = %(practitioner)s
            and valid_from <= %(at)s and (valid_until is null or valid_until > %(at)s)
        union all
        select patient_id, false, true from access_glass where person_id = %(person)s and until > %(at)s
    ), said as (
        select patient_id,
            coalesce(
                bool_and(allowed) filter (where practitioner_id is not null),
                bool_and(allowed) filter (where practitioner_id is null)
            ) as allowed
        from access_consent
        where patient_id in (select patient_id from reached)
            and (practitioner_id is null or practitioner_id = %(practitioner)s)
            and (valid_from is null or valid_from <= %(at)s) and (valid_until is null or valid_until > %(at)s)
        group by patient_id
    )
    select patient_id, bool_or(in_care) as in_care, bool_or(glass_broken) as glass_broken,
        not coalesce(bool_and(said.allowed), true) as refused_by_patient
    from reached left join said using (patient_id) group by patient_id
"""
END_OTHERS: LiteralString = """
    update access_relationship set valid_until = %(at)s
    where source = %(source)s and (valid_until is null or valid_until > %(at)s)
        and patient_id || '/' || practitioner_id <> all (%(kept)s)
"""
RELATE: LiteralString = """
    insert into access_relationship (source, patient_id, practitioner_id, kind, valid_from, valid_until)
    values (%(source)s, %(patient)s, %(practitioner)s, %(kind)s, %(since)s, %(until)s)
    on conflict (source, patient_id, practitioner_id) do update set
        valid_from = case
            when excluded.kind = 'appointment' then least(access_relationship.valid_from, excluded.valid_from)
            else excluded.valid_from
        end,
        valid_until = excluded.valid_until
"""
UNRELATE: LiteralString = "delete from access_relationship where source = %(source)s"
UNSAY: LiteralString = "delete from access_consent where source = %(source)s"
SAY: LiteralString = """
    insert into access_consent (source, patient_id, practitioner_id, allowed, valid_from, valid_until)
    values (%(source)s, %(patient)s, %(practitioner)s, %(allowed)s, %(since)s, %(until)s)
"""
BREAK: LiteralString = """
    insert into access_glass (person_id, patient_id, reason, broken_at, until)
    values (%(person)s, %(patient)s, %(reason)s, %(at)s, %(until)s) returning id
"""


@dataclass(frozen=True, slots=True)
class _Facts:
    in_care: bool
    glass_broken: bool
    refused_by_patient: bool


@dataclass(frozen=True, slots=True)
class _FactsOf:
    patient_id: str
    in_care: bool
    glass_broken: bool
    refused_by_patient: bool


@dataclass(frozen=True, slots=True)
class _Glass:
    id: UUID


async def facts(work: Work, person: ActorId, practitioner: str | None, patient: PatientId) -> Facts:
    """Return what stands between a person and a patient that is somebody else."""
    params = {"person": person, "practitioner": practitioner, "patient": patient, "at": work.started_at}
    row = await work.one_or_none(_Facts, FACTS, params)
    return Facts() if row is None else _read(row)


async def facts_of_all(work: Work, person: ActorId, practitioner: str | None) -> dict[PatientId, Facts]:
    """Return what stands between a person and all whom anything joins them with."""
    params = {"person": person, "practitioner": practitioner, "at": work.started_at}
    return {PatientId(row.patient_id): _read(row) for row in await work.all(_FactsOf, FACTS_OF_ALL, params)}


async def relate(work: Work, source: str, relationships: Collection[Relationship]) -> None:
    """Let a source's relationships be these; others that it gave end now."""
    kept = [f"{one.patient}/{one.practitioner}" for one in relationships]
    await work.run(END_OTHERS, {"source": source, "kept": kept, "at": work.started_at})
    for one in relationships:
        await work.run(
            RELATE,
            {
                "source": source,
                "patient": one.patient,
                "practitioner": one.practitioner,
                "kind": one.kind,
                "since": one.since,
                "until": one.until,
            },
        )


async def say(work: Work, source: str, provisions: Collection[Provision]) -> None:
    """Let what a source says be this alone."""
    await work.run(UNSAY, {"source": source})
    for one in provisions:
        await work.run(
            SAY,
            {
                "source": source,
                "patient": one.patient,
                "practitioner": one.practitioner,
                "allowed": one.allowed,
                "since": one.since,
                "until": one.until,
            },
        )


async def forget(work: Work, source: str) -> None:
    await work.run(UNRELATE, {"source": source})
    await work.run(UNSAY, {"source": source})


async def break_glass(work: Work, patient: PatientId, reason: str, until: datetime) -> UUID:
    row = await work.one_or_none(
        _Glass,
        BREAK,
        {"person": work.actor, "patient": patient, "reason": reason, "at": work.started_at, "until": until},
    )
    if row is None:
        raise RuntimeError("insert returned nothing")
    return row.id


def _read(row: _Facts | _FactsOf) -> Facts:
    return Facts(in_care=row.in_care, glass_broken=row.glass_broken, refused_by_patient=row.refused_by_patient)
