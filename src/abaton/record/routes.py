"""FHIR R4 over HTTP, at /fhir. https://hl7.org/fhir/R4/http.html. What it can do, /fhir/metadata says."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

import orjson
from fastapi import Depends, FastAPI, Request, Response
from starlette.exceptions import HTTPException

from abaton.infrastructure.http import Resources, WorkOfRequest
from abaton.kernel.errors import AbatonError, Invalid
from abaton.record import service
from abaton.record.interactions import bundles, outcome
from abaton.record.interactions.capabilities import capabilities as stated
from abaton.record.interactions.create import create as do_create
from abaton.record.interactions.delete import delete as do_delete
from abaton.record.interactions.history_instance import history as do_history
from abaton.record.interactions.model import Reply
from abaton.record.interactions.read import read as do_read
from abaton.record.interactions.read import vread as do_vread
from abaton.record.interactions.search_type import search as do_search
from abaton.record.interactions.update import update as do_update
from abaton.record.validation import service as validation

MEDIA_TYPE: Final = "application/fhir+json"
LARGEST_BODY_BYTES: Final = 32 * 1024 * 1024
"""A Bundle of some ten thousand resources. What is larger comes by `./abaton import`."""
_JSON: Final = frozenset({MEDIA_TYPE, "application/json"})
_FORM: Final = "application/x-www-form-urlencoded"
# Of the address alone, and not of the search.
_OF_THE_REPLY: Final = frozenset({"_format", "_pretty"})


class Unread(HTTPException):
    """A request that is not even read."""

    def __init__(self, status: HTTPStatus, code: str, text: str) -> None:
        super().__init__(status)
        self.reply = outcome.refusal(status, code, text)


async def content(request: Request) -> bytes:
    """Read a body, up to the limit."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST_BODY_BYTES:
            text = f"The body has more than {LARGEST_BODY_BYTES} bytes."
            raise Unread(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-long", text)
    return bytes(read)


async def resource(request: Request) -> dict[str, Any]:
    _acceptable(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _JSON:
        raise Unread(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", f"A body must be {MEDIA_TYPE}.")
    return validation.parsed(await content(request))


async def form(request: Request) -> list[tuple[str, str]]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Unread(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", f"A search by POST must be {_FORM}.")
    try:
        return parse_qsl((await content(request)).decode(), keep_blank_values=True)
    except UnicodeDecodeError:
        raise Invalid("body", "in UTF-8") from None


# Read before the work is begun: a slow sender holds no connection of the database.
Body = Annotated[dict[str, Any], Depends(resource)]
Form = Annotated[list[tuple[str, str]], Depends(form)]


def create_app(resources: Resources) -> FastAPI:
    """Make the application that is mounted at /fhir. Its errors are FHIR's; what OpenAPI says, /fhir/metadata says."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.resources = resources
    for kind in (AbatonError, HTTPException, Exception):
        app.add_exception_handler(kind, _failed)
    app.get("/metadata")(metadata)
    app.post("/")(process)
    app.post("/{kind}/_search")(search_by_form)
    app.get("/{kind}")(search)
    app.post("/{kind}")(create)
    app.get("/{kind}/{id_}")(read)
    app.put("/{kind}/{id_}")(update)
    app.delete("/{kind}/{id_}")(delete)
    app.get("/{kind}/{id_}/_history")(history)
    app.get("/{kind}/{id_}/_history/{version}")(vread)
    return app


async def metadata(request: Request) -> Response:
    _acceptable(request)
    return _response(Reply(status=200, resource=stated()))


async def process(request: Request, body: Body, work: WorkOfRequest) -> Response:
    if body.get("resourceType") != "Bundle":
        raise Invalid("resourceType", "Bundle, at this address")
    return _response(await bundles.process(work, body, _base(request)))


async def read(request: Request, kind: str, id_: str, work: WorkOfRequest) -> Response:
    _acceptable(request, kind)
    _without_parameters(request)
    return _response(await do_read(work, kind, id_, if_none_match=request.headers.get("if-none-match")))


async def vread(request: Request, kind: str, id_: str, version: str, work: WorkOfRequest) -> Response:
    _acceptable(request, kind)
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    return _response(await do_vread(work, kind, id_, number))


async def history(request: Request, kind: str, id_: str, work: WorkOfRequest) -> Response:
    _acceptable(request, kind)
    return _response(await do_history(work, kind, id_, _parameters(request), _base(request)))


async def create(request: Request, kind: str, body: Body, work: WorkOfRequest) -> Response:
    _of_type(kind, body)
    reply = await do_create(work, body, _base(request), if_none_exist=request.headers.get("if-none-exist"))
    return _response(reply, request)


async def update(request: Request, kind: str, id_: str, body: Body, work: WorkOfRequest) -> Response:
    _of_type(kind, body)
    reply = await do_update(work, body, id_, _base(request), if_match=request.headers.get("if-match"))
    return _response(reply, request)


async def delete(request: Request, kind: str, id_: str, work: WorkOfRequest) -> Response:
    _acceptable(request, kind)
    return _response(await do_delete(work, kind, id_, if_match=request.headers.get("if-match")))


async def search(request: Request, kind: str, work: WorkOfRequest) -> Response:
    return await _searched(request, kind, _parameters(request), work)


async def search_by_form(request: Request, kind: str, params: Form, work: WorkOfRequest) -> Response:
    kept = [(name, value) for name, value in params if name not in _OF_THE_REPLY]
    return await _searched(request, kind, [*_parameters(request), *kept], work)


async def _searched(request: Request, kind: str, params: list[tuple[str, str]], work: WorkOfRequest) -> Response:
    _acceptable(request, kind)
    lenient = "handling=lenient" in request.headers.get("prefer", "")
    return _response(await do_search(work, kind, params, _base(request), lenient=lenient))


def _acceptable(request: Request, kind: str | None = None) -> None:
    if kind is not None and not service.is_a_type(kind):
        raise Unread(HTTPStatus.NOT_FOUND, "not-supported", "R4 has no resource type of this name.")
    wanted = request.query_params.get("_format") or request.headers.get("accept", "*/*")
    # A plus sign in an address that nobody escaped has become a blank.
    kinds = {one.partition(";")[0].strip().lower().replace(" ", "+") for one in wanted.split(",")}
    if not kinds & {*_JSON, "json", "*/*", "application/*"}:
        raise Unread(HTTPStatus.NOT_ACCEPTABLE, "not-supported", f"Replies are {MEDIA_TYPE}.")


def _of_type(kind: str, body: dict[str, Any]) -> None:
    if not service.is_a_type(kind):
        raise Unread(HTTPStatus.NOT_FOUND, "not-supported", "R4 has no resource type of this name.")
    if body.get("resourceType") != kind:
        raise Invalid("resourceType", "the type of the address")


def _parameters(request: Request) -> list[tuple[str, str]]:
    return [one for one in request.query_params.multi_items() if one[0] not in _OF_THE_REPLY]


def _without_parameters(request: Request) -> None:
    if _parameters(request):
        raise Invalid("parameter", "left out: a read has none that is supported")


def _base(request: Request) -> str:
    # Where this application is mounted; `base_url` is where the outermost one is.
    return f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}/"


def _response(reply: Reply, request: Request | None = None) -> Response:
    headers = dict(reply.headers)
    held = reply.resource
    if request is not None and "return=minimal" in request.headers.get("prefer", ""):
        held = None
    body = b"" if held is None else orjson.dumps(held)
    # What is on the record is for whoever asked, this once.
    headers |= {"Cache-Control": "no-store"}
    media_type = None if held is None else MEDIA_TYPE
    return Response(body, status_code=reply.status, headers=headers, media_type=media_type)


async def _failed(_: Request, error: Exception) -> Response:
    match error:
        case Unread():
            return _response(error.reply)
        case HTTPException():
            status = HTTPStatus(error.status_code)
            code = "not-found" if status is HTTPStatus.NOT_FOUND else "not-supported"
            return _response(outcome.refusal(status, code, status.phrase))
        case _:
            return _response(outcome.outcome(error))
