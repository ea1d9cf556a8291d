"""What R4 demands and its JSON schema does not say: by HL7's own definitions of each element.

Required primitives, one of a choice, lists and objects that hold something, and the types that a reference may point
to. https://hl7.org/fhir/R4/json.html, https://hl7.org/fhir/R4/references.html.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, TypeAlias, cast

from abaton.record import definitions
from abaton.record.definitions import Element
from abaton.record.model import Resource
from abaton.record.references import target

_CALENDAR: Final = frozenset({"date", "dateTime", "instant"})
_Fault: TypeAlias = tuple[str, str]
_Node: TypeAlias = dict[str, Any]


def faults(resource: Resource) -> list[_Fault]:
    """Give the place of each fault and what must be there, never what is there.

    Args:
        resource: Of a type that R4 has, and of the right structure by the JSON schema.
    """
    kind: str = resource["resourceType"]
    found: list[_Fault] = []
    _object(resource, kind, kind, found)
    return found


# One walk in one function: it is gone through for every object of every resource of an import.
def _object(node: _Node, kind: str, place: str, found: list[_Fault]) -> None:  # noqa: C901
    if not node:
        found.append((place, "not empty"))
    known = definitions.elements().get(kind)
    if known is None:
        return
    found += [(f"{place}.{name}", "present") for name in known.required if name not in node and f"_{name}" not in node]
    elements = known.elements
    chosen: dict[str, str] | None = None
    for name, value in node.items():
        element = elements.get(name)
        if element is None:
            # Of a primitive the extensions, resourceType, or what only the schema knows.
            element = elements.get(name[1:]) if name[:1] == "_" else None
            if element is None or element.choice is None:
                continue
        if element.choice is not None:
            bare = name.removeprefix("_")
            chosen = {} if chosen is None else chosen
            if chosen.setdefault(element.choice, bare) != bare:
                found.append((f"{place}.{element.choice}[x]", "of one type only"))
        if type(value) is str:
            if element.type in _CALENDAR and not _is_a_day(value):
                found.append((f"{place}.{name}", "a day that exists"))
        elif type(value) is dict or type(value) is list:
            _property(value, element, f"{place}.{name}", found)
        elif value is None:
            found.append((f"{place}.{name}", "not empty"))


def _property(value: Any, element: Element, place: str, found: list[_Fault]) -> None:  # noqa: ANN401 JSON
    if isinstance(value, dict):
        _child(cast("_Node", value), element, place, found)
        return
    parts = cast("list[Any]", value)
    if not parts:
        found.append((place, "not empty"))
    for number, one in enumerate(parts):
        if type(one) is dict:
            _child(cast("_Node", one), element, f"{place}[{number}]", found)
        elif element.type in _CALENDAR and isinstance(one, str) and not _is_a_day(one):
            found.append((f"{place}[{number}]", "a day that exists"))


def _child(node: _Node, element: Element, place: str, found: list[_Fault]) -> None:
    kind = element.type
    if kind == "Resource":
        kind = str(node.get("resourceType", ""))
    elif element.targets is not None and not _may_point(node, element.targets):
        found.append((f"{place}.reference", f"a reference to {' or '.join(element.targets)}"))
    _object(node, kind, place, found)


def _is_a_day(value: str) -> bool:
    # The schema has seen to the form; a month or a year alone is always there.
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return len(value) < len("2026-02-28")
    return True


def _may_point(node: _Node, targets: Sequence[str]) -> bool:
    text = node.get("reference")
    found = target(text) if isinstance(text, str) else None
    # One that leads elsewhere, or inside, is not followed.
    return found is None or not found.type or found.type in targets
