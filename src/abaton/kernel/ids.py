"""Identifiers. One type per kind of thing, so that they cannot be swapped."""

import re
from typing import Final, NewType

from abaton.kernel.errors import Invalid

ActorId = NewType("ActorId", str)
"""Who acts: a person's id, or the name of one of our own (`worker`, `importer`, `seed`)."""

PatientId = NewType("PatientId", str)
"""Logical id of a FHIR Patient."""

Traceparent = NewType("Traceparent", str)
"""W3C Trace Context, level 1: version, trace id, span id, flags. https://www.w3.org/TR/trace-context/"""

# FHIR R4 datatype `id`: https://hl7.org/fhir/R4/datatypes.html#id
_FHIR_ID: Final = re.compile(r"[A-Za-z0-9\-.]{1,64}", re.ASCII)
_TRACEPARENT: Final = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)


def patient_id(text: str) -> PatientId:
    """Accept a FHIR logical id.

    Raises:
        Invalid: longer than 64, empty, or with a character outside A-Z a-z 0-9 - and point.
    """
    if not _FHIR_ID.fullmatch(text):
        raise Invalid("Patient.id", "1 to 64 of A-Z, a-z, 0-9, hyphen and point")
    return PatientId(text)


def traceparent(header: str | None, fresh: bytes) -> Traceparent:
    """Continue the caller's trace, or begin one when the header is missing or malformed, as the standard asks.

    Args:
        header: The `traceparent` of the request.
        fresh: 24 random bytes: 16 for a trace id, 8 for a span id.
    """
    if header is not None and _TRACEPARENT.fullmatch(header):
        return Traceparent(header)
    return Traceparent(f"00-{fresh[:16].hex()}-{fresh[16:24].hex()}-00")
