"""Reading the parameters of a search. https://hl7.org/fhir/R4/search.html."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from abaton.kernel.errors import Invalid
from abaton.record import definitions
from abaton.record.references import target
from abaton.record.search.dates import span
from abaton.record.search.entries import normalised
from abaton.record.search.model import (
    Coded,
    Comparison,
    Condition,
    Dated,
    Include,
    Kind,
    Missing,
    Named,
    Of,
    Query,
    Referring,
    Span,
    Written,
)
from abaton.record.search.parameters import Parameter, parameters

PAGE: Final = 50
LARGEST_PAGE: Final = 500
"""More a page than this costs memory without sparing time."""
MOST_VALUES: Final = 200
"""In one search, divided by commas or not."""
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_\-]{0,63}(:[A-Za-z]{1,64})?", re.ASCII)
_MODIFIERS: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.TOKEN: frozenset({"not"}),
    Kind.DATE: frozenset(),
    Kind.STRING: frozenset({"exact", "contains"}),
    Kind.REFERENCE: frozenset(),
    Kind.URI: frozenset(),
}


@dataclass(slots=True)
class _Reading:
    type: str
    zone: ZoneInfo
    base: str
    conditions: list[Condition] = field(default_factory=list[Condition])
    includes: list[Include] = field(default_factory=list[Include])
    count: int = PAGE
    descending: bool = False
    counted: bool = False
    cursor: str | None = None
    applied: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def read(
    kind: str, params: Iterable[tuple[str, str]], zone: ZoneInfo, *, lenient: bool = False, base: str = ""
) -> Query:
    """Understand a search.

    Args:
        kind: The type searched.
        params: Name and value, as the address or the form has them.
        zone: The clinic's, in which partial dates are read.
        lenient: Leave out what is not understood, instead of refusing it: `Prefer: handling=lenient`.
        base: Our own address: references that begin with it are to resources here.

    Raises:
        Invalid: a parameter, modifier or value that is not understood; `element` is the parameter's name.
    """
    reading = _Reading(kind, zone, base)
    params = list(params)
    if sum(value.count(",") + 1 for _, value in params) > MOST_VALUES:
        raise Invalid("parameter", f"{MOST_VALUES} values at most, in all of them together")
    for name, value in params:
        before = len(reading.conditions), len(reading.includes)
        try:
            _read_one(reading, name, value)
        except Invalid:
            if not lenient:
                raise
            # What was added before the fault was seen must not narrow the search unsaid.
            del reading.conditions[before[0] :], reading.includes[before[1] :]
            continue
        if name != "_cursor":
            reading.applied.append((name, value))
    return Query(
        type=kind,
        conditions=reading.conditions,
        includes=reading.includes,
        count=reading.count,
        descending=reading.descending,
        counted=reading.counted or reading.count == 0,
        cursor=reading.cursor,
        applied=reading.applied,
    )


def _read_one(reading: _Reading, name: str, value: str) -> None:
    if not _NAME.fullmatch(name):
        raise Invalid("parameter", "the name of a search parameter, chains and _has are not supported")
    if not value or "\x00" in value:
        raise Invalid(name, "a value")
    if name in _RESULTS:
        _RESULTS[name](reading, value)
        return
    code, _, modifier = name.partition(":")
    if code == "_id" and not modifier:
        reading.conditions.append(Named(ids=_values(name, value)))
    elif code == "_lastUpdated" and not modifier:
        reading.conditions.append(Dated(params=(), comparisons=_comparisons(reading, name, value)))
    elif (known := parameters(reading.type).get(code)) is not None:
        reading.conditions.extend(_conditions(reading, known, name, modifier, value))
    elif code == "patient" and not modifier and reading.type in definitions.compartment():
        reading.conditions.append(Of(patients=[id_ for _, id_ in _targets(reading, name, "Patient", value)]))
    else:
        raise Invalid(name, f"a search parameter of {reading.type} that is supported: see /fhir/metadata")


def _conditions(reading: _Reading, parameter: Parameter, name: str, modifier: str, value: str) -> Iterable[Condition]:
    if modifier == "missing":
        yield _missing(parameter, name, value)
        return
    is_type = parameter.kind is Kind.REFERENCE and modifier in definitions.resource_types()
    if modifier and not is_type and modifier not in _MODIFIERS[parameter.kind]:
        raise Invalid(name, "without this modifier, which is not supported")
    match parameter.kind:
        case Kind.TOKEN:
            yield _coded(parameter, name, value, negated=modifier == "not")
        case Kind.DATE:
            yield Dated(params=parameter.of, comparisons=_comparisons(reading, name, value))
        case Kind.STRING:
            texts = [(normalised(one), one) for one in _values(name, value)]
            yield Written(params=parameter.of, modifier=modifier, texts=texts)
        case Kind.REFERENCE:
            targets = _targets(reading, name, modifier or parameter.target_type or "", value)
            yield Referring(params=parameter.of, targets=targets)
            if parameter.name == "patient" and reading.type in definitions.compartment():
                # Says no more, and is by far the shortest way there.
                yield Of(patients=[id_ for _, id_ in targets])
        case Kind.URI:
            yield Referring(params=parameter.of, targets=[("", one) for one in _values(name, value)])


def _missing(parameter: Parameter, name: str, value: str) -> Missing:
    if value not in {"true", "false"}:
        raise Invalid(name, "true or false")
    # Of one that narrows another, what it narrows may be there: that is not its own.
    if parameter.target_type is not None:
        raise Invalid(name, "without :missing, which is not supported here")
    return Missing(kind=parameter.kind, params=parameter.of, missing=value == "true")


def _coded(parameter: Parameter, name: str, value: str, *, negated: bool) -> Coded:
    codes: list[str] = []
    pairs: list[tuple[str, str]] = []
    systems: list[str] = []
    for one in _split(value, ","):
        system, *rest = (_unescaped(part) for part in _split(one, "|"))
        if not rest:
            codes.append(system)
        elif len(rest) > 1 or not (system or rest[0]):
            raise Invalid(name, "code, system|code, system| or |code")
        elif rest[0]:
            pairs.append((rest[0], system))
        else:
            systems.append(system)
    return Coded(params=parameter.of, codes=codes, pairs=pairs, systems=systems, negated=negated)


def _comparisons(reading: _Reading, name: str, value: str) -> list[tuple[Comparison, Span]]:
    found: list[tuple[Comparison, Span]] = []
    for one in _values(name, value):
        prefix, rest = (one[:2], one[2:]) if one[:1].isalpha() else ("eq", one)
        try:
            found.append((Comparison(prefix), span(rest, reading.zone)))
        except ValueError:
            raise Invalid(name, f"one of the prefixes {', '.join(Comparison)}, before a date") from None
        except Invalid as fault:
            raise Invalid(name, fault.reason) from None
    return found


def _targets(reading: _Reading, name: str, only: str, value: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in _values(name, value):
        relative = one.removeprefix(reading.base) if reading.base else one
        if "/" not in relative and ":" not in relative:
            found.append((only, relative))
            continue
        to = target(relative)
        foreign = to is not None and not to.type and ":" not in to.id
        if to is None or foreign or (only and to.type not in {"", only}):
            raise Invalid(name, f"a reference{f' to a {only}' if only else ''}: its id, type/id or address")
        found.append(to)
    return found


def _count(reading: _Reading, value: str) -> None:
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise Invalid("_count", "a whole number")
    reading.count = min(int(value), LARGEST_PAGE)


def _sort(reading: _Reading, value: str) -> None:
    if value not in {"_lastUpdated", "-_lastUpdated"}:
        raise Invalid("_sort", "_lastUpdated or -_lastUpdated")
    reading.descending = value.startswith("-")


def _total(reading: _Reading, value: str) -> None:
    if value not in {"none", "accurate"}:
        raise Invalid("_total", "none or accurate")
    reading.counted = value == "accurate"


def _summary(reading: _Reading, value: str) -> None:
    if value not in {"count", "false"}:
        raise Invalid("_summary", "count or false")
    if value == "count":
        reading.count = 0


def _cursor(reading: _Reading, value: str) -> None:
    reading.cursor = value


def _include(reading: _Reading, value: str) -> None:
    source, _, rest = value.partition(":")
    code, _, target_type = rest.partition(":")
    known = parameters(reading.type).get(code) if source == reading.type else None
    if known is None or known.kind is not Kind.REFERENCE:
        raise Invalid("_include", f"{reading.type}:parameter, or {reading.type}:parameter:type, of a reference")
    if target_type and target_type not in definitions.resource_types():
        raise Invalid("_include", "a type of R4 as the target")
    reading.includes.append(Include(known.of, target_type or known.target_type or ""))


_RESULTS: Final[Mapping[str, Callable[[_Reading, str], None]]] = {
    "_count": _count,
    "_sort": _sort,
    "_total": _total,
    "_summary": _summary,
    "_cursor": _cursor,
    "_include": _include,
}


def _values(name: str, value: str) -> list[str]:
    found = [_unescaped(one) for one in _split(value, ",")]
    if not all(found):
        raise Invalid(name, "a value on both sides of each comma")
    return found


def _split(value: str, at: str) -> list[str]:
    """Split where the character is not escaped."""
    parts = [""]
    escaped = False
    for one in value:
        if one == at and not escaped:
            parts.append("")
            continue
        parts[-1] += one
        escaped = one == "\\" and not escaped
    return parts


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value)
