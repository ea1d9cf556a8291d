"""Signing in with a password, being known again, and signing out."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import psycopg
import pytest
from tests import people
from tests.people import SEED, TRACE, Clinic, SignedIn

from abaton.identity.sessions import lifetime, service, throttle
from abaton.infrastructure import cookie
from abaton.kernel.errors import Invalid

pytestmark = pytest.mark.anyio

LOGIN, PASSWORD = "amara.osei", "three quiet lemons"


@pytest.fixture
async def clinic(dsn: str) -> AsyncIterator[Clinic]:
    async with people.clinic(dsn) as clinic:
        yield clinic


@pytest.fixture
async def clinician(clinic: Clinic) -> SignedIn:
    one = await clinic.clinician()
    async with clinic.database.begin(SEED, TRACE) as work:
        await service.set_password(work, one.id, LOGIN, PASSWORD)
    return one


async def sign_in(browser: httpx.AsyncClient, login: str = LOGIN, password: str = PASSWORD) -> httpx.Response:
    return await browser.post("/api/session", json={"login": login, "password": password})


async def test_a_login_and_its_password_let_somebody_in_and_they_are_known_again(
    clinic: Clinic, clinician: SignedIn, db: psycopg.Connection
) -> None:
    browser = await clinic.browser()
    reply = await sign_in(browser, " Amara.OSEI ")
    assert (reply.status_code, reply.json()["id"], reply.json()["roles"]) == (200, clinician.id, ["clinician"])
    held = reply.headers["set-cookie"]
    assert "HttpOnly" in held
    assert "SameSite=strict" in held
    assert "Secure" not in held
    assert (await browser.get("/api/me")).json() == reply.json()
    token = browser.cookies[cookie.SESSION]
    assert db.execute("select count(*) from session where position(%s in session::text) > 0", [token]).fetchone() == (
        0,
    )
    last = db.execute("select actor, action, outcome from audit_entry order by id desc limit 1").fetchone()
    assert last == (clinician.id, "identity.sign_in", "done")


async def test_behind_https_the_cookie_is_for_https_alone(clinic: Clinic, clinician: SignedIn) -> None:
    transport = httpx.ASGITransport(clinic.app)
    async with httpx.AsyncClient(transport=transport, base_url="https://clinic.local") as browser:
        reply = await sign_in(browser)
    assert (reply.status_code, "Secure" in reply.headers["set-cookie"]) == (200, True)
    assert clinician


async def test_a_wrong_password_and_an_unknown_login_are_refused_alike_and_put_on_the_account(
    clinic: Clinic, clinician: SignedIn, db: psycopg.Connection
) -> None:
    browser = await clinic.browser()
    wrong = await sign_in(browser, password="three quiet melons")  # noqa: S106 a wrong one
    unknown = await sign_in(browser, login="nobody.here")
    blank = await sign_in(browser, login="a b")
    assert wrong.status_code == unknown.status_code == blank.status_code == 401
    assert wrong.json() == unknown.json() == blank.json()
    assert wrong.json()["code"] == "sign_in_refused"
    assert cookie.SESSION not in browser.cookies
    entries = db.execute(
        "select actor, about from audit_entry where outcome = 'refused' and action = 'identity.sign_in' order by id"
    ).fetchall()
    assert entries == [("nobody", f"person/{clinician.id}"), ("nobody", None), ("nobody", None)]


async def test_too_many_tries_of_a_login_have_to_wait_even_with_the_right_password(
    clinic: Clinic, clinician: SignedIn, db: psycopg.Connection
) -> None:
    browser = await clinic.browser()
    for _ in range(throttle.LOGIN.failures):
        assert (await sign_in(browser, password="wrong")).status_code == 401  # noqa: S106 a wrong one
        clinic.clock.forward(timedelta(minutes=1))
    reply = await sign_in(browser)
    assert (reply.status_code, reply.json()["code"], reply.json()["retry"]) == (429, "too_many_tries", True)
    assert reply.headers["retry-after"] == str((15 - throttle.LOGIN.failures) * 60)
    # Of another login, from the same address, it may still be tried.
    assert (await sign_in(browser, login="somebody.else")).status_code == 401
    clinic.clock.forward(timedelta(minutes=15 - throttle.LOGIN.failures))
    assert (await sign_in(browser)).status_code == 200
    assert db.execute("select count(*) from audit_entry where about like 'too many%'").fetchone() == (1,)
    assert clinician


async def test_too_many_tries_from_one_address_have_to_wait_whatever_the_login(
    clinic: Clinic, clinician: SignedIn, db: psycopg.Connection
) -> None:
    key = throttle.key(throttle.ADDRESS, "198.51.100.7")
    for _ in range(throttle.ADDRESS.failures):
        db.execute("insert into sign_in_failure (key, at) values (%s, %s)", [key, clinic.clock.now])
    assert (await sign_in(await clinic.browser())).status_code == 429
    elsewhere = httpx.ASGITransport(clinic.app, client=("203.0.113.9", 1))
    async with httpx.AsyncClient(transport=elsewhere, base_url=people.ADDRESS) as browser:
        assert (await sign_in(browser)).status_code == 200
    assert clinician


async def test_without_a_session_nobody_is_known(clinic: Clinic) -> None:
    browser = await clinic.browser()
    browser.cookies.set(cookie.SESSION, "guessed")
    for reply in (await browser.get("/api/me"), await (await clinic.browser()).get("/api/me")):
        assert (reply.status_code, reply.json()["code"]) == (401, "not_signed_in")


async def test_a_session_of_staff_ends_when_idle_and_in_any_case_after_its_time(clinic: Clinic) -> None:
    clinician, patient = await clinic.clinician(), await clinic.patient()
    clinic.clock.forward(lifetime.STAFF.idle - timedelta(seconds=1))
    assert (await clinician.http.get("/api/me")).status_code == 200
    clinic.clock.forward(lifetime.STAFF.idle)
    assert (await clinician.http.get("/api/me")).status_code == 401
    assert (await patient.http.get("/api/me")).status_code == 200
    busy = await clinic.signed_in(clinician.id)
    for _ in range(24):
        assert (await busy.get("/api/me")).status_code == 200
        clinic.clock.forward(timedelta(minutes=29))
    assert (await busy.get("/api/me")).status_code == 200
    clinic.clock.forward(timedelta(minutes=24))
    assert (await busy.get("/api/me")).status_code == 401


async def test_a_page_that_nobody_touches_keeps_no_session_alive_by_asking(clinic: Clinic) -> None:
    left, watched = await clinic.clinician(), await clinic.clinician()
    for _ in range(3):
        clinic.clock.forward(timedelta(minutes=9))
        asked = await left.http.get("/api/me", headers={"X-Abaton-Background": "1"})
        assert (asked.status_code, (await watched.http.get("/api/me")).status_code) == (200, 200)
    clinic.clock.forward(timedelta(minutes=4))
    assert (await left.http.get("/api/me", headers={"X-Abaton-Background": "1"})).status_code == 401
    assert (await watched.http.get("/api/me")).status_code == 200


async def test_signing_out_ends_this_session_and_everywhere_ends_all(clinic: Clinic) -> None:
    patient = await clinic.patient()
    phone, tablet = await clinic.signed_in(patient.id), await clinic.signed_in(patient.id)
    listed = (await phone.get("/api/sessions")).json()
    assert [one["here"] for one in listed].count(True) == 1
    assert len(listed) == 3
    assert {one["browser"] for one in listed} == {"a test"}
    token = phone.cookies[cookie.SESSION]
    assert (await phone.delete("/api/session")).status_code == 204
    phone.cookies.set(cookie.SESSION, token)
    assert (await phone.get("/api/me")).status_code == 401
    assert (await tablet.delete("/api/sessions")).status_code == 204
    assert (await patient.http.get("/api/me")).status_code == 401


async def test_of_several_browsers_it_is_known_whose_session_goes_on_and_asking_keeps_none(clinic: Clinic) -> None:
    patient, clinician, other = await clinic.patient(), await clinic.clinician(), await clinic.clinician("Dr Ada Roth")
    tokens = {one.http.cookies[cookie.SESSION] for one in (patient, clinician, other)}
    signed_out = clinician.http.cookies[cookie.SESSION]

    async def still() -> set[str]:
        async with clinic.database.begin(SEED, TRACE) as work:
            return await service.still(work, {*tokens, "guessed"})

    assert await still() == tokens
    assert (await clinician.http.delete("/api/session")).status_code == 204
    assert await still() == tokens - {signed_out}
    clinic.clock.forward(lifetime.STAFF.idle * 0.9)
    assert await still() == tokens - {signed_out}
    clinic.clock.forward(lifetime.STAFF.idle * 0.2)
    assert await still() == {patient.http.cookies[cookie.SESSION]}
    async with clinic.database.begin(SEED, TRACE) as work:
        await service.shut_out(work, patient.id)
    assert await still() == set()


async def test_signing_in_anew_ends_the_session_that_the_browser_held(clinic: Clinic, clinician: SignedIn) -> None:
    patient = await clinic.patient()
    before = patient.http.cookies[cookie.SESSION]
    patient.http.cookies.clear()
    patient.http.cookies.set(cookie.SESSION, before, domain="localhost.local")
    assert (await sign_in(patient.http)).json()["id"] == clinician.id
    other = await clinic.browser()
    other.cookies.set(cookie.SESSION, before)
    assert (await other.get("/api/me")).status_code == 401


async def test_settings_are_kept_and_wrong_ones_named(clinic: Clinic) -> None:
    patient = await clinic.patient()
    wanted = (await patient.http.get("/api/me")).json()["settings"] | {"skin": "dark", "text_scale": 150}
    kept = await patient.http.put("/api/me/settings", json=wanted | {"language": "el"})
    assert (kept.status_code, kept.json()["locale"]) == (200, "el")
    assert (await patient.http.get("/api/me")).json()["settings"] == wanted | {"language": "el"}
    for wrong, element in (
        ({"text_scale": 500}, "text_scale"),
        ({"language": "<b>"}, "language"),
        ({"skin": "pink"}, "body/skin"),
        ({"pink": True}, "body/pink"),
    ):
        refused = await patient.http.put("/api/me/settings", json=wanted | wrong)
        assert (refused.status_code, set(refused.json()["invalid"])) == (422, {element})


async def test_a_chosen_look_is_kept_and_seen_by_others_until_it_is_given_up(clinic: Clinic) -> None:
    administrator, patient = await clinic.administrator(), await clinic.patient()
    settings = (await patient.http.get("/api/me")).json()["settings"]
    assert settings["look"] is None
    look = {"skin": "#6b4230", "hair": "curly", "hair_colour": "#1f1a1a", "top": "#5b8f8a", "coat": False}
    look |= {"glasses": True, "beard": False, "hearing_aid": True, "wheelchair": False}

    async def seen() -> object:
        listed = (await administrator.http.get("/api/people")).json()
        return next(one["look"] for one in listed if one["id"] == patient.id)

    assert (await patient.http.put("/api/me/settings", json=settings | {"look": look})).json()["settings"][
        "look"
    ] == look
    assert await seen() == look
    for wrong, element in (
        ({"skin": "url(https://example.org)"}, "look"),
        ({"hair_colour": "#1f1a1a\n"}, "look"),
        ({"hair": "antlers"}, "body/look/hair"),
        ({"wings": True}, "body/look/wings"),
    ):
        refused = await patient.http.put("/api/me/settings", json=settings | {"look": look | wrong})
        assert (refused.status_code, set(refused.json()["invalid"])) == (422, {element})
    await patient.http.put("/api/me/settings", json=settings)
    assert await seen() is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 204),
        ({"Origin": people.ADDRESS}, 204),
        ({}, 204),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost:9999"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_what_another_site_makes_a_browser_ask_is_refused(
    clinic: Clinic, headers: dict[str, str], status: int
) -> None:
    patient = await clinic.patient()
    assert (await patient.http.delete("/api/session", headers=headers)).status_code == status
    assert (await patient.http.get("/api/me", headers=headers)).status_code == (401 if status == 204 else 200)


@pytest.mark.parametrize(
    ("login", "password", "element"),
    [
        ("ab", PASSWORD, "login"),
        ("with blank", PASSWORD, "login"),
        ("amara", "too short", "password"),
        ("amara", "abababababababab", "password"),
        ("amara", "i am amara myself", "password"),
        ("eleni.markou", PASSWORD, None),
    ],
)
async def test_a_login_and_a_password_must_be_ones_that_hold(
    clinic: Clinic, login: str, password: str, element: str | None
) -> None:
    patient = await clinic.patient()
    async with clinic.database.begin(SEED, TRACE) as work:
        if element is None:
            await service.set_password(work, patient.id, login, password)
        else:
            with pytest.raises(Invalid) as told:
                await service.set_password(work, patient.id, login, password)
            assert told.value.element == element


async def test_a_login_belongs_to_one_person(clinic: Clinic, clinician: SignedIn) -> None:
    patient = await clinic.patient()
    async with clinic.database.begin(SEED, TRACE) as work:
        with pytest.raises(Invalid):
            await service.set_password(work, patient.id, LOGIN.upper(), PASSWORD)
    assert clinician
