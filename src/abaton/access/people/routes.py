"""Administration of people over HTTP."""

from datetime import datetime
from uuid import UUID

import segno
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from abaton.access.people import service
from abaton.identity.invitations.model import Issued
from abaton.identity.model import Listed, Role
from abaton.infrastructure.http import WorkOfRequest
from abaton.kernel.ids import ActorId, patient_id

router = APIRouter(prefix="/api", tags=["people"])


class InviteIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    role: Role
    patient_id: str | None = None
    """Of a record that is here already."""


class LinkOut(BaseModel):
    id: UUID
    link: str
    """To be handed over; it cannot be shown again."""
    qr_svg: str
    expires_at: datetime


@router.post("/invitations", operation_id="invite")
async def invite(body: InviteIn, request: Request, work: WorkOfRequest) -> LinkOut:
    """Make a link that lets somebody in."""
    patient = None if body.patient_id is None else patient_id(body.patient_id)
    return _link(request, "join", await service.invite(work, body.name, body.role, patient))


@router.get("/people", operation_id="list_people")
async def people(work: WorkOfRequest) -> list[Listed]:
    """List people, also those who have left."""
    return await service.people(work)


@router.post("/people/{person}/reset", operation_id="reset_access")
async def reset(person: str, request: Request, work: WorkOfRequest) -> LinkOut:
    """Shut somebody out at once, and make a link by which they come in again."""
    return _link(request, "reset", await service.reset(work, ActorId(person)))


@router.delete("/people/{person}", operation_id="deactivate", status_code=204)
async def deactivate(person: str, work: WorkOfRequest) -> None:
    """Let somebody go."""
    await service.deactivate(work, ActorId(person))


def _link(request: Request, page: str, issued: Issued) -> LinkOut:
    # Behind the hash: what stands there is sent to no server and stands in no log.
    link = f"{request.url.scheme}://{request.url.netloc}/{page}#{issued.token}"
    # Medium error correction reads from a photographed screen. No size: the page gives it one.
    qr_svg = segno.make(link, error="m", micro=False).svg_inline(omitsize=True, border=2)
    return LinkOut(id=issued.id, link=link, qr_svg=qr_svg, expires_at=issued.until)
