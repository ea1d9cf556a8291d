"""The entries of a Bundle that asks for something. https://hl7.org/fhir/R4/bundle.html."""

from http import HTTPStatus
from typing import Any, Final, NamedTuple, cast

from abaton.kernel.errors import Invalid
from abaton.record.interactions.model import Reply
from abaton.record.model import Resource
from abaton.record.validation import service as validation

METHODS: Final = ("DELETE", "POST", "PUT", "GET")
"""In the order in which the standard has them done."""


class Entry(NamedTuple):
    place: str
    """`Bundle.entry[3]`"""
    full_url: str | None
    method: str
    address: str
    resource: Resource | None
    if_match: str | None
    if_none_exist: str | None


def asked(bundle: Resource) -> list[Entry]:
    """Read the entries.

    Raises:
        Invalid: the Bundle is not valid, or an entry asks for nothing that there is; the error names elements.
    """
    validation.check(_envelope(bundle))
    return [_entry(number, one) for number, one in enumerate(bundle.get("entry", []))]


def answer(kind: str, replies: list[Reply]) -> Resource:
    """Put the answers together, in the order of the entries."""
    bundle: Resource = {"resourceType": "Bundle", "type": f"{kind}-response"}
    return {**bundle, "entry": [_answer(reply) for reply in replies]} if replies else bundle


def _entry(number: int, entry: dict[str, Any]) -> Entry:
    place = f"Bundle.entry[{number}]"
    request: dict[str, Any] = entry.get("request", {})
    method, address = request.get("method"), str(request.get("url", "")).removeprefix("/")
    if method not in METHODS:
        raise Invalid(f"{place}.request.method", "DELETE, POST, PUT or GET")
    resource: Resource | None = entry.get("resource")
    if method in {"POST", "PUT"}:
        kind, *rest = address.split("/")
        if resource is None or resource.get("resourceType") != kind or len(rest) != (method == "PUT") or "?" in address:
            raise Invalid(f"{place}.request.url", "Type for POST, Type/id for PUT, of the type of entry.resource")
    return Entry(
        place,
        entry.get("fullUrl"),
        method,
        address,
        resource,
        request.get("ifMatch"),
        request.get("ifNoneExist"),
    )


def _envelope(bundle: Resource) -> Resource:
    """Leave out what the entries hold: each resource is validated by itself, and its faults are named by its entry."""
    entries: Any = bundle.get("entry")
    if not isinstance(entries, list):
        return bundle
    return {**bundle, "entry": [_without_resource(one) for one in cast("list[Any]", entries)]}


def _without_resource(entry: Any) -> Any:  # noqa: ANN401 JSON
    if not isinstance(entry, dict):
        return entry
    held = cast("Resource", entry)
    if not isinstance(held.get("resource"), dict):
        return held
    kept = {name: value for name, value in held.items() if name != "resource"}
    # R4 has no empty objects, and an entry may be nothing but its resource.
    return kept or {"fullUrl": "urn:uuid:00000000-0000-0000-0000-000000000000"}


def _answer(reply: Reply) -> Resource:
    response: Resource = {"status": f"{reply.status} {HTTPStatus(reply.status).phrase}"}
    for element, header in (("location", "Location"), ("etag", "ETag")):
        if header in reply.headers:
            response[element] = reply.headers[header]
    if reply.resource is None:
        return {"response": response}
    if reply.resource["resourceType"] == "OperationOutcome":
        return {"response": {**response, "outcome": reply.resource}}
    last_updated = reply.resource.get("meta", {}).get("lastUpdated")
    if last_updated is not None:
        response["lastModified"] = last_updated
    return {"resource": reply.resource, "response": response}
