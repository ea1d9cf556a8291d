"""One connection: what comes on it, until it is joined to a room and after."""

import asyncio
import struct
from collections.abc import Coroutine
from typing import Final, Protocol
from uuid import uuid4

import msgspec

from abaton.kernel.errors import NotFound, Unavailable
from abaton.spaces.live import frame
from abaton.spaces.live.model import (
    TICK_MS,
    Act,
    Devices,
    Error,
    FromBrowser,
    Join,
    Leave,
    Line,
    Ping,
    Pong,
    Refused,
    Say,
    Signal,
    Trouble,
    Welcome,
)
from abaton.spaces.live.present import Present
from abaton.spaces.live.room import Room
from abaton.spaces.model import CONTROL, Admission, Refusal

# A page on a slow machine may stand still between opening its line and saying so.
JOIN_WITHIN_S: Final = 30.0
_NUMBER: Final = struct.Struct("<I")
_DECODER: Final = msgspec.json.Decoder(FromBrowser)


class Places(Protocol):
    """The rooms, as far as a connection knows them."""

    async def admit(self, session_cookie: str | None, join: Join) -> Admission | Refusal: ...
    async def act(self, room: Room, who: Present, act: Act) -> None: ...
    def room(self, name: str) -> Room | None: ...
    def entered(self, visitor: "Visitor", room: Room) -> None: ...
    def left(self, visitor: "Visitor") -> None: ...
    def now_ms(self) -> float: ...


class Visitor:
    def __init__(self, places: Places, session_cookie: str | None) -> None:
        self._places = places
        self.cookie = session_cookie
        """Of the session that this person is signed in by."""
        self._line: Line | None = None
        self._room: Room | None = None
        self._who: Present | None = None
        self._joining = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.get_running_loop()

    def connected(self, line: Line) -> None:
        self._line = line
        self._loop.call_later(JOIN_WITHIN_S, self._give_up)

    def disconnected(self) -> None:
        self._line = None
        self._places.left(self)
        if self._room is not None and self._who is not None:
            self._room.lost(self._who, self._loop.time())

    def signed_out(self) -> None:
        """Let go of somebody who has signed out, or was."""
        if self._room is not None and self._who is not None:
            self._room.leave(self._who)
        self._refuse_connection(Refusal.NOT_SIGNED_IN)

    def drained(self) -> None:
        """Bring somebody who was behind to where everybody is now."""
        if self._room is not None and self._line is not None:
            self._line.send_binary(self._room.snapshot(self._places.now_ms()))

    def binary(self, message: bytes) -> None:
        room, who, now_s = self._room, self._who, self._loop.time()
        if room is None or who is None or who.line is None:
            self._before_joining()
            return
        kind = message[0] if message else None
        if kind == frame.POSE:
            if who.poses.take(now_s):
                room.pose(who, message[1:], now_s)
            else:
                self._over(who, now_s)
        elif kind != frame.DOCUMENT:
            who.trouble("frame_kind", now_s)
        elif who.octets.take(now_s, len(message)) and who.words.take(now_s):
            self._document(room, who, message, now_s)
        else:
            self._over(who, now_s)

    def text(self, message: bytes) -> None:
        try:
            said: FromBrowser = _DECODER.decode(message)
        except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError):
            if self._who is None:
                self._refuse_connection("unreadable")
            else:
                self._who.trouble("unreadable", self._loop.time())
            return
        if self._room is None or self._who is None or self._who.line is None:
            if isinstance(said, Join) and not self._joining:
                self._joining = True
                self._run(self._join(said))
            else:
                self._before_joining()
            return
        now_s = self._loop.time()
        if self._who.octets.take(now_s, len(message)) and self._who.words.take(now_s):
            self._take(self._room, self._who, said, now_s)
        else:
            self._over(self._who, now_s)

    def _take(self, room: Room, who: Present, said: FromBrowser, now_s: float) -> None:
        match said:
            case Ping(at=at):
                who.tell(Pong(at=at, now_ms=self._places.now_ms()))
            case Signal():
                room.signal(who, said, now_s)
            case Devices():
                room.devices(who, said, now_s)
            case Say():
                room.say(who, said, str(uuid4()), now_s, self._places.now_ms())
            case Act():
                if who.may(CONTROL):
                    self._run(self._act(room, who, said))
                else:
                    who.trouble("not_able", now_s)
            case Leave():
                room.leave(who)
                self._close("left")
            case Join():
                who.trouble("unreadable", now_s)

    async def _join(self, join: Join) -> None:
        admitted = await self._places.admit(self.cookie, join)
        room = self._places.room(join.room)
        if self._line is None:
            return
        if isinstance(admitted, Refusal) or room is None:
            refused = admitted if isinstance(admitted, Refusal) else Refusal.UNAVAILABLE
            self._refuse_connection(refused, retry=refused is Refusal.UNAVAILABLE)
            return
        who = room.join(admitted.person, admitted.epoch, join.look, self._line)
        if isinstance(who, Refusal):
            self._refuse_connection(who)
            return
        self._room, self._who = room, who
        who.tell(
            Welcome(
                you=admitted.person,
                wire=int.from_bytes(who.id, "little"),
                room=room.id,
                kind=room.record.kind,
                locked=room.record.locked,
                people=room.people(),
                tick_ms=TICK_MS,
                now_ms=self._places.now_ms(),
            )
        )
        self._line.send_binary(room.snapshot(self._places.now_ms()))
        self._line.send_binary(frame.document(frame.STATE_VECTOR, room.document.vector()))
        room.tell_feeds(who)
        self._places.entered(self, room)
        room.devices(who, Devices(microphone=join.microphone, camera=join.camera), self._loop.time())

    async def _act(self, room: Room, who: Present, act: Act) -> None:
        try:
            await self._places.act(room, who, act)
        except NotFound:
            who.trouble("not_found", self._loop.time())
        except Unavailable:
            who.trouble("unavailable", self._loop.time(), retry=True)

    def _document(self, room: Room, who: Present, message: bytes, now_s: float) -> None:
        part, content = message[1:2], message[2:]
        try:
            if part == bytes((frame.STATE_VECTOR,)):
                who.send(frame.document(frame.MISSING, room.document.missing(content)))
            elif part == bytes((frame.UPDATE,)) and len(content) > _NUMBER.size:
                (number,) = _NUMBER.unpack(content[: _NUMBER.size])
                room.update(who, number, content[_NUMBER.size :], now_s)
            else:
                who.trouble("frame_length", now_s)
        except ValueError:
            who.trouble("unreadable", now_s)

    def _over(self, who: Present, now_s: float) -> None:
        if who.over(now_s) and self._room is not None:
            self._close("too_fast")

    def _before_joining(self) -> None:
        if self._line is not None and not self._joining:
            self._line.send_text(msgspec.json.encode(Error(code="join_first")))
            self._close("join_first")

    def _give_up(self) -> None:
        if self._line is not None and self._who is None:
            # Who was slow may come again; only who said something else first is wrong.
            self._refuse_connection("join_first", retry=True)

    def _refuse_connection(self, code: Refusal | Trouble, *, retry: bool = False) -> None:
        if self._line is not None:
            self._line.send_text(msgspec.json.encode(Refused(code=code, retry=retry)))
            self._close(code)

    def _close(self, reason: str) -> None:
        if self._line is not None:
            self._line.close(reason)

    def _run(self, doing: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
