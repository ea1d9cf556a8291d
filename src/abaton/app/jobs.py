"""What the table of reactions names: each a few lines between two packages that may not know each other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from abaton.access import service as access
from abaton.access.events import GlassBroken
from abaton.access.model import Purpose
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.events import PersonJoined
from abaton.identity.model import Person, Role
from abaton.infrastructure.reacting import Job
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import PatientId
from abaton.monitoring.pulse import service as pulse
from abaton.notices import service as notices
from abaton.notices.model import Kind
from abaton.record import service as record
from abaton.spaces import service as spaces
from abaton.visits import service as visits
from abaton.visits.agenda import service as agenda
from abaton.visits.events import NoteSigned, PatientAdmitted, PatientArrived, VisitCancelled, VisitMoved
from abaton.visits.waiting.service import PULSE

DESCRIBE: Final = "record.describe_person"
SHOW_PULSE: Final = "monitoring.show_pulse"


async def describe_person(work: Work, event: PersonJoined) -> None:
    """Make the Patient or Practitioner of somebody who has joined, where the record has none of theirs yet."""
    for kind, identifier in (("Patient", event.patient_id), ("Practitioner", event.practitioner_id)):
        if identifier is None:
            continue
        proof = await access.require_scope(work, Purpose.OPERATIONS, DESCRIBE)
        try:
            await record.read(work, proof, kind, identifier)
        except NotFound:
            described = {"resourceType": kind, "active": True, "name": [{"text": event.name}]}
            await record.create(work, proof, described, identifier)
            whose = PatientId(identifier) if kind == "Patient" else None
            await audit.record(work, DESCRIBE, whose, purpose=proof.purpose, about=f"{kind}/{identifier}")


async def tell_of_move(work: Work, event: VisitMoved) -> None:
    """Tell the other side of a visit; who moved it knows."""
    values = {"visit": event.visit, "before": event.before.isoformat()}
    await _tell_the_other(work, event, Kind.VISIT_MOVED, by_patient=event.by_patient, values=values)


async def tell_of_cancellation(work: Work, event: VisitCancelled) -> None:
    """Tell the other side of a visit; who called it off knows."""
    values = {"visit": event.visit}
    await _tell_the_other(work, event, Kind.VISIT_CANCELLED, by_patient=event.by_patient, values=values)


async def tell_of_arrival(work: Work, event: PatientArrived) -> None:
    """Tell the clinician who waits; an arrival that is over is no news."""
    if event.visit not in {one.id for one in await agenda.present(work)}:
        return
    clinician = await _clinician(work, event.practitioner)
    if clinician is not None:
        values = {"visit": event.visit, **await _about(work, event.patient, event.practitioner, event.start)}
        await notices.tell(work, clinician.id, Kind.PERSON_WAITING, values)


async def tell_of_note(work: Work, event: NoteSigned) -> None:
    """Tell the patient that the page after their visit is there."""
    patient = await identity.person_of_patient(work, PatientId(event.patient))
    if patient is not None:
        name = await visits.practitioner_name(work, event.practitioner)
        await notices.tell(work, patient.id, Kind.NOTE_SIGNED, {"visit": event.visit, "practitioner_name": name})


async def tell_of_broken_glass(work: Work, event: GlassBroken) -> None:
    """Tell the patient that somebody opened their record in an emergency, and who."""
    patient = await identity.person_of_patient(work, PatientId(event.patient))
    if patient is not None:
        people = await identity.people(work, [event.person])
        name = people[event.person].name if event.person in people else ""
        values = {"practitioner_name": name, "until": event.until.isoformat()}
        await notices.tell(work, patient.id, Kind.GLASS_BROKEN, values)


async def _tell_the_other(
    work: Work, event: VisitMoved | VisitCancelled, kind: Kind, *, by_patient: bool, values: Mapping[str, str]
) -> None:
    about = await _about(work, event.patient, event.practitioner, event.start)
    if by_patient:
        other = await _clinician(work, event.practitioner)
    else:
        other = await identity.person_of_patient(work, PatientId(event.patient))
    if other is not None:
        await notices.tell(work, other.id, kind, {**values, **about})


async def _about(work: Work, patient: str, practitioner: str, start: datetime) -> dict[str, str]:
    person = await identity.person_of_patient(work, PatientId(patient))
    return {
        "start": start.isoformat(),
        "patient_name": "" if person is None else person.name,
        "practitioner_name": await visits.practitioner_name(work, practitioner),
    }


async def _clinician(work: Work, practitioner: str) -> Person | None:
    clinicians = await identity.people_with_role(work, Role.CLINICIAN)
    return next((one for one in clinicians if one.practitioner == practitioner), None)


async def show_pulse(work: Work, event: PatientAdmitted) -> None:
    """Bring the patient's pulse into the room that they are let into, if they are still in it."""
    permit = await access.require(work, PatientId(event.patient), Purpose.OPERATIONS, SHOW_PULSE)
    if not await visits.is_in_room(work, permit, event.visit):
        return
    until = work.started_at + pulse.FEED_KEPT
    subject = await pulse.feed_subject(work, permit, until=until)
    await spaces.attach_feed(work, event.room, PULSE, subject, until)
    await audit.record(work, SHOW_PULSE, permit.patient, purpose=permit.purpose, about=f"room/{event.room}")


JOBS: Final[Mapping[str, Job]] = {
    DESCRIBE: describe_person,
    SHOW_PULSE: show_pulse,
    "notices.tell_of_move": tell_of_move,
    "notices.tell_of_cancellation": tell_of_cancellation,
    "notices.tell_of_arrival": tell_of_arrival,
    "notices.tell_of_note": tell_of_note,
    "notices.tell_of_broken_glass": tell_of_broken_glass,
}
