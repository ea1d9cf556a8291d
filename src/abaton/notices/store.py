"""Notices in PostgreSQL: table `notice`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

import msgspec

from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId
from abaton.notices.model import Kind, Notice

INSERT: LiteralString = """
    insert into notice (person_id, kind, told, at) values (%(person)s, %(kind)s, %(told)s::jsonb, %(at)s)
"""
LIST: LiteralString = """
    select id, kind, told::text as told, at, read_at from notice where person_id = %(person)s order by id desc limit 100
"""
READ: LiteralString = """
    update notice set read_at = coalesce(read_at, %(at)s) where id = %(id)s and person_id = %(person)s
    returning id, kind, told::text as told, at, read_at
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    kind: str
    told: str
    at: datetime
    read_at: datetime | None


async def add(work: Work, person: ActorId, kind: Kind, values: Mapping[str, str]) -> None:
    told = msgspec.json.encode(values).decode()
    await work.run(INSERT, {"person": person, "kind": kind, "told": told, "at": work.started_at})


async def listed(work: Work, person: ActorId) -> list[Notice]:
    return [_notice(row) for row in await work.all(_Row, LIST, {"person": person})]


async def read(work: Work, person: ActorId, notice: UUID) -> Notice | None:
    row = await work.one_or_none(_Row, READ, {"id": notice, "person": person, "at": work.started_at})
    return None if row is None else _notice(row)


def _notice(row: _Row) -> Notice:
    values = msgspec.json.decode(row.told, type=dict[str, str])
    return Notice(id=str(row.id), kind=Kind(row.kind), at=row.at, values=values, read_at=row.read_at)
