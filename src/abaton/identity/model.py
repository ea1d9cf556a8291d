"""The words of identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal

import msgspec

from abaton.kernel.ids import ActorId, PatientId


class Role(StrEnum):
    """What a person is here. One person may be several."""

    PATIENT = "patient"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"
    GUEST = "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How somebody is drawn, in a portrait and as a body in a room. Colours as `#rrggbb`."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    skin: str
    hair: Literal["short", "bob", "long", "curly", "bald", "headscarf"]
    hair_colour: str
    """Of a headscarf, its own."""
    top: str
    coat: bool = False
    glasses: bool = False
    beard: bool = False
    hearing_aid: bool = False
    wheelchair: bool = False


def look_of(kept: str | None) -> Look | None:
    """Read a look as it was kept; `None` is drawn from the person's id."""
    return None if kept is None else msgspec.json.decode(kept, type=Look)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: ActorId
    name: str
    """As they want to be called in a room: `Dr Amara Osei`."""
    roles: frozenset[Role]
    patient: PatientId | None
    """Logical id of their own FHIR Patient."""
    practitioner: str | None
    """Logical id of their own FHIR Practitioner."""
    locale: str
    """BCP 47."""
    zone: str
    """IANA."""
    look: Look | None = None
    """As they chose it; without it a browser draws somebody from the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How somebody wants things to look and sound."""

    # What the edge does with an element that is not here; read by pydantic.
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    skin: Literal["system", "light", "dark", "high-contrast"] = "system"
    text_scale: int = 100
    """Percent, 100 to 200: WCAG 2.2, 1.4.4."""
    letters: Literal["plain", "easier"] = "plain"
    motion: Literal["system", "reduced", "full"] = "system"
    mono_audio: bool = False
    single_keys: bool = True
    """Whether a letter alone is a command: WCAG 2.2, 2.1.4."""
    language: str = "en"
    """BCP 47."""
    low_detail: bool = False
    look: Look | None = None
    """How others see one; `None`: drawn from the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """What somebody who is signed in is told of themselves."""

    id: str
    name: str
    roles: list[Role]
    patient_id: str | None
    practitioner_id: str | None
    locale: str
    zone: str
    settings: Preferences = field(default_factory=Preferences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list of people."""

    id: str
    name: str
    roles: list[Role]
    active: bool
    last_seen: datetime | None
    look: Look | None = None
