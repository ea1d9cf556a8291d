"""The words of passkeys."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from abaton.kernel.ids import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a key is good: it signs for one origin alone."""

    rp_id: str
    """Relying party id: the host, without its port."""
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a signature is checked against."""

    id: UUID
    person: ActorId
    credential: bytes
    public_key: bytes
    """COSE."""
    sign_count: int
