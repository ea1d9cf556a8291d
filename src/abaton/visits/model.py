"""The words of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from abaton.identity.model import Look
from abaton.kernel.ids import PatientId


class State(StrEnum):
    """Where a visit stands."""

    BOOKED = "booked"
    WAITING = "waiting"
    STEPPED_AWAY = "stepped_away"
    """Out of the waiting room for a while; the place in the queue is kept."""
    IN_ROOM = "in_room"
    FINISHED = "finished"
    """The note is signed."""
    CANCELLED = "cancelled"
    MISSED = "missed"
    """The patient did not come."""


class Act(StrEnum):
    """What moves a visit on."""

    MOVE = "move"
    CANCEL = "cancel"
    ARRIVE = "arrive"
    STEP_AWAY = "step_away"
    ADMIT = "admit"
    PUT_BACK = "put_back"
    FINISH = "finish"
    MISS = "miss"


class Door(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    SOMEONE_IN = "someone_in"
    """The clinician has let the patient in."""


class Late(StrEnum):
    """Why a visit begins later than booked: what the clinic knows, and nothing made up."""

    EARLIER_VISIT = "earlier_visit"
    """The visit before it takes longer."""
    EARLIER_PEOPLE = "earlier_people"
    """People with earlier times still wait."""
    NOT_BEGUN = "not_begun"
    """The clinician has not begun yet; the reason is not known."""


class Side(StrEnum):
    """Who somebody is to one visit."""

    PATIENT = "patient"
    CLINICIAN = "clinician"
    """The one whom it is booked with."""
    COLLEAGUE = "colleague"
    """Another clinician who cares for the patient: may read, and writes nothing here."""
    OURS = "ours"
    """A process of our own."""


NoteState = Literal["none", "draft", "signed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A visit as this slice keeps it. Why somebody comes, and what was said, is in the record."""

    id: str
    """Of the FHIR Appointment."""
    patient: PatientId
    practitioner: str
    start: datetime
    end: datetime
    state: State
    encounter: str | None
    consent: str | None
    sequence: int
    """How often it was moved or cancelled: what a calendar goes by (RFC 5545, SEQUENCE)."""
    checked_at: datetime | None
    waiting_since: datetime | None
    admitted_at: datetime | None
    finished_at: datetime | None
    room: str | None
    note: NoteState
    replaced_trip: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    place: int
    """1 is next."""
    at: datetime
    late: Late | None
    """`None` while it looks on time."""


@dataclass(frozen=True, slots=True)
class VisitPractitioner:
    id: str
    name: str
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class VisitPatient:
    id: str
    name: str
    age: int | None
    """In whole years."""
    look: Look | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as its people see it."""

    id: str
    state: State
    door: Door
    opens_at: datetime
    start: datetime
    end: datetime
    practitioner: VisitPractitioner
    patient: VisitPatient
    reason: str
    wants: Sequence[str]
    checked: bool
    consented: bool
    waiting_since: datetime | None
    place_in_queue: int | None
    """1 is next."""
    expected_at: datetime | None
    """When it now looks like the patient will be let in."""
    late: Late | None
    """Why that is later than booked; `None` while it looks on time."""
    note: NoteState
    replaced_trip: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A time that is booked, and nothing of by whom."""

    start: datetime
    end: datetime
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that waits for a clinician, with the visit that it belongs to."""

    kind: Literal["note_to_sign", "person_waiting"]
    visit: Visit
    at: datetime
