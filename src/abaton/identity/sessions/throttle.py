"""How often somebody may try to sign in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, NamedTuple

WINDOW: Final = timedelta(minutes=15)


class Limit(NamedTuple):
    kind: str
    failures: int
    """Within the window; the next try has to wait."""


# NIST SP 800-63B, 5.2.2 allows 100 failures in a row. Chosen far below it, since this clinic has few people; and for an
# address above a login, since a whole waiting room may share one address. Requests that arrive at the same moment may
# pass together: at most as many as there are connections to the database.
LOGIN: Final = Limit("login", 8)
ADDRESS: Final = Limit("address", 60)


def key(limit: Limit, value: str) -> bytes:
    """Return under what failures are counted: neither logins nor addresses are kept in the clear."""
    return sha256(f"{limit.kind}\0{value}".encode()).digest()


def wait(limit: Limit, failures: Sequence[datetime], now: datetime) -> timedelta | None:
    """Return how long the next try has to wait, or `None`.

    Args:
        limit: What is counted.
        failures: Newest first; older ones than the limit's number do not matter.
        now: When it is tried.
    """
    if len(failures) < limit.failures:
        return None
    left = failures[limit.failures - 1] + WINDOW - now
    return left if left > timedelta() else None
