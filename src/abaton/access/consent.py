"""What a Consent (FHIR R4) says of who may see a record.

A refusal of a part is held to refuse all, since nothing here can withhold a part; a permission for a part lifts
nothing. A permission opens nothing by itself: it lifts a refusal that is wider. https://hl7.org/fhir/R4/consent.html
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from abaton.access.model import Provision
from abaton.access.reference import an_object, objects, patient_of, period, referred
from abaton.kernel.ids import PatientId

# http://terminology.hl7.org/CodeSystem/consentscope: agreements to a treatment or a study are not about who may see.
PRIVACY: Final = "patient-privacy"
# Elements that narrow a provision to a part of the record or to some acts.
_PARTS: Final = ("action", "securityLabel", "class", "code", "dataPeriod", "data")
# http://terminology.hl7.org/CodeSystem/v3-ActReason: a provision for other purposes, such as research, is none of care.
_CARE: Final = frozenset({"TREAT", "ETREAT", "CAREMGT"})
# http://terminology.hl7.org/CodeSystem/v3-ActCode, where the base rule is said by `policyRule` alone.
_RULES: Final = {"OPTOUT": False, "OPTIN": True}


def provisions(resource: Mapping[str, Any], zone: ZoneInfo) -> list[Provision]:
    """Return what an active privacy Consent says; of any other there is nothing to keep.

    Raises:
        Invalid: a period that is none.
    """
    patient = patient_of(resource.get("patient"))
    if patient is None or resource.get("status") != "active" or PRIVACY not in _codes(resource.get("scope")):
        return []
    base = an_object(resource.get("provision"))
    found = list(_of(base, patient, zone))
    if "type" not in base:
        rules = [_RULES[code] for code in _codes(resource.get("policyRule")) if code in _RULES]
        found += [
            Provision(patient=patient, practitioner=None, allowed=allowed, since=None, until=None) for allowed in rules
        ]
    return found


def _of(provision: Mapping[str, Any], patient: PatientId, zone: ZoneInfo) -> Iterator[Provision]:
    allowed = {"permit": True, "deny": False}.get(str(provision.get("type")))
    purposes = {str(one.get("code")) for one in objects(provision.get("purpose"))}
    narrowed = any(part in provision for part in _PARTS)
    if allowed is not None and not (allowed and narrowed) and (not purposes or purposes & _CARE):
        since, until = period(provision.get("period"), zone)
        for practitioner in _actors(provision):
            yield Provision(patient=patient, practitioner=practitioner, allowed=allowed, since=since, until=until)
    for exception in objects(provision.get("provision")):
        yield from _of(exception, patient, zone)


def _actors(provision: Mapping[str, Any]) -> list[str | None]:
    """Return whom a provision is about: everybody when it names nobody; who is no practitioner is nobody here."""
    if "actor" not in provision:
        return [None]
    named = (referred(one.get("reference"), "Practitioner") for one in objects(provision["actor"]))
    return list({one for one in named if one is not None})


def _codes(concept: Any) -> set[str]:  # noqa: ANN401 FHIR's JSON
    return {str(one.get("code")) for one in objects(an_object(concept).get("coding"))}
