"""What other packages build on: resources with versions, under a proof."""

from typing import Any

import psycopg
import pytest
from tests.record.conftest import As

from abaton.access import service as access
from abaton.access.model import Permit, Purpose
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotFound, NotPermitted
from abaton.kernel.ids import PatientId
from abaton.record import service as record

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("people")]

PULSE: dict[str, Any] = {
    "resourceType": "Observation",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
    "subject": {"reference": "Patient/p-ada"},
    "effectiveDateTime": "2026-02-28T10:00:00Z",
    "valueQuantity": {"value": 72.5, "unit": "/min", "system": "http://unitsofmeasure.org", "code": "/min"},
}


async def permit(work: Work, patient: str) -> Permit:
    return await access.require(work, PatientId(patient), Purpose.CARE, "record.read")


async def test_what_is_created_is_read_as_it_was_with_an_id_and_a_version(by: As) -> None:
    async with by("osei") as work:
        made = await record.create(work, await permit(work, "p-ada"), PULSE)
    assert (made.version, made.patients) == (1, {"p-ada"})
    async with by("ada") as work:
        found = await record.read(work, await permit(work, "p-ada"), "Observation", made.id)
    assert found == made
    assert found.resource.pop("meta") == {"versionId": "1", "lastUpdated": "2026-03-01T09:00:00Z"}
    assert found.resource == {**PULSE, "id": made.id}


async def test_each_update_is_a_version_and_the_same_again_is_none(by: As) -> None:
    async with by("osei") as work:
        proof = await permit(work, "p-ada")
        made = await record.create(work, proof, PULSE, "pulse-1")
        same = await record.update(work, proof, made.resource)
        changed = await record.update(work, proof, {**made.resource, "status": "amended"}, if_match=1)
        assert (same.version, changed.version) == (1, 2)
        with pytest.raises(Conflict):
            await record.update(work, proof, made.resource, if_match=1)
        assert (await record.vread(work, proof, "Observation", "pulse-1", 1)).resource["status"] == "final"
        assert [one.version for one in await record.history(work, proof, "Observation", "pulse-1")] == [2, 1]
        with pytest.raises(NotFound):
            await record.vread(work, proof, "Observation", "pulse-1", 3)


async def test_what_is_deleted_is_not_read_any_more_but_its_versions_are(by: As) -> None:
    async with by("osei") as work:
        proof = await permit(work, "p-ada")
        await record.create(work, proof, PULSE, "pulse-1")
        with pytest.raises(Conflict):
            await record.delete(work, proof, "Observation", "pulse-1", if_match=7)
        gone = await record.delete(work, proof, "Observation", "pulse-1")
        assert gone is not None
        assert (gone.version, gone.deleted) == (2, True)
        with pytest.raises(NotFound):
            await record.read(work, proof, "Observation", "pulse-1")
        assert (await record.vread(work, proof, "Observation", "pulse-1", 1)).resource["status"] == "final"
        assert (await record.update(work, proof, {**PULSE, "id": "pulse-1"})).version == 3
        assert await record.delete(work, proof, "Observation", "never") is None


async def test_nobody_reaches_beyond_their_proof(by: As) -> None:
    async with by("osei") as work:
        await record.create(work, await permit(work, "p-ada"), PULSE, "pulse-1")
    async with by("ben") as work:
        proof = await permit(work, "p-ben")
        about_both = {**PULSE, "performer": [{"reference": "Patient/p-ben"}]}
        for refused in (
            record.read(work, proof, "Observation", "pulse-1"),
            record.vread(work, proof, "Observation", "pulse-1", 1),
            record.history(work, proof, "Observation", "pulse-1"),
            record.delete(work, proof, "Observation", "pulse-1"),
            record.update(work, proof, {**PULSE, "id": "pulse-1", "subject": {"reference": "Patient/p-ben"}}),
            record.create(work, proof, PULSE),
            record.create(work, proof, about_both),
            record.create(work, proof, {**PULSE, "subject": {"display": "nobody"}}),
            record.read(work, None, "Observation", "pulse-1"),
        ):
            with pytest.raises(NotPermitted):
                await refused


async def test_what_is_nobody_s_needs_no_proof_of_a_patient(by: As) -> None:
    async with by("ben") as work:
        slot = {"resourceType": "Slot", "status": "free", "schedule": {"reference": "Schedule/s"}}
        slot |= {"start": "2026-03-02T09:00:00Z", "end": "2026-03-02T09:20:00Z"}
        made = await record.create(work, None, slot)
        assert (await record.read(work, await permit(work, "p-ben"), "Slot", made.id)).resource["status"] == "free"


async def test_two_who_create_the_same_are_told_apart(by: As) -> None:
    async with by("osei") as work:
        await record.create(work, await permit(work, "p-ada"), PULSE, "pulse-1")
    with pytest.raises(Conflict):
        async with by("osei") as work:
            await record.create(work, await permit(work, "p-ada"), PULSE, "pulse-1")


async def test_an_invalid_resource_is_refused_by_element_and_keeps_nothing(by: As, db: psycopg.Connection) -> None:
    with pytest.raises(Invalid) as told:
        async with by("osei") as work:
            await record.create(work, await permit(work, "p-ada"), {**PULSE, "status": "Ada Lovelace"})
    assert told.value.element == "Observation.status"
    assert "Ada" not in str(told.value)
    assert db.execute("select count(*) from resource").fetchone() == (0,)


async def test_the_account_is_not_written_by_hand(by: As) -> None:
    async with by("seed") as work:
        proof = await access.require_scope(work, Purpose.OPERATIONS, "record.read")
        event = {
            "resourceType": "AuditEvent",
            "type": {"code": "rest"},
            "recorded": "2026-03-01T09:00:00Z",
            "agent": [{"requestor": True}],
            "source": {"observer": {"display": "x"}},
        }
        with pytest.raises(Invalid):
            await record.create(work, proof, event)


def test_history_is_not_changed_afterwards(db: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.RaiseException):
        db.execute("delete from resource_history")
