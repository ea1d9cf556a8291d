"""Notes in PostgreSQL: table `visit_note`."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from abaton.access.model import Permit
from abaton.infrastructure.work import Work
from abaton.visits.notes.model import Note

GET: LiteralString = """
    select says, sees, does, version, saved_at, signed_at, composition_id from visit_note
    where visit_id = (select id from visit where id = %(visit)s and patient_id = %(patient)s)
"""
# No row comes back when another version is kept than the writer has read, or when it is signed.
BEGIN: LiteralString = """
    insert into visit_note (visit_id, says, sees, does, version, saved_at)
    select id, %(says)s, %(sees)s, %(does)s, 1, %(at)s from visit where id = %(visit)s and patient_id = %(patient)s
    on conflict do nothing returning version
"""
SAVE: LiteralString = """
    update visit_note set says = %(says)s, sees = %(sees)s, does = %(does)s, version = version + 1, saved_at = %(at)s
    where visit_id = (select id from visit where id = %(visit)s and patient_id = %(patient)s)
        and version = %(version)s and signed_at is null
    returning version
"""
# From now on the Composition is the note: no copy of it stays here.
SIGN: LiteralString = """
    update visit_note set says = '', sees = '', does = '', signed_at = %(at)s, composition_id = %(composition)s
    where visit_id = (select id from visit where id = %(visit)s and patient_id = %(patient)s)
"""


@dataclass(frozen=True, slots=True)
class _Row:
    says: str
    sees: str
    does: str
    version: int
    saved_at: datetime
    signed_at: datetime | None
    composition_id: str | None


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


async def get(work: Work, permit: Permit, visit: str) -> Note:
    row = await work.one_or_none(_Row, GET, {"visit": visit, "patient": permit.patient})
    if row is None:
        return Note()
    return Note(
        says=row.says,
        sees=row.sees,
        does=row.does,
        version=row.version,
        saved_at=row.saved_at,
        signed_at=row.signed_at,
        composition=row.composition_id,
    )


async def save(work: Work, permit: Permit, visit: str, note: Note) -> bool:
    """Keep the next version; false when another one is kept than `note.version`, or when it is signed."""
    params = {
        "visit": visit,
        "patient": permit.patient,
        "says": note.says,
        "sees": note.sees,
        "does": note.does,
        "version": note.version,
        "at": work.started_at,
    }
    return await work.one_or_none(_Version, BEGIN if note.version == 0 else SAVE, params) is not None


async def sign(work: Work, permit: Permit, visit: str, composition: str) -> None:
    params = {"visit": visit, "patient": permit.patient, "at": work.started_at, "composition": composition}
    await work.run(SIGN, params)
