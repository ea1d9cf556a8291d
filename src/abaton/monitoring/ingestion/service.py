"""Taking in what a device sends."""

from collections.abc import Sequence
from typing import Final

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotPermitted
from abaton.monitoring.devices import service as devices
from abaton.monitoring.devices.model import Device
from abaton.monitoring.ingestion import batch, intake
from abaton.monitoring.ingestion.model import Accepted, Heard, Taken
from abaton.record.samples import service as samples
from abaton.record.samples.model import Series

RECEIVE: Final = "monitoring.receive"
LARGEST_BYTES: Final = batch.LARGEST_BYTES


async def accept(work: Work, token: str, content: bytes, media_type: str) -> Accepted:
    """Take in a batch: all of it, or nothing. The same one again changes nothing.

    The account has one entry for each device and hour in which it sent: five a second would hide everything else.

    Raises:
        NotSignedIn: no device has this token, or no longer.
        NotPermitted: it would write into somebody else's record.
        Invalid: naming the element that breaks a rule.
    """
    device = await devices.holder(work, token)
    sent = batch.read(content, media_type)
    if sent.device != device.id:
        raise Invalid("device", "the device that the token was given to")
    if any(one.patient != device.patient for one in sent.series):
        # Whose record it meant, it only claims to know: the entry is on its own patient's account.
        audit.record_refusal(work, RECEIVE, device.patient, about=devices.address(device.id))
        raise NotPermitted
    permit = await access.require(work, device.patient, Purpose.CARE, RECEIVE)
    taken = intake.taken(sent, work.started_at)
    fresh = await samples.add(work, permit, [_series(device, one) for one in taken])
    if await devices.is_first_of_hour(work, permit, device):
        await audit.record(work, RECEIVE, device.patient, purpose=permit.purpose, about=devices.address(device.id))
    return Accepted(
        series=len(taken),
        repeated=len(taken) - fresh,
        late=sum(one.late for one in taken),
        heard=_heard(device, taken),
    )


def subject_of(patient: str) -> str:
    """Return where on the bus a patient's samples are told."""
    # A FHIR id may hold points, which part the words of a subject; an underscore it may not.
    return f"samples.{patient.replace('.', '_')}"


def _series(device: Device, one: Taken) -> Series:
    return Series(
        code=one.code,
        unit=one.unit,
        device=device.id,
        start=one.start,
        rate_hz=one.rate_hz,
        values=one.values,
        quality=one.quality,
    )


def _heard(device: Device, taken: Sequence[Taken]) -> tuple[Heard, ...]:
    """Return what is worth telling now. What was sent before comes late to those who watch, and is told in vain."""
    return tuple(
        Heard(
            patient=device.patient,
            device=device.id,
            code=one.code,
            unit=one.unit,
            start_s=one.start.timestamp(),
            rate_hz=one.rate_hz,
            values=one.values.astype("<f8").tobytes(),
        )
        for one in taken
        if one.rate_hz is not None and not one.late
    )
