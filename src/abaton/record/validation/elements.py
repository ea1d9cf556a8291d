"""What R4 demands and its JSON schema does not say: by HL7's own definitions of each element.

Required primitives, one of a choice, lists and objects that hold something, and the types that a reference may point
to. https://hl7.org/fhir/R4/json.html, https://hl7.org/fhir/R4/references.html.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, TypeAlias, cast

from abaton.record import definitions
from abaton.record.definitions import ComplexType, Element
from abaton.record.model import Resource
from abaton.record.references import target

_CALENDAR: Final = frozenset({"date", "dateTime", "instant"})
_Fault: TypeAlias = tuple[str, str]
_Node: TypeAlias = dict[str, Any]


def faults(resource: Resource) -> Iterator[_Fault]:
    """Give the place of each fault and what must be there, never what is there.

    Args:
        resource: Of a type that R4 has, and of the right structure by the JSON schema.
    """
    kind: str = resource["resourceType"]
    yield from _object(resource, kind, kind)


def _object(node: _Node, kind: str, place: str) -> Iterator[_Fault]:
    if not node:
        yield place, "not empty"
    known = definitions.elements().get(kind)
    if known is None:
        return
    for name in known.required:
        if name not in node and f"_{name}" not in node:
            yield f"{place}.{name}", "present"
    yield from _choices(node, known, place)
    for name, value in node.items():
        if value is None or value == []:
            yield f"{place}.{name}", "not empty"
        elif (element := known.elements.get(name)) is not None:
            yield from _property(value, element, f"{place}.{name}")


def _property(value: Any, element: Element, place: str) -> Iterator[_Fault]:  # noqa: ANN401 JSON
    if isinstance(value, dict):
        yield from _child(cast("_Node", value), element, place)
    elif isinstance(value, list):
        for number, one in enumerate(cast("list[Any]", value)):
            yield from _property(one, element, f"{place}[{number}]")
    elif element.type in _CALENDAR and not _is_a_day(value):
        yield place, "a day that exists"


def _is_a_day(value: object) -> bool:
    # The schema has seen to the form; a month or a year alone is always there.
    try:
        date.fromisoformat(str(value)[:10])
    except ValueError:
        return len(str(value)) < len("2026-02-28")
    return True


def _choices(node: _Node, known: ComplexType, place: str) -> Iterator[_Fault]:
    chosen: dict[str, str] = {}
    for name in node:
        element = known.elements.get(name.removeprefix("_"))
        if element is not None and element.choice is not None:
            first = chosen.setdefault(element.choice, name.removeprefix("_"))
            if first != name.removeprefix("_"):
                yield f"{place}.{element.choice}[x]", "of one type only"


def _child(node: _Node, element: Element, place: str) -> Iterator[_Fault]:
    kind = str(node.get("resourceType", "")) if element.type == "Resource" else element.type
    if element.targets is not None and not _may_point(node, element):
        yield f"{place}.reference", f"a reference to {' or '.join(element.targets)}"
    yield from _object(node, kind, place)


def _may_point(node: _Node, element: Element) -> bool:
    text = node.get("reference")
    found = target(text) if isinstance(text, str) else None
    # One that leads elsewhere, or inside, is not followed.
    return found is None or not found.type or found.type in (element.targets or ())
