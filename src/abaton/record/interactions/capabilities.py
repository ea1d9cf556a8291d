"""What this server can do. https://hl7.org/fhir/R4/http.html#capabilities. Made from the tables that do it."""

from functools import cache
from typing import Final

from abaton.record import definitions
from abaton.record.model import Resource
from abaton.record.search.service import parameters

# Of the statement itself: the day on which what it says last changed.
_DATE: Final = "2026-11-24"
_READ: Final = ("read", "vread", "history-instance", "search-type")
_WRITE: Final = ("create", "update", "delete")


@cache
def capabilities() -> Resource:
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": _DATE,
        "kind": "instance",
        "software": {"name": "Abaton"},
        "implementation": {"description": "The record of an Abaton clinic"},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [
            {
                "mode": "server",
                "documentation": "Unknown search parameters are refused, unless Prefer: handling=lenient is sent.",
                "security": {"description": "The session of whoever is signed in, under the patients' consent."},
                "resource": [_resource(kind) for kind in sorted(definitions.resource_types())],
                "interaction": [{"code": "transaction"}, {"code": "batch"}],
            }
        ],
    }


def _resource(kind: str) -> Resource:
    interactions = ("read", "search-type") if kind == "AuditEvent" else (*_READ, *_WRITE)
    found = [{"name": "_id", "type": "token"}, {"name": "_lastUpdated", "type": "date"}]
    own = parameters(kind)
    if "patient" not in own and kind in definitions.compartment():
        found.append({"name": "patient", "type": "reference"})
    found += [{"name": name, "type": one.kind.value} for name, one in own.items()]
    stated: Resource = {
        "type": kind,
        "interaction": [{"code": code} for code in interactions],
        "versioning": "versioned-update",
        "readHistory": True,
        "updateCreate": False,
        "conditionalCreate": True,
        "conditionalRead": "not-match",
        "conditionalUpdate": False,
        "conditionalDelete": "not-supported",
        "searchParam": found,
    }
    includes = [f"{kind}:{name}" for name, one in own.items() if one.kind == "reference"]
    return {**stated, "searchInclude": includes} if includes else stated
