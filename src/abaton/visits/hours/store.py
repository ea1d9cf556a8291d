"""Working hours in PostgreSQL: table `visit_hours`."""

from dataclasses import dataclass
from datetime import timedelta
from typing import LiteralString

import msgspec

from abaton.infrastructure.work import Work
from abaton.visits.hours.model import Hours, Opening

GET: LiteralString = """
    select zone, slot_minutes, weekly::text as weekly, schedule_id
    from visit_hours where practitioner_id = %(practitioner)s
"""
# Held until the work ends: who books with one clinician does so one after the other.
GET_LOCKED: LiteralString = """
    select zone, slot_minutes, weekly::text as weekly, schedule_id
    from visit_hours where practitioner_id = %(practitioner)s for update
"""
SAVE: LiteralString = """
    insert into visit_hours (practitioner_id, zone, slot_minutes, weekly, schedule_id)
    values (%(practitioner)s, %(zone)s, %(slot_minutes)s, %(weekly)s::jsonb, %(schedule)s)
    on conflict (practitioner_id) do update
    set zone = excluded.zone, slot_minutes = excluded.slot_minutes, weekly = excluded.weekly,
        schedule_id = excluded.schedule_id
"""


@dataclass(frozen=True, slots=True)
class Kept:
    hours: Hours
    schedule: str
    """Id of the FHIR Schedule."""


@dataclass(frozen=True, slots=True)
class _Row:
    zone: str
    slot_minutes: int
    weekly: str
    schedule_id: str


async def get(work: Work, practitioner: str, *, lock: bool = False) -> Kept | None:
    row = await work.one_or_none(_Row, GET_LOCKED if lock else GET, {"practitioner": practitioner})
    if row is None:
        return None
    weekly = msgspec.json.decode(row.weekly, type=tuple[Opening, ...])
    return Kept(Hours(zone=row.zone, slot=timedelta(minutes=row.slot_minutes), weekly=weekly), row.schedule_id)


async def save(work: Work, practitioner: str, hours: Hours, schedule: str) -> None:
    await work.run(
        SAVE,
        {
            "practitioner": practitioner,
            "zone": hours.zone,
            "slot_minutes": hours.slot // timedelta(minutes=1),
            "weekly": msgspec.json.encode(hours.weekly).decode(),
            "schedule": schedule,
        },
    )
