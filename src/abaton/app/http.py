"""The `http` process: the API, put together."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import NoReturn

import uvicorn
from fastapi import FastAPI, Request
from pydantic import BaseModel

from abaton.infrastructure.http import RESPONSES, Resources, map_errors
from abaton.infrastructure.settings import Settings
from abaton.infrastructure.work import Database
from abaton.kernel.errors import NotPermitted
from abaton.kernel.time import utc_now
from abaton.record import routes as record


class Status(BaseModel):
    """What a person who is not signed in may know: whether the clinic can work."""

    database: bool
    """Whether the record can be reached just now."""


def create_app(resources: Resources) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with resources.database.opened():
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

    app.mount("/fhir", record.create_app(resources))

    @app.get("/api/status", operation_id="status")
    async def status() -> Status:  # pyright: ignore[reportUnusedFunction] called by its address
        return Status(database=await resources.database.answers())

    return app


async def identify_nobody(_: Request) -> NoReturn:
    """Refuse: without sign-in nobody is known."""
    raise NotPermitted


def main(socket: str) -> None:
    settings = Settings.from_environment()
    database = Database(settings.database_url, utc_now)
    app = create_app(Resources(database=database, identify=identify_nobody))
    # Access lines would hold addresses of patients' records: what was done is on the account, not in a log.
    uvicorn.run(app, uds=socket, access_log=False, log_level="warning", timeout_graceful_shutdown=10)


if __name__ == "__main__":
    main(sys.argv[1])
