"""What identity announces."""

from abaton.identity.model import Role
from abaton.kernel.events import Event


class PersonJoined(Event, frozen=True, kw_only=True, tag="identity.person_joined.v1"):
    """Somebody has become one of us. Where the record holds no resource of theirs under this id, it is made now."""

    person: str
    name: str
    role: Role
    """The one that says what resource they are: patient or clinician before administrator."""
    patient_id: str | None
    practitioner_id: str | None
