"""Lists of visits over HTTP: ahead, behind, today, and what waits for a clinician."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.agenda import service
from abaton.visits.model import Need, Planned, Visit

router = APIRouter(prefix="/api", tags=["visits"])


@router.get("/visits", operation_id="list_visits")
async def list_visits(work: WorkOfRequest, when: Literal["upcoming", "past", "today"] = "upcoming") -> list[Visit]:
    """List the actor's own visits: of a clinician with patients, of a patient with clinicians."""
    return await service.listed(work, when)


@router.get("/schedule/{practitioner}", operation_id="read_schedule")
async def read_schedule(
    practitioner: Annotated[str, Path(pattern=r"^[A-Za-z0-9.\-]{1,64}$")],
    work: WorkOfRequest,
    since: Annotated[AwareDatetime, Query(alias="from")],
    days: Annotated[int, Query(ge=1, le=62)] = 7,
) -> list[Planned]:
    """List when a clinician is booked, without by whom and why: for administrators."""
    return await service.schedule(work, practitioner, since, days)


@router.get("/needs-me", operation_id="needs_me")
async def needs_me(work: WorkOfRequest) -> list[Need]:
    """List who waits for the clinician, and which notes wait for a signature."""
    return await service.needs_me(work)
