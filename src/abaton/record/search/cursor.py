"""Where the next page begins, as an opaque signed word."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from abaton.kernel.errors import Invalid
from abaton.record.search.model import Position

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_PLACE: Final = 16
_SIGNATURE: Final = 16


def write(position: Position, applied: Sequence[tuple[str, str]], secret: bytes) -> str:
    """Sign a position, for this search alone."""
    at = (position.last_updated - _EPOCH) // _MICROSECOND
    place = at.to_bytes(8, "big", signed=True) + position.key.to_bytes(8, "big")
    return urlsafe_b64encode(place + _signature(place, applied, secret)).decode()


def read(cursor: str, applied: Sequence[tuple[str, str]], secret: bytes) -> Position:
    """Read it back.

    Raises:
        Invalid: not ours, or of another search.
    """
    try:
        both = urlsafe_b64decode(cursor.encode("ascii"))
    except ValueError:
        both = b""
    place, signature = both[:_PLACE], both[_PLACE:]
    if len(place) < _PLACE or not hmac.compare_digest(signature, _signature(place, applied, secret)):
        raise Invalid("_cursor", "the link of a page, unchanged")
    at = _EPOCH + int.from_bytes(place[:8], "big", signed=True) * _MICROSECOND
    return Position(at, int.from_bytes(place[8:], "big"))


def _signature(place: bytes, applied: Sequence[tuple[str, str]], secret: bytes) -> bytes:
    search = "\x00".join(f"{name}\x01{value}" for name, value in applied)
    return hmac.digest(secret, place + search.encode(), "sha256")[:_SIGNATURE]
