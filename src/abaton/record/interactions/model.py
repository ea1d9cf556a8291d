"""What an interaction is asked, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from abaton.kernel.errors import Conflict, NotFound
from abaton.record.model import Resource

Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int
    resource: Resource | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class Gone(NotFound):
    """It was there and was deleted. Said only to whoever might have read it."""

    code = "deleted"


class PreconditionFailed(Conflict):
    """A condition of the request does not hold: `If-Match`, `If-None-Exist`, a conditional reference."""

    code = "precondition_failed"
