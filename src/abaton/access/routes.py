"""Breaking the glass over HTTP."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from abaton.access import service
from abaton.infrastructure.http import WorkOfRequest
from abaton.kernel.ids import patient_id

router = APIRouter(prefix="/api", tags=["access"])


class BreakGlassIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    patient_id: str
    reason: Annotated[str, Field(max_length=service.LONGEST_REASON)]


class GlassOut(BaseModel):
    expires_at: datetime


@router.post("/break-glass", operation_id="break_glass")
async def break_glass(body: BreakGlassIn, work: WorkOfRequest) -> GlassOut:
    """Open a record in an emergency, with a reason. The patient is told."""
    return GlassOut(expires_at=await service.break_glass(work, patient_id(body.patient_id), body.reason))
