"""Invitations in PostgreSQL: table `invitation`."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from abaton.identity.invitations.model import Invitation
from abaton.identity.model import Role
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId, PatientId

INSERT: LiteralString = """
    insert into invitation (token_sha256, name, role, patient_id, person_id, created_at, until)
    values (%(token)s, %(name)s, %(role)s, %(patient)s, %(person)s, %(at)s, %(until)s)
    returning id, name, role, patient_id, person_id
"""
OPEN: LiteralString = """
    select id, name, role, patient_id, person_id from invitation
    where token_sha256 = %(token)s and used_at is null and until > %(at)s
"""
USE: LiteralString = """
    update invitation set used_at = %(at)s
    where token_sha256 = %(token)s and used_at is null and until > %(at)s
    returning id, name, role, patient_id, person_id
"""
END_OF_PERSON: LiteralString = """
    update invitation set used_at = %(at)s where person_id = %(person)s and used_at is null
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    name: str
    role: str
    patient_id: str | None
    person_id: str | None


async def add(
    work: Work,
    token: bytes,
    *,
    name: str,
    role: Role,
    patient: PatientId | None,
    person: ActorId | None,
    until: datetime,
) -> UUID:
    row = await work.one_or_none(
        _Row,
        INSERT,
        {
            "token": token,
            "name": name,
            "role": role,
            "patient": patient,
            "person": person,
            "at": work.started_at,
            "until": until,
        },
    )
    if row is None:
        raise RuntimeError("insert returned nothing")
    return row.id


async def open_one(work: Work, token: bytes) -> Invitation | None:
    return _invitation(await work.one_or_none(_Row, OPEN, {"token": token, "at": work.started_at}))


async def use(work: Work, token: bytes) -> Invitation | None:
    return _invitation(await work.one_or_none(_Row, USE, {"token": token, "at": work.started_at}))


async def end_of_person(work: Work, person: ActorId) -> None:
    await work.run(END_OF_PERSON, {"person": person, "at": work.started_at})


def _invitation(row: _Row | None) -> Invitation | None:
    if row is None:
        return None
    return Invitation(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        patient=None if row.patient_id is None else PatientId(row.patient_id),
        person=None if row.person_id is None else ActorId(row.person_id),
    )
