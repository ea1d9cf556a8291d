"""One's own devices, over HTTP."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from abaton.infrastructure.http import WorkOfRequest
from abaton.monitoring.devices import service

router = APIRouter(prefix="/api/devices", tags=["monitoring"])


class DeviceIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=service.LONGEST_NAME)]


class DeviceOut(BaseModel):
    id: str
    name: str


class ConnectedOut(DeviceOut):
    token: str
    """What the device shows to be let in, as `Authorization: Bearer`. It is said this once."""


@router.get("", operation_id="list_devices")
async def list_devices(work: WorkOfRequest) -> list[DeviceOut]:
    """List what may send one's own measurements."""
    return [DeviceOut(id=one.id, name=one.name) for one in await service.mine(work)]


@router.post("", operation_id="connect_device")
async def connect_device(device: DeviceIn, work: WorkOfRequest) -> ConnectedOut:
    """Let a device send one's own measurements."""
    made = await service.connect(work, device.name)
    return ConnectedOut(id=made.device.id, name=made.device.name, token=made.token)


@router.delete("/{device}", operation_id="disconnect_device", status_code=204)
async def disconnect_device(device: str, work: WorkOfRequest) -> None:
    """Let a device send nothing more. What it sent stays on the record."""
    await service.disconnect(work, device)
