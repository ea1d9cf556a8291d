"""References inside a Bundle. https://hl7.org/fhir/R4/http.html#trules."""

from collections.abc import Mapping
from typing import Any, cast

from abaton.record.model import Resource


def resolved(resource: Resource, names: Mapping[str, str]) -> Resource:
    """Return the resource with every mention of an entry's address in place of the name that it is stored under.

    Args:
        resource: Of an entry.
        names: By address (`urn:uuid:…`) or condition, the reference: `Patient/1`.
    """
    return cast("Resource", _resolved(resource, names)) if names else resource


def _resolved(node: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 JSON
    if isinstance(node, dict):
        return {name: _resolved(value, names) for name, value in cast("dict[str, Any]", node).items()}
    if isinstance(node, list):
        return [_resolved(value, names) for value in cast("list[Any]", node)]
    return names.get(node, node) if isinstance(node, str) else node


def conditions(node: object) -> set[str]:
    """Find references that are a search, such as `Practitioner?identifier=x`."""
    if isinstance(node, dict):
        found: set[str] = set()
        for name, value in cast("dict[str, Any]", node).items():
            if name == "reference" and isinstance(value, str) and "?" in value and ":" not in value.split("?")[0]:
                found.add(value)
            else:
                found |= conditions(value)
        return found
    if isinstance(node, list):
        return {one for part in cast("list[Any]", node) for one in conditions(part)}
    return set()
