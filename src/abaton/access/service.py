"""Deciding whether an act is allowed. The only maker of a Permit and a Scope."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from abaton.access import consent, decision, relationships, store
from abaton.access.decision import Policies, action_of
from abaton.access.events import GlassBroken
from abaton.access.model import Durations, Facts, Permit, Purpose, Scope
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinics
from abaton.identity.model import Person, Role
from abaton.infrastructure import shipped
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotPermitted
from abaton.kernel.ids import PatientId

OURS: Final = frozenset({"worker", "importer", "seed", "device"})
"""Our own processes: actors without a person."""

BREAK_GLASS: Final = "access.break_glass"
LONGEST_REASON: Final = 1000
_POLICIES: Final = ("own_record", "care", "emergency", "refusal", "clinic", "programs")


@cache
def policies() -> Policies:
    """Return the policies, read and parsed once."""
    return Policies([shipped.text("abaton.access", f"policies/{name}.cedar") for name in _POLICIES])


@cache
def durations() -> Durations:
    """Return how long access lasts."""
    read = tomllib.loads(shipped.text("abaton.access", "policies/relationships.toml"))
    return Durations(
        after_visit=timedelta(days=read["days_after_visit"]),
        glass_lasts=timedelta(minutes=read["glass_lasts_minutes"]),
        shortest_reason=read["shortest_reason"],
    )


async def require(work: Work, patient: PatientId, purpose: Purpose, action: str) -> Permit:
    """Return a permit for one patient, or put the refused attempt on the account and raise.

    The purpose of the permit may differ from the one asked for: somebody who looks at their own record gets `OWN`, and
    who is there by broken glass alone `EMERGENCY`.

    Raises:
        NotPermitted: nothing allows it; also for unknown patients, so as not to reveal them.
    """
    found = await _purpose(work, patient, purpose, action)
    if found is None:
        audit.record_refusal(work, action, patient, purpose=purpose)
        raise NotPermitted
    return Permit(work.actor, patient, found)


async def require_scope(work: Work, purpose: Purpose, action: str) -> Scope:
    """Return the patients whose data the actor may look over.

    Raises:
        NotPermitted: the actor may look over nobody's.
    """
    scope = await _scope(work, purpose, action)
    if scope is None:
        audit.record_refusal(work, action, purpose=purpose)
        raise NotPermitted
    return scope


async def require_act(work: Work, action: str) -> None:
    """Allow an act that touches no patient's data, such as inviting somebody.

    Raises:
        NotPermitted: the actor's roles do not allow it.
    """
    if work.actor in OURS:
        allowed = policies().let_program_administer(work.actor, action)
    else:
        person = await identity.person(work, work.actor)
        allowed = person is not None and policies().let_person_administer(person.id, person.roles, action)
    if not allowed:
        audit.record_refusal(work, action)
        raise NotPermitted


async def break_glass(work: Work, patient: PatientId, reason: str) -> datetime:
    """Open a record in an emergency, and return until when. The patient is told.

    Raises:
        NotPermitted: the actor is no clinician, or the patient has refused them.
        Invalid: no reason that is one.
    """
    person = await identity.person(work, work.actor)
    facts = Facts() if person is None else await _facts(work, person, patient)
    if person is None or not _permits(person, "break the glass", BREAK_GLASS, Purpose.EMERGENCY, facts):
        audit.record_refusal(work, BREAK_GLASS, patient, purpose=Purpose.EMERGENCY)
        raise NotPermitted
    reason = reason.strip()
    if not durations().shortest_reason <= len(reason) <= LONGEST_REASON:
        raise Invalid("reason", f"{durations().shortest_reason} to {LONGEST_REASON} letters")
    until = work.started_at + durations().glass_lasts
    glass = await store.break_glass(work, patient, reason, until)
    await audit.record(work, BREAK_GLASS, patient, purpose=Purpose.EMERGENCY, about=f"glass/{glass}")
    await work.announce(GlassBroken(patient=patient, person=person.id, until=until))
    return until


async def index(work: Work, resource: Mapping[str, Any]) -> None:
    """Bring the derived index to a Consent, CareTeam or Appointment that is being written in this same work.

    Raises:
        Invalid: a period or an end that is none.
    """
    source = f"{resource.get('resourceType')}/{resource.get('id')}"
    match resource.get("resourceType"):
        case "Appointment":
            found = relationships.of_appointment(resource, work.started_at, durations().after_visit)
            await store.relate(work, source, found)
        case "CareTeam":
            found = relationships.of_care_team(resource, work.started_at, await _zone(work))
            await store.relate(work, source, found)
        case "Consent":
            await store.say(work, source, consent.provisions(resource, await _zone(work)))
        case _:
            pass


async def forget(work: Work, resource_type: str, resource_id: str) -> None:
    """Take out of the derived index what a resource gave that is being deleted in this same work."""
    await store.forget(work, f"{resource_type}/{resource_id}")


async def _purpose(work: Work, patient: PatientId, asked: Purpose, act: str) -> Purpose | None:
    """Return for what purpose the actor may do this, or `None`."""
    if work.actor in OURS:
        return Purpose.OPERATIONS if policies().permit_program(work.actor, action_of(act), act) else None
    person = await identity.person(work, work.actor)
    if person is None:
        return None
    facts = await _facts(work, person, patient)
    if not _permits(person, action_of(act), act, asked, facts):
        return None
    if facts.own:
        return Purpose.OWN
    return asked if facts.in_care and asked is Purpose.CARE else Purpose.EMERGENCY


async def _scope(work: Work, purpose: Purpose, act: str) -> Scope | None:
    action = action_of(act)
    if work.actor in OURS:
        allowed = policies().permit_program(work.actor, action, act)
        return Scope(work.actor, Purpose.OPERATIONS, None) if allowed else None
    person = await identity.person(work, work.actor)
    if person is None:
        return None
    if purpose is Purpose.OWN or Role.CLINICIAN not in person.roles or person.practitioner is None:
        if person.patient is None or not _permits(person, action, act, Purpose.OWN, Facts(own=True)):
            return None
        return Scope(work.actor, Purpose.OWN, frozenset({person.patient}))
    joined = await store.facts_of_all(work, person.id, person.practitioner)
    # Of some hundred patients there are but a few different situations: each is asked once.
    allowed = {facts: _permits(person, action, act, purpose, facts) for facts in set(joined.values())}
    return Scope(work.actor, purpose, frozenset(patient for patient, facts in joined.items() if allowed[facts]))


async def _facts(work: Work, person: Person, patient: PatientId) -> Facts:
    if person.patient == patient:
        return Facts(own=True)
    return await store.facts(work, person.id, person.practitioner, patient)


def _permits(person: Person, action: decision.Action, act: str, purpose: Purpose, facts: Facts) -> bool:
    return policies().permit_person(person.id, person.roles, action, act, purpose=purpose, facts=facts)


async def _zone(work: Work) -> ZoneInfo:
    """Return the clinic's zone, by which dates without a time are read; UTC before its first day."""
    return ZoneInfo((await clinics.clinic(work)).zone if await clinics.is_set_up(work) else "UTC")
