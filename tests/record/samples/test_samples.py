"""Samples of devices: kept once, read by time, shown as FHIR."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import psycopg
import pytest
from tests.conftest import NOW
from tests.record.conftest import As

from abaton.access import service as access
from abaton.access.model import Permit, Purpose
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid
from abaton.kernel.ids import PatientId
from abaton.record import service as record
from abaton.record.samples import service as samples
from abaton.record.samples.service import Series

pytestmark = pytest.mark.anyio

PULSE = Series(
    code="8867-4",
    unit="/min",
    device="watch-1",
    start=NOW - timedelta(minutes=1),
    rate_hz=None,
    values=np.array([72.5]),
)
WAVE = Series(
    code="59408-5", unit="%", device="watch-1", start=NOW - timedelta(minutes=10), rate_hz=50.0,
    values=np.array([1.5, np.nan, -3.25, *([0.0] * 2997)]), quality=0.75,
)  # fmt: skip


async def permit(work: Work, patient: str = "p-ada") -> Permit:
    return await access.require(work, PatientId(patient), Purpose.OPERATIONS, "samples.test")


async def test_a_value_and_a_waveform_come_back_as_they_were(by: As) -> None:
    async with by("device") as work:
        proof = await permit(work)
        assert await samples.add(work, proof, [PULSE, WAVE]) == 2
        (pulse,) = await samples.read(work, proof, "8867-4", NOW - timedelta(hours=1), NOW)
        (wave,) = await samples.read(work, proof, "59408-5", NOW - timedelta(hours=1), NOW)
    assert (pulse.start, pulse.rate_hz, pulse.unit, pulse.values.tolist()) == (PULSE.start, None, "/min", [72.5])
    assert (wave.start, wave.until, wave.quality) == (WAVE.start, WAVE.start + timedelta(minutes=1), 0.75)
    assert np.array_equal(wave.values, WAVE.values, equal_nan=True)


async def test_what_is_sent_again_changes_nothing(by: As, db: psycopg.Connection) -> None:
    async with by("device") as work:
        await samples.add(work, await permit(work), [PULSE])
    async with by("device") as work:
        again = [PULSE, replace(PULSE, values=np.array([99.0])), replace(PULSE, device="watch-2")]
        assert await samples.add(work, await permit(work), again) == 1
    assert db.execute("select device, value from samples order by 1").fetchall() == [
        ("watch-1", 72.5),
        ("watch-2", 72.5),
    ]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (timedelta(minutes=-9, seconds=-30), timedelta(0), True),
        (timedelta(minutes=-9), timedelta(0), False),
        (timedelta(hours=-1), timedelta(minutes=-10), False),
        (timedelta(hours=-1), timedelta(minutes=-10, milliseconds=1), True),
    ],
)
async def test_a_waveform_is_found_by_any_part_of_it(
    by: As, since: timedelta, until: timedelta, *, found: bool
) -> None:
    async with by("device") as work:
        proof = await permit(work)
        await samples.add(work, proof, [WAVE])
        assert bool(await samples.read(work, proof, "59408-5", NOW + since, NOW + until)) is found
        assert await samples.read(work, await permit(work, "p-ben"), "59408-5", NOW + since, NOW + until) == []


async def test_each_month_has_a_partition_made_when_needed_and_the_next_one_ahead(
    by: As, db: psycopg.Connection
) -> None:
    async with by("device") as work:
        starts = [NOW, datetime.fromisoformat("2025-12-31T23:59:59.999+00:00"), NOW - timedelta(days=70)]
        await samples.add(work, await permit(work), [replace(PULSE, start=start) for start in starts])
    partitions = db.execute("select relname from pg_class where relname ~ '^samples_[0-9]+$' order by 1").fetchall()
    assert [name for (name,) in partitions] == ["samples_202512", "samples_202603", "samples_202604"]


@pytest.mark.parametrize(
    ("element", "wrong"),
    [
        ("code", {"code": "pulse"}),
        ("unit", {"unit": ""}),
        ("device", {"device": "Ada's watch"}),
        ("start", {"start": NOW.replace(tzinfo=None)}),
        ("start", {"start": NOW + timedelta(hours=1)}),
        ("quality", {"quality": 1.1}),
        ("values", {"values": np.array([])}),
        ("value", {"values": np.array([1.0, 2.0])}),
        ("value", {"values": np.array([np.nan])}),
        ("rate_hz", {"rate_hz": 0.0}),
        ("rate_hz", {"rate_hz": float("nan")}),
        ("values", {"rate_hz": 1.0, "values": np.zeros(3601), "start": NOW - timedelta(hours=2)}),
        ("values", {"rate_hz": 1.0, "values": np.array([np.inf]), "start": NOW - timedelta(hours=2)}),
    ],
)
async def test_what_is_not_plausible_is_refused_by_element_and_nothing_is_kept(
    by: As, db: psycopg.Connection, element: str, wrong: dict[str, object]
) -> None:
    with pytest.raises(Invalid) as told:
        async with by("device") as work:
            await samples.add(work, await permit(work), [PULSE, replace(PULSE, **wrong)])
    assert told.value.element == f"series.{element}"
    assert db.execute("select count(*) from samples").fetchone() == (0,)


async def test_samples_are_shown_as_valid_observations(by: As) -> None:
    async with by("device") as work:
        proof = await permit(work)
        await samples.add(work, proof, [PULSE, WAVE])
        for code in ("8867-4", "59408-5"):
            (shown,) = await samples.observations(work, proof, code, NOW - timedelta(hours=1), NOW)
            assert record.whose(shown) == {"p-ada"}
    assert shown["valueSampledData"]["data"].startswith("1.5 E -3.25 0 ")
    assert shown["valueSampledData"]["period"] == 20


async def test_many_devices_may_be_the_first_of_a_month_at_once(by: As, db: psycopg.Connection) -> None:
    async def send(number: int) -> int:
        async with by("device") as work:
            return await samples.add(work, await permit(work), [replace(PULSE, device=f"watch-{number}")])

    assert await asyncio.gather(*map(send, range(4))) == [1] * 4
    assert db.execute("select count(*) from samples").fetchone() == (4,)


async def test_a_waveform_that_loinc_has_no_code_for_is_kept_under_its_mdc_code(by: As) -> None:
    async with by("device") as work:
        proof = await permit(work)
        assert await samples.add(work, proof, [replace(WAVE, code="150452", unit="1")]) == 1
        (shown,) = await samples.observations(work, proof, "150452", NOW - timedelta(hours=1), NOW)
    assert shown["code"]["coding"] == [{"system": "urn:iso:std:iso:11073:10101", "code": "150452"}]
