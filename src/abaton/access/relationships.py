"""Care relationships that follow from Appointment and CareTeam (FHIR R4)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from abaton.access.model import Kind, Relationship
from abaton.access.reference import objects, patient_of, period, referred
from abaton.kernel.time import instant

# https://hl7.org/fhir/R4/valueset-appointmentstatus.html: it did not or will not take place, or nobody has agreed yet.
NO_VISIT: Final = frozenset({"cancelled", "noshow", "entered-in-error", "proposed", "waitlist"})
# https://hl7.org/fhir/R4/valueset-care-team-status.html: `status` may be left out.
NO_TEAM: Final = frozenset({"proposed", "suspended", "inactive", "entered-in-error"})
# Who has declined a visit, https://hl7.org/fhir/R4/valueset-participationstatus.html
DECLINED: Final = "declined"


def of_appointment(resource: Mapping[str, Any], now: datetime, after_visit: timedelta) -> list[Relationship]:
    """Return who cares for whom by a booked visit: from now, until some days after its end.

    Args:
        resource: An Appointment.
        now: When it is written. An earlier beginning that is known stays.
        after_visit: How long the relationship outlasts the visit.

    Raises:
        Invalid: an end that is no instant.
    """
    if resource.get("status") in NO_VISIT:
        return []
    named = [one.get("actor") for one in objects(resource.get("participant")) if one.get("status") != DECLINED]
    patients = {found for one in named if (found := patient_of(one)) is not None}
    practitioners = {found for one in named if (found := referred(one, "Practitioner")) is not None}
    last = resource.get("end") or resource.get("start")
    until = (now if last is None else instant(str(last))) + after_visit
    return [
        Relationship(patient=patient, practitioner=practitioner, kind=Kind.APPOINTMENT, since=now, until=until)
        for patient in patients
        for practitioner in practitioners
    ]


def of_care_team(resource: Mapping[str, Any], now: datetime, zone: ZoneInfo) -> list[Relationship]:
    """Return who cares for whom by a care team: as long as it lasts, and within it as long as one belongs to it.

    Raises:
        Invalid: a period that is none.
    """
    patient = patient_of(resource.get("subject"))
    if patient is None or resource.get("status") in NO_TEAM:
        return []
    team_since, team_until = period(resource.get("period"), zone)
    found: dict[str, Relationship] = {}
    for one in objects(resource.get("participant")):
        practitioner = referred(one.get("member"), "Practitioner")
        if practitioner is not None:
            since, until = period(one.get("period"), zone)
            ends = [end for end in (team_until, until) if end is not None]
            found[practitioner] = Relationship(
                patient=patient,
                practitioner=practitioner,
                kind=Kind.CARE_TEAM,
                since=max((start for start in (team_since, since) if start is not None), default=now),
                until=min(ends, default=None),
            )
    return list(found.values())
