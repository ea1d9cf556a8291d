"""Use cases of devices: who may send a patient's samples."""

from typing import Final
from uuid import uuid4

from abaton.access import service as access
from abaton.access.model import Permit, Purpose
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.infrastructure import tokens
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotPermitted, NotSignedIn
from abaton.monitoring.devices import store
from abaton.monitoring.devices.model import Device, Registered

REGISTER: Final = "monitoring.register_device"
REVOKE: Final = "monitoring.revoke_device"
LIST: Final = "monitoring.list"

LONGEST_NAME: Final = 100


async def connect(work: Work, name: str) -> Registered:
    """Let a device send samples of the actor's own.

    Raises:
        NotPermitted: the actor is no patient here.
        Invalid: an empty or long name.
    """
    return await register_device(work, await _own(work, REGISTER), name)


async def mine(work: Work) -> list[Device]:
    """Return which devices may send the actor's own samples.

    Raises:
        NotPermitted: the actor is no patient here.
    """
    permit = await _own(work, LIST)
    await audit.record(work, LIST, permit.patient, purpose=permit.purpose)
    return await devices(work, permit)


async def disconnect(work: Work, device: str) -> None:
    """Let one of the actor's own devices send nothing more; one that is not theirs stays as it is.

    Raises:
        NotPermitted: the actor is no patient here.
    """
    await revoke_device(work, await _own(work, REVOKE), device)


async def register_device(work: Work, permit: Permit, name: str) -> Registered:
    """Let a device send samples of one patient, and of nobody else. Its token is told this once.

    Raises:
        Invalid: an empty or long name.
    """
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("name", f"1 to {LONGEST_NAME} letters")
    device = Device(id=str(uuid4()), patient=permit.patient, name=name)
    token = tokens.fresh()
    await store.insert(work, permit, device, tokens.digest(token))
    await audit.record(work, REGISTER, permit.patient, purpose=permit.purpose, about=address(device.id))
    return Registered(device=device, token=token)


async def devices(work: Work, permit: Permit) -> list[Device]:
    """Return which devices may send the patient's samples. The caller audits."""
    return await store.of_patient(work, permit)


async def revoke_device(work: Work, permit: Permit, device: str) -> None:
    """Let a device send nothing more. What it sent stays."""
    await store.revoke(work, permit, device)
    await audit.record(work, REVOKE, permit.patient, purpose=permit.purpose, about=address(device))


async def holder(work: Work, token: str) -> Device:
    """Return the device that holds a token.

    Raises:
        NotSignedIn: none does, or not any more.
    """
    device = await store.by_token(work, tokens.digest(token))
    if device is None:
        raise NotSignedIn
    return device


async def _own(work: Work, action: str) -> Permit:
    person = await identity.person(work, work.actor)
    if person is None or person.patient is None:
        audit.record_refusal(work, action)
        raise NotPermitted
    return await access.require(work, person.patient, Purpose.OWN, action)


async def is_first_of_hour(work: Work, permit: Permit, device: Device) -> bool:
    """Tell, once for each device and hour, that the account has no entry yet of what it sends."""
    hour = work.started_at.replace(minute=0, second=0, microsecond=0)
    return await store.is_first_of_hour(work, permit, device, hour)


def address(device: str) -> str:
    """How the account names a device."""
    return f"Device/{device}"
