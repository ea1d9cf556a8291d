"""The words of personas."""

from dataclasses import dataclass

from abaton.identity.model import Look, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    id: str
    name: str
    roles: list[Role]
    words: str
    """Who that is, in a few words."""
    look: Look | None = None
