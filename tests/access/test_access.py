"""Who may see whose record: by booking, care team, refusal and broken glass, written in the same work as they are."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import msgspec
import psycopg
import pytest
from tests import people
from tests.people import SEED, TRACE, Clinic, SignedIn

from abaton.access import service as access
from abaton.access.events import GlassBroken
from abaton.access.model import Permit, Purpose, Scope
from abaton.identity.model import Role
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotPermitted
from abaton.kernel.ids import ActorId, PatientId

pytestmark = pytest.mark.anyio


@pytest.fixture
async def clinic(dsn: str) -> AsyncIterator[Clinic]:
    async with people.clinic(dsn) as clinic:
        yield clinic


async def write(clinic: Clinic, resource: dict[str, Any]) -> None:
    async with clinic.database.begin(SEED, TRACE) as work:
        await access.index(work, resource)


async def permit(
    clinic: Clinic,
    who: SignedIn | ActorId,
    patient: PatientId,
    purpose: Purpose = Purpose.CARE,
    act: str = "record.read",
) -> Permit | None:
    actor = who.id if isinstance(who, SignedIn) else who
    try:
        async with clinic.database.begin(actor, TRACE) as work:
            return await access.require(work, patient, purpose, act)
    except NotPermitted:
        return None


async def scope(clinic: Clinic, who: SignedIn, purpose: Purpose = Purpose.CARE) -> Scope | None:
    try:
        async with clinic.database.begin(who.id, TRACE) as work:
            return await access.require_scope(work, purpose, "record.search")
    except NotPermitted:
        return None


def appointment(clinic: Clinic, patient: SignedIn, clinician: SignedIn, **changed: object) -> dict[str, Any]:
    start = clinic.clock.now + timedelta(days=2)
    return {
        "resourceType": "Appointment",
        "id": "visit-1",
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=20)).isoformat(),
        "participant": [
            {"actor": {"reference": f"Patient/{patient.patient_id}"}, "status": "accepted"},
            {"actor": {"reference": f"Practitioner/{clinician.practitioner_id}"}, "status": "accepted"},
        ],
        **changed,
    }


def care_team(patient: SignedIn, clinician: SignedIn, **changed: object) -> dict[str, Any]:
    return {
        "resourceType": "CareTeam",
        "id": "team-1",
        "status": "active",
        "subject": {"reference": f"Patient/{patient.patient_id}"},
        "participant": [{"member": {"reference": f"Practitioner/{clinician.practitioner_id}"}}],
        **changed,
    }


def refusal(patient: SignedIn, *practitioners: str, **changed: object) -> dict[str, Any]:
    provision: dict[str, Any] = {"type": "deny"}
    if practitioners:
        provision["actor"] = [{"reference": {"reference": f"Practitioner/{one}"}} for one in practitioners]
    return {
        "resourceType": "Consent",
        "id": "consent-1",
        "status": "active",
        "scope": {"coding": [{"code": "patient-privacy"}]},
        "patient": {"reference": f"Patient/{patient.patient_id}"},
        "provision": provision,
        **changed,
    }


async def test_a_patient_sees_their_own_record_and_nobody_else_does(clinic: Clinic, db: psycopg.Connection) -> None:
    patient, other, clinician = await clinic.patient(), await clinic.patient("Ola"), await clinic.clinician()
    administrator = await clinic.administrator()
    assert await permit(clinic, patient, patient.patient) == Permit(patient.id, patient.patient, Purpose.OWN)
    assert await scope(clinic, patient) == Scope(patient.id, Purpose.OWN, frozenset({patient.patient}))
    for one in (other, clinician, administrator, ActorId("nobody"), ActorId("no such person")):
        assert await permit(clinic, one, patient.patient) is None
    # An unknown patient is refused like a forbidden one.
    assert await permit(clinic, clinician, PatientId("unknown")) is None
    refused = db.execute("select actor, patient_id, purpose from audit_entry where outcome = 'refused'").fetchall()
    assert (clinician.id, patient.patient, "care") in refused
    assert len(refused) == 6
    assert await scope(clinic, administrator) is None
    assert await scope(clinic, clinician) == Scope(clinician.id, Purpose.CARE, frozenset())


async def test_a_booking_opens_the_record_until_some_days_after_the_visit(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    await write(clinic, appointment(clinic, patient, clinician))
    assert await permit(clinic, clinician, patient.patient) == Permit(clinician.id, patient.patient, Purpose.CARE)
    assert await scope(clinic, clinician) == Scope(clinician.id, Purpose.CARE, frozenset({patient.patient}))
    clinic.clock.forward(timedelta(days=2, minutes=20) + access.durations().after_visit - timedelta(seconds=1))
    assert await permit(clinic, clinician, patient.patient) is not None
    clinic.clock.forward(timedelta(seconds=1))
    assert await permit(clinic, clinician, patient.patient) is None
    assert await scope(clinic, clinician) == Scope(clinician.id, Purpose.CARE, frozenset())


@pytest.mark.parametrize("status", ["cancelled", "noshow", "entered-in-error"])
async def test_a_visit_that_will_not_be_closes_the_record_now(clinic: Clinic, status: str) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    booked = appointment(clinic, patient, clinician)
    await write(clinic, booked)
    await write(clinic, booked | {"status": status})
    assert await permit(clinic, clinician, patient.patient) is None
    await write(clinic, booked)
    assert await permit(clinic, clinician, patient.patient) is not None


async def test_a_visit_given_to_another_clinician_moves_the_access_with_it(clinic: Clinic) -> None:
    patient, first, second = await clinic.patient(), await clinic.clinician(), await clinic.clinician("Dr Vik")
    await write(clinic, appointment(clinic, patient, first))
    await write(clinic, appointment(clinic, patient, second))
    assert await permit(clinic, first, patient.patient) is None
    assert await permit(clinic, second, patient.patient) is not None


async def test_what_is_rolled_back_opens_nothing(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    with pytest.raises(KeyError):
        async with clinic.database.begin(SEED, TRACE) as work:
            await access.index(work, appointment(clinic, patient, clinician))
            raise KeyError
    assert await permit(clinic, clinician, patient.patient) is None


async def test_another_server_s_patient_is_not_ours(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    forged = appointment(clinic, patient, clinician)
    forged["participant"][0]["actor"]["reference"] = f"https://elsewhere.test/fhir/Patient/{patient.patient_id}"
    await write(clinic, forged)
    assert await permit(clinic, clinician, patient.patient) is None


async def test_a_care_team_opens_the_record_for_as_long_as_it_lasts(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    await write(clinic, care_team(patient, clinician, period={"start": "2026-03", "end": "2026-03-02"}))
    assert await permit(clinic, clinician, patient.patient) is not None
    # The second of March ends at 22:00 UTC in Athens; it is nine in the morning of the first, UTC.
    clinic.clock.forward(timedelta(hours=37) - timedelta(seconds=1))
    assert await permit(clinic, clinician, patient.patient) is not None
    clinic.clock.forward(timedelta(seconds=1))
    assert await permit(clinic, clinician, patient.patient) is None
    await write(clinic, care_team(patient, clinician))
    assert await permit(clinic, clinician, patient.patient) is not None
    await write(clinic, care_team(patient, clinician, status="inactive"))
    assert await permit(clinic, clinician, patient.patient) is None


async def test_what_is_deleted_opens_nothing_any_more(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    await write(clinic, care_team(patient, clinician))
    async with clinic.database.begin(SEED, TRACE) as work:
        await access.forget(work, "CareTeam", "team-1")
    assert await permit(clinic, clinician, patient.patient) is None


async def test_a_refusal_shuts_one_out_at_once_and_taking_it_back_lets_them_in(clinic: Clinic) -> None:
    patient, one, other = await clinic.patient(), await clinic.clinician(), await clinic.clinician("Dr Vik")
    for number, clinician in enumerate((one, other)):
        await write(clinic, care_team(patient, clinician, id=f"team-{number}"))
    async with clinic.database.begin(one.id, TRACE) as work:
        assert await access.require(work, patient.patient, Purpose.CARE, "record.read")
        await access.index(work, refusal(patient, one.practitioner))
        with pytest.raises(NotPermitted):
            await access.require(work, patient.patient, Purpose.CARE, "record.read")
    assert await scope(clinic, one) == Scope(one.id, Purpose.CARE, frozenset())
    assert await permit(clinic, other, patient.patient) is not None
    assert await permit(clinic, patient, patient.patient) is not None
    await write(clinic, refusal(patient, one.practitioner, status="inactive"))
    assert await permit(clinic, one, patient.patient) is not None


async def test_a_refusal_of_everybody_spares_who_is_named_as_an_exception(clinic: Clinic) -> None:
    patient, one, other = await clinic.patient(), await clinic.clinician(), await clinic.clinician("Dr Vik")
    for number, clinician in enumerate((one, other)):
        await write(clinic, care_team(patient, clinician, id=f"team-{number}"))
    exception = {"type": "permit", "actor": [{"reference": {"reference": f"Practitioner/{one.practitioner_id}"}}]}
    await write(clinic, refusal(patient, provision={"type": "deny", "provision": [exception]}))
    assert await permit(clinic, one, patient.patient) is not None
    assert await permit(clinic, other, patient.patient) is None
    assert await scope(clinic, one) == Scope(one.id, Purpose.CARE, frozenset({patient.patient}))
    assert await scope(clinic, other) == Scope(other.id, Purpose.CARE, frozenset())


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({"scope": {"coding": [{"code": "treatment"}]}}, True),
        ({"provision": {"type": "deny", "purpose": [{"code": "HRESCH"}]}}, True),
        ({"provision": {"type": "deny", "period": {"end": "2026-02"}}}, True),
        ({"provision": {"type": "permit"}}, True),
        ({"provision": {"type": "deny", "class": [{"code": "Condition"}]}}, False),
        ({"provision": {"type": "deny", "period": {"start": "2026-03-01"}}}, False),
        ({"provision": {}, "policyRule": {"coding": [{"code": "OPTOUT"}]}}, False),
    ],
)
async def test_a_consent_counts_as_far_as_it_is_about_who_may_see(
    clinic: Clinic, changed: dict[str, Any], *, seen: bool
) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    await write(clinic, care_team(patient, clinician))
    await write(clinic, refusal(patient, **changed))
    assert (await permit(clinic, clinician, patient.patient) is not None) is seen


async def test_a_permission_alone_opens_nothing(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    await write(clinic, refusal(patient, provision={"type": "permit"}))
    assert await permit(clinic, clinician, patient.patient) is None


async def test_broken_glass_opens_the_record_for_an_hour_and_the_patient_hears_of_it(
    clinic: Clinic, db: psycopg.Connection
) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    body = {"patient_id": patient.patient_id, "reason": "Found unconscious at the door"}
    reply = await clinician.http.post("/api/break-glass", json=body)
    until = clinic.clock.now + access.durations().glass_lasts
    assert (reply.status_code, reply.json()) == (200, {"expires_at": until.isoformat().replace("+00:00", "Z")})
    assert await permit(clinic, clinician, patient.patient) == Permit(clinician.id, patient.patient, Purpose.EMERGENCY)
    assert await scope(clinic, clinician) == Scope(clinician.id, Purpose.CARE, frozenset({patient.patient}))
    (payload,) = db.execute("select payload from outbox where type = 'access.glass_broken.v1'").fetchone() or (b"",)
    told = msgspec.json.decode(payload, type=GlassBroken)
    assert told == GlassBroken(patient=patient.patient, person=clinician.id, until=until)
    entry = db.execute(
        "select actor, patient_id, purpose, outcome from audit_entry where action = 'access.break_glass'"
    ).fetchall()
    assert entry == [(clinician.id, patient.patient, "emergency", "done")]
    assert "unconscious" not in str(db.execute("select * from audit_entry").fetchall())
    clinic.clock.forward(access.durations().glass_lasts)
    assert await permit(clinic, clinician, patient.patient) is None


async def test_glass_holds_against_who_is_no_clinician_gives_no_reason_or_is_refused_by_the_patient(
    clinic: Clinic,
) -> None:
    patient, clinician, administrator = await clinic.patient(), await clinic.clinician(), await clinic.administrator()
    body = {"patient_id": patient.patient_id, "reason": "Found unconscious at the door"}
    for one in (patient, administrator):
        assert (await one.http.post("/api/break-glass", json=body)).status_code == 403
    short = await clinician.http.post("/api/break-glass", json=body | {"reason": "   because    "})
    assert (short.status_code, set(short.json()["invalid"])) == (422, {"reason"})
    await write(clinic, refusal(patient, clinician.practitioner))
    assert (await clinician.http.post("/api/break-glass", json=body)).status_code == 403
    assert await permit(clinic, clinician, patient.patient) is None


async def test_a_patient_sees_who_looked_and_who_tried(clinic: Clinic) -> None:
    patient, clinician, other = await clinic.patient(), await clinic.clinician(), await clinic.clinician("Dr Vik")
    await write(clinic, care_team(patient, clinician))
    assert await permit(clinic, other, patient.patient) is None
    clinic.clock.forward(timedelta(minutes=1))
    async with clinic.database.begin(clinician.id, TRACE) as work:
        await look(work, patient.patient)
    seen = (await patient.http.get("/api/my-record/visitors")).json()
    assert [(one["actor_name"], one["actor_role"], one["action"], one["outcome"]) for one in seen] == [
        ("Dr Amara Osei", "clinician", "record.read", "done"),
        ("Dr Vik", "clinician", "record.read", "refused"),
    ]
    assert (seen[0]["purpose"], seen[0]["about"]) == ("care", "Condition/1")
    clinic.clock.forward(timedelta(days=3))
    assert (await (await clinic.signed_in(patient.id)).get("/api/my-record/visitors?days=2")).json() != seen
    assert (await clinician.http.get("/api/my-record/visitors")).status_code in {401, 403}


async def look(work: Work, patient: PatientId) -> None:
    from abaton.audit import service as audit  # noqa: PLC0415

    permit = await access.require(work, patient, Purpose.CARE, "record.read")
    await audit.record(work, "record.read", patient, purpose=permit.purpose, about="Condition/1")


async def test_guests_see_nothing(clinic: Clinic) -> None:
    patient, guest = await clinic.patient(), await clinic.person("Interpreter", [Role.GUEST])
    assert await permit(clinic, guest, patient.patient) is None
    assert await scope(clinic, guest) is None


async def test_our_own_programs_work_on_everybody(clinic: Clinic) -> None:
    patient = await clinic.patient()
    for program in ("worker", "importer", "seed"):
        found = await permit(clinic, ActorId(program), patient.patient)
        assert found == Permit(ActorId(program), patient.patient, Purpose.OPERATIONS)
    assert await permit(clinic, ActorId("device"), patient.patient) is None
    assert await permit(clinic, ActorId("device"), patient.patient, act="samples.add") is not None


async def test_a_patient_does_not_write_bare_entries_of_their_record(clinic: Clinic) -> None:
    patient = await clinic.patient()
    assert await permit(clinic, patient, patient.patient, Purpose.OWN, "record.update") is None
    assert await permit(clinic, patient, patient.patient, Purpose.OWN, "visits.book") is not None


async def test_a_period_that_is_none_is_named(clinic: Clinic) -> None:
    patient, clinician = await clinic.patient(), await clinic.clinician()
    for wrong in ({"end": "2026-13"}, {"end": "soon"}):
        with pytest.raises(Invalid):
            await write(clinic, care_team(patient, clinician, period=wrong))
