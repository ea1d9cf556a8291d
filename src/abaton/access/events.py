"""What access announces."""

from datetime import datetime

from abaton.kernel.events import Event


class GlassBroken(Event, frozen=True, kw_only=True, tag="access.glass_broken.v1"):
    """A clinician has opened a record in an emergency. The patient is to be told."""

    patient: str
    person: str
    """Who broke it."""
    until: datetime
