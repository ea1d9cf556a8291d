"""A batch as bytes, from JSON or MessagePack; what is wrong with it is named, never repeated."""

import re
from typing import Final

import msgspec

from abaton.kernel.errors import Invalid
from abaton.monitoring.ingestion.model import Batch

MESSAGE_PACK: Final = frozenset({"application/msgpack", "application/vnd.msgpack", "application/x-msgpack"})
LARGEST_BYTES: Final = 1_000_000

_JSON: Final = msgspec.json.Decoder(Batch)
_MESSAGE_PACK: Final = msgspec.msgpack.Decoder(Batch)
# Where msgspec found it: "Expected `str`, got `int` - at `$.series[0].patient`".
_PLACE: Final = re.compile(r"at `\$\.?([a-z_.\[\]0-9]*)`$")
_FIELD: Final = re.compile(r"required field `([a-z_]+)`")


def read(content: bytes, media_type: str) -> Batch:
    """Read a batch.

    Raises:
        Invalid: too large, no JSON or MessagePack, or not of the shape of a batch.
    """
    if len(content) > LARGEST_BYTES:
        raise Invalid("body", f"at most {LARGEST_BYTES} bytes")
    packed = media_type.partition(";")[0].strip().lower() in MESSAGE_PACK
    try:
        return (_MESSAGE_PACK if packed else _JSON).decode(content)
    except msgspec.ValidationError as broken:
        raise Invalid(*_said(str(broken))) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Invalid("body", "MessagePack" if packed else "JSON") from None


def _said(words: str) -> tuple[str, str]:
    """Return where it was, and what it must be. The library's own words would repeat what a device wrote."""
    place = _PLACE.search(words)
    element = (place[1] if place else "") or "body"
    missing = _FIELD.search(words)
    if missing:
        return element, f"with {missing[1]}"
    expected = re.match(r"Expected `([a-z| ]+)`", words)
    return element, f"{expected[1]}" if expected else "as the API describes it, and nothing else"
