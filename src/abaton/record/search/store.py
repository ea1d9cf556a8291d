"""Search in PostgreSQL: `resource_token`, `_date`, `_string`, `_reference`, and `resource` itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, LiteralString

from abaton.infrastructure.work import Work
from abaton.record.model import Row
from abaton.record.search.model import (
    Coded,
    Comparison,
    Condition,
    Date,
    Dated,
    Entries,
    Include,
    Kind,
    Missing,
    Named,
    Of,
    Position,
    Query,
    Reference,
    Referring,
    Text,
    Token,
    Written,
)

INSERT_CODEDS: LiteralString = """
    insert into resource_token (key, param, system, code)
    select * from unnest(%(keys)s::bigint[], %(params)s::int[], %(systems)s::text[], %(codes)s::text[])
"""
INSERT_DATES: LiteralString = """
    insert into resource_date (key, param, low, high)
    select * from unnest(%(keys)s::bigint[], %(params)s::int[], %(lows)s::timestamptz[], %(highs)s::timestamptz[])
"""
INSERT_STRINGS: LiteralString = """
    insert into resource_string (key, param, value, exact)
    select * from unnest(%(keys)s::bigint[], %(params)s::int[], %(values)s::text[], %(exacts)s::text[])
"""
INSERT_REFERENCES: LiteralString = """
    insert into resource_reference (key, param, target_type, target_id)
    select * from unnest(%(keys)s::bigint[], %(params)s::int[], %(types)s::text[], %(ids)s::text[])
"""
DELETE_CODEDS: LiteralString = "delete from resource_token where key = any(%(keys)s::bigint[])"
DELETE_DATES: LiteralString = "delete from resource_date where key = any(%(keys)s::bigint[])"
DELETE_STRINGS: LiteralString = "delete from resource_string where key = any(%(keys)s::bigint[])"
DELETE_REFERENCES: LiteralString = "delete from resource_reference where key = any(%(keys)s::bigint[])"


async def add(work: Work, found_by: Sequence[tuple[int, Entries]]) -> None:
    """Add the entries of resources, each with its key."""
    if tokens := [(key, one) for key, entries in found_by for one in entries.tokens]:
        columns = {"systems": [one.system for _, one in tokens], "codes": [one.code for _, one in tokens]}
        await work.run(INSERT_CODEDS, {**_keys(tokens), **columns})
    if dates := [(key, one) for key, entries in found_by for one in entries.dates]:
        columns = {"lows": [one.low for _, one in dates], "highs": [one.high for _, one in dates]}
        await work.run(INSERT_DATES, {**_keys(dates), **columns})
    if texts := [(key, one) for key, entries in found_by for one in entries.texts]:
        columns = {"values": [one.value for _, one in texts], "exacts": [one.exact for _, one in texts]}
        await work.run(INSERT_STRINGS, {**_keys(texts), **columns})
    if references := [(key, one) for key, entries in found_by for one in entries.references]:
        columns = {"types": [one.target_type for _, one in references], "ids": [one.target_id for _, one in references]}
        await work.run(INSERT_REFERENCES, {**_keys(references), **columns})


async def remove(work: Work, keys: Sequence[int]) -> None:
    """Remove the entries of resources that changed or are no more."""
    for sql in (DELETE_CODEDS, DELETE_DATES, DELETE_STRINGS, DELETE_REFERENCES):
        await work.run(sql, {"keys": list(keys)})


def _keys(rows: Sequence[tuple[int, Token | Date | Text | Reference]]) -> dict[str, object]:
    return {"keys": [key for key, _ in rows], "params": [one.param for _, one in rows]}


# A search is put together from these pieces. Values are parameters; `#` becomes the number of the condition, so that
# each has its own. Alternatives are arrays: a chain of ORs is what planners lose themselves in.
COLUMNS: LiteralString = """
    select r.key, r.type, r.id, r.version, r.last_updated, r.deleted, r.patients, r.digest, r.codec, r.key_id, r.body
    from resource r
"""
COUNT: LiteralString = "select count(*) as number from resource r"
OF_TYPE: LiteralString = " where r.type = %(type)s and not r.deleted"
IN_SCOPE: LiteralString = " and r.patients && %(scope)s::text[]"
IN_SCOPE_OR_NOBODYS: LiteralString = " and (r.patients = '{}' or r.patients && %(scope)s::text[])"
ASCENDING: LiteralString = " order by r.last_updated, r.key limit %(limit)s"
DESCENDING: LiteralString = " order by r.last_updated desc, r.key desc limit %(limit)s"
AFTER: LiteralString = " and (r.last_updated, r.key) > (%(after)s::timestamptz, %(after_key)s::bigint)"
BEFORE: LiteralString = " and (r.last_updated, r.key) < (%(after)s::timestamptz, %(after_key)s::bigint)"
SIGNED_WITH: LiteralString = "select secret from cursor_secret"
INCLUDED: LiteralString = """
    select r.key, r.type, r.id, r.version, r.last_updated, r.deleted, r.patients, r.digest, r.codec, r.key_id, r.body
    from resource r
    where not r.deleted and (r.type, r.id) in (
        select target_type, target_id from resource_reference
        where key = any(%(keys)s::bigint[]) and param = any(%(params)s::int[])
            and (%(target_type)s::text = '' or target_type = %(target_type)s::text)
    )
    and (%(everything)s::bool or r.patients && %(scope)s::text[] or (r.patients = '{}' and r.type = any(%(shared)s)))
    order by r.key
"""

_NOT: Final[LiteralString] = " and not exists (select from "
_AND: Final[LiteralString] = " and exists (select from "
_CODED: Final[LiteralString] = "resource_token t where t.key = r.key and t.param = any(%(params#)s::int[]) and "
_DATED: Final[LiteralString] = "resource_date t where t.key = r.key and t.param = any(%(params#)s::int[]) and "
_STRING: Final[LiteralString] = "resource_string t where t.key = r.key and t.param = any(%(params#)s::int[]) and "
_REFERENCE: Final[LiteralString] = "resource_reference t where t.key = r.key and t.param = any(%(params#)s::int[]) and "
_CODES: Final[LiteralString] = "t.code = any(%(codes#)s::text[])"
_PAIRS: Final[LiteralString] = (
    "t.code = any(%(pair_codes#)s::text[]) and (t.code, t.system) in"
    " (select * from unnest(%(pair_codes#)s::text[], %(pair_systems#)s::text[]))"
)
_SYSTEMS: Final[LiteralString] = "t.system = any(%(systems#)s::text[])"
_TARGETS: Final[LiteralString] = (
    "t.target_id = any(%(ids#)s::text[]) and exists (select from unnest(%(types#)s::text[], %(ids#)s::text[])"
    " as x (type, id) where x.id = t.target_id and x.type in ('', t.target_type))"
)
_BEGINS: Final[LiteralString] = "t.value >= %(low#)s and t.value < %(high#)s"
_CONTAINS: Final[LiteralString] = "t.value like any(%(patterns#)s::text[])"
_EXACT: Final[LiteralString] = "t.value = any(%(values#)s::text[]) and t.exact = any(%(exacts#)s::text[])"
_TABLES: Final[Mapping[Kind, LiteralString]] = {
    Kind.TOKEN: _CODED,
    Kind.DATE: _DATED,
    Kind.STRING: _STRING,
    Kind.REFERENCE: _REFERENCE,
    Kind.URI: _REFERENCE,
}
# What is said of both bounds where one would do helps the planner to a range of an index.
_SPANS: Final[Mapping[Comparison, LiteralString]] = {
    Comparison.EQUAL: "t.low >= %(low#)s and t.low <= %(high#)s and t.high <= %(high#)s",
    Comparison.NOT_EQUAL: "(t.low < %(low#)s or t.high > %(high#)s)",
    Comparison.GREATER: "t.high > %(high#)s",
    Comparison.LESS: "t.low < %(low#)s",
    Comparison.GREATER_OR_EQUAL: "t.high >= %(low#)s and (t.high > %(high#)s or t.low >= %(low#)s)",
    Comparison.LESS_OR_EQUAL: "t.low <= %(high#)s and (t.low < %(low#)s or t.high <= %(high#)s)",
    Comparison.STARTS_AFTER: "t.low >= %(high#)s",
    Comparison.ENDS_BEFORE: "t.high <= %(low#)s",
}
# An instant has no length: it lies in the span, before or behind it.
_INSTANTS: Final[Mapping[Comparison, LiteralString]] = {
    Comparison.EQUAL: "(r.last_updated >= %(low#)s and r.last_updated < %(high#)s)",
    Comparison.NOT_EQUAL: "(r.last_updated < %(low#)s or r.last_updated >= %(high#)s)",
    Comparison.GREATER: "r.last_updated >= %(high#)s",
    Comparison.STARTS_AFTER: "r.last_updated >= %(high#)s",
    Comparison.LESS: "r.last_updated < %(low#)s",
    Comparison.ENDS_BEFORE: "r.last_updated < %(low#)s",
    Comparison.GREATER_OR_EQUAL: "r.last_updated >= %(low#)s",
    Comparison.LESS_OR_EQUAL: "r.last_updated < %(high#)s",
}
# Python's numbers have no literal type; digits side by side make as many names as a search may have alternatives.
_DIGITS: Final[Sequence[LiteralString]] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
NUMBERS: Final[Sequence[LiteralString]] = tuple(a + b + c for a in _DIGITS for b in _DIGITS for c in _DIGITS)
_BEYOND: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Number:
    number: int


@dataclass(frozen=True, slots=True)
class _Secret:
    secret: bytes


@dataclass(frozen=True, slots=True)
class Within:
    """What a search may find."""

    patients: Sequence[str]
    """What lies in one of their compartments."""
    nobodys: bool
    """What lies in nobody's, too."""


async def secret(work: Work) -> bytes:
    found = await work.one_or_none(_Secret, SIGNED_WITH, {})
    if found is None:
        raise LookupError("cursor_secret is empty: it is filled by the migration that makes it")
    return found.secret


async def matches(work: Work, query: Query, scope: Within | None, after: Position | None, limit: int) -> list[Row]:
    """Return a page of rows.

    Args:
        work: Whose transaction sees them.
        query: The search.
        scope: Within which they must lie; `None` for no such condition.
        after: Where the page begins.
        limit: Rows at most.
    """
    sql, params = _conditions(query, scope)
    if after is not None:
        sql += BEFORE if query.descending else AFTER
        params |= {"after": after.last_updated, "after_key": after.key}
    sql = COLUMNS + sql + (DESCENDING if query.descending else ASCENDING)
    return await work.all(Row, sql, {**params, "limit": limit})


async def number(work: Work, query: Query, scope: Within | None) -> int:
    """Count all matches."""
    sql, params = _conditions(query, scope)
    found = await work.one_or_none(_Number, COUNT + sql, params)
    return 0 if found is None else found.number


async def included(
    work: Work, keys: Sequence[int], include: Include, scope: Sequence[str] | None, shared: Sequence[str]
) -> list[Row]:
    """Return what these rows refer to, as far as the scope reaches. `None` reaches everywhere."""
    params = {"keys": list(keys), "params": list(include.params), "target_type": include.target_type}
    params |= {"everything": scope is None, "scope": list(scope or ()), "shared": list(shared)}
    return await work.all(Row, INCLUDED, params)


class _Clauses:
    """The conditions of a search as SQL, with their values."""

    def __init__(self) -> None:
        self.sql: LiteralString = OF_TYPE
        self.params: dict[str, object] = {}
        self._numbers: Iterator[LiteralString] = iter(NUMBERS)

    def bound(self, piece: LiteralString, **values: object) -> LiteralString:
        """Give a piece its own names for its values."""
        number = next(self._numbers)
        self.params |= {f"{name}{number}": value for name, value in values.items()}
        return piece.replace("#", number)

    def add(self, condition: Condition) -> None:
        match condition:
            case Coded():
                self._exists(_CODED, condition.params, self._codes(condition), negated=condition.negated)
            case Dated(params=()):
                self.sql += " and (" + " or ".join(self._spans(condition, _INSTANTS)) + ")"
            case Dated():
                self._exists(_DATED, condition.params, self._spans(condition, _SPANS))
            case Written():
                self._exists(_STRING, condition.params, self._texts(condition))
            case Referring():
                types, ids = [kind for kind, _ in condition.targets], [id_ for _, id_ in condition.targets]
                self._exists(_REFERENCE, condition.params, [self.bound(_TARGETS, types=types, ids=ids)])
            case Missing():
                table = _TABLES[condition.kind]
                self._exists(table, condition.params, ["true"], negated=condition.missing)
            case Named():
                self.sql += self.bound(" and r.id = any(%(ids#)s::text[])", ids=list(condition.ids))
            case Of():
                self.sql += self.bound(" and r.patients && %(of#)s::text[]", of=list(condition.patients))

    def _exists(
        self,
        table: LiteralString,
        params: Sequence[int],
        alternatives: Sequence[LiteralString],
        *,
        negated: bool = False,
    ) -> None:
        opened = self.bound((_NOT if negated else _AND) + table, params=list(params))
        self.sql += opened + "(" + " or ".join(alternatives) + "))"

    def _codes(self, condition: Coded) -> list[LiteralString]:
        found: list[LiteralString] = []
        if condition.codes:
            found.append(self.bound(_CODES, codes=list(condition.codes)))
        if condition.pairs:
            codes, systems = [code for code, _ in condition.pairs], [system for _, system in condition.pairs]
            found.append(self.bound(_PAIRS, pair_codes=codes, pair_systems=systems))
        if condition.systems:
            found.append(self.bound(_SYSTEMS, systems=list(condition.systems)))
        return found

    def _spans(self, condition: Dated, pieces: Mapping[Comparison, LiteralString]) -> list[LiteralString]:
        return [
            "(" + self.bound(pieces[comparison], low=span.low, high=span.high) + ")"
            for comparison, span in condition.comparisons
        ]

    def _texts(self, condition: Written) -> list[LiteralString]:
        normalised, asked = [one for one, _ in condition.texts], [one for _, one in condition.texts]
        match condition.modifier:
            case "exact":
                return [self.bound(_EXACT, values=normalised, exacts=asked)]
            case "contains":
                return [self.bound(_CONTAINS, patterns=[f"%{_literal(one)}%" for one in normalised])]
            case _:
                return ["(" + self.bound(_BEGINS, low=one, high=one + _BEYOND) + ")" for one in normalised]


def _conditions(query: Query, scope: Within | None) -> tuple[LiteralString, dict[str, object]]:
    clauses = _Clauses()
    clauses.params["type"] = query.type
    if scope is not None:
        clauses.sql += IN_SCOPE_OR_NOBODYS if scope.nobodys else IN_SCOPE
        clauses.params["scope"] = list(scope.patients)
    for condition in query.conditions:
        clauses.add(condition)
    return clauses.sql, clauses.params


def _literal(text: str) -> str:
    """Take the meaning out of what LIKE reads as a pattern."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
