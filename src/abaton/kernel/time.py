"""Time. Instants are aware UTC datetimes, durations are `timedelta`; nothing else reads the clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from abaton.kernel.errors import Invalid

Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def instant(text: str) -> datetime:
    """Read an ISO 8601 instant into UTC.

    Raises:
        Invalid: not an instant, or one without an offset: a wall clock somewhere is not a time.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid("instant", "an ISO 8601 date and time with an offset") from None
    if read.utcoffset() is None:
        raise Invalid("instant", "an offset: Z, or hours and minutes from UTC")
    return read.astimezone(UTC)


def zone(name: str) -> ZoneInfo:
    """Return an IANA time zone.

    Raises:
        Invalid: no such zone.
    """
    try:
        return ZoneInfo(name)
    # ZoneInfo answers a name that is a folder or leaves its folder with other errors than KeyError.
    except (KeyError, OSError, ValueError):
        raise Invalid("zone", "an IANA zone such as Europe/Athens") from None
