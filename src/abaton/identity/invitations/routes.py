"""Using a link over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from abaton.identity import service as identity
from abaton.identity.invitations import service
from abaton.identity.model import Me, Role
from abaton.infrastructure import cookie
from abaton.infrastructure.http import WorkOfAnybody

router = APIRouter(prefix="/api/invitations", tags=["identity"])

Token = Annotated[str, Path(max_length=100)]


class InvitationOut(BaseModel):
    name: str
    role: Role
    clinic: str
    again: bool
    """Whether they are let in again, with a new login, rather than for the first time."""


class AcceptIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    login: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=1000)]
    zone: str
    locale: str


@router.get("/{token}", operation_id="look_at_invitation")
async def look(token: Token, work: WorkOfAnybody) -> InvitationOut:
    """Say whom a link is for."""
    found, clinic = await service.look(work, token)
    return InvitationOut(name=found.name, role=found.role, clinic=clinic.name, again=found.person is not None)


@router.post("/{token}", operation_id="accept_invitation")
async def accept(token: Token, body: AcceptIn, request: Request, response: Response, work: WorkOfAnybody) -> Me:
    """Come in by a link, with a login and a password of one's own."""
    begun = await service.accept(
        work,
        token,
        login=body.login,
        password=body.password,
        zone=body.zone,
        locale=body.locale,
        browser=request.headers.get("user-agent", ""),
    )
    cookie.hand_out(request, response, begun.token, begun.lifetime)
    return await identity.me(work)
