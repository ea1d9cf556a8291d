"""Which search parameters a type has. The expressions are R4's own, in `r4/parameters.json`."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from abaton.record import definitions
from abaton.record.search.expressions import Extractor, compiled
from abaton.record.search.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    name: str
    kind: Kind
    expression: str
    number: int
    """Stands for type and name in the index tables."""
    extract: Extractor
    of: tuple[int, ...]
    """The parameters whose entries answer it: itself, or those that it only gathers or narrows."""
    target_type: str | None
    """`Patient`, for one that narrows another: `patient` of `subject`."""


@cache
def parameters(kind: str) -> Mapping[str, Parameter]:
    """Return the parameters of a resource type by name; none for a type that has only those of every type."""
    defined = {name: one.split(" ", 1) for name, one in definitions.parameters().get(kind, {}).items()}
    by_expression = {expression: name for name, (_, expression) in defined.items()}
    found: dict[str, Parameter] = {}
    for name, (type_, expression) in defined.items():
        parts = expression.split(" | ")
        wide, _, narrowing = expression.partition(".where(resolve() is ")
        of, target_type = (name,), None
        if len(parts) > 1 and all(part in by_expression for part in parts):
            of = tuple(by_expression[part] for part in parts)
        elif narrowing and "|" not in expression and wide in by_expression:
            of, target_type = (by_expression[wide],), narrowing.removesuffix(")")
        found[name] = Parameter(
            name=name,
            kind=Kind(type_),
            expression=expression,
            number=number_of(kind, name),
            extract=compiled(expression),
            of=tuple(number_of(kind, one) for one in of),
            target_type=target_type,
        )
    return found


@cache
def indexed(kind: str) -> Sequence[Parameter]:
    """Return those parameters of a type that have entries of their own."""
    return tuple(one for one in parameters(kind).values() if one.of == (one.number,))


def number_of(kind: str, name: str) -> int:
    """Number a parameter, the same in every version of the code: a signed CRC-32 of its name."""
    return int.from_bytes(zlib.crc32(f"{kind}.{name}".encode()).to_bytes(4, "big"), "big", signed=True)
