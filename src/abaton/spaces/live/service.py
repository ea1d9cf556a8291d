"""Lets people into rooms, keeps the rooms to what PostgreSQL says, and goes on when it or the bus is away."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Final, Protocol

from abaton.infrastructure.bus import KeptUp, Subscription
from abaton.infrastructure.cancelling import stop_if_asked
from abaton.infrastructure.websocket import Peer
from abaton.infrastructure.work import Database, Work
from abaton.kernel.errors import NotFound, Unavailable
from abaton.kernel.events import tag_of
from abaton.kernel.ids import ActorId, Traceparent, traceparent
from abaton.kernel.time import Clock
from abaton.spaces import service as spaces
from abaton.spaces.events import RoomChanged
from abaton.spaces.live import frame
from abaton.spaces.live.admitted import Admitted
from abaton.spaces.live.model import TICK_MS, Act, Join
from abaton.spaces.live.present import Present
from abaton.spaces.live.room import Room
from abaton.spaces.live.visitor import Visitor
from abaton.spaces.model import Admission, Control, Lock, Mute, Refusal, Remove, Signed
from abaton.spaces.model import Room as RoomRecord

WORLDS: Final = ActorId("worlds")
# The bus tells of a change in milliseconds; this is for when it is away, and is what "within a second" rests on.
LOOK_EVERY_S: Final = 0.75
# What somebody draws is kept at most this much later, well within the second that may be lost.
KEEP_EVERY_S: Final = 0.3
# Somebody may be on their way in.
FORGET_AFTER_S: Final = 10.0
# Somebody whose line broke while PostgreSQL is away or slow is back before the others see them gone.
KNOWN_WAITS_S: Final = 1.0
# One process has one slot; several will lease theirs.
SLOT: Final = 0


class SignIns(Protocol):
    """Who is signed in, by the session cookie."""

    async def who(self, work: Work, cookie: str) -> Signed | None: ...
    async def still(self, work: Work, cookies: set[str]) -> set[str]:
        """Return those whose sign-in goes on."""
        ...


class Worlds:
    def __init__(self, database: Database, bus: KeptUp, sign_ins: SignIns, clock: Clock) -> None:
        self._database, self._bus, self._sign_ins, self._clock = database, bus, sign_ins, clock
        self._rooms: dict[str, Room] = {}
        self._subjects: dict[tuple[str, str], tuple[str, Subscription]] = {}
        self._admitted = Admitted()
        self._visitors: set[Visitor] = set()
        self._empty_since_s: dict[str, float] = {}
        self._wake = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Tick, look and keep until the block ends."""
        changed = self._bus.subscribe(f"events.{tag_of(RoomChanged(room='-'))}", lambda _: self.wake())
        tasks = [asyncio.create_task(one()) for one in (self._ticking, self._looking, self._keeping)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            changed.stop()
            await self._keep_all()

    def accept(self, session_cookie: str | None) -> Peer:
        """Make who answers a new connection."""
        return Visitor(self, session_cookie)

    def wake(self) -> None:
        """Look at the rooms now rather than in a moment."""
        self._wake.set()

    def now_ms(self) -> float:
        return self._clock().timestamp() * 1000

    async def admit(self, session_cookie: str | None, join: Join) -> Admission | Refusal:
        """Decide about somebody who wants to come in. When they may, their room is there."""
        room = self._rooms.get(join.room)
        before = self._admitted.of(join.ticket, session_cookie)
        patience = asyncio.timeout(None if before is None else KNOWN_WAITS_S)
        try:
            async with patience, self._database.begin(spaces.NOBODY, _trace()) as work:
                signed = None if session_cookie is None else await self._sign_ins.who(work, session_cookie)
                if signed is None:
                    spaces.refuse(work, join.room)
                    return Refusal.NOT_SIGNED_IN
                work.act_as(signed.person)
                admitted = await spaces.enter(work, join.room, join.ticket, signed, room.record if room else None)
                if isinstance(admitted, Admission):
                    await self._load(self._bring(admitted.room), work)
        except (Unavailable, TimeoutError):
            return before or Refusal.UNAVAILABLE
        if isinstance(admitted, Admission):
            self._admitted.keep(join.ticket, session_cookie, admitted)
        else:
            self._admitted.drop(join.ticket, session_cookie)
        return admitted

    def room(self, name: str) -> Room | None:
        return self._rooms.get(name)

    def entered(self, visitor: Visitor, room: Room) -> None:
        """Show the feeds of a room that nobody was in."""
        self._visitors.add(visitor)
        self._show_feeds(room)

    def left(self, visitor: Visitor) -> None:
        self._visitors.discard(visitor)

    async def act(self, room: Room, who: Present, act: Act) -> None:
        """Do what somebody with the ability to control asks for.

        Raises:
            NotFound: no such person.
            Unavailable: it cannot be decided now.
        """
        async with self._database.begin(who.member.person, _trace()) as work:
            await spaces.control(work, room.id, _control(act))
        await self._refresh(room.id)

    async def _refresh(self, name: str) -> None:
        room = self._rooms.get(name)
        async with self._database.begin(WORLDS, _trace()) as work:
            record = await spaces.room(work, name, room.record if room else None)
            if record is None:
                return
            room = self._bring(record)
            await self._load(room, work)
        self._show_feeds(room)

    async def _load(self, room: Room, work: Work) -> None:
        """Merge in the document that was kept, once."""
        if room.document.loaded:
            return
        more = room.document.load(await spaces.document(work, room.id))
        if more is not None:
            room.send_all(frame.document(frame.UPDATE, more))

    def _bring(self, record: RoomRecord) -> Room:
        """Have a room as PostgreSQL has it, unless it is known as it was later."""
        room = self._rooms.get(record.id)
        if room is None:
            room = self._rooms[record.id] = Room(record, SLOT)
        elif room.record.version < record.version:
            room.apply(record)
        return room

    def _show_feeds(self, room: Room) -> None:
        now = self._clock()
        due = {name: one.subject for name, one in room.record.feeds.items() if one.until > now}
        if room.record.closed or room.empty:
            due = {}
        for key, (subject, subscription) in list(self._subjects.items()):
            if key[0] == room.id and due.get(key[1]) != subject:
                subscription.stop()
                del self._subjects[key]
        room.set_feeds(due)
        for name, subject in due.items():
            if (room.id, name) not in self._subjects:
                self._subjects[room.id, name] = (subject, self._bus.subscribe(subject, _passing(room, name)))

    async def _ticking(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due = max(due + TICK_MS / 1000, loop.time())
            await asyncio.sleep(due - loop.time())
            now_s, now_ms = loop.time(), self.now_ms()
            for room in list(self._rooms.values()):
                room.tick(now_s, now_ms)

    async def _looking(self) -> None:
        while True:
            stop_if_asked()
            try:
                async with asyncio.timeout(LOOK_EVERY_S):
                    await self._wake.wait()
            except TimeoutError:
                pass
            self._wake.clear()
            try:
                await self._look()
            except Unavailable:
                await asyncio.sleep(0.1)

    async def _look(self) -> None:
        now_s = asyncio.get_running_loop().time()
        for room in list(self._rooms.values()):
            self._show_feeds(room)
            if not room.empty or room.document.changed:
                self._empty_since_s.pop(room.id, None)
            elif now_s - self._empty_since_s.setdefault(room.id, now_s) > FORGET_AFTER_S:
                del self._rooms[room.id], self._empty_since_s[room.id]
                self._admitted.forget_room(room.id)
        if self._rooms:
            async with self._database.begin(WORLDS, _trace()) as work:
                versions = await spaces.versions(work, list(self._rooms))
                cookies = self._admitted.cookies() | {one.cookie for one in self._visitors if one.cookie is not None}
                ended = cookies - await self._sign_ins.still(work, cookies)
            self._sign_out(ended)
            for name, room in list(self._rooms.items()):
                if versions.get(name) != room.record.version or not room.document.loaded:
                    await self._refresh(name)

    def _sign_out(self, cookies: set[str]) -> None:
        self._admitted.sign_out(cookies)
        for one in [one for one in self._visitors if one.cookie in cookies]:
            one.signed_out()

    async def _keeping(self) -> None:
        while True:
            stop_if_asked()
            await asyncio.sleep(KEEP_EVERY_S)
            await self._keep_all()

    async def _keep_all(self) -> None:
        for room in list(self._rooms.values()):
            if not (room.document.changed and room.document.loaded):
                continue
            state, unkept = room.document.take()
            try:
                async with self._database.begin(WORLDS, _trace()) as work:
                    await spaces.keep_document(work, room.id, state)
            except Unavailable:
                room.document.give_back(unkept)
                continue
            for line, number in unkept:
                line.send_binary(frame.kept(number))


def _passing(room: Room, name: str) -> Callable[[bytes], None]:
    return lambda content: room.feed(name, content)


def _control(act: Act) -> Control:
    if act.act in {"lock", "unlock"}:
        return Lock(act.act == "lock")
    if act.person is None:
        raise NotFound
    person = ActorId(act.person)
    return Remove(person) if act.act == "remove" else Mute(person, act.act == "mute")


def _trace() -> Traceparent:
    return traceparent(None, secrets.token_bytes(24))
