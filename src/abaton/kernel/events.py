"""Facts that a package announces once its transaction has committed."""

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """Base of every announced fact.

    Each sets a versioned tag (`monitoring.risk_raised.v1`); a tag never changes meaning. Who announced it, when, and
    in which trace stand beside it in the outbox, not in it.
    """


def tag_of(event: Event) -> str:
    """Return the versioned tag. An event without one of its own is a bug, found at its first announcement."""
    tag = type(event).__struct_config__.tag
    if not isinstance(tag, str) or "." not in tag:
        raise TypeError(f"{type(event).__name__} has no versioned tag")
    return tag
