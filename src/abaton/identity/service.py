"""Identity use cases: who people are."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final
from uuid import uuid4

from abaton.audit import service as audit
from abaton.identity import store
from abaton.identity.events import PersonJoined
from abaton.identity.model import Listed, Look, Me, Person, Preferences, Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotFound, NotSignedIn
from abaton.kernel.ids import ActorId, PatientId
from abaton.kernel.time import zone as known_zone

LONGEST_NAME: Final = 120
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)
# BCP 47 in the shapes that occur: language, script, region, variant or extension.
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}", re.ASCII)
# What a person is to the record, before what else they may do here.
_MAIN_FIRST: Final = (Role.PATIENT, Role.CLINICIAN, Role.ADMINISTRATOR, Role.GUEST)


async def person(work: Work, who: ActorId) -> Person | None:
    """Return a person, or `None` for one of our own processes, for nobody, and for somebody who has left."""
    return await store.person(work, who)


async def people(work: Work, ids: Collection[str]) -> Mapping[str, Person]:
    """Return people by id, also those who have left; who is no person is not in it."""
    return {one.id: one for one in await store.named(work, ids)}


async def people_with_role(work: Work, role: Role) -> list[Person]:
    """Return everybody who is this here now, by name."""
    return await store.with_role(work, role)


async def person_of_patient(work: Work, patient: PatientId) -> Person | None:
    """Return whose record this is, or `None` when they have never signed in here."""
    return await store.of_patient(work, patient)


async def anybody(work: Work) -> bool:
    """Tell whether the clinic has people."""
    return await store.count(work) > 0


async def everybody(work: Work) -> list[Listed]:
    """List people, also those who have left. Who may see it, the caller has proved."""
    return await store.listed(work)


async def me(work: Work) -> Me:
    """Return what the actor is told of themselves.

    Raises:
        NotSignedIn: the actor is no person, or has left.
    """
    found = await store.person(work, work.actor)
    if found is None:
        raise NotSignedIn
    return Me(
        id=found.id,
        name=found.name,
        roles=sorted(found.roles),
        patient_id=found.patient,
        practitioner_id=found.practitioner,
        locale=found.locale,
        zone=found.zone,
        settings=await store.preferences(work, found.id),
    )


async def prefer(work: Work, new: Preferences) -> Me:
    """Keep how the actor wants things.

    Raises:
        NotSignedIn: the actor is no person.
        Invalid: an element out of its range.
    """
    now = await me(work)
    if not 100 <= new.text_scale <= 200:
        raise Invalid("text_scale", "100 to 200 percent")
    require_language("language", new.language)
    if new.look is not None and not all(map(_COLOUR.fullmatch, (new.look.skin, new.look.hair_colour, new.look.top))):
        raise Invalid("look", "colours as #rrggbb")
    await store.save_preferences(work, work.actor, new)
    await audit.record(work, "identity.change_settings")
    return replace(now, settings=new, locale=new.language)


async def add(
    work: Work,
    *,
    name: str,
    roles: Collection[Role],
    zone: str,
    locale: str,
    patient: PatientId | None = None,
    practitioner: str | None = None,
    who: ActorId | None = None,
    look: Look | None = None,
) -> Person:
    """Make a person. Whether that may be, the caller has proved and puts on the account.

    A patient without a record, and a clinician, get a new id for the resource that the record then makes.

    Raises:
        Invalid: an empty or long name, an unknown zone, a malformed language.
        Conflict: this patient's record has its person already.
    """
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("name", f"1 to {LONGEST_NAME} letters")
    if not roles:
        raise Invalid("roles", "one at least")
    known_zone(zone)
    require_language("locale", locale)
    if patient is not None and await store.of_patient(work, patient) is not None:
        raise Conflict
    new = Person(
        id=who or ActorId(str(uuid4())),
        name=name,
        roles=frozenset(roles),
        patient=patient or (PatientId(str(uuid4())) if Role.PATIENT in roles else None),
        practitioner=practitioner or (str(uuid4()) if Role.CLINICIAN in roles else None),
        locale=locale,
        zone=zone,
        look=look,
    )
    await store.add(work, new)
    await work.announce(
        PersonJoined(
            person=new.id,
            name=new.name,
            role=next(role for role in _MAIN_FIRST if role in new.roles),
            patient_id=new.patient,
            practitioner_id=new.practitioner,
        )
    )
    return new


async def deactivate(work: Work, who: ActorId) -> None:
    """Let a person be no longer one of us. Sessions and keys are ended by `sessions.service`.

    Raises:
        NotFound: nobody active has this id.
        Conflict: they are the last administrator; nobody could let another one in.
    """
    found = await store.person(work, who)
    if found is None:
        raise NotFound
    if Role.ADMINISTRATOR in found.roles and len(await store.with_role(work, Role.ADMINISTRATOR)) == 1:
        raise Conflict
    await store.deactivate(work, who)


def require_language(element: str, language: str) -> None:
    """Accept a BCP 47 language.

    Raises:
        Invalid: not of that form.
    """
    if not _LANGUAGE.fullmatch(language):
        raise Invalid(element, "a BCP 47 language such as el or en-GB")
