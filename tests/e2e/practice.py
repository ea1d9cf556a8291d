"""A real clinic with an administrator, and people who join it as people do: by a link."""

import re
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
from playwright.async_api import Browser, BrowserContext, StorageStateCookie
from tests.clinic import Clinic, opened

PASSWORD = "three words together"
ALL_DAY = [{"weekday": day, "from": "00:00", "to": "23:59"} for day in range(1, 8)]


@dataclass(frozen=True)
class Member:
    """Somebody who has signed in, over HTTP and in browsers."""

    id: str
    name: str
    login: str
    http: httpx.Client
    patient: str | None
    practitioner: str | None

    async def browser(self, browser: Browser, **how: Any) -> BrowserContext:
        """Give them a browser of their own, signed in."""
        context = await browser.new_context(permissions=["camera", "microphone"], **how)
        mine: list[StorageStateCookie] = [
            {
                "name": one.name,
                "value": one.value or "",
                "domain": "localhost",
                "path": "/",
                "expires": -1,
                "httpOnly": True,
                "secure": False,
                "sameSite": "Strict",
            }
            for one in self.http.cookies.jar
        ]
        await context.add_cookies([{**one} for one in mine])  # pyright: ignore[reportArgumentType] the same keys
        return context


class Practice:
    """The clinic from outside: no test reaches behind its door."""

    def __init__(self, clinic: Clinic, administrator: Member) -> None:
        self.clinic = clinic
        self.address = clinic.address.replace("127.0.0.1", "localhost")
        self.administrator = administrator
        self._count = 0
        self._open = ExitStack()

    def close(self) -> None:
        self._open.close()

    def client(self) -> httpx.Client:
        """Give a browser's worth of HTTP to somebody whom nobody knows yet."""
        return self._open.enter_context(client(self.clinic))

    def joins(self, name: str, role: str) -> Member:
        """Invite somebody and let them accept."""
        self._count += 1
        invited = told(self.administrator.http.post("/api/invitations", json={"name": name, "role": role}))
        token = invited["link"].partition("#")[2]
        http = self.client()
        login = f"{role}-{self._count}"
        me = told(
            http.post(
                f"/api/invitations/{token}",
                json={"login": login, "password": PASSWORD, "zone": "Europe/Athens", "locale": "en-GB"},
            )
        )
        return Member(me["id"], me["name"], login, http, me["patient_id"], me["practitioner_id"])

    def works_all_day(self, clinician: Member) -> None:
        hours = {"zone": "Europe/Athens", "slot_minutes": 15, "weekly": ALL_DAY}
        told(self.administrator.http.put(f"/api/hours/{clinician.practitioner}", json=hours))

    def next_slot(self, patient: Member, clinician: Member) -> dict[str, Any]:
        asked = {"practitioner": clinician.practitioner, "from": datetime.now(UTC).isoformat(), "days": 2}
        slots = told(patient.http.get("/api/slots", params=asked))
        return min(slots, key=lambda slot: slot["start"])

    def books(self, patient: Member, clinician: Member, reason: str) -> str:
        """Book the next free time, and return the visit's id."""
        slot = self.next_slot(patient, clinician)["id"]
        return told(patient.http.post("/api/visits", json={"slot": slot, "reason": reason, "wants": []}))["id"]

    def waits(self, patient: Member, visit: str) -> None:
        """Bring a patient to the waiting room: devices tried, agreed, arrived."""
        fine = {"camera": "ok", "microphone": "ok", "loudspeaker": "ok", "network": "ok", "round_trip_ms": 9}
        told(patient.http.post(f"/api/visits/{visit}/check", json=fine))
        told(patient.http.post(f"/api/visits/{visit}/consent", json={"given": True}))
        told(patient.http.post(f"/api/visits/{visit}/arrive"))


def told(reply: httpx.Response) -> Any:
    """Return what the server said, which must be a success."""
    assert reply.is_success, f"{reply.request.method} {reply.request.url.path}: {reply.status_code} {reply.text}"
    return reply.json() if reply.content else None


def client(clinic: Clinic) -> httpx.Client:
    return httpx.Client(base_url=clinic.address.replace("127.0.0.1", "localhost"), timeout=20)


@contextmanager
def practice() -> Generator[Practice]:
    """Open a clinic and live through its first day."""
    with opened() as clinic, ExitStack() as stack:
        link = re.search(r"/setup#(\S+)", clinic.words())
        assert link is not None, clinic.words()
        http = stack.enter_context(client(clinic))
        country = next(one for one in told(http.get("/api/countries")) if one["code"] == "GR")
        me = told(
            http.post(
                "/api/setup",
                json={
                    "token": link[1],
                    "clinic": {
                        "name": "Asklepieion",
                        "country": "GR",
                        "zone": "Europe/Athens",
                        "languages": ["en"],
                        "emergency_number": country["emergency_number"],
                        "helplines": country["helplines"],
                    },
                    "administrator": {"name": "Eleni", "login": "eleni", "password": PASSWORD},
                },
            )
        )
        practice = Practice(clinic, Member(me["id"], me["name"], "eleni", http, None, None))
        stack.callback(practice.close)
        yield practice
