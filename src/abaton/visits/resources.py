"""A visit as FHIR R4 resources: Slot, Appointment, Encounter, Consent."""

from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from abaton.visits.model import Course, State

Resource: TypeAlias = dict[str, Any]

WISH: Final = "urn:abaton:extension:wish"
"""What somebody wants for their visit, such as an interpreter: an extension of Appointment, once for each wish."""

_ENCOUNTER_CLASS: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "code": "VR",
    "display": "virtual",
}
# https://hl7.org/fhir/R4/valueset-appointmentstatus.html, https://hl7.org/fhir/R4/valueset-encounter-status.html
_APPOINTMENT_STATUS: Final = {
    State.BOOKED: "booked",
    State.WAITING: "arrived",
    State.STEPPED_AWAY: "arrived",
    State.IN_ROOM: "arrived",
    State.FINISHED: "fulfilled",
    State.CANCELLED: "cancelled",
    State.MISSED: "noshow",
}
ENCOUNTER_STATUS: Final = {
    State.WAITING: "arrived",
    State.STEPPED_AWAY: "arrived",
    State.IN_ROOM: "in-progress",
    State.FINISHED: "finished",
    State.CANCELLED: "cancelled",
}


def instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def slot(identifier: str, schedule: str, start: datetime, end: datetime, *, busy: bool) -> Resource:
    return {
        "resourceType": "Slot",
        "id": identifier,
        "schedule": {"reference": f"Schedule/{schedule}"},
        "status": "busy" if busy else "free",
        "start": instant(start),
        "end": instant(end),
    }


def schedule(practitioner: str, name: str, *, active: bool) -> Resource:
    return {
        "resourceType": "Schedule",
        "active": active,
        "actor": [{"reference": f"Practitioner/{practitioner}", "display": name}],
    }


def appointment(
    *,
    patient: str,
    practitioner: str,
    practitioner_name: str,
    slot: str,
    start: datetime,
    end: datetime,
    reason: str,
    wants: tuple[str, ...],
    now: datetime,
) -> Resource:
    accepted = {"required": "required", "status": "accepted"}
    made: Resource = {
        "resourceType": "Appointment",
        "status": "booked",
        "slot": [{"reference": f"Slot/{slot}"}],
        "start": instant(start),
        "end": instant(end),
        "minutesDuration": int((end - start).total_seconds()) // 60,
        "created": instant(now),
        "participant": [
            {"actor": {"reference": f"Patient/{patient}"}, **accepted},
            {"actor": {"reference": f"Practitioner/{practitioner}", "display": practitioner_name}, **accepted},
        ],
    }
    if reason:
        made["reasonCode"] = [{"text": reason}]
    if wants:
        made["extension"] = [{"url": WISH, "valueString": want} for want in wants]
    return made


def moved(before: Resource, *, slot: str, start: datetime, end: datetime) -> Resource:
    minutes = int((end - start).total_seconds()) // 60
    return {
        **before,
        "slot": [{"reference": f"Slot/{slot}"}],
        "start": instant(start),
        "end": instant(end),
        "minutesDuration": minutes,
    }


def appointment_in(before: Resource, state: State, reason: str | None = None) -> Resource:
    """Bring an Appointment to where the visit stands."""
    now = {**before, "status": _APPOINTMENT_STATUS[state]}
    return {**now, "cancelationReason": {"text": reason}} if reason else now


def reason(appointment: Resource) -> str:
    return next((str(one["text"]) for one in appointment.get("reasonCode", ()) if one.get("text")), "")


def practitioner_name(appointment: Resource) -> str:
    actors = (one.get("actor", {}) for one in appointment.get("participant", ()))
    named = (one for one in actors if str(one.get("reference", "")).startswith("Practitioner/"))
    return next((str(one["display"]) for one in named if one.get("display")), "")


def wants(appointment: Resource) -> tuple[str, ...]:
    return tuple(
        str(one["valueString"])
        for one in appointment.get("extension", ())
        if one.get("url") == WISH and "valueString" in one
    )


def encounter(visit: Course, practitioner_name: str, now: datetime) -> Resource:
    return {
        "resourceType": "Encounter",
        "status": "arrived",
        "statusHistory": [{"status": "arrived", "period": {"start": instant(now)}}],
        "class": _ENCOUNTER_CLASS,
        "subject": {"reference": f"Patient/{visit.patient}"},
        "participant": [
            {"individual": {"reference": f"Practitioner/{visit.practitioner}", "display": practitioner_name}}
        ],
        "appointment": [{"reference": f"Appointment/{visit.id}"}],
        "period": {"start": instant(now)},
    }


def encounter_in(before: Resource, state: State, now: datetime) -> Resource:
    """Bring an Encounter to where the visit stands; how it came there stays in its history."""
    status = ENCOUNTER_STATUS[state]
    if before["status"] == status:
        return before
    at = instant(now)
    *earlier, last = before["statusHistory"]
    ended = {**last, "period": {**last["period"], "end": at}}
    over = state in {State.FINISHED, State.CANCELLED}
    return {
        **before,
        "status": status,
        "statusHistory": [
            *earlier,
            ended,
            {"status": status, "period": {"start": at, **({"end": at} if over else {})}},
        ],
        "period": {**before["period"], **({"end": at} if over else {})},
    }


def consent(visit: Course, now: datetime) -> Resource:
    """The patient's agreement to be seen by picture and sound, for this one visit."""
    return {
        "resourceType": "Consent",
        "status": "active",
        "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "treatment"}]},
        # LOINC 59284-0: Consent Document
        "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}], "text": "Virtual visit"}],
        "patient": {"reference": f"Patient/{visit.patient}"},
        "dateTime": instant(now),
        "policyRule": {"text": "Seen by picture and sound, for this one visit"},
        "provision": {
            "type": "permit",
            "period": {"start": instant(now)},
            "data": [{"meaning": "related", "reference": {"reference": f"Appointment/{visit.id}"}}],
        },
    }


def consent_ended(before: Resource, now: datetime) -> Resource:
    provision = before["provision"]
    period = {**provision["period"], "end": instant(now)}
    return {**before, "status": "inactive", "provision": {**provision, "period": period}}


def name(patient: Resource) -> str:
    """Say a patient's name as it is written, or as its parts read."""
    for one in patient.get("name", ()):
        if one.get("text"):
            return str(one["text"])
        parts = [*one.get("given", ()), one.get("family", "")]
        if any(parts):
            return " ".join(str(part) for part in parts if part)
    return ""
