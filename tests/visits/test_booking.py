"""Booking, moving and cancelling, over HTTP."""

import asyncio
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import psycopg
import pytest
from icalendar import Calendar
from tests.visits.town import Town, done

pytestmark = pytest.mark.anyio


async def test_a_booking_is_an_appointment_with_a_busy_slot(town: Town) -> None:
    visit = await town.booked(reason="Short of breath on the stairs")
    assert visit["state"] == "booked"
    assert visit["door"] == "closed"
    assert visit["reason"] == "Short of breath on the stairs"
    assert visit["wants"] == ["text only"]
    assert visit["practitioner"] == {"id": town.clinician.practitioner, "name": "Dr Amara Osei", "look": None}
    assert visit["patient"] == {"id": town.patient.patient, "name": "Eleni Markou", "age": 64, "look": None}
    appointment = await town.resource("Appointment", visit["id"])
    assert appointment["status"] == "booked"
    slot = await town.resource("Slot", appointment["slot"][0]["reference"].removeprefix("Slot/"))
    assert slot["status"] == "busy"
    assert (await town.resource("Schedule", slot["schedule"]["reference"].removeprefix("Schedule/")))["active"]


async def test_a_taken_slot_is_offered_to_nobody(town: Town) -> None:
    first = await town.free()
    await town.booked()
    assert await town.free() != first


async def test_of_many_who_take_one_slot_at_once_exactly_one_gets_it(town: Town, db: psycopg.Connection) -> None:
    slot = await town.free()
    others = [await town.clinic.patient(f"Patient {number}") for number in range(7)]
    replies = await asyncio.gather(
        *(
            one.http.post("/api/visits", json={"slot": slot, "reason": "", "wants": []})
            for one in [town.patient, *others]
        )
    )
    assert sorted(reply.status_code for reply in replies) == [200] + [409] * 7
    assert db.execute("select count(*) from visit").fetchone() == (1,)


async def test_a_booking_sent_again_is_the_same_visit(town: Town, db: psycopg.Connection) -> None:
    wanted: dict[str, object] = {"slot": await town.free(), "reason": "Cough", "wants": []}
    replies = await asyncio.gather(*(town.patient.http.post("/api/visits", json=wanted) for _ in range(4)))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.json()["id"] for reply in replies}) == 1
    assert db.execute("select count(*) from outbox where type = 'visits.booked.v1'").fetchone() == (1,)


async def test_input_that_nobody_means_gets_a_clear_error_and_what_cannot_be_seen_is_left_out(town: Town) -> None:
    practitioner = town.clinician.practitioner
    for since in ("9999-12-31T23:59:59Z", "2026-03-01T09:00:00", "yesterday"):
        reply = await town.patient.http.get("/api/slots", params={"practitioner": practitioner, "from": since})
        assert reply.status_code == 422, since
    early = {"practitioner": practitioner, "from": "0001-01-01T00:00:00+14:00"}
    assert (await town.patient.http.get("/api/slots", params=early)).status_code == 200
    for address in ("/api/hours/%00", "/api/slots?practitioner=%00"):
        assert (await town.patient.http.get(address)).status_code == 422
    assert (await town.patient.http.get("/api/visits/%00")).status_code == 403
    slot = await town.free()
    for wrong in (
        {"slot": slot, "reason": "x" * 501},
        {"slot": slot, "wants": [""]},
        {"slot": slot, "wants": ["a"] * 11},
    ):
        assert (await town.patient.http.post("/api/visits", json=wrong)).status_code == 422
    visit = await town.booked(reason="Cough\x00 at\x0b night")
    assert visit["reason"] == "Cough at night"


async def test_administrators_see_when_clinicians_are_booked_and_nothing_of_by_whom(town: Town) -> None:
    visit = await town.booked(reason="Something private")
    address = f"/api/schedule/{town.clinician.practitioner}"
    params = {"from": town.clinic.clock.now.isoformat(), "days": "7"}
    reply = await town.administrator.http.get(address, params=params)
    assert reply.json() == [{"start": visit["start"], "end": visit["end"], "state": "booked"}]
    for other in (town.patient, town.clinician):
        assert (await other.http.get(address, params=params)).status_code == 403


async def test_a_slot_that_has_begun_or_is_none_is_refused(town: Town) -> None:
    slot = await town.free()
    await town.until((town.clinic.clock.now + timedelta(days=9)).isoformat())
    for wrong in (slot, "nobody.29000000", "x", f"{town.clinician.practitioner}.29000001"):
        reply = await town.patient.http.post("/api/visits", json={"slot": wrong, "reason": "", "wants": []})
        assert (reply.status_code, reply.json()["code"]) == (422, "invalid")


async def test_who_is_no_patient_books_nothing_and_is_on_the_account(town: Town, db: psycopg.Connection) -> None:
    reply = await town.clinician.http.post("/api/visits", json={"slot": await town.free(), "reason": "", "wants": []})
    assert reply.status_code == 403
    assert refusals(db) == [("visits.book", town.clinician.id)]


async def test_a_moved_visit_keeps_its_id_and_frees_its_slot(town: Town) -> None:
    visit = await town.booked()
    first = (await town.resource("Appointment", visit["id"]))["slot"][0]["reference"].removeprefix("Slot/")
    moved = await done(town.patient, visit["id"], "move", {"slot": await town.free(4)})
    assert moved["id"] == visit["id"]
    assert moved["start"] > visit["start"]
    assert (await town.resource("Appointment", visit["id"]))["start"][:16] == moved["start"][:16]
    assert (await town.resource("Slot", first))["status"] == "free"
    assert await town.free() == first


async def test_a_visit_cannot_be_moved_onto_another(town: Town) -> None:
    visit = await town.booked()
    taken = await town.free()
    await town.booked()
    reply = await town.patient.http.post(f"/api/visits/{visit['id']}/move", json={"slot": taken})
    assert reply.status_code == 409


async def test_a_cancelled_visit_frees_its_slot_and_is_cancelled_once(town: Town, db: psycopg.Connection) -> None:
    slot = await town.free()
    visit = await town.booked()
    for _ in range(2):
        assert (await done(town.patient, visit["id"], "cancel", {"reason": "Well again"}))["state"] == "cancelled"
    appointment = await town.resource("Appointment", visit["id"])
    assert (appointment["status"], appointment["cancelationReason"]) == ("cancelled", {"text": "Well again"})
    assert await town.free() == slot
    count = db.execute("select count(*) from outbox where type = 'visits.cancelled.v1'").fetchone()
    assert count == (1,)
    assert (await town.booked())["state"] == "booked"


async def test_a_calendar_follows_its_visit(town: Town) -> None:
    visit = await town.booked(reason="Something private")

    async def event() -> tuple[Any, Any]:
        reply = await town.patient.http.get(f"/api/visits/{visit['id']}/visit.ics")
        assert reply.headers["content-type"].startswith("text/calendar")
        assert b"private" not in reply.content
        calendar = cast("Any", Calendar.from_ical(reply.content))
        return calendar, calendar.walk("VEVENT")[0]

    before, first = await event()
    assert before["METHOD"] == "PUBLISH"
    assert first["DTSTART"].dt == datetime.fromisoformat(visit["start"])
    assert first["DTSTART"].params["TZID"] == "Europe/Athens"
    assert "Dr Amara Osei" in first["SUMMARY"]
    moved = await done(town.patient, visit["id"], "move", {"slot": await town.free(3)})
    _, second = await event()
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] == first["SEQUENCE"] + 1
    assert second["DTSTART"].dt.astimezone(ZoneInfo("UTC")) == datetime.fromisoformat(moved["start"])
    await done(town.patient, visit["id"], "cancel")
    after, third = await event()
    assert (after["METHOD"], third["STATUS"], third["SEQUENCE"]) == ("CANCEL", "CANCELLED", first["SEQUENCE"] + 2)


async def test_only_administrators_set_hours_and_everybody_reads_them(town: Town, db: psycopg.Connection) -> None:
    address = f"/api/hours/{town.clinician.practitioner}"
    read = await town.patient.http.get(address)
    assert read.json()["weekly"][0] == {"weekday": 1, "from": "09:00", "to": "17:00"}
    for other in (town.patient, town.clinician):
        assert (await other.http.put(address, json=read.json())).status_code == 403
    assert [action for action, _ in refusals(db)] == ["visits.set_hours"] * 2
    wrong = {**read.json(), "weekly": [{"weekday": 1, "from": "10:00", "to": "09:00"}]}
    assert (await town.administrator.http.put(address, json=wrong)).status_code == 422
    assert (await town.administrator.http.put("/api/hours/nobody", json=read.json())).status_code == 404


async def test_clinicians_are_listed_for_whoever_is_signed_in(town: Town) -> None:
    reply = await town.patient.http.get("/api/clinicians")
    assert reply.json() == [
        {"practitioner_id": town.clinician.practitioner, "name": "Dr Amara Osei", "role": "clinician"}
    ]
    stranger = await town.clinic.browser()
    assert (await stranger.get("/api/clinicians")).status_code == 401


def refusals(db: psycopg.Connection) -> list[tuple[str, str]]:
    return db.execute("select action, actor from audit_entry where outcome = 'refused' order by id").fetchall()


async def test_times_are_listed_from_a_day_of_ones_own(town: Town) -> None:
    """A day begins at midnight where the person is, which is not midnight of the clinic or of UTC."""
    practitioner = town.clinician.practitioner
    asked = {"practitioner": practitioner, "from": "2026-03-03", "days": 1}
    listed = (await town.patient.http.get("/api/slots", params=asked)).json()
    assert {slot["start"][:10] for slot in listed} == {"2026-03-03"}
    unclear = await town.patient.http.get("/api/slots", params={**asked, "from": "2026-03-03T10:00:00"})
    assert unclear.status_code == 422
