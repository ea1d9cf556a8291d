"""What follows from what happened: people are told, and the record describes who joined."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from tests.people import TRACE, SignedIn
from tests.visits.town import Town, done
from tests.visits.town import town as opened

from abaton.app.jobs import JOBS
from abaton.app.reactions import REACTIONS
from abaton.infrastructure.bus import Delivered
from abaton.infrastructure.reacting import Reactions, act

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(dsn: str) -> AsyncIterator[Town]:
    async with opened(dsn) as town:
        yield town


async def react(town: Town, db: psycopg.Connection) -> None:
    """Act on everything that was announced, as the worker does; what was acted on before, once more."""
    rows = db.execute("select id, type, payload from outbox order by id").fetchall()
    for identifier, tag, payload in rows:
        event = Delivered(
            id=str(identifier),
            subject=f"events.{tag}",
            payload=payload,
            headers={"traceparent": TRACE},
            times=1,
            _message=None,
        )
        assert await act(town.clinic.database, event, Reactions(REACTIONS, JOBS)), tag


async def told(who: SignedIn) -> list[dict[str, Any]]:
    reply = await who.http.get("/api/notices")
    assert reply.status_code == 200, reply.text
    return reply.json()


async def test_who_moves_or_cancels_a_visit_tells_the_other_and_not_themselves(
    town: Town, db: psycopg.Connection
) -> None:
    visit = await town.booked(reason="Something private")
    moved = await done(town.patient, visit["id"], "move", {"slot": await town.free(5)})
    await react(town, db)
    (notice,) = await told(town.clinician)
    assert (notice["kind"], notice["read_at"]) == ("visit_moved", None)
    assert notice["values"]["visit"] == visit["id"]
    assert notice["values"]["patient_name"] == "Eleni Markou"
    assert notice["values"]["start"][:16] == moved["start"][:16]
    assert "private" not in str(notice)
    assert await told(town.patient) == []

    await done(town.clinician, visit["id"], "cancel", {"reason": "Ill"})
    await react(town, db)
    assert [one["kind"] for one in await told(town.patient)] == ["visit_cancelled"]
    assert len(await told(town.clinician)) == 1


async def test_who_waits_is_told_to_the_clinician_once(town: Town, db: psycopg.Connection) -> None:
    visit = await town.waiting()
    await react(town, db)
    await react(town, db)
    (notice,) = await told(town.clinician)
    assert (notice["kind"], notice["values"]["visit"]) == ("person_waiting", visit)
    assert await told(town.patient) == []


async def test_a_signed_note_is_told_to_the_patient_and_an_arrival_that_is_over_to_nobody(
    town: Town, db: psycopg.Connection
) -> None:
    visit = await town.finished()
    await react(town, db)
    await react(town, db)
    assert await told(town.clinician) == []
    (notice,) = await told(town.patient)
    assert (notice["kind"], notice["values"]) == (
        "note_signed",
        {"visit": visit, "practitioner_name": "Dr Amara Osei"},
    )


async def test_the_patient_is_told_who_broke_the_glass(town: Town, db: psycopg.Connection) -> None:
    other = await town.clinic.clinician("Dr Bruno Costa")
    reply = await other.http.post(
        "/api/break-glass", json={"patient_id": town.patient.patient, "reason": "Found unconscious at home"}
    )
    assert reply.status_code == 200, reply.text
    await react(town, db)
    (notice,) = await told(town.patient)
    assert (notice["kind"], notice["values"]["practitioner_name"]) == ("glass_broken", "Dr Bruno Costa")
    assert "unconscious" not in str(notice)


async def test_the_pulse_comes_to_the_room_of_a_patient_who_is_in_it(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    await react(town, db)
    ((room, subject),) = db.execute("select room_id, subject from room_feed where name = 'pulse'").fetchall()
    assert (room, town.patient.patient in subject) == (f"visit-{visit}", False)
    assert db.execute("select patient_id from monitoring_feed").fetchall() == [(town.patient.patient,)]
    await done(town.clinician, visit, "put-back")
    assert db.execute("select count(*) from room_feed").fetchone() == (0,)


async def test_the_pulse_does_not_come_when_the_patient_is_out_again(town: Town, db: psycopg.Connection) -> None:
    visit = await town.in_room()
    await done(town.clinician, visit, "put-back")
    await react(town, db)
    assert db.execute("select count(*) from room_feed").fetchone() == (0,)


async def test_a_notice_is_read_by_whom_it_was_written_for(town: Town, db: psycopg.Connection) -> None:
    await town.finished()
    await react(town, db)
    (notice,) = await told(town.patient)
    assert (await town.clinician.http.post(f"/api/notices/{notice['id']}/read")).status_code == 403
    assert (await told(town.patient))[0]["read_at"] is None
    first = (await town.patient.http.post(f"/api/notices/{notice['id']}/read")).json()["read_at"]
    assert (await town.patient.http.post(f"/api/notices/{notice['id']}/read")).json()["read_at"] == first
    assert (await town.patient.http.post(f"/api/notices/{UUID(int=0)}/read")).status_code == 403


async def test_the_record_describes_who_joined_and_leaves_alone_what_it_has(town: Town, db: psycopg.Connection) -> None:
    await react(town, db)
    described = await town.resource("Practitioner", town.clinician.practitioner)
    assert described["name"] == [{"text": "Dr Amara Osei"}]
    assert (await town.resource("Patient", town.patient.patient))["meta"]["versionId"] == "1"
    newcomer = await town.clinic.patient("New Comer")
    await react(town, db)
    assert (await town.resource("Patient", newcomer.patient))["name"] == [{"text": "New Comer"}]
