"""Somebody in a room: what they may, how much of it, and how they are seen."""

from dataclasses import dataclass, field
from typing import Final

import msgspec

from abaton.spaces import model as kept
from abaton.spaces.live.allowance import BYTES_PER_S, PATIENCE, POSES_PER_S, WORDS_PER_S, Allowance
from abaton.spaces.live.model import Error, Line, Look, Microphone, OnOff, Person, Standing, ToBrowser, Trouble

ERRORS_PER_S: Final = 5.0


@dataclass(slots=True, eq=False)
class Present:
    """Somebody who is here, or was a moment ago."""

    member: kept.Member
    epoch: int
    index: int
    """Low byte of the wire id; the high one is of the process."""
    id: bytes
    """The wire id as it stands in a pose."""
    look: Look
    line: Line | None
    microphone: OnOff
    camera: OnOff
    away_since_s: float = 0.0
    pose: bytes | None = None
    moved: bool = False
    dropped: int = 0
    poses: Allowance = field(default_factory=lambda: Allowance(POSES_PER_S, burst=POSES_PER_S))
    words: Allowance = field(default_factory=lambda: Allowance(WORDS_PER_S, burst=3 * WORDS_PER_S))
    octets: Allowance = field(default_factory=lambda: Allowance(BYTES_PER_S, burst=2 * BYTES_PER_S))
    errors: Allowance = field(default_factory=lambda: Allowance(ERRORS_PER_S, burst=ERRORS_PER_S))
    may_move: bool = False

    def may(self, ability: str) -> bool:
        return ability in self.member.abilities

    def tell(self, message: ToBrowser) -> None:
        if self.line is not None:
            self.line.send_text(msgspec.json.encode(message))

    def send(self, framed: bytes) -> None:
        if self.line is not None:
            self.line.send_binary(framed)

    def trouble(self, code: Trouble, now_s: float, *, retry: bool = False) -> None:
        """Say that something was not taken, but not as often as somebody may send it."""
        if self.errors.take(now_s):
            self.tell(Error(code=code, retry=retry))

    def over(self, now_s: float) -> bool:
        """Count what came over the allowance. True when the connection is to end."""
        self.dropped += 1
        self.trouble("too_fast", now_s, retry=True)
        return self.dropped > PATIENCE


def seen_as(one: Present, slot: int) -> Person:
    """Return somebody as everybody in the room sees them."""
    standing: Standing = "here" if one.line is not None else "away"
    microphone: Microphone = "muted" if one.member.muted else one.microphone
    return Person(
        id=one.member.person,
        wire=slot << 8 | one.index,
        name=one.member.name,
        role=one.member.role,
        seat=one.member.seat,
        standing=standing,
        look=one.look,
        microphone=microphone,
        camera=one.camera,
        abilities=sorted(one.member.abilities),
    )
