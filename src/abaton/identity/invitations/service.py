"""Letting somebody in by a link. Who may make one, `access.people` decides."""

from datetime import timedelta
from typing import Final

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinics
from abaton.identity.clinic.model import Clinic
from abaton.identity.invitations import store
from abaton.identity.invitations.model import Invitation, Issued
from abaton.identity.model import Role
from abaton.identity.passkeys import service as passkeys
from abaton.identity.sessions import service as sessions
from abaton.identity.sessions.model import Begun, How
from abaton.infrastructure import tokens
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotFound
from abaton.kernel.ids import ActorId, PatientId

ACCEPT: Final = "identity.accept_invitation"
# Long enough for a letter, short enough that a forgotten one lets nobody in. Chosen.
LASTS: Final = timedelta(days=7)


async def invite(work: Work, name: str, role: Role, patient: PatientId | None) -> Issued:
    """Make a link for somebody new.

    Raises:
        Invalid: an empty or long name, a role that nobody is invited to, a record for somebody who is no patient.
        Conflict: this patient's record has its person already.
    """
    name = name.strip()
    if not 1 <= len(name) <= identity.LONGEST_NAME:
        raise Invalid("name", f"1 to {identity.LONGEST_NAME} letters")
    if role is Role.GUEST:
        raise Invalid("role", "patient, clinician or administrator")
    if patient is not None and role is not Role.PATIENT:
        raise Invalid("patient_id", "for a patient only")
    if patient is not None and await identity.person_of_patient(work, patient) is not None:
        raise Conflict
    return await _issue(work, name, role, patient, None)


async def reset(work: Work, who: ActorId) -> Issued:
    """Shut somebody out of everything, and make a link by which they come in again.

    Raises:
        NotFound: nobody active has this id.
    """
    person = await identity.person(work, who)
    if person is None:
        raise NotFound
    await shut_out(work, who)
    role = next(one for one in (Role.PATIENT, Role.CLINICIAN, Role.ADMINISTRATOR) if one in person.roles)
    return await _issue(work, person.name, role, None, who)


async def shut_out(work: Work, who: ActorId) -> None:
    """End all by which somebody could come in: sessions, password, passkeys, and links not yet used."""
    await sessions.shut_out(work, who)
    await passkeys.forget_all(work, who)
    await store.end_of_person(work, who)


async def look(work: Work, token: str) -> tuple[Invitation, Clinic]:
    """Return what a link is for, and where it leads.

    Raises:
        NotFound: it was used, is too old, or never was.
    """
    found = await store.open_one(work, tokens.digest(token))
    if found is None:
        raise NotFound
    return found, await clinics.clinic(work)


async def accept(work: Work, token: str, *, login: str, password: str, zone: str, locale: str, browser: str) -> Begun:
    """Use a link: make the person, or let them in again, with a login and a password of their own; sign them in.

    Raises:
        NotFound: it was used, is too old, or never was; or they have left since.
        Invalid: an element that breaks its rule, by name. The link stays good.
        Conflict: this patient's record has got its person meanwhile.
    """
    found = await store.use(work, tokens.digest(token))
    if found is None:
        audit.record_refusal(work, ACCEPT)
        raise NotFound
    if found.person is None:
        person = await identity.add(
            work, name=found.name, roles=[found.role], zone=zone, locale=locale, patient=found.patient
        )
    else:
        person = await identity.person(work, found.person)
    if person is None:
        raise NotFound
    await sessions.set_password(work, person.id, login, password)
    begun = await sessions.begin(work, person.id, How.INVITATION, browser)
    await audit.record(work, ACCEPT, person.patient, about=f"invitation/{found.id}")
    return begun


async def _issue(work: Work, name: str, role: Role, patient: PatientId | None, person: ActorId | None) -> Issued:
    token, until = tokens.fresh(), work.started_at + LASTS
    invitation = await store.add(
        work, tokens.digest(token), name=name, role=role, patient=patient, person=person, until=until
    )
    return Issued(id=invitation, token=token, until=until)
