"""Messages in PostgreSQL: table `visit_message`."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from abaton.access.model import Permit
from abaton.infrastructure.work import Work
from abaton.visits.talk.model import Message

LIST: LiteralString = """
    select message.id, message.at, message.actor, message.from_name, message.body
    from visit_message message join visit on visit.id = message.visit_id
    where visit.id = %(visit)s and visit.patient_id = %(patient)s
    order by message.id
"""
INSERT: LiteralString = """
    insert into visit_message (visit_id, at, actor, from_name, body)
    select id, %(at)s, %(actor)s, %(from_name)s, %(body)s from visit
    where id = %(visit)s and patient_id = %(patient)s
    returning id, at, actor, from_name, body
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    at: datetime
    actor: str
    from_name: str
    body: str


async def listed(work: Work, permit: Permit, visit: str) -> list[Message]:
    rows = await work.all(_Row, LIST, {"visit": visit, "patient": permit.patient})
    return [_message(work, row) for row in rows]


async def add(work: Work, permit: Permit, visit: str, from_name: str, text: str) -> Message | None:
    row = await work.one_or_none(
        _Row,
        INSERT,
        {
            "visit": visit,
            "patient": permit.patient,
            "at": work.started_at,
            "actor": work.actor,
            "from_name": from_name,
            "body": text,
        },
    )
    return None if row is None else _message(work, row)


def _message(work: Work, row: _Row) -> Message:
    return Message(id=str(row.id), at=row.at, from_name=row.from_name, mine=row.actor == work.actor, text=row.body)
