"""The residents' records: made by carebundle from the seed, with our ids, names and people in them."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from importlib import import_module
from typing import Any, Final, cast
from uuid import UUID, uuid5

from abaton.app.seed.town import PROBLEMS, SEED, STAFF, Resident, Staff
from abaton.record.model import Resource

# Made once, for this town.
_TOWN: Final = UUID("5a0c8f0e-5d0b-4f0a-9a53-3f6b2f0f6d11")
# How long before the clinic opens its newest tests were taken.
_TESTED_BEFORE: Final = timedelta(days=75)
_SNOMED: Final = "http://snomed.info/sct"
_CONDITION: Final = "http://terminology.hl7.org/CodeSystem/condition-"


def named(kind: str, key: str) -> str:
    """Return the id of somebody or something of the town: the same each time."""
    return str(uuid5(_TOWN, f"{kind}/{key}"))


def of_staff(one: Staff) -> Resource:
    return {
        "resourceType": "Practitioner",
        "id": named("Practitioner", one.key),
        "active": True,
        "name": [{"text": one.name}],
        "qualification": [{"code": {"text": one.work}}],
    }


def of_resident(one: Resident, place: int, today: date) -> list[Resource]:
    """Return what the record holds of a resident before the clinic knew them, the Patient first.

    Args:
        one: Whom.
        place: In the row of residents; it parts their chances from each other.
        today: When the clinic opens.
    """
    carebundle: Any = import_module("carebundle")
    bundle = carebundle.generate_bundle(
        profile=one.profile,
        seed=SEED + place,
        sex=one.sex,
        age_range=one.ages,
        reference_date=today - _TESTED_BEFORE,
        index=place,
    )
    entries: list[Any] = json.loads(carebundle.to_json(bundle))["entry"]
    names = {entry["fullUrl"]: _name(one, entry) for entry in entries}
    # Who saw them then is one of us: the town has no other clinic.
    resources = [
        {**_with_names(entry["resource"], names), "id": names[entry["fullUrl"]].partition("/")[2]}
        for entry in entries
        if entry["resource"]["resourceType"] != "Practitioner"
    ]
    patient = next(resource for resource in resources if resource["resourceType"] == "Patient")
    given, _, family = one.name.rpartition(" ")
    patient["name"] = [{"use": "official", "text": one.name, "family": family, "given": [given]}]
    # carebundle's words name somebody else.
    patient.pop("text", None)
    rest = [resource for resource in resources if resource is not patient]
    return [patient, *rest, *_problem(one)]


def _name(one: Resident, entry: Mapping[str, Any]) -> str:
    kind = entry["resource"]["resourceType"]
    if kind == "Patient":
        return f"Patient/{named('Patient', one.key)}"
    if kind == "Practitioner":
        return f"Practitioner/{named('Practitioner', STAFF[0].key)}"
    return f"{kind}/{named(kind, entry['fullUrl'])}"


def _with_names(part: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 a piece of JSON
    """Put our names where the bundle refers to its entries."""
    if isinstance(part, dict):
        held = cast("dict[str, Any]", part)
        return {key: _with_names(value, names) for key, value in held.items()}
    if isinstance(part, list):
        return [_with_names(value, names) for value in cast("list[Any]", part)]
    return names.get(part, part) if isinstance(part, str) else part


def _problem(one: Resident) -> list[Resource]:
    if one.problem is None:
        return []
    code, display, since = PROBLEMS[one.problem]
    return [
        {
            "resourceType": "Condition",
            "id": named("Condition", f"{one.key}/{one.problem}"),
            "clinicalStatus": {"coding": [{"system": f"{_CONDITION}clinical", "code": "active"}]},
            "verificationStatus": {"coding": [{"system": f"{_CONDITION}ver-status", "code": "confirmed"}]},
            "category": [{"coding": [{"system": f"{_CONDITION}category", "code": "problem-list-item"}]}],
            "code": {"coding": [{"system": _SNOMED, "code": code, "display": display}], "text": display},
            "subject": {"reference": f"Patient/{named('Patient', one.key)}"},
            "onsetDateTime": str(since),
        }
    ]
