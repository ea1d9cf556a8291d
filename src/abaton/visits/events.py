"""What visits announce. Who announced it and when stand beside it; why somebody comes is never in it."""

from datetime import datetime

from abaton.kernel.events import Event


class VisitBooked(Event, frozen=True, kw_only=True, tag="visits.booked.v1"):
    visit: str
    patient: str
    practitioner: str
    start: datetime


class VisitMoved(Event, frozen=True, kw_only=True, tag="visits.moved.v1"):
    visit: str
    patient: str
    practitioner: str
    before: datetime
    start: datetime
    by_patient: bool


class VisitCancelled(Event, frozen=True, kw_only=True, tag="visits.cancelled.v1"):
    visit: str
    patient: str
    practitioner: str
    start: datetime
    by_patient: bool


class PatientArrived(Event, frozen=True, kw_only=True, tag="visits.patient_arrived.v1"):
    """They came, or came back from stepping away."""

    visit: str
    patient: str
    practitioner: str
    start: datetime


class PatientAdmitted(Event, frozen=True, kw_only=True, tag="visits.patient_admitted.v1"):
    visit: str
    patient: str
    practitioner: str
    room: str


class NoteSigned(Event, frozen=True, kw_only=True, tag="visits.note_signed.v1"):
    visit: str
    patient: str
    practitioner: str
    composition: str
