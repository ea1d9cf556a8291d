"""References inside a Bundle. https://hl7.org/fhir/R4/http.html#trules."""

from collections.abc import Mapping
from typing import Any, cast

from abaton.record.model import Resource


def resolve(resource: Resource, names: Mapping[str, str]) -> None:
    """Put the names that entries are stored under in place of every mention of their addresses.

    Args:
        resource: Of an entry; it is changed itself, since files of a whole town come this way.
        names: By address (`urn:uuid:…`) or condition, the reference: `Patient/1`.
    """
    open_: list[Any] = [resource]
    while open_:
        node = open_.pop()
        places = node.items() if type(node) is dict else enumerate(node)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] JSON
        for place, value in places:  # pyright: ignore[reportUnknownVariableType] JSON
            kind = type(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] JSON
            if kind is str:
                if value in names:
                    node[place] = names[value]
            elif kind is dict or kind is list:
                open_.append(value)


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
