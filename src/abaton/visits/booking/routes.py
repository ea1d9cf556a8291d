"""Booking over HTTP."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.booking import service
from abaton.visits.model import Visit

router = APIRouter(prefix="/api", tags=["visits"])

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9.\-]{1,64}$")]


class SlotOut(BaseModel):
    id: str
    start: datetime
    end: datetime


class BookingIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    slot: Identifier
    reason: Annotated[str, Field(max_length=service.LONGEST_REASON)] = ""
    wants: Annotated[list[str], Field(max_length=service.MOST_WANTS)] = []


class MoveIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    slot: Identifier


class CancelIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, Field(max_length=service.LONGEST_REASON)] | None = None


@router.get("/slots", operation_id="list_slots")
async def list_slots(
    practitioner: Identifier,
    work: WorkOfRequest,
    since: Annotated[AwareDatetime | date | None, Query(alias="from")] = None,
    days: Annotated[int, Query(ge=1, le=62)] = 14,
) -> list[SlotOut]:
    """List the times at which a clinician can be booked: from now on, or from an instant, or a day of one's own."""
    return [
        SlotOut(id=one.id, start=one.start, end=one.end) for one in await service.free(work, practitioner, since, days)
    ]


@router.post("/visits", operation_id="book_visit")
async def book_visit(booking: BookingIn, work: WorkOfRequest) -> Visit:
    """Take a slot. Of two who take it at once, one gets it and the other a conflict."""
    return await service.book(work, booking.slot, booking.reason, booking.wants)


@router.post("/visits/{visit}/move", operation_id="move_visit")
async def move_visit(visit: str, to: MoveIn, work: WorkOfRequest) -> Visit:
    """Take another slot of the same clinician instead."""
    return await service.move(work, visit, to.slot)


@router.post("/visits/{visit}/cancel", operation_id="cancel_visit")
async def cancel_visit(visit: str, work: WorkOfRequest, why: CancelIn | None = None) -> Visit:
    """Call a visit off; its slot is free again."""
    return await service.cancel(work, visit, None if why is None else why.reason)


@router.get("/visits/{visit}/visit.ics", operation_id="visit_calendar", response_class=Response)
async def visit_calendar(visit: str, request: Request, work: WorkOfRequest) -> Response:
    """Get the visit as a calendar file, told in one's own zone."""
    file = await service.calendar(work, visit, str(request.base_url))
    return Response(
        file,
        media_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="visit.ics"'},
    )
