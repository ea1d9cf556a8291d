"""Searching the record."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from abaton.infrastructure.work import Work
from abaton.kernel.ids import PatientId
from abaton.record import body
from abaton.record.compartment import SHARED
from abaton.record.coverage import Proof, covered
from abaton.record.model import Found, Row, Stored
from abaton.record.search import cursor, query, store
from abaton.record.search.model import Include, Position
from abaton.record.search.parameters import parameters

__all__ = ["clinic_zone", "parameters", "search"]


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
    asked = query.read(kind, params, await clinic_zone(work), lenient=lenient, base=base)
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


async def clinic_zone(work: Work) -> ZoneInfo:  # noqa: ARG001
    """Return the zone in which days begin and end where a date does not say."""
    return ZoneInfo("UTC")
