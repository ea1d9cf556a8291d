"""Recording who did what to whom, and who tried to."""

from typing import Literal

from abaton.audit import store
from abaton.infrastructure.work import Params, Work
from abaton.kernel.ids import PatientId


async def record(
    work: Work, action: str, patient: PatientId | None = None, *, purpose: str | None = None, about: str | None = None
) -> None:
    """Add an entry in the same transaction as the act: neither is kept without the other.

    Args:
        work: Of the act; its actor did it.
        action: Package and verb: `record.read`.
        patient: Whose data, if anybody's.
        purpose: Why, as the permit says.
        about: What, as a FHIR reference or an address of ours; never what it holds.
    """
    await work.run(store.INSERT_ENTRY, _entry(work, action, patient, "done", purpose=purpose, about=about))


def record_refusal(
    work: Work, action: str, patient: PatientId | None = None, *, purpose: str | None = None, about: str | None = None
) -> None:
    """Add an entry that outlives the refused act, whose own transaction rolls back."""
    work.run_afterwards(store.INSERT_ENTRY, _entry(work, action, patient, "refused", purpose=purpose, about=about))


def _entry(
    work: Work,
    action: str,
    patient: PatientId | None,
    outcome: Literal["done", "refused"],
    *,
    purpose: str | None,
    about: str | None,
) -> Params:
    return {
        "actor": work.actor,
        "patient": patient,
        "action": action,
        "outcome": outcome,
        "purpose": purpose,
        "about": about,
        "at": work.started_at,
        "trace": work.trace,
    }
