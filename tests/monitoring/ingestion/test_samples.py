"""What a device sends, over HTTP: kept once, on the account once an hour, or refused by the element that is wrong."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import msgspec
import numpy as np
import psycopg
import pytest
from tests import people
from tests.conftest import NOW
from tests.monitoring.conftest import Server

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.infrastructure.bus import kept_up
from abaton.kernel.ids import PatientId
from abaton.monitoring.devices import service as devices
from abaton.monitoring.ingestion.model import Heard
from abaton.record.samples import service as samples

pytestmark = pytest.mark.anyio

ADA = PatientId("ada.1")


@dataclass(frozen=True, slots=True)
class Patch:
    clinic: people.Clinic
    http: httpx.AsyncClient
    id: str
    token: str

    async def send(self, *series: dict[str, Any], **more: Any) -> httpx.Response:  # noqa: ANN401 pieces of JSON
        batch = {"device": self.id, "series": list(series), **more}
        return await self.http.post("/api/samples", json=batch, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@asynccontextmanager
async def patch(dsn: str) -> AsyncGenerator[Patch]:
    async with people.clinic(dsn) as clinic:
        async with clinic.database.begin(people.SEED, people.TRACE) as work:
            permit = await access.require(work, ADA, Purpose.OPERATIONS, devices.REGISTER)
            made = await devices.register_device(work, permit, " Patch of a test ")
        yield Patch(clinic, await clinic.browser(), made.device.id, made.token)


def wave(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 pieces of JSON
    start = (NOW - timedelta(seconds=0.2)).isoformat()
    whole = {"patient": ADA, "code": "150452", "unit": "1", "start": start, "rate_hz": 100.0}
    return {**whole, "values": [512.0, 513.5, None, 511.0], **changed}


def value(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 pieces of JSON
    return {"patient": ADA, "code": "8310-5", "unit": "[degF]", "at": NOW.isoformat(), "value": 98.6, **changed}


async def test_a_batch_is_kept_in_its_own_units_once_however_often_it_is_sent(dsn: str) -> None:
    async with patch(dsn) as ada:
        first = await ada.send(wave(), value())
        assert (first.status_code, first.json()) == (200, {"series": 2, "repeated": 0, "late": 0})
        again = await ada.send(wave(), value())
        assert again.json() == {"series": 2, "repeated": 2, "late": 0}
        async with ada.clinic.database.begin(people.SEED, people.TRACE) as work:
            permit = await access.require(work, ADA, Purpose.OPERATIONS, "record.read")
            since, until = NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)
            (trace,) = await samples.read(work, permit, "150452", since, until)
            (warm,) = await samples.read(work, permit, "8310-5", since, until)
        assert trace.values[[0, 1, 3]].tolist() == [512.0, 513.5, 511.0]
        assert trace.values[2] != trace.values[2]
        assert (trace.device, trace.rate_hz, trace.unit) == (ada.id, 100.0, "1")
        assert (warm.unit, warm.values[0], warm.quality) == ("Cel", pytest.approx(37.0), 1.0)


async def test_message_pack_says_the_same(dsn: str) -> None:
    async with patch(dsn) as ada:
        batch = msgspec.msgpack.encode({"device": ada.id, "series": [wave()], "sent_at": NOW.isoformat()})
        headers = {**ada.headers, "Content-Type": "application/msgpack"}
        reply = await ada.http.post("/api/samples", content=batch, headers=headers)
        assert reply.json() == {"series": 1, "repeated": 0, "late": 0}


async def test_the_account_has_one_entry_an_hour_for_a_device(dsn: str, db: psycopg.Connection) -> None:
    async with patch(dsn) as ada:
        for _ in range(3):
            await ada.send(wave())
            ada.clinic.clock.forward(timedelta(minutes=1))
        ada.clinic.clock.forward(timedelta(hours=1))
        await ada.send(wave())
        entries = db.execute(
            "select actor, patient_id, outcome, about from audit_entry where action = 'monitoring.receive' order by at"
        ).fetchall()
        assert entries == [("device", ADA, "done", f"Device/{ada.id}")] * 2


async def test_what_ended_long_ago_is_kept_and_said_to_be_late(dsn: str) -> None:
    async with patch(dsn) as ada:
        reply = await ada.send(wave(start=(NOW - timedelta(days=2)).isoformat()), wave())
        assert reply.json() == {"series": 2, "repeated": 0, "late": 1}


async def test_who_shows_no_token_of_a_device_is_not_let_in(dsn: str) -> None:
    async with patch(dsn) as ada:
        for token in (None, "", "Bearer", "Bearer another", "Basic dXNlcg=="):
            headers = {} if token is None else {"Authorization": token}
            reply = await ada.http.post("/api/samples", json={"device": ada.id, "series": [wave()]}, headers=headers)
            assert (reply.status_code, reply.json()["code"]) == (401, "not_signed_in")


async def test_a_device_that_was_revoked_is_not_let_in(dsn: str) -> None:
    async with patch(dsn) as ada:
        async with ada.clinic.database.begin(people.SEED, people.TRACE) as work:
            permit = await access.require(work, ADA, Purpose.OPERATIONS, devices.REVOKE)
            await devices.revoke_device(work, permit, ada.id)
        assert (await ada.send(wave())).status_code == 401


async def test_somebody_elses_record_is_closed_to_it_and_the_try_is_on_the_account(
    dsn: str, db: psycopg.Connection
) -> None:
    async with patch(dsn) as ada:
        reply = await ada.send(wave(), wave(patient="ben"))
        assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted")
        assert "ben" not in reply.text
        entries = db.execute("select patient_id, outcome from audit_entry where action = 'monitoring.receive'")
        assert entries.fetchall() == [(ADA, "refused")]
        assert db.execute("select count(*) from samples").fetchone() == (0,)


def ago(**by: float) -> str:
    return (NOW - timedelta(**by)).isoformat()


WRONG = [
    (wave(code="99999-9"), "series[1].code"),
    (wave(code="8310-5"), "series[1].code"),
    (wave(unit="mV"), "series[1].unit"),
    (wave(unit="furlong"), "series[1].unit"),
    (value(unit="kg"), "series[1].unit"),
    (wave(rate_hz=0), "series[1].rate_hz"),
    (wave(rate_hz=4000), "series[1].rate_hz"),
    (wave(values=[]), "series[1].values"),
    (wave(values=["512"]), "series[1].values[0]"),
    (wave(values=[0.0] * 60_001), "series"),
    (wave(start=ago(hours=-1)), "series[1].start"),
    (value(at=ago(hours=-1)), "series[1].at"),
    (wave(start=ago(days=400)), "series[1].start"),
    (wave(start="2026-03-01T09:00:00"), "series[1].start"),
    (wave(start="yesterday"), "series[1].start"),
    (wave(at=ago(), value=1.0), "series[1]"),
    (value(value=None), "series[1]"),
    (value(value=True), "series[1].value"),
    ({"patient": ADA}, "series[1]"),
    (wave(secret=1), "series[1]"),
]


async def test_what_is_wrong_is_named_and_never_repeated(dsn: str, db: psycopg.Connection) -> None:
    async with patch(dsn) as ada:
        for series, element in WRONG:
            reply = await ada.send(wave(), series)
            assert (reply.status_code, list(reply.json()["invalid"])) == (422, [element])
            assert "furlong" not in reply.text
            assert "yesterday" not in reply.text
        # Not even the series before it, which was sound.
        assert db.execute("select count(*) from samples").fetchone() == (0,)


async def test_a_clock_that_says_it_is_off_is_refused(dsn: str) -> None:
    async with patch(dsn) as ada:
        for off_s in (29, -29):
            sent = (NOW + timedelta(seconds=off_s)).isoformat()
            assert (await ada.send(wave(), sent_at=sent)).status_code == 200
        for off_s in (3600, -3600):
            sent = (NOW + timedelta(seconds=off_s)).isoformat()
            assert list((await ada.send(wave(), sent_at=sent)).json()["invalid"]) == ["sent_at"]


async def test_what_is_no_batch_is_refused(dsn: str) -> None:
    nothing = [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[]", "application/json"),
        (b"{}", "application/json"),
        (b"\xc1", "application/msgpack"),
        (b" " * 1_000_001, "application/json"),
    ]
    async with patch(dsn) as ada:
        for content, media_type in nothing:
            headers = {**ada.headers, "Content-Type": media_type}
            reply = await ada.http.post("/api/samples", content=content, headers=headers)
            assert (reply.status_code, list(reply.json()["invalid"])) == (422, ["body"])


async def test_another_devices_name_is_refused(dsn: str) -> None:
    async with patch(dsn) as ada:
        reply = await ada.send(wave(), device="another")
        assert list(reply.json()["invalid"]) == ["device"]


async def test_of_a_token_only_the_hash_is_kept(dsn: str, db: psycopg.Connection) -> None:
    async with patch(dsn) as ada:
        kept = db.execute("select name, token_hash from monitoring_device").fetchall()
        assert kept[0][0] == "Patch of a test"
        assert ada.token.encode() not in kept[0][1]


async def test_what_is_kept_is_told_to_those_who_watch_unless_it_is_late(dsn: str, nats: Server) -> None:
    told: list[Heard] = []
    async with (
        patch(dsn) as ada,
        kept_up(nats.url("http"), "http") as door,
        kept_up(nats.url("worker"), "worker") as worker,
    ):
        ada.clinic.app.state.bus = door
        worker.subscribe("samples.>", lambda content: told.append(msgspec.msgpack.decode(content, type=Heard)))
        await asyncio.sleep(0.5)
        await ada.send(wave(start=ago(hours=1)), value(), wave(unit="%", values=[50.0]))
        assert (await ada.send(wave(rate_hz=0))).status_code == 422
        async with asyncio.timeout(5):
            while not told:  # noqa: ASYNC110 asked anew each time
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)
    (heard,) = told
    assert (heard.patient, heard.device, heard.code, heard.unit, heard.rate_hz) == (ADA, ada.id, "150452", "1", 100.0)
    assert heard.start_s == pytest.approx(NOW.timestamp() - 0.2)
    assert np.frombuffer(heard.values, "<f8").tolist() == [0.5]


async def test_while_the_bus_is_away_samples_are_kept_all_the_same(dsn: str, nats: Server) -> None:
    nats.process.kill()
    async with patch(dsn) as ada, kept_up(nats.url("http"), "http") as door:
        ada.clinic.app.state.bus = door
        assert (await ada.send(wave())).status_code == 200
