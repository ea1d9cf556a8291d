"""Where devices knock, over HTTP."""

from contextlib import suppress
from typing import Any, Final

import msgspec
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from abaton.infrastructure.http import bus_of, resources_of, trace_of
from abaton.kernel.errors import Invalid, NotSignedIn, Unavailable
from abaton.kernel.ids import ActorId
from abaton.monitoring.ingestion import service
from abaton.monitoring.ingestion.model import Batch

router = APIRouter(prefix="/api/samples", tags=["monitoring"])

DEVICE: Final = ActorId("device")


class BatchAccepted(BaseModel):
    """What became of a batch; all of it is in the record."""

    series: int = Field(json_schema_extra={"x-ucum": "1"})
    repeated: int = Field(json_schema_extra={"x-ucum": "1"})
    """Of these, sent before."""
    late: int = Field(json_schema_extra={"x-ucum": "1"})
    """Of these, ended more than ten seconds ago: kept, and shown nowhere as now."""


def _shape() -> dict[str, Any]:
    """Return what OpenAPI says of a batch: in one piece, for what it is made of has no place of its own there."""
    parts = msgspec.json.schema(Batch)["$defs"]
    properties = {**parts["Batch"]["properties"], "series": {"type": "array", "items": parts["Sent"]}}
    return {**parts["Batch"], "properties": properties}


@router.post(
    "",
    operation_id="send_samples",
    openapi_extra={
        "security": [{"device": []}],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": _shape()},
                "application/msgpack": {"schema": {"type": "string", "format": "binary"}},
            },
        },
    },
)
async def send_samples(request: Request) -> BatchAccepted:
    """Take in what a device measured. The same batch twice is in the record once, so that a device may always retry.

    JSON, or the same as MessagePack. The device shows its token as `Authorization: Bearer`.
    """
    token = _token(request)
    content = await _content(request)
    media_type = request.headers.get("content-type", "")
    async with resources_of(request).database.begin(DEVICE, trace_of(request)) as work:
        accepted = await service.accept(work, token, content, media_type)
    # After the commit: nobody is shown what the record does not have. While the bus is away nobody is shown anything,
    # and the device must not send it again for that.
    bus = bus_of(request)
    if bus is not None:
        with suppress(Unavailable):
            for heard in accepted.heard:
                await bus.publish_now(service.subject_of(heard.patient), msgspec.msgpack.encode(heard))
    return BatchAccepted(series=accepted.series, repeated=accepted.repeated, late=accepted.late)


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn
    return token


async def _content(request: Request) -> bytes:
    """Read the body, and no more of it than a batch may have."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > service.LARGEST_BYTES:
            raise Invalid("body", f"at most {service.LARGEST_BYTES} bytes")
    return bytes(content)
