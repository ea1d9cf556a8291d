"""What browsers and rooms say to each other in words. Poses, documents and feeds are binary: `frame`."""

from typing import Annotated, Final, Literal, Protocol, TypeAlias

import msgspec

Id: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Colour: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
Standing: TypeAlias = Literal["here", "away"]
Microphone: TypeAlias = Literal["on", "off", "muted"]
OnOff: TypeAlias = Literal["on", "off"]
Words: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]

TICK_MS: Final = 50


class _Word(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", forbid_unknown_fields=True):
    pass


class Look(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """How a person looks: a few numbers that the scene turns into a body."""

    skin: Colour
    hair: Literal["short", "bob", "long", "curly", "bald", "headscarf"]
    hair_colour: Colour
    top: Colour
    coat: bool
    glasses: bool
    beard: bool
    hearing_aid: bool
    wheelchair: bool


# From the browser.


class Join(_Word, frozen=True, kw_only=True, tag="join"):
    """The first message. The ticket travels here and nowhere else."""

    room: Id
    ticket: Annotated[str, msgspec.Meta(max_length=128)]
    look: Look
    microphone: OnOff = "off"
    camera: OnOff = "off"


class Devices(_Word, frozen=True, kw_only=True, tag="devices"):
    microphone: OnOff
    camera: OnOff


class Say(_Word, frozen=True, kw_only=True, tag="say"):
    kind: Literal["chat", "caption"]
    text: Words


class Signal(_Word, frozen=True, kw_only=True, tag="signal"):
    """For one other person's browser; WebRTC's own words, which nobody here reads."""

    to: Id
    data: msgspec.Raw


class Act(_Word, frozen=True, kw_only=True, tag="act"):
    act: Literal["lock", "unlock", "mute", "unmute", "remove"]
    person: Id | None = None


class Ping(_Word, frozen=True, kw_only=True, tag="ping"):
    at: float
    """The browser's clock in ms, given back as it came."""


class Leave(_Word, frozen=True, kw_only=True, tag="leave"):
    pass


FromBrowser: TypeAlias = Join | Devices | Say | Signal | Act | Ping | Leave

# To the browser.


class Person(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    id: str
    wire: int
    name: str
    role: str
    seat: int
    standing: Standing
    look: Look
    microphone: Microphone
    camera: OnOff
    abilities: list[str]


class Welcome(_Word, frozen=True, kw_only=True, tag="welcome"):
    """All there is to know on coming in. A frame with everybody's pose follows."""

    you: str
    wire: int
    room: str
    kind: str
    locked: bool
    people: list[Person]
    tick_ms: int
    now_ms: float
    """The server's clock, ms since 1970."""


class Joined(_Word, frozen=True, kw_only=True, tag="joined"):
    person: Person


class Changed(_Word, frozen=True, kw_only=True, tag="changed"):
    person: Person


class Left(_Word, frozen=True, kw_only=True, tag="left"):
    person: str
    why: Literal["left", "removed", "gone"]


class RoomState(_Word, frozen=True, kw_only=True, tag="room"):
    locked: bool


class Said(_Word, frozen=True, kw_only=True, tag="said"):
    id: str
    person: str
    kind: Literal["chat", "caption"]
    text: str
    at_ms: float


class Signalled(_Word, frozen=True, kw_only=True, tag="signal"):
    person: str
    data: msgspec.Raw


class FeedState(_Word, frozen=True, kw_only=True, tag="feed"):
    name: str
    index: int
    """Stands before each of its frames."""
    attached: bool


class Pong(_Word, frozen=True, kw_only=True, tag="pong"):
    at: float
    now_ms: float


Trouble: TypeAlias = Literal[
    "frame_length", "frame_kind", "unreadable", "too_fast", "too_large", "not_able", "wrong_id", "not_found",
    "unavailable", "join_first",
]  # fmt: skip


class Error(_Word, frozen=True, kw_only=True, tag="error"):
    """Something of what came was not taken; the connection goes on."""

    code: Trouble
    retry: bool = False


class Refused(_Word, frozen=True, kw_only=True, tag="refused"):
    """The last message: the connection is closed."""

    code: str
    retry: bool = False


ToBrowser: TypeAlias = (
    Welcome | Joined | Changed | Left | RoomState | Said | Signalled | FeedState | Pong | Error | Refused
)


class Line(Protocol):
    """A connection, as far as a room knows it."""

    waits: bool

    def send_text(self, message: bytes) -> None: ...
    def send_binary(self, message: bytes) -> None: ...
    def send_framed(self, frames: bytes) -> None: ...
    def close(self, reason: str = "") -> None: ...
