"""The words of access."""

from dataclasses import dataclass
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
