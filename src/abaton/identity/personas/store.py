"""Personas in PostgreSQL: table `persona`."""

from dataclasses import dataclass
from typing import LiteralString

from abaton.identity.model import Role, look_of
from abaton.identity.personas.model import Persona
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId

ALL: LiteralString = """
    select id, name, words, settings->>'look' as look,
        array(select role from person_role where person_id = person.id order by role) as roles
    from persona join person on person.id = person_id and active order by name, id
"""
SAVE: LiteralString = """
    insert into persona (person_id, words) values (%(person)s, %(words)s)
    on conflict (person_id) do update set words = excluded.words
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    name: str
    words: str
    look: str | None
    roles: list[str]


async def all_of_them(work: Work) -> list[Persona]:
    return [
        Persona(id=row.id, name=row.name, roles=list(map(Role, row.roles)), words=row.words, look=look_of(row.look))
        for row in await work.all(_Row, ALL, {})
    ]


async def save(work: Work, person: ActorId, words: str) -> None:
    await work.run(SAVE, {"person": person, "words": words})
