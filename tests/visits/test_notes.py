"""The note and what comes after it, over HTTP."""

import asyncio
from datetime import timedelta
from html.parser import HTMLParser

import httpx
import psycopg
import pytest
from tests.visits.town import Town, done

pytestmark = pytest.mark.anyio

NASTY = '<script>alert("1")</script> & "quotes" </section>\x0b\n\nSecond paragraph,\nnext line'


async def write(town: Town, visit: str, version: int, **note: str) -> httpx.Response:
    body = {"says": "", "sees": "", "does": "", **note, "version": version}
    return await town.clinician.http.put(f"/api/visits/{visit}/note", json=body)


async def test_a_draft_is_kept_version_by_version(town: Town) -> None:
    visit = await town.in_room()
    assert (await town.clinician.http.get(f"/api/visits/{visit}/note")).json()["version"] == 0
    first = (await write(town, visit, 0, says="Breath")).json()
    second = (await write(town, visit, first["version"], says="Breathless")).json()
    assert (second["version"], second["says"], second["signed_at"]) == (2, "Breathless", None)
    assert (await town.clinician.http.get(f"/api/visits/{visit}")).json()["note"] == "draft"


async def test_of_two_windows_the_one_that_has_not_read_is_told_so(town: Town) -> None:
    visit = await town.in_room()
    replies = await asyncio.gather(*(write(town, visit, 0, says=str(number)) for number in range(4)))
    assert sorted(reply.status_code for reply in replies) == [200, 409, 409, 409]
    kept = (await town.clinician.http.get(f"/api/visits/{visit}/note")).json()
    assert kept["version"] == 1
    assert (await write(town, visit, 7, says="from the future")).status_code == 409


async def test_a_draft_sent_again_after_a_lost_reply_is_no_conflict(town: Town) -> None:
    visit = await town.in_room()
    for _ in range(2):
        kept = await write(town, visit, 0, says="Breath\x00less")
        assert (kept.status_code, kept.json()["version"], kept.json()["says"]) == (200, 1, "Breathless")
    assert (await write(town, visit, 0, says="Something else")).status_code == 409


async def test_a_draft_is_its_writers_alone(town: Town) -> None:
    visit = await town.in_room()
    await write(town, visit, 0, says="Not yet")
    assert (await town.patient.http.get(f"/api/visits/{visit}/note")).status_code == 403
    reply = await town.patient.http.put(
        f"/api/visits/{visit}/note", json={"says": "", "sees": "", "does": "", "version": 1}
    )
    assert reply.status_code == 403
    assert (await town.patient.http.get(f"/api/visits/{visit}/summary")).status_code == 409


async def test_typing_leaves_one_line_on_the_account_for_each_sitting(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    for version in range(8):
        town.clinic.clock.forward(timedelta(seconds=2))
        await write(town, visit, version, says="x" * version)
    assert entries(db, "visits.write_note") == 1
    await town.later(timedelta(minutes=31))
    await write(town, visit, 8, says="again")
    assert entries(db, "visits.write_note") == 2


async def test_a_note_is_not_begun_before_the_visit(town: Town) -> None:
    visit = await town.booked()
    assert (await write(town, visit["id"], 0, says="Early")).status_code == 409


async def test_an_empty_note_and_one_without_a_visit_are_not_signed(town: Town) -> None:
    visit = await town.waiting()
    await write(town, visit, 0, says="Written in the waiting room")
    assert (await town.clinician.http.post(f"/api/visits/{visit}/sign")).status_code == 409
    await done(town.clinician, visit, "admit")
    await write(town, visit, 1, says="  \n ")
    reply = await town.clinician.http.post(f"/api/visits/{visit}/sign")
    assert (reply.status_code, list(reply.json()["invalid"])) == (422, ["note"])


async def test_a_signed_note_is_on_the_record_and_the_visit_is_closed(town: Town, db: psycopg.Connection) -> None:
    visit = await town.finished(says=NASTY)
    seen = (await town.patient.http.get(f"/api/visits/{visit}")).json()
    assert (seen["state"], seen["door"], seen["note"]) == ("finished", "closed", "signed")
    assert (await town.resource("Appointment", visit))["status"] == "fulfilled"
    encounter = await town.encounter(visit)
    assert (encounter["status"], "end" in encounter["period"]) == ("finished", True)
    consent = await town.of_patient("Consent")
    assert [(one["status"], "end" in one["provision"]["period"]) for one in consent] == [("inactive", True)]

    (composition,) = await town.of_patient("Composition")
    assert composition["status"] == "final"
    assert composition["type"]["coding"][0]["code"] == "11488-4"
    assert composition["encounter"] == {"reference": f"Encounter/{encounter['id']}"}
    assert composition["author"][0]["reference"] == f"Practitioner/{town.clinician.practitioner}"
    assert composition["attester"][0]["party"] == composition["author"][0]
    codes = [one["code"]["coding"][0]["code"] for one in composition["section"]]
    assert codes == ["61150-9", "61149-1", "18776-5"]
    assert "<script" not in composition["section"][0]["text"]["div"]
    (plan,) = await town.of_patient("CarePlan")
    assert composition["section"][2]["entry"] == [{"reference": f"CarePlan/{plan['id']}"}]
    assert [one["detail"]["description"] for one in plan["activity"]] == ["Walk daily", "Come back in May"]

    note = (await town.patient.http.get(f"/api/visits/{visit}/note")).json()
    assert note["says"] == NASTY.replace("\x0b", "")
    assert (note["sees"], note["does"]) == ("Clear lungs", "Walk daily\nCome back in May")
    assert db.execute("select says, sees, does from visit_note").fetchall() == [("", "", "")]


async def test_signing_twice_files_one_note(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    await write(town, visit, 0, says="Breathless", does="Walk")
    replies = await asyncio.gather(*(town.clinician.http.post(f"/api/visits/{visit}/sign") for _ in range(5)))
    assert [reply.status_code for reply in replies] == [200] * 5
    assert len(await town.of_patient("Composition")) == 1
    assert len(await town.of_patient("CarePlan")) == 1
    assert entries(db, "visits.sign_note") == 1
    assert db.execute("select count(*) from outbox where type = 'visits.note_signed.v1'").fetchone() == (1,)
    assert (await write(town, visit, 1, says="Changed")).status_code == 409


async def test_a_process_that_dies_while_signing_leaves_nothing_half_done(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    await write(town, visit, 0, says="Breathless", does="Walk")
    db.execute("create function die() returns trigger language plpgsql as $$ begin raise 'died'; end $$")
    db.execute(
        "create trigger die before insert on outbox for each row when (new.type = 'visits.note_signed.v1')"
        " execute function die()"
    )
    assert (await town.clinician.http.post(f"/api/visits/{visit}/sign")).status_code == 500
    assert await town.of_patient("Composition") == []
    assert (await town.encounter(visit))["status"] == "in-progress"
    db.execute("drop trigger die on outbox")
    assert (await done(town.clinician, visit, "sign"))["state"] == "finished"
    assert len(await town.of_patient("Composition")) == 1


async def test_the_patient_reads_in_plain_words_what_was_said_and_what_to_do(town: Town) -> None:
    visit = await town.finished()
    coming = await town.booked()
    page = (await town.patient.http.get(f"/api/visits/{visit}/summary")).json()
    assert (page["says"], page["sees"], page["plan"]) == (
        "Breathless",
        "Clear lungs",
        ["Walk daily", "Come back in May"],
    )
    assert page["who"] == "Dr Amara Osei"
    assert page["next_visit"] == {
        "id": coming["id"],
        "start": coming["start"],
        "practitioner_name": "Dr Amara Osei",
    }
    assert (page["emergency_number"], page["helplines"][0]["number"]) == ("112", "1018")


async def test_the_page_to_take_home_runs_nothing_and_fetches_nothing(town: Town) -> None:
    visit = await town.finished(says=NASTY)
    reply = await town.patient.http.get(f"/api/visits/{visit}/summary.html")
    assert reply.headers["content-disposition"].startswith("attachment")
    seen = Elements()
    seen.feed(reply.text)
    assert seen.tags.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert not any(name in {"src", "href"} or name.startswith("on") for name in seen.attributes)
    assert '<script>alert("1")</script>' in seen.text


async def test_a_trip_is_told_once_and_is_on_the_record(town: Town) -> None:
    visit = await town.finished()
    wrong = ({"replaced": True, "km": -1}, {"replaced": True, "km": 50_000}, {"replaced": False, "km": 3})
    for body in wrong:
        assert (await town.patient.http.post(f"/api/visits/{visit}/trip", json=body)).status_code == 422
    told = await done(town.patient, visit, "trip", {"replaced": True, "km": 12.5, "minutes": 40})
    assert told["replaced_trip"] is True
    (observation,) = await town.of_patient("Observation")
    assert observation["valueBoolean"] is True
    assert [(one["valueQuantity"]["value"], one["valueQuantity"]["code"]) for one in observation["component"]] == [
        (12.5, "km"),
        (40, "min"),
    ]
    assert (await town.patient.http.post(f"/api/visits/{visit}/trip", json={"replaced": False})).status_code == 409
    assert (await town.clinician.http.post(f"/api/visits/{visit}/trip", json={"replaced": True})).status_code == 403


async def test_the_body_shows_the_active_conditions_of_this_patient(town: Town) -> None:
    visit = await town.in_room()
    snomed = "http://snomed.info/sct"
    await town.condition("59621000", "Essential hypertension", snomed, onset="2019-03-02")
    await town.condition("J45.9", "Asthma, unspecified", "http://hl7.org/fhir/sid/icd-10")
    await town.condition("999", "Tired of everything", "urn:other")
    await town.condition("233604007", "Pneumonia", snomed, status="resolved")
    reply = await town.clinician.http.get(f"/api/visits/{visit}/body")
    found = sorted((one["text"], one["place"], one["since"]) for one in reply.json()["conditions"])
    assert found == [
        ("Asthma, unspecified", "lungs", None),
        ("Essential hypertension", "heart", "2019-03-02"),
        ("Tired of everything", "whole", None),
    ]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def entries(db: psycopg.Connection, action: str) -> int:
    found = db.execute("select count(*) from audit_entry where action = %s and outcome = 'done'", [action]).fetchone()
    assert found is not None
    return found[0]
