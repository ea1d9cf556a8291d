"""The words of identity."""

from dataclasses import dataclass
from enum import StrEnum

from abaton.kernel.ids import ActorId, PatientId


class Role(StrEnum):
    """What a person is here. One person may be several."""

    PATIENT = "patient"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"
    GUEST = "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: ActorId
    name: str
    """As they want to be called in a room: `Dr Amara Osei`."""
    roles: frozenset[Role]
    patient: PatientId | None
    """Logical id of their own FHIR Patient."""
    practitioner: str | None
    """Logical id of their own FHIR Practitioner."""
    locale: str
    """BCP 47."""
    zone: str
    """IANA."""
