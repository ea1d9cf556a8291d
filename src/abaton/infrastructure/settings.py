"""What a process of ours is told from outside, through its environment."""

import os
from dataclasses import dataclass

from abaton.kernel.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    database_url: str
    """`ABATON_DATABASE_URL`: any PostgreSQL 18."""
    nats_url: str
    """`ABATON_NATS_URL`: any NATS with JetStream, with the name and secret of this process."""
    demo: bool = False
    """`ABATON_DEMO=1`: made-up people whom anybody may be with one click."""

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read them.

        Raises:
            Invalid: one is missing, by its name.
        """
        return cls(
            database_url=_read("ABATON_DATABASE_URL"),
            nats_url=_read("ABATON_NATS_URL"),
            demo=os.environ.get("ABATON_DEMO") == "1",
        )


def _read(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise Invalid(name, "an address; ./abaton up sets it")
    return value
