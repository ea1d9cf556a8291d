"""The words of search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """Half open: from `low`, up to but without `high`. Both in UTC."""

    low: datetime
    high: datetime


class Token(NamedTuple):
    param: int
    system: str
    code: str


class Date(NamedTuple):
    param: int
    low: datetime
    high: datetime


class Text(NamedTuple):
    param: int
    value: str
    exact: str


class Reference(NamedTuple):
    param: int
    target_type: str
    target_id: str


class Entries(NamedTuple):
    tokens: frozenset[Token]
    dates: frozenset[Date]
    texts: frozenset[Text]
    references: frozenset[Reference]


class Kind(StrEnum):
    TOKEN = "token"  # noqa: S105 a kind of search parameter
    DATE = "date"
    STRING = "string"
    REFERENCE = "reference"
    URI = "uri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A token: one of these codes, whatever their system, or of these pairs, or of these systems."""

    params: Sequence[int]
    codes: Sequence[str]
    pairs: Sequence[tuple[str, str]]
    """Code and system; the empty system is none."""
    systems: Sequence[str]
    negated: bool
    """`:not`: what has none of them, or no code at all."""


class Comparison(StrEnum):
    """Prefixes of dates. https://hl7.org/fhir/R4/search.html#prefix."""

    EQUAL = "eq"
    NOT_EQUAL = "ne"
    GREATER = "gt"
    LESS = "lt"
    GREATER_OR_EQUAL = "ge"
    LESS_OR_EQUAL = "le"
    STARTS_AFTER = "sa"
    ENDS_BEFORE = "eb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date: one of these holds. Without params it is asked of `lastUpdated`."""

    params: Sequence[int]
    comparisons: Sequence[tuple[Comparison, Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text: one of these, as the modifier says."""

    params: Sequence[int]
    modifier: str
    """Empty for the beginning, `exact`, `contains`."""
    texts: Sequence[tuple[str, str]]
    """Normalised, and as it was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """A reference to one of these; an empty type is any."""

    params: Sequence[int]
    targets: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """`:missing`."""

    kind: Kind
    params: Sequence[int]
    missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """`_id`."""

    ids: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """In the compartment of one of these patients."""

    patients: Sequence[str]


Condition: TypeAlias = Coded | Dated | Written | Referring | Missing | Named | Of


class Include(NamedTuple):
    params: Sequence[int]
    target_type: str
    """Empty for any."""


class Position(NamedTuple):
    """Behind which row a page begins."""

    last_updated: datetime
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search, understood."""

    type: str
    conditions: Sequence[Condition]
    includes: Sequence[Include]
    count: int
    """Matches a page; 0 for their number alone."""
    descending: bool
    counted: bool
    """Whether the number of all matches is wanted."""
    cursor: str | None
    applied: Sequence[tuple[str, str]]
    """What took effect, as the self link says it, without the cursor."""
