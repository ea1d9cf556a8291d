"""Deciding whether an act is allowed. The only maker of a Permit and a Scope."""

from collections.abc import Mapping
from typing import Any, Final

from abaton.access import store
from abaton.access.model import Permit, Purpose, Scope
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.model import Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotPermitted
from abaton.kernel.ids import PatientId

OURS: Final = frozenset({"worker", "importer", "seed", "device"})
"""Our own processes: actors without a person."""


async def require(work: Work, patient: PatientId, purpose: Purpose, action: str) -> Permit:
    """Return a permit for one patient, or put the refused attempt on the account and raise.

    The purpose of the permit may differ from the one asked for: somebody who looks at their own record gets `OWN`.

    Raises:
        NotPermitted: nothing allows it; also for unknown patients, so as not to reveal them.
    """
    scope = await _scope(work, purpose)
    if scope is None or (scope.patients is not None and patient not in scope.patients):
        audit.record_refusal(work, action, patient, purpose=purpose)
        raise NotPermitted
    return Permit(work.actor, patient, scope.purpose)


async def require_scope(work: Work, purpose: Purpose, action: str) -> Scope:
    """Return the patients whose data the actor may look over.

    Raises:
        NotPermitted: the actor may look over nobody's.
    """
    scope = await _scope(work, purpose)
    if scope is None:
        audit.record_refusal(work, action, purpose=purpose)
        raise NotPermitted
    return scope


async def require_act(work: Work, action: str) -> None:
    """Allow an act that touches no patient's data, such as inviting somebody.

    Raises:
        NotPermitted: the actor's roles do not allow it.
    """
    person = await identity.person(work, work.actor)
    if work.actor not in OURS and (person is None or Role.ADMINISTRATOR not in person.roles):
        audit.record_refusal(work, action)
        raise NotPermitted


async def index(work: Work, resource: Mapping[str, Any]) -> None:
    """Bring the derived index to a Consent, CareTeam or Appointment that is being written in this same work."""


async def _scope(work: Work, purpose: Purpose) -> Scope | None:
    if work.actor in OURS:
        return Scope(work.actor, Purpose.OPERATIONS, None)
    person = await identity.person(work, work.actor)
    if person is None:
        return None
    if purpose is Purpose.OWN or Role.CLINICIAN not in person.roles or person.practitioner is None:
        return None if person.patient is None else Scope(work.actor, Purpose.OWN, frozenset({person.patient}))
    return Scope(work.actor, purpose, await store.patients_of(work, person.practitioner))
