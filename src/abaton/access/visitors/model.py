"""The words of visitors."""

from dataclasses import dataclass
from datetime import datetime

from abaton.access.model import Purpose
from abaton.identity.model import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who looked at a record, wrote in it, or tried to."""

    at: datetime
    actor_id: str
    actor_name: str
    """Of a program of ours, what it is called here: `worker`."""
    actor_role: str
    """`patient`, `clinician`, `administrator`, `guest`, or `program`."""
    action: str
    """Package and verb: `record.read`."""
    outcome: str
    """`done` or `refused`."""
    purpose: Purpose | None
    about: str | None
    """What, as a FHIR reference or an address of ours."""
    look: Look | None = None
    """How they chose to be drawn."""
