"""One visit over HTTP."""

from fastapi import APIRouter

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits import service
from abaton.visits.model import Visit

router = APIRouter(prefix="/api", tags=["visits"])


@router.get("/visits/{visit}", operation_id="read_visit")
async def read_visit(visit: str, work: WorkOfRequest) -> Visit:
    """Read one visit: where it stands, and when it will go on."""
    return await service.get(work, visit)
