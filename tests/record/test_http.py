"""FHIR over HTTP, as a client sees it."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import psycopg
import pytest
from fastapi import FastAPI, Request
from tests.record.conftest import As

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.infrastructure.http import Resources
from abaton.infrastructure.work import Database
from abaton.kernel.errors import NotPermitted
from abaton.kernel.ids import ActorId
from abaton.record import routes
from abaton.record import service as record

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("people")]

PULSE: dict[str, Any] = {
    "resourceType": "Observation",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
    "subject": {"reference": "Patient/p-ada"},
    "effectiveDateTime": "2026-02-28T10:00:00Z",
}
ORGANIZATION: dict[str, Any] = {"resourceType": "Organization", "name": "Abaton"}


@pytest.fixture
async def fhir(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client whose header `X-Actor` says who is signed in."""

    async def identify(request: Request) -> ActorId:
        actor = request.headers.get("X-Actor")
        if actor is None:
            raise NotPermitted
        return ActorId(actor)

    app = FastAPI()
    app.mount("/fhir", routes.create_app(Resources(database=database, identify=identify)))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    headers = {"X-Actor": "osei", "Content-Type": "application/fhir+json"}
    async with httpx.AsyncClient(transport=transport, base_url="http://test/fhir", headers=headers) as client:
        yield client


@pytest.fixture
async def pulse(fhir: httpx.AsyncClient) -> str:
    """Address of an Observation of Ada's."""
    made = await fhir.post("/Observation", json=PULSE)
    assert made.status_code == 201, made.text
    return f"/Observation/{made.json()['id']}"


def issue(reply: httpx.Response) -> tuple[str, str]:
    assert reply.headers["content-type"] == "application/fhir+json"
    outcome = reply.json()
    assert outcome["resourceType"] == "OperationOutcome"
    return outcome["issue"][0]["code"], outcome["issue"][0]["diagnostics"]


def accounted(db: psycopg.Connection) -> list[tuple[Any, ...]]:
    return db.execute("select actor, action, patient_id, outcome from audit_entry order by id").fetchall()


async def test_create_read_update_and_versions(fhir: httpx.AsyncClient, pulse: str) -> None:
    read = await fhir.get(pulse)
    assert (read.status_code, read.headers["etag"]) == (200, 'W/"1"')
    assert read.headers["last-modified"] == "Sun, 01 Mar 2026 09:00:00 GMT"
    assert (await fhir.get(pulse, headers={"If-None-Match": 'W/"1"'})).status_code == 304
    changed = {**read.json(), "status": "amended"}
    updated = await fhir.put(pulse, json=changed, headers={"If-Match": 'W/"1"'})
    assert (updated.status_code, updated.headers["etag"]) == (200, 'W/"2"')
    assert updated.headers["location"] == f"http://test/fhir{pulse}/_history/2"
    stale = await fhir.put(pulse, json={**changed, "status": "final"}, headers={"If-Match": 'W/"1"'})
    assert (stale.status_code, issue(stale)[0]) == (412, "conflict")
    assert (await fhir.get(f"{pulse}/_history/1")).json()["status"] == "final"
    history = (await fhir.get(f"{pulse}/_history")).json()
    assert [one["response"]["etag"] for one in history["entry"]] == ['W/"2"', 'W/"1"']


async def test_what_was_deleted_is_gone_and_stays_in_its_history(fhir: httpx.AsyncClient, pulse: str) -> None:
    assert (await fhir.delete(pulse)).status_code == 204
    assert (await fhir.delete(pulse)).status_code == 204
    gone = await fhir.get(pulse)
    assert (gone.status_code, issue(gone)[0]) == (410, "deleted")
    history = (await fhir.get(f"{pulse}/_history")).json()
    assert [one["request"]["method"] for one in history["entry"]] == ["DELETE", "POST"]
    assert "resource" not in history["entry"][0]


async def test_forbidden_and_unknown_look_the_same(fhir: httpx.AsyncClient, pulse: str, db: psycopg.Connection) -> None:
    as_ben = {"X-Actor": "ben"}
    for other in (pulse, "/Observation/never"):
        own = {**PULSE, "id": other.rsplit("/", 1)[1], "subject": {"reference": "Patient/p-ben"}}
        for reply in (
            await fhir.get(other, headers=as_ben),
            await fhir.get(f"{other}/_history", headers=as_ben),
            await fhir.get(f"{other}/_history/1", headers=as_ben),
            await fhir.put(other, json=own, headers=as_ben),
            await fhir.delete(other, headers=as_ben),
        ):
            assert reply.status_code == 404
            assert issue(reply) == ("not-found", "There is nothing here that you may see.")
    refused = [one for one in accounted(db) if one[2] == "p-ada" and one[3] == "refused"]
    assert refused == [
        ("ben", f"record.{action}", "p-ada", "refused") for action in ("read", "history", "vread", "update", "delete")
    ]
    assert (await fhir.post("/Observation", json=PULSE, headers=as_ben)).status_code == 403


async def test_a_search_leaves_an_entry_for_each_patient_on_the_page(
    fhir: httpx.AsyncClient, by: As, db: psycopg.Connection
) -> None:
    async with by("seed") as work:
        proof = await access.require_scope(work, Purpose.OPERATIONS, "test")
        for number, patient in enumerate(("p-ada", "p-ada", "p-ben")):
            subject = {"subject": {"reference": f"Patient/{patient}"}}
            await record.create(work, proof, {**PULSE, **subject}, f"o{number}")
    found = (await fhir.get("/Observation", params={"code": "8867-4"})).json()
    assert [one["resource"]["id"] for one in found["entry"]] == ["o0", "o1"]
    assert found["entry"][0]["search"] == {"mode": "match"}
    assert found["entry"][0]["fullUrl"] == "http://test/fhir/Observation/o0"
    assert found["link"] == [{"relation": "self", "url": "http://test/fhir/Observation?code=8867-4"}]
    assert accounted(db) == [("osei", "record.search", "p-ada", "done")]
    everyone = (await fhir.get("/Observation", headers={"X-Actor": "worker"})).json()
    assert len(everyone["entry"]) == 3
    assert {one[2] for one in accounted(db)[1:]} == {"p-ada", "p-ben"}
    assert (await fhir.get("/Observation", headers={"X-Actor": "gus"})).status_code == 403


async def test_next_links_lead_through_all_of_it_also_by_form(fhir: httpx.AsyncClient) -> None:
    for _ in range(3):
        await fhir.post("/Observation", json=PULSE)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    first = await fhir.post("/Observation/_search", content="code=8867-4&_count=2&_total=accurate", headers=form)
    page = first.json()
    assert (page["total"], len(page["entry"])) == (3, 2)
    following = next(one["url"] for one in page["link"] if one["relation"] == "next")
    rest = (await fhir.get(following)).json()
    assert len(rest["entry"]) == 1
    assert [one["relation"] for one in rest["link"]] == ["self"]
    forged = await fhir.get(following.replace("_cursor=A", "_cursor=B"))
    assert (forged.status_code, issue(forged)[0]) == (400, "invalid")


async def test_an_unknown_parameter_is_refused_unless_the_client_asks_for_leniency(fhir: httpx.AsyncClient) -> None:
    refused = await fhir.get("/Observation?colour=red")
    assert (refused.status_code, refused.json()["issue"][0]["expression"]) == (400, ["colour"])
    lenient = await fhir.get("/Observation?colour=red&code=x", headers={"Prefer": "handling=lenient"})
    assert lenient.json()["link"][0]["url"] == "http://test/fhir/Observation?code=x"
    assert (await fhir.get("/Observation/x?colour=red")).status_code == 400


async def test_what_is_nobody_s_is_read_by_everyone_and_written_by_administrators(fhir: httpx.AsyncClient) -> None:
    assert (await fhir.post("/Organization", json=ORGANIZATION)).status_code == 403
    made = await fhir.post("/Organization", json=ORGANIZATION, headers={"X-Actor": "max"})
    assert made.status_code == 201
    at = f"/Organization/{made.json()['id']}"
    changed = {**made.json(), "name": "Abaton of Epidaurus"}
    assert (await fhir.put(at, json=changed, headers={"X-Actor": "ada"})).status_code == 404
    assert (await fhir.put(at, json=changed, headers={"X-Actor": "max"})).status_code == 200
    for who in ("ada", "gus", "osei"):
        assert (await fhir.get(at, headers={"X-Actor": who})).json()["name"] == "Abaton of Epidaurus"
    assert len((await fhir.get("/Organization", headers={"X-Actor": "gus"})).json()["entry"]) == 1


async def test_only_our_own_processes_choose_ids(fhir: httpx.AsyncClient) -> None:
    named = {**PULSE, "id": "chosen"}
    assert (await fhir.put("/Observation/chosen", json=named)).status_code == 404
    assert (await fhir.put("/Observation/chosen", json=named, headers={"X-Actor": "seed"})).status_code == 201
    assert (await fhir.put("/Observation/chosen", json=named)).status_code == 200
    assert (await fhir.put("/Observation/chosen", json={**named, "id": "other"})).status_code == 400


async def test_a_patient_is_registered_by_administrators(fhir: httpx.AsyncClient) -> None:
    patient = {"resourceType": "Patient", "name": [{"family": "New"}]}
    assert (await fhir.post("/Patient", json=patient)).status_code == 403
    assert (await fhir.post("/Patient", json=patient, headers={"X-Actor": "max"})).status_code == 201


@pytest.mark.parametrize(
    ("content", "status", "code", "words"),
    [
        (b"{", 400, "invalid", "body: must be JSON"),
        (b"[]", 400, "invalid", "body: must be a JSON object"),
        (b'{"resourceType": "Patient"}', 400, "invalid", "the type of the address"),
        (
            b'{"resourceType": "Basic", "code": {"secret": 1}}',
            422,
            "structure",
            "Basic.code.secret: must be no element",
        ),
        (b'{"resourceType": "Observation", "code": {"text": "x"}}', 422, "structure", "Observation.status"),
        (b" " * (32 * 1024 * 1024 + 1), 413, "too-long", "bytes"),
        (b"[" * 100_000, 400, "invalid", "body"),
    ],
    ids=["broken", "list", "other type", "unknown element", "missing", "too long", "too deep"],
)
async def test_bad_input_gets_an_outcome_that_names_its_place(
    fhir: httpx.AsyncClient, content: bytes, status: int, code: str, words: str
) -> None:
    reply = await fhir.post("/Basic" if b"Basic" in content else "/Observation", content=content)
    assert reply.status_code == status
    assert issue(reply)[0] == code
    assert words in issue(reply)[1]


async def test_what_is_not_spoken_here_is_said(fhir: httpx.AsyncClient) -> None:
    for reply, status in (
        (await fhir.get("/Nonsense"), 404),
        (await fhir.get("/Observation/a/b/c/d/e"), 404),
        (await fhir.patch("/Observation/a"), 405),
        (await fhir.get("/Observation", headers={"Accept": "application/fhir+xml"}), 406),
        (await fhir.post("/Observation", content=b"<a/>", headers={"Content-Type": "application/xml"}), 415),
    ):
        assert reply.status_code == status
        issue(reply)
    del fhir.headers["X-Actor"]
    assert (await fhir.get("/Observation")).status_code == 403


async def test_the_capabilities_say_what_search_knows(fhir: httpx.AsyncClient) -> None:
    stated = (await fhir.get("/metadata")).json()
    assert stated["fhirVersion"] == "4.0.1"
    observation = next(one for one in stated["rest"][0]["resource"] if one["type"] == "Observation")
    assert {"name": "code", "type": "token"} in observation["searchParam"]
    record.whose(stated)


async def test_a_condition_creates_only_once(fhir: httpx.AsyncClient) -> None:
    headers = {"If-None-Exist": "code=8867-4&patient=p-ada"}
    first = await fhir.post("/Observation", json=PULSE, headers=headers)
    again = await fhir.post("/Observation", json=PULSE, headers=headers)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    await fhir.post("/Observation", json=PULSE)
    assert (await fhir.post("/Observation", json=PULSE, headers=headers)).status_code == 412


def entry(method: str, url: str, resource: dict[str, Any] | None = None, **other: str) -> dict[str, Any]:
    found: dict[str, Any] = {"request": {"method": method, "url": url}}
    found |= {"resource": resource} if resource else {}
    return found | other


async def test_a_transaction_stores_all_with_references_to_each_other_or_nothing(
    fhir: httpx.AsyncClient, pulse: str, db: psycopg.Connection
) -> None:
    visit = "urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a"
    encounter = {"resourceType": "Encounter", "status": "finished", "class": {"code": "VR"}}
    encounter |= {"subject": {"reference": "Patient/p-ada"}}
    entries = [
        entry("GET", "Observation?encounter:missing=false"),
        entry("POST", "Observation", {**PULSE, "encounter": {"reference": visit}}),
        entry("POST", "Encounter", encounter, fullUrl=visit),
        entry("DELETE", pulse.removeprefix("/")),
    ]
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    done = await fhir.post("/", json=bundle)
    assert done.status_code == 200, done.text
    answers = done.json()["entry"]
    assert [one["response"]["status"][:3] for one in answers] == ["200", "201", "201", "204"]
    made = answers[1]["resource"]["encounter"]["reference"]
    assert made == f"Encounter/{answers[2]['resource']['id']}"
    assert len(answers[0]["resource"]["entry"]) == 1
    assert ("osei", "record.transaction", "p-ada", "done") in accounted(db)

    entries[3] = entry("POST", "Observation", {**PULSE, "status": "nonsense"})
    refused = await fhir.post("/", json=bundle)
    assert (refused.status_code, refused.json()["issue"][0]["expression"]) == (
        422,
        ["Bundle.entry[3].resource.status"],
    )
    entries[3] = entry("POST", "Observation", {**PULSE, "subject": {"reference": "Patient/p-ben"}})
    assert (await fhir.post("/", json=bundle)).status_code == 403
    assert db.execute("select count(*) from resource where type = 'Encounter'").fetchone() == (1,)


async def test_in_a_batch_each_entry_stands_or_falls_alone(fhir: httpx.AsyncClient, pulse: str) -> None:
    entries = [
        entry("GET", pulse.removeprefix("/")),
        entry("GET", "Observation/never"),
        entry("POST", "Observation", {**PULSE, "status": "nonsense"}),
        entry("POST", "Observation", PULSE),
    ]
    done = await fhir.post("/", json={"resourceType": "Bundle", "type": "batch", "entry": entries})
    answers = done.json()["entry"]
    assert [one["response"]["status"][:3] for one in answers] == ["200", "404", "422", "201"]
    assert answers[1]["response"]["outcome"]["resourceType"] == "OperationOutcome"


async def test_a_reference_may_be_a_search_that_finds_one(fhir: httpx.AsyncClient) -> None:
    doctor = {"resourceType": "Practitioner", "identifier": [{"system": "npi", "value": "7"}]}
    made = await fhir.post("/Practitioner", json=doctor, headers={"X-Actor": "max"})
    for number, status in (("7", 200), ("8", 412)):
        by_search = {**PULSE, "performer": [{"reference": f"Practitioner?identifier=npi|{number}"}]}
        bundle = {"resourceType": "Bundle", "type": "transaction", "entry": [entry("POST", "Observation", by_search)]}
        done = await fhir.post("/", json=bundle)
        assert done.status_code == status
        if status == 200:
            stored = done.json()["entry"][0]["resource"]
            assert stored["performer"] == [{"reference": f"Practitioner/{made.json()['id']}"}]


async def test_the_account_is_read_as_audit_events_by_whom_it_concerns(
    fhir: httpx.AsyncClient, pulse: str, db: psycopg.Connection
) -> None:
    await fhir.get(pulse, headers={"X-Actor": "ben"})
    asked = {"patient": "p-ada", "date": "ge2026-03-01"}
    found = (await fhir.get("/AuditEvent", params=asked, headers={"X-Actor": "ada"})).json()
    events = [one["resource"] for one in found["entry"]]
    assert {(one["agent"][0]["name"], one["subtype"][0]["code"], one["outcome"]) for one in events} == {
        ("Osei", "create", "0"),
        ("Ben", "read", "4"),
    }
    for event in events:
        record.whose(event)
        assert event["entity"][0]["what"] == {"reference": "Patient/p-ada"}
    one = await fhir.get("/AuditEvent", params={**asked, "agent": "Practitioner/d-osei"}, headers={"X-Actor": "ada"})
    (only,) = one.json()["entry"]
    assert only["resource"]["entity"][1] == {"what": {"reference": pulse.removeprefix("/")}}
    assert (await fhir.get(f"/AuditEvent/{only['resource']['id']}", headers={"X-Actor": "ada"})).status_code == 200
    assert (await fhir.get(f"/AuditEvent/{only['resource']['id']}", headers={"X-Actor": "ben"})).status_code == 404
    assert "entry" not in (await fhir.get("/AuditEvent", params=asked, headers={"X-Actor": "ben"})).json()
    assert (await fhir.get("/AuditEvent", headers={"X-Actor": "worker"})).status_code == 400
    assert (await fhir.post("/AuditEvent", json=only["resource"], headers={"X-Actor": "worker"})).status_code == 400
    assert ("ada", "record.search", "p-ada", "done") in accounted(db)


async def test_pages_of_the_account_follow_each_other_though_it_grows(fhir: httpx.AsyncClient, pulse: str) -> None:
    for _ in range(4):
        await fhir.get(pulse)
    params = {"patient": "p-ada", "_count": "2"}
    told: list[str] = []
    page = (await fhir.get("/AuditEvent", params=params)).json()
    while True:
        told += [one["resource"]["id"] for one in page["entry"]]
        following = [one["url"] for one in page["link"] if one["relation"] == "next"]
        if not following or len(told) > 4:
            break
        page = (await fhir.get(following[0])).json()
    assert len(told) == len(set(told))
