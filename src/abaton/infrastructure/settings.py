"""What a process of ours is told from outside, through its environment."""

import os
from dataclasses import dataclass

from abaton.kernel.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    database_url: str
    """`ABATON_DATABASE_URL`: any PostgreSQL 18."""

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read them.

        Raises:
            Invalid: one is missing, by its name.
        """
        database_url = os.environ.get("ABATON_DATABASE_URL")
        if not database_url:
            raise Invalid("ABATON_DATABASE_URL", "the address of a PostgreSQL 18; ./abaton up sets it")
        return cls(database_url=database_url)
