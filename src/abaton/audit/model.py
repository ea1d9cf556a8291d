"""The words of audit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from abaton.kernel.ids import ActorId, PatientId, Traceparent

Outcome: TypeAlias = Literal["done", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who did what to whom, or tried to."""

    id: UUID
    at: datetime
    actor: ActorId
    patient: PatientId | None
    action: str
    """Package and verb: `record.read`."""
    outcome: Outcome
    purpose: str | None
    about: str | None
    """A FHIR reference or an address of ours."""
    trace: Traceparent


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry with its place in the chain."""

    entry: Entry
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What going along the whole chain has found."""

    links: int
    breaks: int
    first_break: Link | None
    """The first link that does not follow from the one before."""
    last: int
    """Place of the last link."""
    hash: bytes
    """Of the last link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """What waits to be chained."""

    entries: int
    oldest: datetime | None
