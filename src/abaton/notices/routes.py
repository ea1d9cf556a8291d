"""Notices over HTTP."""

from uuid import UUID

from fastapi import APIRouter

from abaton.infrastructure.http import WorkOfRequest
from abaton.notices import service
from abaton.notices.model import Notice

router = APIRouter(prefix="/api/notices", tags=["notices"])


@router.get("", operation_id="list_notices")
async def list_notices(work: WorkOfRequest) -> list[Notice]:
    """List one's own notices, newest first."""
    return await service.listed(work)


@router.post("/{notice}/read", operation_id="read_notice")
async def read_notice(notice: UUID, work: WorkOfRequest) -> Notice:
    """Mark a notice as read."""
    return await service.read(work, notice)
