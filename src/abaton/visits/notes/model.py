"""The words of a note."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Three plain headings. Version 0 is one that nobody has begun."""

    says: str = ""
    """What the patient says."""
    sees: str = ""
    """What the clinician sees."""
    does: str = ""
    """What we do."""
    version: int = 0
    saved_at: datetime | None = None
    signed_at: datetime | None = None
    composition: str | None = None
