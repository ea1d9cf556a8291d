"""Expressions of search parameters, compiled to Python once.

R4's own need a small part of FHIRPath: a path, `|`, `ofType`, `where(system='x')`, `where(resolve() is T)`.
https://hl7.org/fhir/R4/search.html, https://hl7.org/fhirpath/.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias, cast

from abaton.record import definitions
from abaton.record.model import Resource


class Value(NamedTuple):
    type: str
    """FHIR type: `CodeableConcept`, `dateTime`."""
    value: Any


Extractor: TypeAlias = Callable[[Resource], Sequence[Value]]
_Step: TypeAlias = Callable[[Sequence[Value]], Sequence[Value]]

_PART: Final = re.compile(r"\.?(?:ofType\((?P<type>\w+)\)|where\((?P<where>[^()]*(?:\(\))?[^()]*)\)|(?P<name>\w+))")
_SYSTEM: Final = re.compile(r"system='(\w+)'")
_TARGET: Final = re.compile(r"resolve\(\) is (\w+)")


@cache
def compiled(expression: str) -> Extractor:
    """Compile an expression.

    Raises:
        ValueError: it needs more of FHIRPath than this knows.
    """
    if expression.endswith(" != false"):
        return _is_true(compiled(expression.split(".exists()", maxsplit=1)[0]))
    alternatives = [_path(part.strip()) for part in expression.split(" | ")]
    if len(alternatives) == 1:
        return alternatives[0]
    return lambda resource: [value for one in alternatives for value in one(resource)]


def _is_true(of: Extractor) -> Extractor:
    # Patient.deceased is a boolean or the instant itself: either says it.
    def extract(resource: Resource) -> Sequence[Value]:
        return [Value("boolean", any(found.value is not False for found in of(resource)))]

    return extract


def _path(path: str) -> Extractor:
    root, *parts = _parts(path.replace("(", "", 1).replace(")", "", 1) if path.startswith("(") else path)
    steps: list[_Step] = []
    # By type of the owner: which properties this step may find, and of which types.
    reached: dict[str, list[tuple[str, str]]] = {}
    types = {root["name"]}
    for part in parts:
        if part["name"]:
            reached = {owner: _properties(owner, part["name"]) for owner in types}
            steps.append(_child(reached))
        elif part["type"]:
            reached = {
                owner: [one for one in properties if one[1] == part["type"]] for owner, properties in reached.items()
            }
            steps[-1] = _child(reached)
        else:
            steps.append(_where(part["where"]))
            continue
        types = {kind for properties in reached.values() for _, kind in properties}
        if not types:
            raise ValueError(f"{path}: no element of R4 is reached")

    def extract(resource: Resource) -> Sequence[Value]:
        found: Sequence[Value] = [Value(root["name"], resource)]
        for step in steps:
            found = step(found)
            if not found:
                return ()
        return found

    return extract


def _parts(path: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    place = 0
    while place < len(path):
        found = _PART.match(path, place)
        if found is None:
            raise ValueError(f"{path}: not understood at {path[place:]}")
        parts.append(found.groupdict())
        place = found.end()
    return parts


def _properties(owner: str, name: str) -> list[tuple[str, str]]:
    known = definitions.elements().get(owner)
    if known is None:
        return []
    elements = known.elements
    if name in elements:
        return [(name, elements[name].type)]
    return [(key, one.type) for key, one in elements.items() if one.choice == name]


def _child(properties: dict[str, list[tuple[str, str]]]) -> _Step:
    def step(values: Sequence[Value]) -> Sequence[Value]:
        found: list[Value] = []
        for kind, value in values:
            for name, type_ in properties.get(kind, ()):
                one = value.get(name)
                if isinstance(one, list):
                    found.extend(Value(type_, part) for part in _present(cast("list[Any]", one)))
                elif one is not None:
                    found.append(Value(type_, one))
        return found

    return step


def _present(parts: Iterable[Any]) -> Iterable[Any]:
    # A list of primitives has null where only an extension stands.
    return (part for part in parts if part is not None)


def _where(condition: str) -> _Step:
    if system := _SYSTEM.fullmatch(condition):
        return lambda values: [one for one in values if one.value.get("system") == system[1]]
    if target := _TARGET.fullmatch(condition):
        prefix = f"{target[1]}/"
        return lambda values: [one for one in values if str(one.value.get("reference", "")).startswith(prefix)]
    raise ValueError(f"where({condition}) is not known")
