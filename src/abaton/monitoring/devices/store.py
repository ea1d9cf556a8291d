"""Devices in PostgreSQL: table `monitoring_device`."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from abaton.access.model import Permit
from abaton.infrastructure.work import Work
from abaton.kernel.ids import PatientId
from abaton.monitoring.devices.model import Device

INSERT: LiteralString = """
    insert into monitoring_device (id, patient_id, name, token_hash, registered_at, registered_by)
    values (%(id)s, %(patient)s, %(name)s, %(hash)s, %(at)s, %(by)s)
"""
HOLDER: LiteralString = """
    select id, patient_id, name from monitoring_device where token_hash = %(hash)s and revoked_at is null
"""
OF_PATIENT: LiteralString = """
    select id, patient_id, name from monitoring_device
    where patient_id = %(patient)s and revoked_at is null order by registered_at, id
"""
REVOKE: LiteralString = """
    update monitoring_device set revoked_at = %(at)s
    where id = %(id)s and patient_id = %(patient)s and revoked_at is null
"""
MARK_HOUR: LiteralString = """
    update monitoring_device set audited_hour = %(hour)s
    where id = %(id)s and patient_id = %(patient)s and (audited_hour is null or audited_hour < %(hour)s)
    returning id
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    patient_id: str
    name: str


@dataclass(frozen=True, slots=True)
class _Marked:
    id: str


async def insert(work: Work, permit: Permit, device: Device, token_hash: bytes) -> None:
    params = {
        "id": device.id,
        "patient": permit.patient,
        "name": device.name,
        "hash": token_hash,
        "at": work.started_at,
        "by": work.actor,
    }
    await work.run(INSERT, params)


async def by_token(work: Work, token_hash: bytes) -> Device | None:
    """Return who holds the token: before anything is known of whose data it is about."""
    row = await work.one_or_none(_Row, HOLDER, {"hash": token_hash})
    return None if row is None else _device(row)


async def of_patient(work: Work, permit: Permit) -> list[Device]:
    return [_device(row) for row in await work.all(_Row, OF_PATIENT, {"patient": permit.patient})]


async def revoke(work: Work, permit: Permit, device: str) -> None:
    await work.run(REVOKE, {"id": device, "patient": permit.patient, "at": work.started_at})


async def is_first_of_hour(work: Work, permit: Permit, device: Device, hour: datetime) -> bool:
    """Tell, once for each hour, that it has no audit entry yet."""
    params = {"id": device.id, "patient": permit.patient, "hour": hour}
    return await work.one_or_none(_Marked, MARK_HOUR, params) is not None


def _device(row: _Row) -> Device:
    return Device(id=row.id, patient=PatientId(row.patient_id), name=row.name)
