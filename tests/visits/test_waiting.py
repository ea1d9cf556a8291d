"""From the check at home to the consulting room and back, over HTTP."""

from datetime import datetime, timedelta

import psycopg
import pytest
from tests.visits.town import Town, done

pytestmark = pytest.mark.anyio

CHECK = {"camera": "ok", "microphone": "ok", "loudspeaker": "not_ok", "network": "skipped", "round_trip_ms": 41}


async def test_a_visit_goes_from_the_door_to_the_room_and_the_record_follows(town: Town) -> None:
    visit = (await town.at_the_door())["id"]
    assert (await done(town.patient, visit, "check", CHECK))["checked"]
    assert (await done(town.patient, visit, "consent", {"given": True}))["consented"]
    waiting = await done(town.patient, visit, "arrive")
    assert (waiting["state"], waiting["place_in_queue"], waiting["late"]) == ("waiting", 1, None)
    assert waiting["waiting_since"] is not None
    assert (await town.resource("Appointment", visit))["status"] == "arrived"

    assert (await done(town.patient, visit, "step-away"))["state"] == "stepped_away"
    assert (await done(town.patient, visit, "arrive"))["state"] == "waiting"
    admitted = await done(town.clinician, visit, "admit")
    assert (admitted["state"], admitted["door"], admitted["waiting_since"]) == ("in_room", "someone_in", None)
    assert (await done(town.clinician, visit, "put-back"))["state"] == "waiting"
    assert (await done(town.clinician, visit, "admit"))["state"] == "in_room"

    encounter = await town.encounter(visit)
    assert encounter["status"] == "in-progress"
    assert encounter["class"]["code"] == "VR"
    assert [one["status"] for one in encounter["statusHistory"]] == ["arrived", "in-progress", "arrived", "in-progress"]
    assert all("end" in one["period"] for one in encounter["statusHistory"][:-1])


async def test_the_door_is_closed_before_its_time(town: Town) -> None:
    visit = await town.booked()
    reply = await town.patient.http.post(f"/api/visits/{visit['id']}/arrive")
    assert (reply.status_code, reply.json()["code"]) == (409, "conflict")
    await town.until((datetime.fromisoformat(visit["start"]) - timedelta(minutes=15)).isoformat())
    assert (await town.patient.http.get(f"/api/visits/{visit['id']}")).json()["door"] == "open"
    await done(town.patient, visit["id"], "arrive")


async def test_an_act_sent_twice_happens_once(town: Town, db: psycopg.Connection) -> None:
    visit = (await town.at_the_door())["id"]
    for act in ("arrive", "arrive", "step-away", "step-away"):
        await done(town.patient, visit, act)
    for _ in range(2):
        await done(town.patient, visit, "consent", {"given": True})
    counted = db.execute(
        "select action, count(*) from audit_entry where about = %s and outcome = 'done' group by action",
        [f"Appointment/{visit}"],
    ).fetchall()
    once = {"visits.arrive": 1, "visits.step_away": 1, "visits.consent": 1}
    assert dict(counted).items() >= once.items()
    assert db.execute("select count(*) from outbox where type = 'visits.patient_arrived.v1'").fetchone() == (1,)


async def test_nobody_is_let_in_who_does_not_wait(town: Town) -> None:
    visit = (await town.at_the_door())["id"]
    for act in ("admit", "put-back"):
        assert (await town.clinician.http.post(f"/api/visits/{visit}/{act}")).status_code == 409


async def test_the_patient_lets_nobody_in_and_the_clinician_waits_for_nobody_else(
    town: Town, db: psycopg.Connection
) -> None:
    visit = await town.waiting()
    for act in ("admit", "put-back", "sign"):
        assert (await town.patient.http.post(f"/api/visits/{visit}/{act}")).status_code == 403
    for act, body in (("arrive", None), ("step-away", None), ("consent", {"given": True}), ("check", CHECK)):
        assert (await town.clinician.http.post(f"/api/visits/{visit}/{act}", json=body)).status_code == 403
    count = db.execute("select count(*) from audit_entry where outcome = 'refused' and patient_id is not null")
    assert count.fetchone() == (7,)


async def test_a_third_person_is_refused_everywhere_and_every_refusal_is_on_the_account(
    town: Town, db: psycopg.Connection
) -> None:
    visit = await town.finished()
    patient = await town.clinic.patient("Third Person")
    clinician = await town.clinic.clinician("Dr Third")
    reads = ("", "/visit.ics", "/messages", "/body", "/note", "/summary", "/summary.html")
    writes = {
        "move": {"slot": await town.free()},
        "cancel": {},
        "check": CHECK,
        "consent": {"given": True},
        "arrive": None,
        "step-away": None,
        "admit": None,
        "put-back": None,
        "enter": None,
        "messages": {"text": "Hello"},
        "sign": None,
        "trip": {"replaced": False},
    }
    note = {"says": "", "sees": "", "does": "", "version": 1}
    for third in (patient, clinician, town.administrator):
        before = refused(db)
        for path in reads:
            reply = await third.http.get(f"/api/visits/{visit}{path}")
            assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted"), path
        for act, body in writes.items():
            reply = await third.http.post(f"/api/visits/{visit}/{act}", json=body)
            assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted"), act
        assert (await third.http.put(f"/api/visits/{visit}/note", json=note)).status_code == 403
        assert refused(db) - before == len(reads) + len(writes) + 1
        for when in ("upcoming", "past", "today"):
            assert (await third.http.get("/api/visits", params={"when": when})).json() == []
        assert (await third.http.get("/api/needs-me")).json() == []


async def test_what_is_not_there_looks_like_what_is_not_ours(town: Town) -> None:
    visit = (await town.booked())["id"]
    third = await town.clinic.patient("Third Person")
    theirs = await third.http.get(f"/api/visits/{visit}")
    nobodys = await third.http.get("/api/visits/00000000-0000-4000-8000-000000000000")
    assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content)


async def test_visits_are_listed_for_both_and_by_time(town: Town) -> None:
    first = await town.booked()
    second = await town.booked()
    for who in (town.patient, town.clinician):
        reply = await who.http.get("/api/visits", params={"when": "upcoming"})
        assert [one["id"] for one in reply.json()] == [first["id"], second["id"]]
        assert (await who.http.get("/api/visits", params={"when": "past"})).json() == []
    await town.until(second["start"])
    await done(town.patient, second["id"], "cancel")
    for who in (town.patient, town.clinician):
        today = (await who.http.get("/api/visits", params={"when": "today"})).json()
        assert [(one["id"], one["state"]) for one in today] == [(first["id"], "booked"), (second["id"], "cancelled")]
    past = await town.patient.http.get("/api/visits", params={"when": "past"})
    assert [one["id"] for one in past.json()] == [second["id"]]


async def test_a_page_that_waits_leaves_one_line_on_the_account(town: Town, db: psycopg.Connection) -> None:
    visit = await town.waiting()
    for _ in range(20):
        town.clinic.clock.forward(timedelta(seconds=2))
        await town.patient.http.get(f"/api/visits/{visit}")
    assert looks(db, town.patient.id) == 1
    town.clinic.clock.forward(timedelta(minutes=10))
    await town.patient.http.get(f"/api/visits/{visit}")
    assert looks(db, town.patient.id) == 2


async def test_who_waits_and_what_is_unsigned_needs_the_clinician(town: Town) -> None:
    visit = await town.waiting()
    (need,) = (await town.clinician.http.get("/api/needs-me")).json()
    assert (need["kind"], need["visit"]["id"]) == ("person_waiting", visit)
    await done(town.clinician, visit, "admit")
    assert (await town.clinician.http.get("/api/needs-me")).json() == []
    await town.later(timedelta(minutes=30))
    (need,) = (await town.clinician.http.get("/api/needs-me")).json()
    assert need["kind"] == "note_to_sign"
    assert (await town.patient.http.get("/api/needs-me")).json() == []


async def test_the_two_write_to_each_other_until_the_visit_is_over(town: Town) -> None:
    visit = await town.waiting()
    address = f"/api/visits/{visit}/messages"
    sent = await town.patient.http.post(address, json={"text": "My camera <b>fails</b>"})
    assert sent.json()["mine"]
    await town.clinician.http.post(address, json={"text": "We talk without it"})
    heard = (await town.clinician.http.get(address)).json()
    assert [(one["from_name"], one["mine"], one["text"]) for one in heard] == [
        ("Eleni Markou", False, "My camera <b>fails</b>"),
        ("Dr Amara Osei", True, "We talk without it"),
    ]
    for wrong in ("", "   ", "x" * 2001):
        assert (await town.patient.http.post(address, json={"text": wrong})).status_code == 422
    await done(town.patient, visit, "cancel")
    assert (await town.patient.http.post(address, json={"text": "Too late"})).status_code == 409
    assert len((await town.patient.http.get(address)).json()) == 2


async def test_who_does_not_come_has_missed_the_visit(town: Town) -> None:
    visit = await town.booked()
    await town.until((datetime.fromisoformat(visit["end"]) + timedelta(minutes=30)).isoformat())
    assert (await town.patient.http.get(f"/api/visits/{visit['id']}")).json()["state"] == "missed"
    assert (await town.resource("Appointment", visit["id"]))["status"] == "booked"
    assert await town.mark_missed() == 1
    assert (await town.resource("Appointment", visit["id"]))["status"] == "noshow"
    assert await town.mark_missed() == 0


def refused(db: psycopg.Connection) -> int:
    found = db.execute("select count(*) from audit_entry where outcome = 'refused'").fetchone()
    assert found is not None
    return found[0]


def looks(db: psycopg.Connection, actor: str) -> int:
    found = db.execute(
        "select count(*) from audit_entry where action = 'visits.read' and actor = %s", [actor]
    ).fetchone()
    assert found is not None
    return found[0]


async def test_both_go_in_with_tickets_that_are_theirs_alone(town: Town, db: psycopg.Connection) -> None:
    visit = (await town.at_the_door())["id"]
    first = await done(town.clinician, visit, "enter")
    assert (await town.patient.http.post(f"/api/visits/{visit}/enter")).status_code == 409
    await done(town.patient, visit, "arrive")
    await done(town.clinician, visit, "admit")
    reply = await town.patient.http.post(f"/api/visits/{visit}/enter")
    assert (reply.status_code, reply.json()["invalid"]) == (422, {"consent": "given before the visit"})
    await done(town.patient, visit, "consent", {"given": True})
    second = await done(town.patient, visit, "enter")
    assert (second["room"], second["worlds"]) == (first["room"], "/worlds")
    assert second["ticket"] != first["ticket"]
    members = db.execute("select person_id, role, abilities from room_member order by role").fetchall()
    assert [(person, role) for person, role, _ in members] == [
        (town.clinician.id, "clinician"),
        (town.patient.id, "patient"),
    ]
    assert set(members[0][2]) - set(members[1][2]) == {"control"}
    assert "feed:pulse" in members[1][2]


async def test_putting_back_takes_the_patient_out_of_the_room(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    await done(town.patient, visit, "enter")
    await done(town.clinician, visit, "put-back")
    assert db.execute("select count(*) from room_member where removed_at is not null").fetchone() == (1,)
    assert (await town.patient.http.post(f"/api/visits/{visit}/enter")).status_code == 409
    await done(town.clinician, visit, "admit")
    await done(town.patient, visit, "enter")
    assert db.execute("select count(*) from room_member where removed_at is not null").fetchone() == (0,)


async def test_the_room_of_a_signed_visit_is_closed(town: Town, db: psycopg.Connection) -> None:
    visit = await town.finished()
    assert db.execute("select count(*) from room where closed_at is not null").fetchone() == (1,)
    for who in (town.patient, town.clinician):
        assert (await who.http.post(f"/api/visits/{visit}/enter")).status_code == 409


async def test_consent_taken_back_takes_the_patient_out_at_once(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    await done(town.patient, visit, "enter")
    for _ in range(2):
        assert not (await done(town.patient, visit, "consent", {"given": False}))["consented"]
    assert db.execute("select count(*) from room_member where removed_at is not null").fetchone() == (1,)
    assert (await town.patient.http.post(f"/api/visits/{visit}/enter")).status_code == 422
    await done(town.patient, visit, "consent", {"given": True})
    await done(town.patient, visit, "enter")
    statuses = sorted(one["status"] for one in await town.of_patient("Consent"))
    assert statuses == ["active", "inactive"]
