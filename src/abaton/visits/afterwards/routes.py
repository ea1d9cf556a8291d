"""After the visit, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.afterwards import service
from abaton.visits.afterwards.model import Summary, Trip
from abaton.visits.model import Visit

router = APIRouter(prefix="/api/visits/{visit}", tags=["visits"])


class TripIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    replaced: bool
    km: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    minutes: Annotated[int, Field(ge=0)] | None = None


@router.get("/summary", operation_id="read_summary")
async def read_summary(visit: str, work: WorkOfRequest) -> Summary:
    """Read the signed note under plain headings, with what to do and whom to call."""
    return await service.summary(work, visit)


@router.get("/summary.html", operation_id="download_summary", response_class=Response)
async def download_summary(visit: str, work: WorkOfRequest) -> Response:
    """Take the page home as one file."""
    return Response(
        await service.download(work, visit),
        media_type="text/html; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="your-visit.html"'},
    )


@router.post("/trip", operation_id="tell_trip")
async def tell_trip(visit: str, trip: TripIn, work: WorkOfRequest) -> Visit:
    """Say whether the visit replaced a trip, and how far. It is asked once."""
    return await service.tell_trip(work, visit, Trip(**trip.model_dump()))
