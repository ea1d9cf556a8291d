"""Passkeys: made once, asked anew each time, good for this site and its owner alone."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import psycopg
import pytest
from tests import people
from tests.identity.authenticator import Authenticator, decode
from tests.people import Clinic

pytestmark = pytest.mark.anyio


@pytest.fixture
async def clinic(dsn: str) -> AsyncIterator[Clinic]:
    async with people.clinic(dsn) as clinic:
        yield clinic


async def register(http: httpx.AsyncClient, device: Authenticator, name: str = "My phone") -> httpx.Response:
    options = (await http.post("/api/passkeys/options")).json()
    return await http.post("/api/passkeys", json={"credential": device.make(options), "name": name})


async def asked(http: httpx.AsyncClient) -> dict[str, Any]:
    return (await http.post("/api/session/passkey/options")).json()


async def show(http: httpx.AsyncClient, credential: dict[str, Any]) -> httpx.Response:
    return await http.post("/api/session/passkey", json={"credential": credential})


async def test_a_key_made_once_signs_its_owner_in_without_a_login(clinic: Clinic, db: psycopg.Connection) -> None:
    patient, browser, device = await clinic.patient(), await clinic.browser(), Authenticator()
    options = (await patient.http.post("/api/passkeys/options")).json()
    assert options["rp"] == {"id": "localhost", "name": "Asklepieion"}
    assert decode(options["user"]["id"]).decode() == patient.id
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    kept = await patient.http.post("/api/passkeys", json={"credential": device.make(options), "name": "My phone"})
    assert (kept.status_code, kept.json()["name"]) == (200, "My phone")
    wanted = await asked(browser)
    assert wanted.get("allowCredentials", []) == []
    signed = await show(browser, device.sign(wanted))
    assert (signed.status_code, signed.json()["id"]) == (200, patient.id)
    assert (await browser.get("/api/me")).json()["id"] == patient.id
    listed = (await browser.get("/api/passkeys")).json()
    assert [one["name"] for one in listed] == ["My phone"]
    assert listed[0]["last_used_at"] is not None
    entry = db.execute("select actor, action, about from audit_entry order by id desc limit 1").fetchone()
    assert entry == (patient.id, "identity.sign_in", "passkey")


async def test_an_answer_is_good_once_and_for_five_minutes(clinic: Clinic) -> None:
    patient, browser, device = await clinic.patient(), await clinic.browser(), Authenticator()
    await register(patient.http, device)
    answer = device.sign(await asked(browser))
    assert (await show(browser, answer)).status_code == 200
    again = await show(await clinic.browser(), answer)
    assert (again.status_code, again.json()["code"]) == (401, "sign_in_refused")
    late = device.sign(await asked(browser))
    clinic.clock.forward(timedelta(minutes=5))
    assert (await show(browser, late)).status_code == 401


async def test_a_refused_answer_spends_what_was_asked(clinic: Clinic) -> None:
    patient, browser, device = await clinic.patient(), await clinic.browser(), Authenticator()
    await register(patient.http, device)
    options = await asked(browser)
    right, wrong = device.sign(options), device.sign(options)
    wrong["response"]["signature"] = right["response"]["signature"]
    assert (await show(browser, wrong)).status_code == 401
    assert (await show(browser, right)).status_code == 401


async def test_a_challenge_that_was_never_asked_is_refused(clinic: Clinic, db: psycopg.Connection) -> None:
    patient, browser, device = await clinic.patient(), await clinic.browser(), Authenticator()
    await register(patient.http, device)
    assert (await show(browser, device.sign({"challenge": "bWFkZSB1cA"}))).status_code == 401
    entry = db.execute("select actor, outcome, about from audit_entry order by id desc limit 1").fetchone()
    assert entry == ("nobody", "refused", "passkey")


@pytest.mark.parametrize("change", ["origin", "rp_id", "verifies"])
async def test_another_site_and_an_unverified_owner_are_refused(clinic: Clinic, change: str) -> None:
    patient, browser, device = await clinic.patient(), await clinic.browser(), Authenticator()
    await register(patient.http, device)
    setattr(device, change, {"origin": "http://evil.test", "rp_id": "evil.test", "verifies": False}[change])
    assert (await show(browser, device.sign(await asked(browser)))).status_code == 401
    refused = await register((await clinic.clinician()).http, device)
    assert (refused.status_code, set(refused.json()["invalid"])) == (422, {"credential"})


async def test_a_key_that_counts_backwards_is_a_copy_and_refused(clinic: Clinic) -> None:
    patient, browser, device = await clinic.patient(), await clinic.browser(), Authenticator()
    await register(patient.http, device)
    for _ in range(2):
        assert (await show(browser, device.sign(await asked(browser)))).status_code == 200
    device.count = 0
    assert (await show(browser, device.sign(await asked(browser)))).status_code == 401


async def test_what_was_asked_of_one_person_is_not_answered_by_another(clinic: Clinic) -> None:
    patient, other, device = await clinic.patient(), await clinic.clinician(), Authenticator()
    options = (await patient.http.post("/api/passkeys/options")).json()
    body = {"credential": device.make(options), "name": "stolen"}
    assert (await other.http.post("/api/passkeys", json=body)).status_code == 422


async def test_a_key_is_one_person_s_and_a_deleted_one_lets_nobody_in(clinic: Clinic) -> None:
    patient, other, browser, device = (
        await clinic.patient(),
        await clinic.clinician(),
        await clinic.browser(),
        Authenticator(),
    )
    key = (await register(patient.http, device)).json()["id"]
    assert (await register(other.http, device)).status_code == 409
    assert (await other.http.delete(f"/api/passkeys/{key}")).status_code == 404
    assert (await patient.http.delete(f"/api/passkeys/{key}")).status_code == 204
    assert (await patient.http.get("/api/passkeys")).json() == []
    assert (await show(browser, device.sign(await asked(browser)))).status_code == 401


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"response": {}},
        {"rawId": "AAAA", "response": {"clientDataJSON": "!"}},
        {"rawId": "AAAA", "response": {"clientDataJSON": "bm90IGpzb24"}},
        {"rawId": 7, "response": {"clientDataJSON": "e30"}},
    ],
)
async def test_what_is_no_credential_is_refused_in_words(clinic: Clinic, credential: dict[str, Any]) -> None:
    patient, browser = await clinic.patient(), await clinic.browser()
    assert (await show(browser, credential)).status_code == 401
    refused = await patient.http.post("/api/passkeys", json={"credential": credential, "name": "x"})
    assert refused.status_code == 422


async def test_on_a_bare_address_there_are_passwords_only(clinic: Clinic) -> None:
    transport = httpx.ASGITransport(clinic.app)
    for host in ("http://127.0.0.1:8080", "http://[::1]:8080"):
        async with httpx.AsyncClient(transport=transport, base_url=host) as browser:
            refused = await browser.post("/api/session/passkey/options")
        assert (refused.status_code, set(refused.json()["invalid"])) == (422, {"host"})


async def test_resetting_access_takes_the_keys_too(clinic: Clinic) -> None:
    administrator, patient, browser = await clinic.administrator(), await clinic.patient(), await clinic.browser()
    device = Authenticator()
    await register(patient.http, device)
    await administrator.http.post(f"/api/people/{patient.id}/reset")
    assert (await show(browser, device.sign(await asked(browser)))).status_code == 401


@pytest.mark.parametrize("part", ["attestationObject", "authenticatorData", "signature", "clientDataJSON"])
async def test_every_part_that_is_garbage_is_refused_in_words(clinic: Clinic, part: str) -> None:
    patient, browser = await clinic.patient(), await clinic.browser()
    texts = ("", "!!", "AA", "v2Ft", "o2NmbXRkbm9uZQ", "A" * 400)
    for garbage in (*texts, 7, None):
        device = Authenticator()
        if part in {"attestationObject", "clientDataJSON"}:
            made = device.make((await patient.http.post("/api/passkeys/options")).json())
            made["response"][part] = garbage
            refused = await patient.http.post("/api/passkeys", json={"credential": made, "name": "x"})
            assert refused.status_code == 422, garbage
        if part != "attestationObject":
            await register(patient.http, device)
            signed = device.sign(await asked(browser))
            signed["response"][part] = garbage
            assert (await show(browser, signed)).status_code == 401, garbage
