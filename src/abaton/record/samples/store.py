"""Samples in PostgreSQL: table `samples` and its partitions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import LiteralString

import numpy as np

from abaton.access.model import Permit
from abaton.infrastructure.work import Work
from abaton.record.samples.model import WIRE, Series

MAKE_PARTITION: LiteralString = "select make_samples_partition(%(month)s) as made"
INSERT: LiteralString = """
    insert into samples (patient_id, code, device, start, until, unit, quality, rate_hz, value, waveform)
    select %(patient)s, * from unnest(
        %(codes)s::text[], %(devices)s::text[], %(starts)s::timestamptz[], %(untils)s::timestamptz[],
        %(units)s::text[], %(qualities)s::real[], %(rates)s::float8[], %(values)s::float8[], %(waveforms)s::bytea[]
    )
    on conflict (patient_id, code, start, device) do nothing
    returning start
"""
BETWEEN: LiteralString = """
    select code, device, start, unit, quality, rate_hz, value, waveform from samples
    where patient_id = %(patient)s and code = %(code)s
        and start >= %(looked_back)s and start < %(until)s
        and (until > %(since)s or (rate_hz is null and start >= %(since)s))
    order by start, device
"""


@dataclass(frozen=True, slots=True)
class _Made:
    made: bool


@dataclass(frozen=True, slots=True)
class _Start:
    start: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    device: str
    start: datetime
    unit: str
    quality: float | None
    rate_hz: float | None
    value: float | None
    waveform: bytes | None


async def make_partitions(work: Work, months: Iterable[date]) -> None:
    for month in sorted(set(months)):
        await work.one_or_none(_Made, MAKE_PARTITION, {"month": month})


async def insert(work: Work, permit: Permit, series: Sequence[Series]) -> int:
    """Keep what is not there yet, and return how many that were."""
    dense = [one.rate_hz is not None for one in series]
    rows = await work.all(
        _Start,
        INSERT,
        {
            "patient": permit.patient,
            "codes": [one.code for one in series],
            "devices": [one.device for one in series],
            "starts": [one.start for one in series],
            "untils": [one.until for one in series],
            "units": [one.unit for one in series],
            "qualities": [one.quality for one in series],
            "rates": [one.rate_hz for one in series],
            "values": [None if wave else float(one.values[0]) for one, wave in zip(series, dense, strict=True)],
            "waveforms": [
                one.values.astype(WIRE).tobytes() if wave else None for one, wave in zip(series, dense, strict=True)
            ],
        },
    )
    return len(rows)


async def between(
    work: Work, permit: Permit, code: str, *, since: datetime, until: datetime, looked_back: datetime
) -> list[Series]:
    params = {"patient": permit.patient, "code": code, "since": since, "until": until, "looked_back": looked_back}
    return [_series(row) for row in await work.all(_Row, BETWEEN, params)]


def _series(row: _Row) -> Series:
    values = np.array([row.value]) if row.waveform is None else np.frombuffer(row.waveform, dtype=WIRE)
    return Series(
        code=row.code,
        unit=row.unit,
        device=row.device,
        start=row.start,
        rate_hz=row.rate_hz,
        values=values.astype(np.float64),
        quality=row.quality,
    )
