"""What a visit spared, as a FHIR R4 Observation."""

from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from abaton.kernel.errors import Invalid
from abaton.visits.afterwards.model import Trip

Resource: TypeAlias = dict[str, Any]

# Chosen: round the earth, and a day's journey: beyond, it is a slip of the finger.
MOST_KM: Final = 40_000.0
MOST_MINUTES: Final = 24 * 60
_UCUM: Final = "http://unitsofmeasure.org"


def check(trip: Trip) -> None:
    """Refuse lengths that no trip has, and a trip that is said not to be one.

    Raises:
        Invalid: by the element.
    """
    if trip.km is not None and not 0 <= trip.km <= MOST_KM:
        raise Invalid("km", "0 to 40000")
    if trip.minutes is not None and not 0 <= trip.minutes <= MOST_MINUTES:
        raise Invalid("minutes", "0 to 1440")
    if not trip.replaced and (trip.km is not None or trip.minutes is not None):
        raise Invalid("replaced", "true when a trip is told")


def observation(trip: Trip, *, patient: str, encounter: str, at: datetime) -> Resource:
    """Write the answer. No terminology has a code for it: it says itself in words."""
    told: Resource = {
        "resourceType": "Observation",
        "status": "final",
        "category": [
            {
                "coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"},
                ]
            }
        ],
        "code": {"text": "This visit replaced a trip to the clinic"},
        "subject": {"reference": f"Patient/{patient}"},
        "encounter": {"reference": f"Encounter/{encounter}"},
        "effectiveDateTime": at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "performer": [{"reference": f"Patient/{patient}"}],
        "valueBoolean": trip.replaced,
    }
    parts = [("Length of the trip, both ways", trip.km, "km"), ("Time of the trip, both ways", trip.minutes, "min")]
    components = [
        {"code": {"text": text}, "valueQuantity": {"value": value, "unit": unit, "system": _UCUM, "code": unit}}
        for text, value, unit in parts
        if value is not None
    ]
    return {**told, "component": components} if components else told
