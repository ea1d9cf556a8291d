"""The chain: each entry's hash is of its own content, its place, and the hash of the one before.

Whoever changes, removes or reorders what was chained must give every later entry a new hash; a hash written down
elsewhere shows that. What this cannot show by itself is a chain cut at its end: that too needs a hash written down.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC
from hashlib import sha256
from typing import Final

import msgspec

from abaton.audit.model import Checked, Entry, Link

BEFORE_THE_FIRST: Final = bytes(32)


def canonical(entry: Entry, seq: int) -> bytes:
    """Return an entry as the same bytes each time: a JSON array of texts in a fixed order, instants in UTC."""
    return msgspec.json.encode(
        [
            str(seq),
            str(entry.id),
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.actor,
            entry.patient,
            entry.action,
            entry.outcome,
            entry.purpose,
            entry.about,
            entry.trace,
        ]
    )


def hashed(entry: Entry, seq: int, before: bytes) -> bytes:
    return sha256(before + canonical(entry, seq)).digest()


def chained(entries: Iterable[Entry], seq: int, before: bytes) -> Iterator[Link]:
    """Give entries their places after the last one that has its own.

    Args:
        entries: In the order in which they are to be chained.
        seq: Of the last chained one; 0 when there is none.
        before: Its hash; `BEFORE_THE_FIRST` when there is none.
    """
    for place, entry in enumerate(entries, start=seq + 1):
        before = hashed(entry, place, before)
        yield Link(entry=entry, seq=place, hash=before)


class Check:
    """Goes along a chain from its first link, and finds where it is broken."""

    def __init__(self) -> None:
        self._links = 0
        self._breaks = 0
        self._first_break: Link | None = None
        self._last = 0
        self._hash = BEFORE_THE_FIRST

    def follow(self, link: Link) -> None:
        """Take the next link. After a break it goes on from what is there, so that every break is counted once."""
        self._links += 1
        if link.seq != self._last + 1 or link.hash != hashed(link.entry, link.seq, self._hash):
            self._breaks += 1
            self._first_break = self._first_break or link
        self._last, self._hash = link.seq, link.hash

    def found(self) -> Checked:
        return Checked(
            links=self._links,
            breaks=self._breaks,
            first_break=self._first_break,
            last=self._last,
            hash=self._hash,
        )
