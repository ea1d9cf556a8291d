"""Whether a proof covers a resource."""

from typing import TypeAlias

from abaton.access.model import Permit, Scope
from abaton.kernel.errors import NotPermitted
from abaton.kernel.ids import PatientId
from abaton.record.compartment import SHARED

Proof: TypeAlias = Permit | Scope | None
"""What the caller may touch. `None` is enough for what belongs to nobody, such as a Slot: see `compartment.SHARED`."""


def covered(proof: Proof) -> frozenset[PatientId] | None:
    """Return the patients that a proof covers, or `None` for everybody."""
    match proof:
        case None:
            return frozenset()
        case Permit():
            return frozenset({proof.patient})
        case Scope():
            return proof.patients


def require_everything(proof: Proof) -> None:
    """Let only those through who reach over everybody: our own processes.

    Raises:
        NotPermitted: the proof has limits.
    """
    if covered(proof) is not None:
        raise NotPermitted


def require_covered(proof: Proof, kind: str, whose: frozenset[PatientId], *, all_of_them: bool = False) -> None:
    """Hold a resource against a proof: to read it, one of its patients is enough; to write it, none may be foreign.

    Raises:
        NotPermitted: it lies outside of what the proof covers.
    """
    within = covered(proof)
    if within is None or (not whose and kind in SHARED):
        return
    if not whose or not (whose <= within if all_of_them else whose & within):
        raise NotPermitted
