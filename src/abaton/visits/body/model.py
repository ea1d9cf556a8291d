"""The words of the shared body."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A condition with the place to point at."""

    code: str | None
    """Of SNOMED CT or ICD-10, as the record has it."""
    text: str
    since: str | None
    """A FHIR date or dateTime, as the record has it."""
    place: Literal["head", "heart", "lungs", "belly", "joints", "whole"]
