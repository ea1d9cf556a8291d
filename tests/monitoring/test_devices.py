"""One's own devices, over HTTP: connected, let in, and let go."""

from datetime import timedelta

import pytest
from tests import people
from tests.conftest import NOW

pytestmark = pytest.mark.anyio


async def test_a_device_sends_for_its_patient_until_it_is_disconnected(dsn: str) -> None:
    async with people.clinic(dsn) as clinic:
        patient, other = await clinic.patient(), await clinic.patient("Somebody else")
        made = (await patient.http.post("/api/devices", json={"name": "Chest patch"})).json()
        assert (await patient.http.get("/api/devices")).json() == [{"id": made["id"], "name": "Chest patch"}]
        assert (await other.http.get("/api/devices")).json() == []

        reading = {"code": "8867-4", "unit": "/min", "at": (NOW - timedelta(seconds=1)).isoformat(), "value": 72}
        batch = {"device": made["id"], "sent_at": NOW.isoformat(), "series": [{"patient": patient.patient, **reading}]}
        door = await clinic.browser()
        shown = {"Authorization": f"Bearer {made['token']}"}
        assert (await door.post("/api/samples", json=batch, headers=shown)).status_code == 200

        # Nobody lets another's device go.
        assert (await other.http.delete(f"/api/devices/{made['id']}")).status_code == 204
        assert (await door.post("/api/samples", json=batch, headers=shown)).status_code == 200
        assert (await patient.http.delete(f"/api/devices/{made['id']}")).status_code == 204
        assert (await door.post("/api/samples", json=batch, headers=shown)).status_code == 401


async def test_who_is_no_patient_has_no_devices(dsn: str) -> None:
    async with people.clinic(dsn) as clinic:
        clinician = await clinic.clinician()
        assert (await clinician.http.post("/api/devices", json={"name": "Watch"})).status_code == 403
        assert (await (await clinic.browser()).post("/api/devices", json={"name": "Watch"})).status_code == 401
