"""Searching the record."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from abaton.identity.clinic import service as clinics
from abaton.infrastructure.work import Work
from abaton.kernel.errors import NotFound
from abaton.kernel.ids import PatientId
from abaton.record import body
from abaton.record.compartment import SHARED
from abaton.record.coverage import Proof, covered
from abaton.record.model import Found, Resource, Row, Stored
from abaton.record.search import cursor, query, store
from abaton.record.search.dates import EARLIEST, LATEST
from abaton.record.search.entries import entries
from abaton.record.search.holds import holds
from abaton.record.search.model import Comparison, Dated, Include, Position, Query, Span
from abaton.record.search.parameters import parameters

__all__ = ["clinic_zone", "finds", "forget", "index", "paged", "parameters", "reach", "search", "understood"]

_NOT_BEFORE: Final = frozenset(
    {Comparison.EQUAL, Comparison.GREATER, Comparison.GREATER_OR_EQUAL, Comparison.STARTS_AFTER}
)
_NOT_AFTER: Final = frozenset({Comparison.EQUAL, Comparison.LESS, Comparison.LESS_OR_EQUAL, Comparison.ENDS_BEFORE})


async def search(
    work: Work,
    proof: Proof,
    kind: str,
    params: Iterable[tuple[str, str]],
    *,
    lenient: bool = False,
    base: str = "",
) -> Found:
    """Return a page of what is found among what the proof covers.

    Args:
        work: Whose transaction sees it.
        proof: Narrows the search; it never fails it.
        kind: The type searched.
        params: FHIR search parameters, `("code", "http://loinc.org|8867-4")`. https://hl7.org/fhir/R4/search.html
        lenient: Leave out parameters that are not understood instead of refusing them.
        base: Our own address, which references may begin with.

    Raises:
        Invalid: a parameter is not understood; the error names it.
    """
    asked = await understood(work, kind, params, lenient=lenient, base=base)
    secret = await store.secret(work)
    after = None if asked.cursor is None else cursor.read(asked.cursor, asked.applied, secret)
    everywhere = covered(proof)
    scope = None if everywhere is None else store.Within(sorted(everywhere), nobodys=kind in SHARED)
    total = await store.number(work, asked, scope) if asked.counted else None
    rows = await store.matches(work, asked, scope, after, asked.count + 1) if asked.count else []
    page = rows[: asked.count]
    following = None
    if len(rows) > len(page):
        position = Position(page[-1].last_updated, page[-1].key)
        following = cursor.write(position, asked.applied, secret)
    return Found(
        matches=[body.read(row) for row in page],
        included=await _included(work, asked.includes, page, everywhere),
        cursor=following,
        total=total,
        applied=asked.applied,
    )


async def _included(
    work: Work, includes: Sequence[Include], page: Sequence[Row], everywhere: frozenset[PatientId] | None
) -> list[Stored]:
    found: dict[int, Row] = {}
    if page:
        for include in includes:
            scope = None if everywhere is None else sorted(everywhere)
            rows = await store.included(work, [row.key for row in page], include, scope, sorted(SHARED))
            found |= {row.key: row for row in rows}
    for row in page:
        found.pop(row.key, None)
    return [body.read(row) for row in found.values()]


async def index(work: Work, resources: Sequence[tuple[int, Resource]]) -> None:
    """Let resources be found by what they say now, each by its key."""
    zone = await clinic_zone(work)
    await store.add(work, [(key, entries(resource, zone)) for key, resource in resources])


async def forget(work: Work, keys: Sequence[int]) -> None:
    """Let resources not be found any more by what they said."""
    if keys:
        await store.remove(work, keys)


async def understood(
    work: Work, kind: str, params: Iterable[tuple[str, str]], *, lenient: bool = False, base: str = ""
) -> Query:
    """Read the parameters of a search.

    Raises:
        Invalid: one is not understood; the error names it.
    """
    return query.read(kind, params, await clinic_zone(work), lenient=lenient, base=base)


async def finds(work: Work, asked: Query, one: Stored) -> bool:
    """Tell whether a search finds a resource that has no rows, since it was made just now."""
    found_by = entries(one.resource, await clinic_zone(work))
    at = Span(one.last_updated, one.last_updated)
    patients = frozenset[str](one.patients)
    return all(holds(condition, one.id, at, patients, found_by) for condition in asked.conditions)


def reach(asked: Query) -> Span:
    """Return the time outside of which the dates of a search find nothing, if all of them say so."""
    low, high = EARLIEST, LATEST
    for condition in asked.conditions:
        if isinstance(condition, Dated) and len(condition.comparisons) == 1:
            comparison, span = condition.comparisons[0]
            if comparison in _NOT_BEFORE:
                low = max(low, span.low)
            if comparison in _NOT_AFTER:
                high = min(high, span.high)
    return Span(low, high)


async def paged(work: Work, asked: Query, matching: Sequence[Stored]) -> Found:
    """Cut a page out of all matches, newest first: for those that were made just now, with a uuid for an id."""
    secret = await store.secret(work)
    rest = list(matching)
    if asked.cursor is not None:
        # What has come since is newer, and of no page that follows.
        behind = cursor.read(asked.cursor, asked.applied, secret)
        rest = [one for one in rest if _position(one) < behind]
    page = rest[: asked.count]
    following = None
    if page and len(rest) > len(page):
        following = cursor.write(_position(page[-1]), asked.applied, secret)
    total = len(matching) if asked.counted else None
    return Found(matches=page, included=[], cursor=following, total=total, applied=asked.applied)


def _position(one: Stored) -> Position:
    # The first half of a uuidv7 is its time and its place in it.
    return Position(one.last_updated, UUID(one.id).int >> 64)


async def clinic_zone(work: Work) -> ZoneInfo:
    """Return the zone in which days begin and end where a date does not say: the clinic's, UTC before its first day."""
    try:
        return ZoneInfo((await clinics.clinic(work)).zone)
    except NotFound:
        return ZoneInfo("UTC")
