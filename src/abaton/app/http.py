"""The `http` process: the API, put together."""

import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

import uvicorn
from fastapi import APIRouter, FastAPI, Request
from pydantic import BaseModel

from abaton.access import routes as access
from abaton.access.people import routes as people
from abaton.access.visitors import routes as visitors
from abaton.identity.clinic import routes as clinic
from abaton.identity.clinic import service as clinics
from abaton.identity.invitations import routes as invitations
from abaton.identity.passkeys import routes as passkeys
from abaton.identity.personas import routes as personas
from abaton.identity.sessions import routes as sessions
from abaton.infrastructure.bus import kept_up
from abaton.infrastructure.http import NOBODY, RESPONSES, Resources, map_errors, trace_of
from abaton.infrastructure.same_site import SameSite
from abaton.infrastructure.settings import Settings
from abaton.infrastructure.work import Database
from abaton.kernel.errors import Unavailable
from abaton.kernel.time import utc_now
from abaton.monitoring.devices import routes as devices
from abaton.monitoring.ingestion import routes as ingestion
from abaton.notices import routes as notices
from abaton.record import routes as record
from abaton.visits import routes as visits
from abaton.visits.afterwards import routes as afterwards
from abaton.visits.agenda import routes as agenda
from abaton.visits.body import routes as body
from abaton.visits.booking import routes as booking
from abaton.visits.hours import routes as hours
from abaton.visits.notes import routes as notes
from abaton.visits.talk import routes as talk
from abaton.visits.waiting import routes as waiting

ROUTERS: Final[tuple[APIRouter, ...]] = (
    sessions.router,
    passkeys.router,
    clinic.router,
    invitations.router,
    personas.router,
    people.router,
    notices.router,
    hours.router,
    booking.router,
    agenda.router,
    visits.router,
    waiting.router,
    notes.router,
    talk.router,
    body.router,
    afterwards.router,
    devices.router,
    ingestion.router,
    access.router,
    visitors.router,
)


class Status(BaseModel):
    """What a person who is not signed in may know: whether the clinic can work."""

    database: bool
    """Whether the record can be reached just now."""
    set_up: bool | None
    """Whether its first day is over; nobody knows while the record cannot be reached."""
    demo: bool
    """Whether it is full of made-up people, whom anybody may be."""


def create_app(resources: Resources, nats_url: str | None = None) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with AsyncExitStack() as held:
            await held.enter_async_context(resources.database.opened())
            if nats_url is not None:
                app.state.bus = await held.enter_async_context(kept_up(nats_url, "http"))
            yield

    app = FastAPI(
        title="Abaton",
        lifespan=lifespan,
        responses=RESPONSES,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.resources = resources
    map_errors(app)
    app.add_middleware(SameSite)
    for router in ROUTERS:
        app.include_router(router)

    app.mount("/fhir", record.create_app(resources))

    @app.get("/api/status", operation_id="status")
    async def status(request: Request) -> Status:  # pyright: ignore[reportUnusedFunction] called by its address
        if not await resources.database.answers():
            return Status(database=False, set_up=None, demo=resources.demo)
        try:
            async with resources.database.begin(NOBODY, trace_of(request)) as work:
                return Status(database=True, set_up=await clinics.is_set_up(work), demo=resources.demo)
        except Unavailable:
            return Status(database=False, set_up=None, demo=resources.demo)

    return app


def main(socket: str) -> None:
    settings = Settings.from_environment()
    database = Database(settings.database_url, utc_now)
    resources = Resources(database=database, identify=sessions.identify(database), demo=settings.demo)
    app = create_app(resources, settings.nats_url)
    # Access lines would hold addresses of patients' records: what was done is on the account, not in a log.
    # Only our own front door reaches this socket: what it says of scheme and address is true.
    uvicorn.run(
        app,
        uds=socket,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
        forwarded_allow_ips="*",
    )


if __name__ == "__main__":
    main(sys.argv[1])
