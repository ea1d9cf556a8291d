"""What a resource is found by: one entry for each value of each of its search parameters."""

import unicodedata
from collections.abc import Iterator
from typing import Any, cast
from zoneinfo import ZoneInfo

from abaton.record.model import Resource
from abaton.record.references import target
from abaton.record.search.dates import span_of
from abaton.record.search.expressions import Value
from abaton.record.search.model import Date, Entries, Kind, Reference, Text, Token
from abaton.record.search.parameters import indexed


def entries(resource: Resource, zone: ZoneInfo) -> Entries:
    """Return the index entries of a valid resource.

    Args:
        resource: As validation has let it through.
        zone: The clinic's, in which partial dates are read.
    """
    tokens: set[Token] = set()
    dates: set[Date] = set()
    texts: set[Text] = set()
    references: set[Reference] = set()
    for parameter in indexed(resource["resourceType"]):
        number = parameter.number
        for value in parameter.extract(resource):
            if parameter.kind is Kind.TOKEN:
                tokens.update(Token(number, system, code) for system, code in _tokens(value))
            elif parameter.kind is Kind.DATE:
                if (span := span_of(value.type, value.value, zone)) is not None:
                    dates.add(Date(number, *span))
            elif parameter.kind is Kind.STRING:
                texts.update(Text(number, normalised(text), text) for text in _texts(value))
            elif (found := _target(value)) is not None:
                references.add(Reference(number, *found))
    return Entries(frozenset(tokens), frozenset(dates), frozenset(texts), frozenset(references))


def normalised(text: str) -> str:
    """Take case, accents and double blanks away: what people type is found however it was written."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in decomposed if not unicodedata.combining(one)).split())


def _tokens(value: Value) -> Iterator[tuple[str, str]]:
    held = value.value
    match value.type:
        case "CodeableConcept":
            for coding in held.get("coding", ()):
                yield coding.get("system", ""), coding.get("code", "")
        case "Coding":
            yield held.get("system", ""), held.get("code", "")
        case "Identifier":
            yield held.get("system", ""), held.get("value", "")
        case "ContactPoint":
            yield "", held.get("value", "")
        case "boolean":
            yield "", "true" if held else "false"
        case _:
            if isinstance(held, str):
                yield "", held


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value.value, str):
        yield value.value
        return
    # A HumanName or an Address is found by each of its parts.
    for name, part in value.value.items():
        if name in {"use", "type", "period", "extension", "id"} or name.startswith("_"):
            continue
        parts = cast("list[Any]", part) if isinstance(part, list) else [part]
        yield from (one for one in parts if isinstance(one, str))


def _target(value: Value) -> tuple[str, str] | None:
    held = value.value
    text = cast("dict[str, Any]", held).get("reference") if isinstance(held, dict) else held
    return target(text) if isinstance(text, str) else None
