"""Messages around a visit, over HTTP."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from abaton.infrastructure.http import WorkOfRequest
from abaton.visits.talk import service
from abaton.visits.talk.model import Message

router = APIRouter(prefix="/api/visits/{visit}/messages", tags=["visits"])


class MessageIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=service.LONGEST)]


@router.get("", operation_id="list_messages")
async def list_messages(visit: str, work: WorkOfRequest) -> list[Message]:
    """Read what the two wrote to each other, oldest first."""
    return await service.listed(work, visit)


@router.post("", operation_id="send_message")
async def send_message(visit: str, message: MessageIn, work: WorkOfRequest) -> Message:
    """Write to the other."""
    return await service.send(work, visit, message.text)
