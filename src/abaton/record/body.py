"""The body of a resource, as bytes of a codec: the one place that writes and opens it.

No query looks into a body, so that one day each patient's may be encrypted with a key of their own (`key_id`).
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

import orjson

from abaton.kernel.ids import PatientId
from abaton.record.model import Body, Resource, Row, Stored

JSON: Final = 1
"""JSON in UTF-8, with sorted keys, without what the record adds to meta."""
# Kept beside the body, so that the same content is the same bytes in every version.
_OURS: Final = ("versionId", "lastUpdated")


def write(resource: Resource) -> Body:
    content = orjson.dumps(_without_ours(resource), option=orjson.OPT_SORT_KEYS)
    return Body(JSON, None, content, sha256(content).digest())


def read(row: Row) -> Stored:
    """Open the body of a version.

    Raises:
        ValueError: a codec of newer code.
    """
    if row.codec != JSON:
        raise ValueError(f"codec {row.codec} is not known")
    at = row.last_updated.astimezone(UTC)
    resource: Resource = orjson.loads(row.body)
    resource["meta"] = {**resource.get("meta", {}), "versionId": str(row.version), "lastUpdated": instant(at)}
    return Stored(
        type=row.type,
        id=row.id,
        version=row.version,
        last_updated=at,
        deleted=row.deleted,
        patients=frozenset(map(PatientId, row.patients)),
        resource=resource,
    )


def instant(at: datetime) -> str:
    """Write an instant in UTC as FHIR does."""
    return at.isoformat().replace("+00:00", "Z")


def _without_ours(resource: Resource) -> Resource:
    meta: dict[str, Any] = resource.get("meta", {})
    if not any(name in meta for name in _OURS):
        return resource
    kept = {name: value for name, value in meta.items() if name not in _OURS}
    rest = {name: value for name, value in resource.items() if name != "meta"}
    return {**rest, "meta": kept} if kept else rest
