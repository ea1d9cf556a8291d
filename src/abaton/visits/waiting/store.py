"""What the trials before visits found, in PostgreSQL: table `visit_check`."""

from typing import LiteralString

import msgspec

from abaton.access.model import Permit
from abaton.infrastructure.work import Work
from abaton.visits.waiting.model import Check

SAVE: LiteralString = """
    insert into visit_check (visit_id, patient_id, at, found)
    values (%(visit)s, %(patient)s, %(at)s, %(found)s::jsonb)
    on conflict (visit_id) do update set at = excluded.at, found = excluded.found
"""


async def save(work: Work, permit: Permit, visit: str, found: Check) -> None:
    params = {"visit": visit, "patient": permit.patient, "at": work.started_at}
    await work.run(SAVE, {**params, "found": msgspec.json.encode(found).decode()})
