"""A small clinic inside a test, and people of it with a browser each.

async with people.clinic(dsn) as clinic:
patient, clinician = await clinic.patient(), await clinic.clinician()
reply = await patient.http.get("/api/me")
"""

from collections.abc import AsyncGenerator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import httpx
from fastapi import FastAPI
from tests.conftest import NOW

from abaton.app.http import create_app
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinics
from abaton.identity.clinic.model import Clinic as Settings
from abaton.identity.clinic.model import Helpline
from abaton.identity.model import Role
from abaton.identity.sessions import routes as sessions_routes
from abaton.identity.sessions import service as sessions
from abaton.identity.sessions.model import How
from abaton.infrastructure import cookie
from abaton.infrastructure.http import Resources
from abaton.infrastructure.work import Database
from abaton.kernel.ids import ActorId, PatientId, Traceparent

TRACE: Final = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
SEED: Final = ActorId("seed")
ADDRESS: Final = "http://localhost:8080"
SETTINGS: Final = Settings(
    name="Asklepieion",
    country="GR",
    zone="Europe/Athens",
    languages=["en", "el"],
    emergency_number="112",
    helplines=[Helpline(name="Suicide help line (Klimaka)", number="1018", hours="day and night")],
    numbers_as_of=date(2026, 1, 1),
)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody with a browser in which they are signed in."""

    id: ActorId
    http: httpx.AsyncClient
    patient_id: PatientId | None
    practitioner_id: str | None

    @property
    def patient(self) -> PatientId:
        """Their own record's id; for patients only."""
        assert self.patient_id is not None
        return self.patient_id

    @property
    def practitioner(self) -> str:
        """Their own Practitioner's id; for clinicians only."""
        assert self.practitioner_id is not None
        return self.practitioner_id


@dataclass(frozen=True, slots=True)
class Clinic:
    clock: Clock
    database: Database
    app: FastAPI
    _browsers: AsyncExitStack

    async def browser(self) -> httpx.AsyncClient:
        """Open a browser in which nobody is signed in."""
        # The address is where a service that trusts its front door sees people.
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=("198.51.100.7", 4711))
        return await self._browsers.enter_async_context(httpx.AsyncClient(transport=transport, base_url=ADDRESS))

    async def patient(self, name: str = "Eleni Markou", patient: str | None = None) -> SignedIn:
        return await self.person(name, [Role.PATIENT], patient=patient)

    async def clinician(self, name: str = "Dr Amara Osei") -> SignedIn:
        return await self.person(name, [Role.CLINICIAN])

    async def administrator(self, name: str = "Nikos Pappas") -> SignedIn:
        return await self.person(name, [Role.ADMINISTRATOR])

    async def person(self, name: str, roles: Collection[Role], *, patient: str | None = None) -> SignedIn:
        """Make somebody with these roles, signed in."""
        async with self.database.begin(SEED, TRACE) as work:
            made = await identity.add(
                work,
                name=name,
                roles=roles,
                zone=SETTINGS.zone,
                locale="en",
                patient=None if patient is None else PatientId(patient),
            )
        return SignedIn(made.id, await self.signed_in(made.id), made.patient, made.practitioner)

    async def signed_in(self, who: ActorId) -> httpx.AsyncClient:
        """Open one more browser of somebody."""
        http = await self.browser()
        async with self.database.begin(SEED, TRACE) as work:
            begun = await sessions.begin(work, who, How.PERSONA, "a test")
        http.cookies.set(cookie.SESSION, begun.token)
        return http


@asynccontextmanager
async def clinic(dsn: str, *, demo: bool = False, set_up: bool = True) -> AsyncGenerator[Clinic]:
    """Open a clinic on a migrated database: the whole app, without a network."""
    clock = Clock()
    database = Database(dsn, clock)
    app = create_app(Resources(database=database, identify=sessions_routes.identify(database), demo=demo))
    async with database.opened(), AsyncExitStack() as browsers:
        if set_up:
            async with database.begin(SEED, TRACE) as work:
                await clinics.open_clinic(work, SETTINGS)
        yield Clinic(clock, database, app, browsers)
