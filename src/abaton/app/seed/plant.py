"""Makes the town, through the same services as its people would: step by step, each done once.

Who is stopped in between goes on next time. A second run changes nothing.
"""

import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.app.devices import Worn
from abaton.app.seed import looks, records, town, week
from abaton.app.seed.town import Resident, Staff
from abaton.app.seed.visits import STORIES, Story
from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinics
from abaton.identity.clinic.model import Clinic
from abaton.identity.model import Role
from abaton.identity.personas import service as personas
from abaton.infrastructure.work import Database, Work
from abaton.kernel.ids import ActorId, PatientId, traceparent
from abaton.monitoring.devices import service as devices
from abaton.record import service as record
from abaton.record.service import Draft
from abaton.visits.afterwards import service as afterwards
from abaton.visits.afterwards.model import Trip
from abaton.visits.agenda import service as agenda
from abaton.visits.booking import service as booking
from abaton.visits.hours import service as working_hours
from abaton.visits.hours.model import Slot
from abaton.visits.model import State, Visit
from abaton.visits.notes import service as notes
from abaton.visits.notes.model import Note
from abaton.visits.talk import service as talk
from abaton.visits.waiting import service as waiting
from abaton.visits.waiting.model import Check, Checked

ACTOR: Final = ActorId("seed")
ADD: Final = "seed.add_person"
BRING: Final = "seed.bring_record"
# The clinic is as old as its oldest visit, and a little more.
OPENED_BEFORE: Final = timedelta(days=60)
BOOKED_BEFORE: Final = timedelta(days=3)

Given = TypeVar("Given")


class Planter:
    """Does each act as who would do it, at the time at which they would."""

    def __init__(self, database_url: str, now: datetime) -> None:
        self.now = now
        self._at = now
        self._database = Database(database_url, lambda: self._at)

    @asynccontextmanager
    async def opened(self) -> AsyncGenerator["Planter"]:
        async with self._database.opened():
            yield self

    async def act(self, who: ActorId, at: datetime, doing: Callable[[Work], Awaitable[Given]]) -> Given:
        self._at = at
        async with self._database.begin(who, traceparent(None, secrets.token_bytes(24))) as work:
            return await doing(work)


def _silently(_: str) -> None:
    """Say nothing."""


async def plant(
    database_url: str, now: datetime, worn: Sequence[Worn] = (), *, say: Callable[[str], None] = _silently
) -> list[Worn]:
    """Make the town as it is at an instant, and return the patches that its people wear.

    Args:
        database_url: Of a migrated database.
        now: When somebody opens the demo.
        worn: What an earlier run returned: their tokens are known to nobody else. Whose is missing gets a new patch.
        say: Told how it goes on.
    """
    async with Planter(database_url, now).opened() as planter:
        if not await planter.act(ACTOR, now, _is_there):
            say(f"Making the demo town: {len(town.STAFF)} people who work, {len(town.RESIDENTS)} who live there.")
            began = now - OPENED_BEFORE
            await planter.act(ACTOR, began, _open_clinic)
            for one in town.STAFF:
                await planter.act(ACTOR, began, _joining(one, now))
            for place, one in enumerate(town.RESIDENTS):
                await planter.act(ACTOR, began, _moving_in(one, place, now))
            say(f"Telling {len(STORIES)} visits: those that were, one that waits, those to come.")
            for story in sorted(STORIES, key=lambda one: one.days_ago, reverse=True):
                await _tell(planter, story)
            # Last: it says that all the rest is there.
            await planter.act(ACTOR, now, _offer_personas)
        return [await _patch(planter, one, worn) for one in town.PATCHES]


async def _is_there(work: Work) -> bool:
    return bool(await personas.personas(work))


async def _open_clinic(work: Work) -> None:
    await access.require_act(work, "seed.open_clinic")
    if await clinics.is_set_up(work):
        return
    country = next(one for one in clinics.countries() if one.code == town.COUNTRY)
    clinic = Clinic(
        name=town.CLINIC,
        country=country.code,
        zone=town.ZONE,
        languages=[town.LANGUAGE],
        emergency_number=country.emergency_number,
        helplines=country.helplines,
        numbers_as_of=country.as_of,
    )
    await clinics.open_clinic(work, clinic)
    await audit.record(work, "seed.open_clinic")


def _joining(one: Staff, now: datetime) -> Callable[[Work], Awaitable[None]]:
    async def join(work: Work) -> None:
        if await identity.person(work, person(one.key)) is not None:
            return
        await access.require_act(work, ADD)
        practitioner = None if one.slot_minutes is None else records.named("Practitioner", one.key)
        await identity.add(
            work,
            who=person(one.key),
            name=one.name,
            roles=[Role.ADMINISTRATOR if practitioner is None else Role.CLINICIAN],
            zone=town.ZONE,
            locale=town.LANGUAGE,
            practitioner=practitioner,
            look=looks.OF[one.key],
        )
        await audit.record(work, ADD, about=f"person/{person(one.key)}")
        if practitioner is not None and one.slot_minutes is not None:
            await record.write(work, None, [Draft(resource=records.of_staff(one), once=True)])
            slot = timedelta(minutes=one.slot_minutes)
            await working_hours.put(work, practitioner, week.hours(slot, town.ZONE, now))

    return join


def _moving_in(one: Resident, place: int, now: datetime) -> Callable[[Work], Awaitable[None]]:
    async def move_in(work: Work) -> None:
        if await identity.person(work, person(one.key)) is not None:
            return
        await access.require_act(work, ADD)
        patient = PatientId(records.named("Patient", one.key))
        await identity.add(
            work,
            who=person(one.key),
            name=one.name,
            roles=[Role.PATIENT],
            zone=town.ZONE,
            locale=town.LANGUAGE,
            patient=patient,
            look=looks.OF[one.key],
        )
        await audit.record(work, ADD, patient, about=f"person/{person(one.key)}")
        permit = await access.require(work, patient, Purpose.OPERATIONS, BRING)
        drafts = [Draft(resource=one, once=True) for one in records.of_resident(one, place, now.date())]
        await record.write(work, permit, drafts)
        await audit.record(work, BRING, patient, purpose=permit.purpose, about=f"Patient/{patient}")

    return move_in


async def _offer_personas(work: Work) -> None:
    await access.require_act(work, "seed.offer_personas")
    for one in (*town.STAFF, *town.RESIDENTS):
        if one.words:
            await personas.offer(work, person(one.key), one.words)
    await audit.record(work, "seed.offer_personas")


async def _patch(planter: Planter, patch: town.Patch, worn: Sequence[Worn]) -> Worn:
    patient = PatientId(records.named("Patient", patch.resident))
    kept = next((one for one in worn if one.patient == patient), None)

    async def put_on(work: Work) -> Worn:
        permit = await access.require(work, patient, Purpose.OPERATIONS, devices.REGISTER)
        known = await devices.devices(work, permit)
        if kept is not None and kept.device in {one.id for one in known}:
            return kept
        for one in known:
            # Its token is lost.
            await devices.revoke_device(work, permit, one.id)
        made = await devices.register_device(work, permit, "Demo patch")
        return Worn(
            patient=patient,
            device=made.device.id,
            token=made.token,
            recording=patch.recording,
            offset_s=patch.offset_s,
        )

    return await planter.act(ACTOR, planter.now, put_on)


async def _tell(planter: Planter, story: Story) -> None:
    """Let a visit come as far as its story goes, from wherever it is."""
    patient, clinician = person(story.resident), person(story.staff)
    slot = await planter.act(patient, planter.now, lambda work: _slot(work, story, planter.now))
    if slot is None:
        return
    there = await planter.act(patient, planter.now, lambda work: _booked(work, slot))
    if there is None:
        asked = min(slot.start, planter.now) - BOOKED_BEFORE
        there = await planter.act(
            patient, asked, lambda work: booking.book(work, slot.id, story.reason, list(story.wants))
        )
    visit = there.id
    if story.end == "booked" or there.note == "signed":
        return
    if there.state is State.BOOKED:
        # Who waits now came four minutes ago; the others were early.
        came = (planter.now if story.end == "waiting" else slot.start) - timedelta(minutes=4)
        await planter.act(patient, came, lambda work: _come(work, visit, story))
    if story.end == "waiting":
        return
    if there.state in {State.BOOKED, State.WAITING}:
        await planter.act(clinician, slot.start + timedelta(minutes=1), lambda work: waiting.admit(work, visit))
    if story.end == "signed" and story.note is not None:
        written = Note(says=story.note.says, sees=story.note.sees, does=story.note.does)
        over = slot.end - timedelta(minutes=1)
        if there.note == "none":
            await planter.act(clinician, over, lambda work: notes.write(work, visit, written))
        await planter.act(clinician, over, lambda work: notes.sign(work, visit))
        if story.trip_km is not None:
            spared = Trip(replaced=True, km=story.trip_km, minutes=round(2.5 * story.trip_km))
            await planter.act(patient, slot.end, lambda work: afterwards.tell_trip(work, visit, spared))


async def _come(work: Work, visit: str, story: Story) -> None:
    checked = Check(
        camera=Checked.OK, microphone=Checked.OK, loudspeaker=Checked.OK, network=Checked.OK, round_trip_ms=41
    )
    await waiting.check(work, visit, checked)
    await waiting.consent(work, visit)
    await waiting.arrive(work, visit)
    for text in story.says:
        await talk.send(work, visit, text)


async def _slot(work: Work, story: Story, now: datetime) -> Slot | None:
    """Return the slot that a story means; nothing where the clinic is closed then, near midnight for instance."""
    practitioner = records.named("Practitioner", story.staff)
    if story.days_ago:
        day = _weekday(now - timedelta(days=story.days_ago))
        at = datetime.combine(day, time(story.when), ZoneInfo(town.ZONE))
        return next(iter(await working_hours.between(work, practitioner, at, 1)), None)
    around = await working_hours.between(work, practitioner, now - week.BEHIND, 2)
    ahead = [slot for slot in around if slot.end > now]
    if story.when >= 0:
        # 0 is the slot that runs now.
        begin = 1 if ahead and ahead[0].start > now else 0
        place = story.when - begin
        return ahead[place] if 0 <= place < len(ahead) else None
    behind = [slot for slot in around if slot.end <= now]
    return behind[story.when] if -story.when <= len(behind) else None


async def _booked(work: Work, slot: Slot) -> Visit | None:
    mine = [*await agenda.listed(work, "past"), *await agenda.listed(work, "upcoming")]
    return next((one for one in mine if one.start == slot.start), None)


def _weekday(day: datetime) -> datetime:
    """Return the same day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.isoweekday() - 5))


def person(key: str) -> ActorId:
    """Return who somebody of the town is, by their key there."""
    return ActorId(records.named("person", key))
