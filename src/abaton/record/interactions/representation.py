"""How a stored version looks over HTTP: its headers, and its entry in a Bundle."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime

from abaton.record.model import Resource, Stored


def etag(stored: Stored) -> str:
    return f'W/"{stored.version}"'


def headers_of(stored: Stored) -> dict[str, str]:
    return {"ETag": etag(stored), "Last-Modified": http_date(stored.last_updated)}


def location(base: str, stored: Stored) -> Mapping[str, str]:
    return {"Location": f"{base}{stored.reference}/_history/{stored.version}"}


def http_date(at: datetime) -> str:
    return format_datetime(at.replace(microsecond=0), usegmt=True)


def entry(base: str, stored: Stored, mode: str) -> Resource:
    """Return an entry of a searchset."""
    return {"fullUrl": f"{base}{stored.reference}", "resource": stored.resource, "search": {"mode": mode}}
