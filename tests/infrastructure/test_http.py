"""The HTTP edge: what a client is told, and what it is not."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal, NoReturn

import httpx
import psycopg
import pytest
from fastapi import FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field
from tests.conftest import NOW

from abaton.infrastructure.http import RESPONSES, STATUS, Resources, WorkOfRequest, map_errors, state_units
from abaton.infrastructure.work import Database
from abaton.kernel.errors import AbatonError, Invalid, NotPermitted, Unavailable
from abaton.kernel.events import Event
from abaton.kernel.ids import ActorId

pytestmark = pytest.mark.anyio

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


class PulseTaken(Event, frozen=True, kw_only=True, tag="test.pulse_taken.v1"):
    pulse_per_min: int


class PulseIn(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra=state_units)

    pulse_per_min: Annotated[int, Field(ge=0, le=350)]


class Letter(BaseModel):
    of: Literal["letter"]


class Picture(BaseModel):
    of: Literal["picture"]


class NotesIn(BaseModel):
    about: dict[str, float]
    kind: Annotated[Letter | Picture, Field(discriminator="of")]


@pytest.fixture
async def client(dsn: str) -> AsyncIterator[httpx.AsyncClient]:
    async def identify(_: Request) -> ActorId:
        return ActorId("nurse-1")

    async def take(pulse: PulseIn, work: WorkOfRequest) -> None:
        await work.announce(PulseTaken(pulse_per_min=pulse.pulse_per_min))

    def fail(error: Exception) -> NoReturn:
        raise error

    app = FastAPI(responses=RESPONSES)
    app.post("/pulse")(take)

    async def note(notes: NotesIn) -> None:
        raise AssertionError(notes)

    app.post("/notes")(note)
    app.get("/refused")(lambda: fail(NotPermitted()))
    app.get("/away")(lambda: fail(Unavailable()))
    app.get("/invalid")(lambda: fail(Invalid("Patient.birthDate", "a date")))
    app.get("/bug")(lambda: fail(RuntimeError("the secret name")))
    map_errors(app)
    database = Database(dsn, lambda: NOW)
    app.state.resources = Resources(database=database, identify=identify)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with database.opened(), httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


def test_every_expected_error_has_a_status_and_a_code_of_its_own() -> None:
    errors = {error for error in AbatonError.__subclasses__() if error.__module__.startswith("abaton.")}
    assert set(STATUS) == errors
    assert len({error.code for error in errors}) == len(errors)


async def test_a_request_is_one_work_in_the_caller_s_trace(client: httpx.AsyncClient, db: psycopg.Connection) -> None:
    reply = await client.post("/pulse", json={"pulse_per_min": 72}, headers={"traceparent": TRACE})
    assert reply.status_code == 200
    assert db.execute("select actor, trace from outbox").fetchall() == [("nurse-1", TRACE)]


async def test_a_commit_that_fails_keeps_nothing_and_is_not_reported_as_success(
    client: httpx.AsyncClient, db: psycopg.Connection
) -> None:
    db.execute("create table nobody (id bigint primary key)")
    db.execute(
        "alter table outbox add column of_nobody bigint default -1 references nobody (id) deferrable initially deferred"
    )
    reply = await client.post("/pulse", json={"pulse_per_min": 72})
    assert (reply.status_code, reply.json()["code"]) == (500, "internal")
    assert "of_nobody" not in reply.text
    assert db.execute("select count(*) from outbox").fetchone() == (0,)


async def test_a_rejected_body_is_explained_without_repeating_it(client: httpx.AsyncClient) -> None:
    reply = await client.post("/pulse", json={"pulse_per_min": 987})
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert (reply.json()["code"], reply.json()["retry"]) == ("invalid_request", False)
    assert reply.json()["invalid"] == {"body/pulse_per_min": "less_than_equal"}
    assert "987" not in reply.text


async def test_a_rejected_key_or_choice_is_not_repeated_either(client: httpx.AsyncClient) -> None:
    reply = await client.post("/notes", json={"about": {"Ada Lovelace": "x"}, "kind": {"of": "Ada Lovelace"}})
    assert reply.status_code == 422
    assert set(reply.json()["invalid"]) == {"body/about/*", "body/kind"}
    assert "Ada" not in reply.text


@pytest.mark.parametrize(
    ("path", "status", "code", "retry"),
    [
        ("/refused", 403, "not_permitted", False),
        ("/away", 503, "unavailable", True),
        ("/nowhere", 404, "http_404", False),
        ("/bug", 500, "internal", False),
    ],
)
async def test_each_failure_says_whether_trying_again_can_help(
    client: httpx.AsyncClient, path: str, status: int, code: str, *, retry: bool
) -> None:
    reply = await client.get(path)
    assert (reply.status_code, reply.json()["code"], reply.json()["retry"]) == (status, code, retry)
    assert "secret" not in reply.text


async def test_an_invalid_element_is_named_with_its_rule(client: httpx.AsyncClient) -> None:
    reply = await client.get("/invalid")
    assert (reply.status_code, reply.json()["invalid"]) == (422, {"Patient.birthDate": "a date"})


async def test_openapi_states_problems_and_units(client: httpx.AsyncClient) -> None:
    openapi = (await client.get("/openapi.json")).json()
    assert set(openapi["paths"]["/pulse"]["post"]["responses"]) == {"200", "default"}
    assert openapi["components"]["schemas"]["PulseIn"]["properties"]["pulse_per_min"]["x-ucum"] == "/min"
