"""Personas over HTTP; not found in a clinic that is no demo."""

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict

from abaton.identity import service as identity
from abaton.identity.model import Me
from abaton.identity.personas import service
from abaton.identity.personas.model import Persona
from abaton.infrastructure import cookie
from abaton.infrastructure.http import WorkOfAnybody, resources_of
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import ActorId


def only_in_a_demo(request: Request) -> None:
    if not resources_of(request).demo:
        raise NotFound


router = APIRouter(prefix="/api", tags=["identity"], dependencies=[Depends(only_in_a_demo)])


class BecomeIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    person: str


@router.get("/personas", operation_id="list_personas")
async def personas(work: WorkOfAnybody) -> list[Persona]:
    """List whom one can be."""
    return await service.personas(work)


@router.post("/session/persona", operation_id="become_persona")
async def become(body: BecomeIn, request: Request, response: Response, work: WorkOfAnybody) -> Me:
    """Sign in as one of them."""
    begun = await service.become(
        work,
        ActorId(body.person),
        browser=request.headers.get("user-agent", ""),
        instead_of=cookie.token_of(request),
    )
    cookie.hand_out(request, response, begun.token, begun.lifetime)
    return await identity.me(work)
