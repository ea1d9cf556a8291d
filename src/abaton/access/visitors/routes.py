"""Who looked at one's own record, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from abaton.access.visitors import service
from abaton.access.visitors.model import Visitor
from abaton.infrastructure.http import WorkOfRequest

router = APIRouter(prefix="/api", tags=["access"])


@router.get("/my-record/visitors", operation_id="list_visitors")
async def visitors(work: WorkOfRequest, days: Annotated[int, Query(ge=1, le=3650)] = 14) -> list[Visitor]:
    """List who looked at one's own record, or tried to, the newest first."""
    return await service.visitors(work, days)
