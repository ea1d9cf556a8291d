"""People in PostgreSQL: tables `person`, `person_role`."""

from dataclasses import dataclass
from typing import LiteralString

from abaton.identity.model import Person, Role
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId, PatientId

PERSON: LiteralString = """
    select id, name, patient_id, practitioner_id, locale, zone,
        array(select role from person_role where person_id = person.id) as roles
    from person where id = %(id)s and active
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    name: str
    patient_id: str | None
    practitioner_id: str | None
    locale: str
    zone: str
    roles: list[str]


async def person(work: Work, who: ActorId) -> Person | None:
    row = await work.one_or_none(_Row, PERSON, {"id": who})
    return None if row is None else _person(row)


def _person(row: _Row) -> Person:
    return Person(
        id=ActorId(row.id),
        name=row.name,
        roles=frozenset(map(Role, row.roles)),
        patient=None if row.patient_id is None else PatientId(row.patient_id),
        practitioner=row.practitioner_id,
        locale=row.locale,
        zone=row.zone,
    )
