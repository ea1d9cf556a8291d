"""Asking access for what FHIR is asked for."""

from collections.abc import Iterable

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotFound, NotPermitted
from abaton.kernel.ids import PatientId
from abaton.record import service as record
from abaton.record.coverage import Proof


async def proof_to_read(work: Work, kind: str, id_: str, action: str) -> Proof:
    """Return a proof that covers what is stored under this name.

    Raises:
        NotFound: there is none, or nobody may tell whether there is.
    """
    whose = await record.patients(work, kind, id_)
    if whose is None:
        raise NotFound(f"{kind}/{id_}")
    try:
        return await proof_over(work, kind, whose, action)
    except NotPermitted:
        # Who may not see it is not told that it is there.
        raise NotFound(f"{kind}/{id_}") from None


async def proof_over(work: Work, kind: str, whose: Iterable[PatientId], action: str) -> Proof:
    """Return a proof over these patients; over nobody's, if the type is shared, none is needed.

    Raises:
        NotPermitted: access has none for the actor.
    """
    patients = tuple(whose)
    if len(patients) == 1:
        return await access.require(work, patients[0], Purpose.CARE, action)
    if not patients and record.is_shared(kind):
        return None
    return await access.require_scope(work, Purpose.CARE, action)


async def proof_to_write(work: Work, kind: str, whose: Iterable[PatientId], action: str, *, newcomer: bool) -> Proof:
    """Return a proof to write: what is nobody's, and new patients, are for administrators and our own processes.

    Raises:
        NotPermitted: access has none for the actor.
    """
    patients = tuple(whose)
    if newcomer or (not patients and record.is_shared(kind)):
        await access.require_act(work, action)
        return None
    return await proof_over(work, kind, patients, action)


async def account(work: Work, proof: Proof, action: str, whose: Iterable[PatientId], about: str) -> None:
    """Put an act on the account of each patient whose data it touched; of nobody's data, once without one."""
    purpose = None if proof is None else proof.purpose
    for patient in sorted(whose) or (None,):
        await audit.record(work, action, patient, purpose=purpose, about=about)
