"""The note of a visit: drafted while it goes on, signed at its end."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from abaton.access.model import Permit
from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, NotFound, NotPermitted
from abaton.record import service as record
from abaton.spaces import service as spaces
from abaton.visits import service as visits
from abaton.visits.events import NoteSigned
from abaton.visits.model import Act, Side, State, Visit
from abaton.visits.notes import composition, store
from abaton.visits.notes.model import Note
from abaton.visits.wording import printable

READ: Final = "visits.read_note"
WRITE: Final = "visits.write_note"
SIGN: Final = "visits.sign_note"

# Chosen: who comes back after this long sits down to write anew, and the account says so.
ONE_SITTING: Final = timedelta(minutes=30)
LONGEST: Final = composition.LONGEST
_CLINICIAN: Final = frozenset({Side.CLINICIAN})
_READERS: Final = frozenset({Side.CLINICIAN, Side.PATIENT, Side.COLLEAGUE})


async def read(work: Work, visit: str) -> Note:
    """Return the note: a draft to its writer alone, a signed one to whoever may see the visit.

    Raises:
        NotPermitted: not theirs, not there, or a draft of somebody else.
    """
    opened = await visits.open_visit(work, visit, READ, by=_READERS)
    if opened.course.note == "signed":
        await audit.record(work, READ, opened.permit.patient, purpose=opened.permit.purpose, about=_address(visit))
        return await signed(work, opened.permit, visit)
    if opened.side is not Side.CLINICIAN:
        audit.record_refusal(work, READ, opened.permit.patient, purpose=opened.permit.purpose, about=_address(visit))
        raise NotPermitted
    return await store.get(work, opened.permit, visit)


async def signed(work: Work, permit: Permit, visit: str) -> Note:
    """Return a signed note as the record has it. Who may read it, the permit says; the caller audits.

    Raises:
        NotFound: it is not signed.
    """
    kept = await store.get(work, permit, visit)
    if kept.composition is None:
        raise NotFound
    says, sees, does = composition.read((await record.read(work, permit, "Composition", kept.composition)).resource)
    return replace(kept, says=says, sees=sees, does=does)


def steps(note: Note) -> list[str]:
    """Return what is to be done, a line each."""
    return composition.steps(note.does)


async def write(work: Work, visit: str, draft: Note) -> Note:
    """Keep a draft. The account has one line for each sitting, not for each pause in the typing.

    Args:
        work: Whose actor writes.
        visit: Of which visit.
        draft: With the version that the writer has read last; what is kept has the next one.

    Raises:
        NotPermitted: not the clinician of this visit.
        Invalid: a heading is too long.
        Conflict: somebody else, or another window, wrote since; or it is signed, or the visit has not begun.
    """
    opened = await visits.open_visit(work, visit, WRITE, by=_CLINICIAN, lock=True)
    draft = replace(draft, says=printable(draft.says), sees=printable(draft.sees), does=printable(draft.does))
    composition.check_draft(draft)
    if opened.course.state not in {State.IN_ROOM, State.WAITING, State.STEPPED_AWAY}:
        raise Conflict
    before = await store.get(work, opened.permit, visit)
    if composition.is_sent_again(draft, before):
        return before
    if not await store.save(work, opened.permit, visit, draft):
        raise Conflict
    if opened.course.note == "none":
        await visits.save(work, opened, replace(opened.course, note="draft"))
    if before.saved_at is None or work.started_at - before.saved_at >= ONE_SITTING:
        await audit.record(work, WRITE, opened.permit.patient, purpose=opened.permit.purpose, about=_address(visit))
    return await store.get(work, opened.permit, visit)


async def sign(work: Work, visit: str) -> Visit:
    """Sign the note and close the visit: Composition, plan, Encounter and Appointment in one commit.

    Signing twice, or again because the reply was lost, changes nothing.

    Raises:
        NotPermitted: not the clinician of this visit.
        Invalid: the note is empty.
        Conflict: the patient has not been in the room.
    """
    opened = await visits.open_visit(work, visit, SIGN, by=_CLINICIAN, lock=True)
    if opened.course.note == "signed":
        return await visits.view(work, opened.permit, opened.course)
    note = await store.get(work, opened.permit, visit)
    composition.check_signable(note)
    becomes = replace(opened.course, note="signed", finished_at=work.started_at)
    now = await visits.advance(work, opened, Act.FINISH, becomes)
    if now.encounter is None:
        raise Conflict

    filed = await _file(work, opened.permit, note, now.practitioner, now.encounter)
    await store.sign(work, opened.permit, visit, filed)
    if now.room is not None:
        await spaces.close_room(work, now.room)
    await audit.record(work, SIGN, now.patient, purpose=opened.permit.purpose, about=f"Composition/{filed}")
    await work.announce(NoteSigned(visit=visit, patient=now.patient, practitioner=now.practitioner, composition=filed))
    return await visits.view(work, opened.permit, now)


async def _file(work: Work, permit: Permit, note: Note, practitioner: str, encounter: str) -> str:
    plan = composition.care_plan(
        note, patient=permit.patient, practitioner=practitioner, encounter=encounter, at=work.started_at
    )
    planned = None if plan is None else (await record.create(work, permit, plan)).id
    written = composition.composition(
        note,
        patient=permit.patient,
        practitioner=practitioner,
        practitioner_name=await visits.practitioner_name(work, practitioner),
        encounter=encounter,
        plan=planned,
        at=work.started_at,
    )
    return (await record.create(work, permit, written)).id


def _address(visit: str) -> str:
    return visits.address(visit)
