"""A clinic with one clinician who has hours, and one patient with a record."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests import people
from tests.people import SEED, TRACE, Clinic, SignedIn

from abaton.access import service as access
from abaton.access.model import Purpose, Scope
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId
from abaton.record import service as record
from abaton.record.search import service as search
from abaton.visits import service as visits

WEEK = {
    "zone": "Europe/Athens",
    "slot_minutes": 30,
    "weekly": [{"weekday": day, "from": "09:00", "to": "17:00"} for day in range(1, 8)],
}


@dataclass(frozen=True, slots=True)
class Town:
    clinic: Clinic
    patient: SignedIn
    clinician: SignedIn
    administrator: SignedIn

    async def free(self, place: int = 0) -> str:
        """Return the id of a slot from tomorrow on."""
        since = (self.clinic.clock.now + timedelta(days=1)).isoformat()
        reply = await self.patient.http.get(
            "/api/slots", params={"practitioner": self.clinician.practitioner, "from": since, "days": 7}
        )
        assert reply.status_code == 200, reply.text
        return reply.json()[place]["id"]

    async def booked(self, reason: str = "Short of breath on the stairs") -> dict[str, Any]:
        reply = await self.patient.http.post(
            "/api/visits", json={"slot": await self.free(), "reason": reason, "wants": ["text only"]}
        )
        assert reply.status_code == 200, reply.text
        return reply.json()

    async def at_the_door(self, **more: str) -> dict[str, Any]:
        """Book, and let the time pass until the visit."""
        visit = await self.booked(**more)
        await self.until(visit["start"])
        return visit

    async def waiting(self) -> str:
        visit = (await self.at_the_door())["id"]
        await done(self.patient, visit, "consent", {"given": True})
        await done(self.patient, visit, "arrive")
        return visit

    async def in_room(self) -> str:
        visit = await self.waiting()
        await done(self.clinician, visit, "admit")
        return visit

    async def finished(self, **note: str) -> str:
        visit = await self.in_room()
        written = {"says": "Breathless", "sees": "Clear lungs", "does": "Walk daily\nCome back in May", **note}
        reply = await self.clinician.http.put(f"/api/visits/{visit}/note", json={**written, "version": 0})
        assert reply.status_code == 200, reply.text
        await done(self.clinician, visit, "sign")
        return visit

    async def until(self, instant: str) -> None:
        """Let time pass. Whoever was signed in signs in again, for a session does not last for days."""
        self.clinic.clock.now = datetime.fromisoformat(instant)
        for one in (self.patient, self.clinician, self.administrator):
            await self.sign_in(one)

    async def later(self, by: timedelta) -> None:
        await self.until((self.clinic.clock.now + by).isoformat())

    async def sign_in(self, who: SignedIn) -> None:
        again = await self.clinic.signed_in(who.id)
        who.http.cookies.clear()
        who.http.cookies.update(again.cookies)

    async def resource(self, kind: str, identifier: str) -> dict[str, Any]:
        async with self.clinic.database.begin(SEED, TRACE) as work:
            proof = await _everything(work)
            return (await record.read(work, proof, kind, identifier)).resource

    async def of_patient(self, kind: str) -> list[dict[str, Any]]:
        async with self.clinic.database.begin(SEED, TRACE) as work:
            params = [("patient", f"Patient/{self.patient.patient}")]
            return [one.resource for one in (await search.search(work, await _everything(work), kind, params)).matches]

    async def encounter(self, visit: str) -> dict[str, Any]:
        """Return the Encounter of a visit."""
        (found,) = [
            one
            for one in await self.of_patient("Encounter")
            if one["appointment"] == [{"reference": f"Appointment/{visit}"}]
        ]
        return found

    async def condition(
        self, code: str, text: str, system: str, *, status: str = "active", onset: str | None = None
    ) -> None:
        clinical = "http://terminology.hl7.org/CodeSystem/condition-clinical"
        told: dict[str, Any] = {
            "resourceType": "Condition",
            "clinicalStatus": {"coding": [{"system": clinical, "code": status}]},
            "code": {"coding": [{"system": system, "code": code}], "text": text},
            "subject": {"reference": f"Patient/{self.patient.patient}"},
        }
        if onset is not None:
            told["onsetDateTime"] = onset
        async with self.clinic.database.begin(SEED, TRACE) as work:
            await record.create(work, await _everything(work), told)

    async def mark_missed(self) -> int:
        async with self.clinic.database.begin(ActorId("worker"), TRACE) as work:
            missed = await visits.missed(work)
            for visit in missed:
                await visits.mark_missed(work, visit)
        return len(missed)


async def done(who: SignedIn, visit: str, act: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
    reply = await who.http.post(f"/api/visits/{visit}/{act}", json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()


async def _everything(work: Work) -> Scope:
    return await access.require_scope(work, Purpose.OPERATIONS, "test.read")


@asynccontextmanager
async def town(dsn: str) -> AsyncGenerator[Town]:
    async with people.clinic(dsn) as clinic:
        patient, clinician, administrator = (
            await clinic.patient(),
            await clinic.clinician(),
            await clinic.administrator(),
        )
        async with clinic.database.begin(SEED, TRACE) as work:
            described = {
                "resourceType": "Patient",
                "name": [{"text": "Eleni Markou"}],
                "birthDate": "1961-05-02",
            }
            await record.create(work, await _everything(work), described, patient.patient)
        reply = await administrator.http.put(f"/api/hours/{clinician.practitioner}", json=WEEK)
        assert reply.status_code == 200, reply.text
        yield Town(clinic, patient, clinician, administrator)
