"""The HTTP edge's shared parts: the request's work, and the one mapper of errors to replies."""

import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from typing import Annotated, Any, Final, TypeAlias

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from abaton.infrastructure.bus import KeptUp
from abaton.infrastructure.work import Database, Work
from abaton.kernel.errors import (
    AbatonError,
    Conflict,
    Invalid,
    NotFound,
    NotPermitted,
    NotSignedIn,
    SignInRefused,
    TooManyTries,
    Unavailable,
)
from abaton.kernel.ids import ActorId, Traceparent, traceparent
from abaton.kernel.units import ucum_of


@dataclass(frozen=True, slots=True)
class Resources:
    """What the process holds for as long as it runs. The app is made with one."""

    database: Database
    identify: Callable[[Request], Awaitable[ActorId]]
    """Say who asks, or raise `NotSignedIn`."""
    demo: bool = False
    """Made-up people may be taken with one click."""


NOBODY: Final = ActorId("nobody")
"""Who acts where nobody is known yet: at the door."""


def resources_of(request: Request) -> Resources:
    return request.app.state.resources


def bus_of(request: Request) -> KeptUp | None:
    """Return the bus, for what is worth something only now; an app that was made without one has none."""
    return getattr(request.app.state, "bus", None)


async def open_work(request: Request) -> AsyncIterator[Work]:
    resources = resources_of(request)
    async with resources.database.begin(await resources.identify(request), trace_of(request)) as work:
        yield work


async def open_work_of_anybody(request: Request) -> AsyncIterator[Work]:
    async with resources_of(request).database.begin(NOBODY, trace_of(request)) as work:
        yield work


def trace_of(request: Request) -> Traceparent:
    return traceparent(request.headers.get("traceparent"), secrets.token_bytes(24))


# The scope makes the commit come before the reply. By default it comes after, and a reply could
# promise what the database then refuses.
WorkOfRequest: TypeAlias = Annotated[Work, Depends(open_work, scope="function")]
WorkOfAnybody: TypeAlias = Annotated[Work, Depends(open_work_of_anybody, scope="function")]
"""For what nobody needs to be signed in for: the door itself."""


class Problem(BaseModel):
    """RFC 9457. Clients branch on `code` and `retry`; the rest is for people."""

    type: str
    title: str
    status: int
    code: str
    retry: bool
    """Whether the same request, unchanged, may succeed a little later."""
    invalid: dict[str, str] | None = None
    """By element: what it must be. Never what it was."""


STATUS: Final[Mapping[type[AbatonError], HTTPStatus]] = {
    NotFound: HTTPStatus.NOT_FOUND,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    SignInRefused: HTTPStatus.UNAUTHORIZED,
    TooManyTries: HTTPStatus.TOO_MANY_REQUESTS,
    NotPermitted: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
MEDIA_TYPE: Final = "application/problem+json"
# As our own fields are named.
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]*")
# "default" also keeps FastAPI from documenting its own error body, which is never sent.
RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    "default": {
        "description": "A problem (RFC 9457).",
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
}


def map_errors(app: FastAPI) -> None:
    for kind in (AbatonError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, _reply)


async def _reply(_: Request, error: Exception) -> Response:
    match error:
        case HTTPException():
            headers = error.headers
        case TooManyTries():
            headers = {"Retry-After": str(ceil(error.wait.total_seconds()))}
        case _:
            headers = None
    return _response(_problem_of(error), headers)


def _response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    content = problem.model_dump_json(exclude_none=True)
    return Response(content, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def _problem_of(error: Exception) -> Problem:
    match error:
        case Invalid():
            return _problem(STATUS[Invalid], error.code, invalid={error.element: error.reason})
        case AbatonError():
            return _problem(STATUS[type(error)], error.code, retry=error.retry)
        case RequestValidationError():
            # Where and which rule, never what: the rejected value belongs to a patient, and so may the keys of a map,
            # and the library's own sentences repeat both.
            invalid = {"/".join(map(_name, one["loc"])): str(one["type"]) for one in error.errors()}
            return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", invalid=invalid)
        case HTTPException():
            return _problem(HTTPStatus(error.status_code), f"http_{error.status_code}")
        case _:
            return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal")


def refused() -> Response:
    """Answer what is refused before any work is opened."""
    return _response(_problem(STATUS[NotPermitted], NotPermitted.code))


def _name(part: object) -> str:
    return str(part) if isinstance(part, int) or _FIELD.fullmatch(str(part)) else "*"


def _problem(status: HTTPStatus, code: str, *, retry: bool = False, invalid: dict[str, str] | None = None) -> Problem:
    kind = f"urn:abaton:problem:{code}"
    return Problem(type=kind, title=status.phrase, status=status, code=code, retry=retry, invalid=invalid)


def state_units(schema: dict[str, Any]) -> None:
    """Give every number of a body its UCUM code in OpenAPI, as `json_schema_extra`."""
    for name, field in schema["properties"].items():
        if field.get("type") in {"integer", "number"}:
            field["x-ucum"] = ucum_of(name)
