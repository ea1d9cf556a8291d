"""The clinic's first day, invitations, and the people of a demo."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import msgspec
import psycopg
import pytest
from tests import people
from tests.people import SEED, TRACE, Clinic

from abaton.identity.clinic import service as clinics
from abaton.identity.events import PersonJoined
from abaton.identity.model import Role
from abaton.identity.personas import service as personas

pytestmark = pytest.mark.anyio

PASSWORD = "three quiet lemons"  # noqa: S105 of nobody


@pytest.fixture
async def clinic(dsn: str) -> AsyncIterator[Clinic]:
    async with people.clinic(dsn) as clinic:
        yield clinic


@pytest.fixture
async def empty(dsn: str) -> AsyncIterator[Clinic]:
    async with people.clinic(dsn, set_up=False) as clinic:
        yield clinic


async def setup_token(clinic: Clinic) -> str | None:
    async with clinic.database.begin(SEED, TRACE) as work:
        return await clinics.issue_setup_token(work)


def first_day(token: str | None, **changed: object) -> dict[str, Any]:
    return {
        "token": token,
        "clinic": {
            "name": "Asklepieion",
            "country": "GR",
            "zone": "Europe/Athens",
            "languages": ["en", "el"],
            "emergency_number": "112",
            "helplines": [{"name": "Klimaka", "number": "1018", "hours": "day and night"}],
            **changed,
        },
        "administrator": {"name": "Nikos Pappas", "login": "nikos", "password": PASSWORD},
    }


def joined(db: psycopg.Connection) -> list[PersonJoined]:
    rows = db.execute("select payload from outbox where type = 'identity.person_joined.v1' order by id").fetchall()
    return [msgspec.json.decode(payload, type=PersonJoined) for (payload,) in rows]


async def test_the_printed_word_opens_the_clinic_once(empty: Clinic, db: psycopg.Connection) -> None:
    browser = await empty.browser()
    assert (await browser.get("/api/status")).json() == {"database": True, "set_up": False, "demo": False}
    assert (await browser.get("/api/clinic")).status_code == 404
    token = await setup_token(empty)
    reply = await browser.post("/api/setup", json=first_day(token))
    assert (reply.status_code, reply.json()["roles"], reply.json()["zone"]) == (200, ["administrator"], "Europe/Athens")
    assert (await browser.get("/api/people")).status_code == 200
    assert (await browser.get("/api/clinic")).json()["emergency_number"] == "112"
    assert (await browser.get("/api/status")).json()["set_up"] is True
    assert (await browser.post("/api/setup", json=first_day(token))).status_code == 403
    assert await setup_token(empty) is None
    signed = await (await empty.browser()).post("/api/session", json={"login": "nikos", "password": PASSWORD})
    assert signed.status_code == 200
    actions = db.execute("select action, outcome from audit_entry order by id").fetchall()
    assert ("identity.set_up", "done") in actions
    assert ("identity.set_up", "refused") in actions


async def test_a_guessed_an_older_and_a_late_word_open_nothing(empty: Clinic) -> None:
    browser = await empty.browser()
    older, newest = await setup_token(empty), await setup_token(empty)
    for token in ("guessed", older):
        assert (await browser.post("/api/setup", json=first_day(token))).status_code == 403
    empty.clock.forward(clinics.LINK_LASTS)
    assert (await browser.post("/api/setup", json=first_day(newest))).status_code == 403


@pytest.mark.parametrize(
    ("changed", "element"),
    [
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"country": "Greece"}, "clinic.country"),
        ({"languages": []}, "clinic.languages"),
        ({"emergency_number": "call us"}, "clinic.emergency_number"),
        ({"helplines": [{"name": "", "number": "1018", "hours": "always"}]}, "clinic.helplines/0/name"),
    ],
)
async def test_a_mistake_on_the_first_day_is_named_and_the_word_stays_good(
    empty: Clinic, changed: dict[str, Any], element: str
) -> None:
    browser, token = await empty.browser(), await setup_token(empty)
    refused = await browser.post("/api/setup", json=first_day(token, **changed))
    assert (refused.status_code, set(refused.json()["invalid"])) == (422, {element})
    assert (await browser.post("/api/setup", json=first_day(token))).status_code == 200


async def test_numbers_and_zones_of_countries_are_known_with_their_date(empty: Clinic) -> None:
    known = (await (await empty.browser()).get("/api/countries")).json()
    by_code = {one["code"]: one for one in known}
    assert {"GR", "NO", "DE", "GB", "US", "FR", "NL", "CH", "ES", "IT", "SE", "DK"} <= set(by_code)
    assert by_code["GR"]["zones"] == ["Europe/Athens"]
    assert by_code["US"]["zones"][0] == "America/New_York"
    for one in known:
        assert all(ZoneInfo(zone) for zone in one["zones"])
        assert one["emergency_number"]
        assert one["as_of"] >= "2025-01-01"


async def test_numbers_left_as_they_were_keep_their_date(empty: Clinic) -> None:
    browser, token = await empty.browser(), await setup_token(empty)
    known = next(one for one in (await browser.get("/api/countries")).json() if one["code"] == "GR")
    await browser.post("/api/setup", json=first_day(token, helplines=known["helplines"]))
    assert (await browser.get("/api/clinic")).json()["numbers_as_of"] == known["as_of"]


async def invite(administrator: httpx.AsyncClient, **wanted: object) -> httpx.Response:
    return await administrator.post("/api/invitations", json={"name": "Eleni Markou", "role": "patient", **wanted})


def token_of(reply: httpx.Response) -> str:
    return reply.json()["link"].split("#")[1]


ACCEPT = {"login": "eleni", "password": PASSWORD, "zone": "Europe/Oslo", "locale": "el"}


async def test_an_invited_patient_comes_in_with_a_login_of_their_own_and_a_record_to_come(
    clinic: Clinic, db: psycopg.Connection
) -> None:
    administrator, browser = await clinic.administrator(), await clinic.browser()
    reply = await invite(administrator.http)
    assert reply.json()["link"].startswith(f"{people.ADDRESS}/join#")
    assert reply.json()["qr_svg"].startswith("<svg")
    address = f"/api/invitations/{token_of(reply)}"
    seen = (await browser.get(address)).json()
    assert seen == {"name": "Eleni Markou", "role": "patient", "clinic": "Asklepieion", "again": False}
    me = (await browser.post(address, json=ACCEPT)).json()
    assert (me["roles"], me["zone"], me["locale"], me["practitioner_id"]) == (["patient"], "Europe/Oslo", "el", None)
    assert (await browser.get("/api/me")).json() == me
    assert joined(db)[-1] == PersonJoined(
        person=me["id"], name="Eleni Markou", role=Role.PATIENT, patient_id=me["patient_id"], practitioner_id=None
    )
    # Once.
    assert (await browser.post(address, json=ACCEPT | {"login": "other"})).status_code == 404
    assert (await browser.get(address)).status_code == 404


async def test_a_patient_with_a_record_is_given_it_and_a_clinician_gets_one_of_theirs(
    clinic: Clinic, db: psycopg.Connection
) -> None:
    administrator = await clinic.administrator()
    patient = await invite(administrator.http, patient_id="pat-7")
    me = (await (await clinic.browser()).post(f"/api/invitations/{token_of(patient)}", json=ACCEPT)).json()
    assert me["patient_id"] == "pat-7"
    assert (await invite(administrator.http, patient_id="pat-7")).status_code == 409
    clinician = await invite(administrator.http, role="clinician")
    me = (
        await (await clinic.browser()).post(f"/api/invitations/{token_of(clinician)}", json=ACCEPT | {"login": "amara"})
    ).json()
    assert me["practitioner_id"]
    assert joined(db)[-1].practitioner_id == me["practitioner_id"]


async def test_a_mistake_of_the_invited_is_named_and_the_link_stays_good(clinic: Clinic) -> None:
    administrator, browser = await clinic.administrator(), await clinic.browser()
    address = f"/api/invitations/{token_of(await invite(administrator.http))}"
    for wrong, element in (
        ({"password": "short"}, "password"),
        ({"zone": "Mars"}, "zone"),
        ({"locale": "?"}, "locale"),
    ):
        refused = await browser.post(address, json=ACCEPT | wrong)
        assert (refused.status_code, set(refused.json()["invalid"])) == (422, {element})
    assert (await browser.post(address, json=ACCEPT)).status_code == 200


async def test_a_link_ends_after_a_week(clinic: Clinic) -> None:
    administrator, browser = await clinic.administrator(), await clinic.browser()
    address = f"/api/invitations/{token_of(await invite(administrator.http))}"
    clinic.clock.forward(timedelta(days=7))
    assert (await browser.get(address)).status_code == 404
    assert (await browser.post(address, json=ACCEPT)).status_code == 404


async def test_only_administrators_let_people_in_and_out(clinic: Clinic, db: psycopg.Connection) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    for one in (patient, clinician):
        for reply in (
            await invite(one.http),
            await one.http.get("/api/people"),
            await one.http.post(f"/api/people/{patient.id}/reset"),
            await one.http.delete(f"/api/people/{patient.id}"),
        ):
            assert reply.status_code == 403
    assert db.execute("select count(*) from audit_entry where outcome = 'refused'").fetchone() == (8,)
    assert (await invite(await clinic.browser())).status_code == 401
    refused = await invite((await clinic.administrator()).http, role="guest")
    assert set(refused.json()["invalid"]) == {"role"}


async def test_resetting_access_ends_all_of_it_and_lets_the_same_person_in_again(clinic: Clinic) -> None:
    administrator, patient = await clinic.administrator(), await clinic.patient()
    reply = await administrator.http.post(f"/api/people/{patient.id}/reset")
    assert reply.json()["link"].startswith(f"{people.ADDRESS}/reset#")
    assert (await patient.http.get("/api/me")).status_code == 401
    browser = await clinic.browser()
    assert (await browser.get(f"/api/invitations/{token_of(reply)}")).json()["again"] is True
    me = (await browser.post(f"/api/invitations/{token_of(reply)}", json=ACCEPT)).json()
    assert (me["id"], me["patient_id"]) == (patient.id, patient.patient_id)
    # A later reset makes an earlier link that was not used worthless.
    first = await administrator.http.post(f"/api/people/{patient.id}/reset")
    await administrator.http.post(f"/api/people/{patient.id}/reset")
    assert (await browser.get(f"/api/invitations/{token_of(first)}")).status_code == 404


async def test_who_is_let_go_is_out_at_once_and_the_last_administrator_stays(clinic: Clinic) -> None:
    administrator, clinician = await clinic.administrator(), await clinic.clinician()
    assert (await administrator.http.delete(f"/api/people/{clinician.id}")).status_code == 204
    assert (await clinician.http.get("/api/me")).status_code == 401
    assert (await administrator.http.delete(f"/api/people/{clinician.id}")).status_code == 404
    assert (await administrator.http.delete(f"/api/people/{administrator.id}")).status_code == 409
    listed = {one["id"]: one for one in (await administrator.http.get("/api/people")).json()}
    assert [listed[one.id]["active"] for one in (administrator, clinician)] == [True, False]
    assert listed[administrator.id]["last_seen"]


async def test_personas_are_for_a_demo_alone(clinic: Clinic) -> None:
    patient, browser = await clinic.patient(), await clinic.browser()
    async with clinic.database.begin(SEED, TRACE) as work:
        await personas.offer(work, patient.id, "has a heart that skips")
    assert (await browser.get("/api/personas")).status_code == 404
    assert (await browser.post("/api/session/persona", json={"person": patient.id})).status_code == 404


async def test_in_a_demo_one_click_makes_somebody_a_persona_and_nobody_else(dsn: str) -> None:
    async with people.clinic(dsn, demo=True) as clinic:
        patient, other, browser = await clinic.patient(), await clinic.clinician(), await clinic.browser()
        async with clinic.database.begin(SEED, TRACE) as work:
            await personas.offer(work, patient.id, "has a heart that skips")
        assert (await browser.get("/api/personas")).json() == [
            {
                "id": patient.id,
                "name": "Eleni Markou",
                "roles": ["patient"],
                "words": "has a heart that skips",
                "look": None,
            }
        ]
        assert (await browser.post("/api/session/persona", json={"person": other.id})).status_code == 404
        assert (await browser.post("/api/session/persona", json={"person": patient.id})).json()["id"] == patient.id
        assert (await browser.get("/api/me")).json()["id"] == patient.id
