"""Samples as FHIR. https://hl7.org/fhir/R4/datatypes.html#SampledData."""

import math
from datetime import UTC

from abaton.kernel.ids import PatientId
from abaton.record.model import Resource
from abaton.record.samples.model import Series

_UCUM = "http://unitsofmeasure.org"
_LOINC = "http://loinc.org"
# As https://terminology.hl7.org/MDC.html has it.
_MDC = "urn:iso:std:iso:11073:10101"


def observation(patient: PatientId, series: Series) -> Resource:
    """Return an Observation. It is made when asked for, and has no id."""
    quantity = {"unit": series.unit, "system": _UCUM, "code": series.unit}
    made: Resource = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": _LOINC if "-" in series.code else _MDC, "code": series.code}]},
        "subject": {"reference": f"Patient/{patient}"},
        "device": {"display": series.device},
    }
    start = series.start.astimezone(UTC).isoformat()
    if series.rate_hz is None:
        return {**made, "effectiveDateTime": start, "valueQuantity": {"value": float(series.values[0]), **quantity}}
    return {
        **made,
        "effectivePeriod": {"start": start, "end": series.until.astimezone(UTC).isoformat()},
        "valueSampledData": {
            "origin": {"value": 0, **quantity},
            "period": 1000 / series.rate_hz,
            "dimensions": 1,
            "data": " ".join("E" if math.isnan(one) else f"{one:.7g}" for one in series.values.tolist()),
        },
    }
