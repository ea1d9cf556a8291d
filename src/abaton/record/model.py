"""The words of the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from abaton.kernel.ids import PatientId

Resource: TypeAlias = dict[str, Any]
"""A FHIR resource as JSON has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One version of one resource."""

    type: str
    id: str
    version: int
    last_updated: datetime
    deleted: bool
    patients: frozenset[PatientId]
    """In whose compartments it lies; nobody's when empty."""
    resource: Resource
    """With id, versionId and lastUpdated. Of a deleted one only its type and id."""

    @property
    def reference(self) -> str:
        return f"{self.type}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what a search found."""

    matches: Sequence[Stored]
    included: Sequence[Stored]
    """What matches refer to, as `_include` asked."""
    cursor: str | None
    """For the next page, if there is one."""
    total: int | None
    """All matches, when `_total=accurate` or `_summary=count` asked for it."""
    applied: Sequence[tuple[str, str]]
    """The parameters that took effect, for the self link."""


class Body(NamedTuple):
    """What a resource says, as bytes. Made and opened by `body.py` alone."""

    codec: int
    key_id: str | None
    content: bytes
    digest: bytes
    """SHA-256 of what the resource says, whatever codec and key."""


@dataclass(frozen=True, slots=True)
class New:
    """What is to be stored under a name."""

    type: str
    id: str
    patients: frozenset[PatientId]
    body: Body


@dataclass(frozen=True, slots=True)
class Row:
    """One version as it is stored."""

    key: int
    type: str
    id: str
    version: int
    last_updated: datetime
    deleted: bool
    patients: list[str]
    digest: bytes
    codec: int
    key_id: str | None
    body: bytes
