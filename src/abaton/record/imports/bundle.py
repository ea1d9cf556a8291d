"""The resources of a file, with ids and references as they will be stored."""

from typing import Any

from abaton.kernel.errors import Invalid
from abaton.record.imports.model import Placed
from abaton.record.model import Resource
from abaton.record.transactions import resolved

_URN = "urn:uuid:"


def resources_of(bundle: Resource) -> list[Placed]:
    """Return the resources of a Bundle.

    An entry known by a `urn:uuid:` is stored under that uuid, and what refers to it, refers to it there. So the same
    file gives the same names whenever it is read.

    Raises:
        Invalid: entries are not a list of objects; the error names elements.
    """
    entries: Any = bundle.get("entry", [])
    if not isinstance(entries, list):
        raise Invalid("Bundle.entry", "a list")
    found: list[Placed] = []
    names: dict[str, str] = {}
    for number, entry in enumerate(entries):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] JSON
        place = f"Bundle.entry[{number}].resource"
        resource: Any = entry.get("resource") if isinstance(entry, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType] JSON
        if not isinstance(resource, dict):
            raise Invalid(place, "a resource")
        placed = _named(place, resource, entry.get("fullUrl"))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType] JSON
        full_url = entry.get("fullUrl")  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType] JSON
        if isinstance(full_url, str) and "id" in placed.resource:
            names[full_url] = f"{placed.resource.get('resourceType')}/{placed.resource['id']}"
        found.append(placed)
    return [Placed(one.place, resolved(one.resource, names)) for one in found]


def _named(place: str, resource: Resource, full_url: object) -> Placed:
    if isinstance(full_url, str) and full_url.startswith(_URN):
        return Placed(place, {**resource, "id": full_url.removeprefix(_URN)})
    return Placed(place, resource)
