"""The note over HTTP."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.model import Visit
from abaton.visits.notes import service
from abaton.visits.notes.model import Note

router = APIRouter(prefix="/api/visits/{visit}", tags=["visits"])

Heading = Annotated[str, Field(max_length=service.LONGEST)]


class NoteIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    says: Heading
    sees: Heading
    does: Heading
    version: Annotated[int, Field(ge=0, lt=2**31)]
    """The one that was read last; 0 before the first."""


class NoteOut(BaseModel):
    says: str
    sees: str
    does: str
    version: int
    saved_at: datetime | None
    signed_at: datetime | None


@router.get("/note", operation_id="read_note")
async def read_note(visit: str, work: WorkOfRequest) -> NoteOut:
    """Read the note: a draft if one writes it, a signed one if one may see the visit."""
    return _out(await service.read(work, visit))


@router.put("/note", operation_id="write_note")
async def write_note(visit: str, note: NoteIn, work: WorkOfRequest) -> NoteOut:
    """Keep a draft. A conflict says that another window or person wrote since."""
    return _out(await service.write(work, visit, Note(**note.model_dump())))


@router.post("/sign", operation_id="sign_note")
async def sign_note(visit: str, work: WorkOfRequest) -> Visit:
    """Sign the note and close the visit. Sent twice, it happens once."""
    return await service.sign(work, visit)


def _out(note: Note) -> NoteOut:
    return NoteOut(
        says=note.says,
        sees=note.sees,
        does=note.does,
        version=note.version,
        saved_at=note.saved_at,
        signed_at=note.signed_at,
    )
