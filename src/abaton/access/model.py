"""The words of access."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from abaton.kernel.ids import ActorId, PatientId


class Purpose(StrEnum):
    """Why somebody looks."""

    CARE = "care"
    OWN = "own"
    """It is their own record."""
    EMERGENCY = "emergency"
    """Glass was broken."""
    OPERATIONS = "operations"
    """The clinic's own work: import, seed, relay."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Proof that the actor may touch this patient's data for this purpose.

    Only `access.service` makes one. Stores ask for a `Permit`, never for a bare `PatientId`, so that unchecked access
    does not type-check.
    """

    actor: ActorId
    patient: PatientId
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Scope:
    """Proof that the actor may look over many: a predicate that search compiles into SQL.

    Only `access.service` makes one.
    """

    actor: ActorId
    purpose: Purpose
    patients: frozenset[PatientId] | None
    """Whose data; `None` is everybody's, for our own processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands between one person and one record just now. All that a decision rests on, beside the roles."""

    own: bool = False
    in_care: bool = False
    glass_broken: bool = False
    refused_by_patient: bool = False


class Kind(StrEnum):
    """From what a care relationship follows."""

    APPOINTMENT = "appointment"
    CARE_TEAM = "care_team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    patient: PatientId
    practitioner: str
    kind: Kind
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What a patient has said of who may see their record."""

    patient: PatientId
    practitioner: str | None
    """Of whom; `None` is everybody."""
    allowed: bool
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """`policies/relationships.toml`."""

    after_visit: timedelta
    glass_lasts: timedelta
    shortest_reason: int
