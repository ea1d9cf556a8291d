"""Keeping and reading samples. The caller holds the permit, and puts the act on the account."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from abaton.access.model import Permit
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid
from abaton.record.model import Resource
from abaton.record.samples import store
from abaton.record.samples.model import Series
from abaton.record.samples.observation import observation
from abaton.record.samples.plausible import LONGEST, check

__all__ = ["Series", "add", "observations", "read"]

_A_MONTH = timedelta(days=31)


async def add(work: Work, permit: Permit, series: Sequence[Series]) -> int:
    """Keep series of one patient; return how many were new. What was sent before changes nothing.

    A series is the same as another of the same code, device and start.

    Raises:
        Invalid: one is not plausible; nothing is kept then. The error names the element.
    """
    for one in series:
        check(one, work.started_at)
    if not series:
        return 0
    starts = [one.start.astimezone(UTC).date() for one in series]
    # The one to come, too: so at the turn of the month nobody waits for it to be made.
    await store.make_partitions(work, [*(start.replace(day=1) for start in starts), _next_month(work.started_at)])
    return await store.insert(work, permit, series)


async def read(work: Work, permit: Permit, code: str, since: datetime, until: datetime) -> list[Series]:
    """Return the patient's series that reach into a span of time, by their start. Waveforms come whole, not cut.

    Args:
        work: Whose transaction sees them.
        permit: Of the patient.
        code: LOINC.
        since: Beginning of the span, part of it.
        until: End of the span, no part of it.

    Raises:
        Invalid: the span ends before it begins.
    """
    if until < since:
        raise Invalid("until", "no earlier than since")
    return await store.between(work, permit, code, since=since, until=until, looked_back=since - LONGEST)


async def observations(work: Work, permit: Permit, code: str, since: datetime, until: datetime) -> list[Resource]:
    """Return the same as FHIR Observations: a quantity, or SampledData."""
    return [observation(permit.patient, one) for one in await read(work, permit, code, since, until)]


def _next_month(at: datetime) -> date:
    return (at.astimezone(UTC).date().replace(day=1) + _A_MONTH).replace(day=1)
