"""People in PostgreSQL: tables `person`, `person_role`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

import msgspec

from abaton.identity.model import Listed, Person, Preferences, Role, look_of
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId, PatientId

PERSON: LiteralString = """
    select id, name, patient_id, practitioner_id, locale, zone, settings->>'look' as look,
        array(select role from person_role where person_id = person.id) as roles
    from person where id = %(id)s and active
"""
NAMED: LiteralString = """
    select id, name, patient_id, practitioner_id, locale, zone, settings->>'look' as look,
        array(select role from person_role where person_id = person.id) as roles
    from person where id = any(%(ids)s)
"""
WITH_ROLE: LiteralString = """
    select id, name, patient_id, practitioner_id, locale, zone, settings->>'look' as look,
        array(select role from person_role where person_id = person.id) as roles
    from person where active and exists (select from person_role where person_id = person.id and role = %(role)s)
    order by name, id
"""
LIST: LiteralString = """
    select id, name, active, last_seen_at, settings->>'look' as look,
        array(select role from person_role where person_id = person.id order by role) as roles
    from person order by name, id
"""
COUNT: LiteralString = "select count(*) as many from person"
OF_PATIENT: LiteralString = """
    select id, name, patient_id, practitioner_id, locale, zone, settings->>'look' as look,
        array(select role from person_role where person_id = person.id) as roles
    from person where patient_id = %(patient)s
"""
SETTINGS: LiteralString = "select settings::text as settings from person where id = %(id)s"
UPDATE_SETTINGS: LiteralString = """
    update person set settings = %(settings)s::jsonb, locale = %(locale)s where id = %(id)s
"""
INSERT: LiteralString = """
    insert into person (id, name, patient_id, practitioner_id, locale, zone, created_at)
    values (%(id)s, %(name)s, %(patient)s, %(practitioner)s, %(locale)s, %(zone)s, %(at)s)
"""
INSERT_ROLE: LiteralString = "insert into person_role (person_id, role) values (%(id)s, %(role)s)"
DEACTIVATE: LiteralString = "update person set active = false where id = %(id)s"


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    name: str
    patient_id: str | None
    practitioner_id: str | None
    locale: str
    zone: str
    look: str | None
    roles: list[str]


@dataclass(frozen=True, slots=True)
class _Listed:
    id: str
    name: str
    active: bool
    last_seen_at: datetime | None
    look: str | None
    roles: list[str]


@dataclass(frozen=True, slots=True)
class _Settings:
    settings: str


@dataclass(frozen=True, slots=True)
class _Many:
    many: int


async def person(work: Work, who: ActorId) -> Person | None:
    row = await work.one_or_none(_Row, PERSON, {"id": who})
    return None if row is None else _person(row)


async def named(work: Work, ids: Collection[str]) -> list[Person]:
    return [_person(row) for row in await work.all(_Row, NAMED, {"ids": list(ids)})]


async def with_role(work: Work, role: Role) -> list[Person]:
    return [_person(row) for row in await work.all(_Row, WITH_ROLE, {"role": role})]


async def of_patient(work: Work, patient: PatientId) -> Person | None:
    row = await work.one_or_none(_Row, OF_PATIENT, {"patient": patient})
    return None if row is None else _person(row)


async def listed(work: Work) -> list[Listed]:
    return [
        Listed(
            id=row.id,
            name=row.name,
            roles=list(map(Role, row.roles)),
            active=row.active,
            last_seen=row.last_seen_at,
            look=look_of(row.look),
        )
        for row in await work.all(_Listed, LIST, {})
    ]


async def count(work: Work) -> int:
    row = await work.one_or_none(_Many, COUNT, {})
    return 0 if row is None else row.many


async def preferences(work: Work, who: ActorId) -> Preferences:
    row = await work.one_or_none(_Settings, SETTINGS, {"id": who})
    return Preferences() if row is None else msgspec.json.decode(row.settings, type=Preferences)


async def save_preferences(work: Work, who: ActorId, new: Preferences) -> None:
    settings = msgspec.json.encode(new).decode()
    await work.run(UPDATE_SETTINGS, {"id": who, "settings": settings, "locale": new.language})


async def add(work: Work, new: Person) -> None:
    await work.run(
        INSERT,
        {
            "id": new.id,
            "name": new.name,
            "patient": new.patient,
            "practitioner": new.practitioner,
            "locale": new.locale,
            "zone": new.zone,
            "at": work.started_at,
        },
    )
    for role in sorted(new.roles):
        await work.run(INSERT_ROLE, {"id": new.id, "role": role})
    await save_preferences(work, new.id, Preferences(language=new.locale, look=new.look))


async def deactivate(work: Work, who: ActorId) -> None:
    await work.run(DEACTIVATE, {"id": who})


def _person(row: _Row) -> Person:
    return Person(
        id=ActorId(row.id),
        name=row.name,
        roles=frozenset(map(Role, row.roles)),
        patient=None if row.patient_id is None else PatientId(row.patient_id),
        practitioner=row.practitioner_id,
        locale=row.locale,
        zone=row.zone,
        look=look_of(row.look),
    )
