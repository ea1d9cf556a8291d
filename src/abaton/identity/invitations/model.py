"""The words of invitations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from abaton.identity.model import Role
from abaton.kernel.ids import ActorId, PatientId


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A link just made: the only moment at which its token is known here."""

    id: UUID
    token: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    id: UUID
    name: str
    role: Role
    patient: PatientId | None
    """Whose record is theirs, when it is here already."""
    person: ActorId | None
    """Who is let in again; `None` for somebody new."""
