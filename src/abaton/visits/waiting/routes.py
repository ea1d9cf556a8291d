"""Waiting and going in, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from abaton.infrastructure import cookie
from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.model import Visit
from abaton.visits.waiting import service
from abaton.visits.waiting.model import Check, Checked

router = APIRouter(prefix="/api/visits/{visit}", tags=["visits"])


class CheckIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    camera: Checked
    microphone: Checked
    loudspeaker: Checked
    network: Checked
    round_trip_ms: Annotated[int, Field(ge=0, le=60_000)] | None = None


class EntranceOut(BaseModel):
    room: str
    ticket: str
    worlds: str
    """Where the WebSocket of the world is, on this same address."""


class ConsentIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    given: bool


@router.post("/check", operation_id="check_before_visit")
async def check_before_visit(visit: str, found: CheckIn, work: WorkOfRequest) -> Visit:
    """Keep what the trial of camera, microphone, loudspeaker and network found."""
    return await service.check(work, visit, Check(**found.model_dump()))


@router.post("/consent", operation_id="consent_to_visit")
async def consent_to_visit(visit: str, consent: ConsentIn, work: WorkOfRequest) -> Visit:
    """Agree to be seen by picture and sound, for this visit; or take that back."""
    return await (service.consent if consent.given else service.withdraw_consent)(work, visit)


@router.post("/arrive", operation_id="arrive")
async def arrive(visit: str, work: WorkOfRequest) -> Visit:
    """Come into the waiting room, or back to it."""
    return await service.arrive(work, visit)


@router.post("/step-away", operation_id="step_away")
async def step_away(visit: str, work: WorkOfRequest) -> Visit:
    """Leave the waiting room for a while; the place is kept."""
    return await service.step_away(work, visit)


@router.post("/admit", operation_id="admit")
async def admit(visit: str, work: WorkOfRequest) -> Visit:
    """Let the patient into the consulting room."""
    return await service.admit(work, visit)


@router.post("/enter", operation_id="enter")
async def enter(visit: str, request: Request, work: WorkOfRequest) -> EntranceOut:
    """Get a ticket for the consulting room, good for this sign-in and for a few minutes."""
    entrance = await service.enter(work, visit, cookie.token_of(request))
    return EntranceOut(room=entrance.room, ticket=entrance.ticket, worlds="/worlds")


@router.post("/put-back", operation_id="put_back")
async def put_back(visit: str, work: WorkOfRequest) -> Visit:
    """Ask the patient back into the waiting room."""
    return await service.put_back(work, visit)
