"""Clinicians and their hours over HTTP."""

from datetime import time, timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.hours import service
from abaton.visits.hours.model import Hours, Opening

router = APIRouter(prefix="/api", tags=["visits"])

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9.\-]{1,64}$")]
WALL = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class ClinicianOut(BaseModel):
    practitioner_id: str
    name: str
    role: str


class OpeningBody(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    weekday: Annotated[int, Field(ge=1, le=7)]
    """ISO 8601: 1 is Monday, 7 Sunday."""
    from_: Annotated[str, Field(alias="from", pattern=WALL)]
    """On the clock of the wall."""
    to: Annotated[str, Field(pattern=WALL)]


class HoursBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    zone: str
    """IANA."""
    slot_minutes: Annotated[int, Field(ge=5, le=240)]
    weekly: Annotated[list[OpeningBody], Field(max_length=70)]


@router.get("/clinicians", operation_id="list_clinicians")
async def list_clinicians(work: WorkOfRequest) -> list[ClinicianOut]:
    """List who can be asked for a visit."""
    return [
        ClinicianOut(practitioner_id=one.practitioner or "", name=one.name, role="clinician")
        for one in await service.clinicians(work)
    ]


@router.get("/hours/{practitioner}", operation_id="read_hours")
async def read_hours(practitioner: Identifier, work: WorkOfRequest) -> HoursBody:
    """Read a clinician's week."""
    return _body(await service.get(work, practitioner))


@router.put("/hours/{practitioner}", operation_id="set_hours")
async def set_hours(practitioner: Identifier, body: HoursBody, work: WorkOfRequest) -> HoursBody:
    """Set a clinician's week. What is booked stays booked."""
    weekly = tuple(
        Opening(weekday=one.weekday, opens=time.fromisoformat(one.from_), closes=time.fromisoformat(one.to))
        for one in body.weekly
    )
    hours = Hours(zone=body.zone, slot=timedelta(minutes=body.slot_minutes), weekly=weekly)
    return _body(await service.put(work, practitioner, hours))


def _body(hours: Hours) -> HoursBody:
    return HoursBody(
        zone=hours.zone,
        slot_minutes=hours.slot // timedelta(minutes=1),
        weekly=[
            OpeningBody(weekday=one.weekday, from_=f"{one.opens:%H:%M}", to=f"{one.closes:%H:%M}")
            for one in hours.weekly
        ],
    )
