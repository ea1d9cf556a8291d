"""In whose compartments a resource lies. https://hl7.org/fhir/R4/compartmentdefinition-patient.html."""

from functools import cache
from typing import Final

from abaton.kernel.ids import PatientId
from abaton.record import definitions
from abaton.record.model import Resource
from abaton.record.references import target
from abaton.record.search.expressions import Extractor, compiled

# What describes the clinic, its work and its words: readable to everyone who is signed in, unless a patient is in it
# (a Schedule may be a patient's). Types that may carry anything (Binary, Bundle, Basic) are not among them.
SHARED: Final = frozenset(
    [
        "ActivityDefinition",
        "CapabilityStatement",
        "ChargeItemDefinition",
        "CodeSystem",
        "CompartmentDefinition",
        "ConceptMap",
        "DeviceDefinition",
        "Endpoint",
        "EventDefinition",
        "Evidence",
        "EvidenceVariable",
        "ExampleScenario",
        "GraphDefinition",
        "HealthcareService",
        "ImplementationGuide",
        "InsurancePlan",
        "Library",
        "Location",
        "Measure",
        "Medication",
        "MedicationKnowledge",
        "MessageDefinition",
        "NamingSystem",
        "ObservationDefinition",
        "OperationDefinition",
        "Organization",
        "OrganizationAffiliation",
        "PlanDefinition",
        "Practitioner",
        "PractitionerRole",
        "Questionnaire",
        "Schedule",
        "SearchParameter",
        "Slot",
        "SpecimenDefinition",
        "StructureDefinition",
        "StructureMap",
        "Substance",
        "TerminologyCapabilities",
        "ValueSet",
    ]
)


def patients_of(resource: Resource) -> frozenset[PatientId]:
    """Return the patients in whose compartments it lies. A Patient is its own, and nobody else's."""
    kind = resource["resourceType"]
    if kind == "Patient":
        return frozenset({PatientId(resource["id"])})
    found: set[PatientId] = set()
    for extract in _extractors(kind):
        for value in extract(resource):
            place = target(str(value.value.get("reference", "#")))
            if place is not None and place.type == "Patient":
                found.add(PatientId(place.id))
    return frozenset(found)


@cache
def _extractors(kind: str) -> tuple[Extractor, ...]:
    return tuple(compiled(expression) for expression in definitions.compartment().get(kind, ()))
