"""The words of sessions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from abaton.kernel.ids import ActorId


class How(StrEnum):
    """By what somebody was let in."""

    PASSWORD = "password"  # noqa: S105 no password
    PASSKEY = "passkey"
    PERSONA = "persona"
    SETUP = "setup"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that is known to be somebody's."""

    id: UUID
    person: ActorId
    how: How
    browser: str
    """What it calls itself."""
    begun_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A session just begun: the only moment at which its token is known here."""

    token: str
    lifetime: timedelta
