"""The account as FHIR: an entry of `audit` is an AuditEvent. https://hl7.org/fhir/R4/auditevent.html.

Codes as IHE Basic Audit Log Patterns has them: https://profiles.ihe.net/ITI/BALP/.
"""

from collections.abc import Mapping
from datetime import UTC
from typing import Final

from abaton.audit.model import Entry
from abaton.identity.model import Person
from abaton.record.body import instant
from abaton.record.model import Resource
from abaton.record.references import target

_CODES: Final = "http://terminology.hl7.org/CodeSystem"
_REST: Final[Resource] = {"system": f"{_CODES}/audit-event-type", "code": "rest", "display": "RESTful Operation"}
_INTERACTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "record.create": ("create", "C"),
    "record.delete": ("delete", "D"),
    "record.history": ("history-instance", "R"),
    "record.read": ("read", "R"),
    "record.search": ("search-type", "R"),
    "record.transaction": ("transaction", "E"),
    "record.update": ("update", "U"),
    "record.vread": ("vread", "R"),
}
_PURPOSES: Final = {"care": "TREAT", "own": "PATRQT", "emergency": "ETREAT", "operations": "HOPERAT"}


def audit_event(entry: Entry, person: Person | None) -> Resource:
    """Return an entry as an AuditEvent.

    Args:
        entry: Of the account.
        person: Who acted, or `None` for one of our own processes and for somebody who has left.
    """
    interaction, action = _INTERACTIONS.get(entry.action, (None, "E"))
    subtype = {"system": "urn:abaton:action", "code": entry.action}
    if interaction is not None:
        subtype = {"system": "http://hl7.org/fhir/restful-interaction", "code": interaction}
    at = instant(entry.at.astimezone(UTC))
    made: Resource = {
        "resourceType": "AuditEvent",
        "id": str(entry.id),
        "meta": {"versionId": "1", "lastUpdated": at},
        "type": _REST,
        "subtype": [subtype],
        "action": action,
        "recorded": at,
        "outcome": "0" if entry.outcome == "done" else "4",
        "agent": [{"who": _who(entry, person), "requestor": True}],
        "source": {"observer": {"display": "Abaton"}},
    }
    if person is not None:
        made["agent"][0]["name"] = person.name
    if entry.purpose in _PURPOSES:
        made["purposeOfEvent"] = [{"coding": [{"system": f"{_CODES}/v3-ActReason", "code": _PURPOSES[entry.purpose]}]}]
    entities: list[Resource] = []
    if entry.patient is not None:
        role = {"system": f"{_CODES}/object-role", "code": "1", "display": "Patient"}
        entities.append({"what": {"reference": f"Patient/{entry.patient}"}, "role": role})
    about = None if entry.about is None else target(entry.about)
    if about is not None and about.type and about != ("Patient", entry.patient):
        entities.append({"what": {"reference": entry.about}})
    return {**made, "entity": entities} if entities else made


def _who(entry: Entry, person: Person | None) -> Resource:
    if person is not None and person.practitioner is not None:
        return {"reference": f"Practitioner/{person.practitioner}"}
    if person is not None and person.patient is not None:
        return {"reference": f"Patient/{person.patient}"}
    return {"identifier": {"system": "urn:abaton:actor", "value": entry.actor}}
