"""Visits over HTTP: one, many, and what waits for a clinician."""

from typing import Literal

from fastapi import APIRouter

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits import service
from abaton.visits.model import Need, Visit

router = APIRouter(prefix="/api", tags=["visits"])


@router.get("/visits", operation_id="list_visits")
async def list_visits(work: WorkOfRequest, when: Literal["upcoming", "past", "today"] = "upcoming") -> list[Visit]:
    """List the actor's own visits: of a clinician with patients, of a patient with clinicians."""
    return await service.listed(work, when)


@router.get("/visits/{visit}", operation_id="read_visit")
async def read_visit(visit: str, work: WorkOfRequest) -> Visit:
    """Read one visit: where it stands, and when it will go on."""
    return await service.get(work, visit)


@router.get("/needs-me", operation_id="needs_me")
async def needs_me(work: WorkOfRequest) -> list[Need]:
    """List who waits for the clinician, and which notes wait for a signature."""
    return await service.needs_me(work)
