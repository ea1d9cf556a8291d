"""The resources of a file, with ids and references as they will be stored."""

from typing import Any, Final, cast

from abaton.kernel.errors import Invalid
from abaton.record.imports.model import Placed
from abaton.record.model import Resource
from abaton.record.transactions import resolve

_URN: Final = "urn:uuid:"


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
    for number, entry in enumerate(cast("list[Any]", entries)):
        place = f"Bundle.entry[{number}].resource"
        held: dict[str, Any] = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
        resource = held.get("resource")
        if not isinstance(resource, dict):
            raise Invalid(place, "a resource")
        placed, full_url = cast("Resource", resource), str(held.get("fullUrl", ""))
        if full_url.startswith(_URN):
            placed = {**placed, "id": full_url.removeprefix(_URN)}
        if full_url and "id" in placed:
            names[full_url] = f"{placed.get('resourceType')}/{placed['id']}"
        found.append(Placed(place, placed))
    for one in found:
        resolve(one.resource, names)
    return found
