"""The shared body over HTTP."""

from dataclasses import dataclass

from fastapi import APIRouter

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.body import service
from abaton.visits.body.model import Marked

router = APIRouter(prefix="/api/visits/{visit}/body", tags=["visits"])


@dataclass(frozen=True, slots=True)
class BodyOut:
    conditions: list[Marked]


@router.get("", operation_id="read_body")
async def read_body(visit: str, work: WorkOfRequest) -> BodyOut:
    """Read the patient's active conditions, each with the place of the body to point at."""
    return BodyOut(await service.read(work, visit))
