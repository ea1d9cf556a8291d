"""One room as it is right now: who is here, and what each of them gets to know."""

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from abaton.kernel.ids import ActorId
from abaton.spaces import model as kept
from abaton.spaces.live import frame
from abaton.spaces.live.document import SharedDocument
from abaton.spaces.live.model import (
    Changed,
    Devices,
    FeedState,
    Joined,
    Left,
    Line,
    Look,
    Person,
    Refused,
    RoomState,
    Said,
    Say,
    Signal,
    Signalled,
    ToBrowser,
)
from abaton.spaces.live.present import Present, seen_as

AWAY_FOR_S: Final = 5.0
"""How long somebody whose connection broke keeps their place before they are gone."""
# Somebody who opens the page sees a clock within a second even where nobody moves.
QUIET_TICKS: Final = 20


class Room:
    def __init__(self, record: kept.Room, slot: int) -> None:
        self.record = record
        self.document = SharedDocument()
        self._slot = slot
        self._present: dict[ActorId, Present] = {}
        self._feeds: dict[str, int] = {}
        """Index of each feed that is attached."""
        self._next_feed = 0
        self._tick = 0
        self._quiet = 0
        self._words: list[bytes] = []
        """What everybody is to be told with the next tick."""

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def empty(self) -> bool:
        return not self._present

    def people(self) -> list[Person]:
        return [seen_as(one, self._slot) for one in self._present.values()]

    def join(self, person: ActorId, epoch: int, look: Look, line: Line) -> Present | kept.Refusal:
        """Let somebody in. Whoever they were before, in another tab or a lost connection, is told and let go."""
        member = self.record.members.get(person)
        if member is None or member.removed_at is not None:
            return kept.Refusal.REMOVED
        before = self._present.get(person)
        if before is not None and before.epoch > epoch:
            return kept.Refusal.REPLACED
        if before is None and len(self._present) >= self.record.seats:
            return kept.Refusal.ROOM_FULL
        index = before.index if before is not None else self._free_index()
        now = Present(
            member=member,
            epoch=epoch,
            index=index,
            id=(self._slot << 8 | index).to_bytes(2, "little"),
            look=look,
            line=line,
            microphone="off",
            camera="off",
            may_move=kept.MOVE in member.abilities,
        )
        if before is not None:
            now.pose = before.pose
            if before.line is not None:
                before.tell(Refused(code=kept.Refusal.REPLACED))
                before.line.close(kept.Refusal.REPLACED)
                before.line = None
        # What happened before is in the welcome.
        self._flush()
        self._present[person] = now
        seen = seen_as(now, self._slot)
        self.tell_all(Joined(person=seen) if before is None else Changed(person=seen))
        return now

    def lost(self, who: Present, now_s: float) -> None:
        """Keep the place of somebody whose connection ended."""
        if self._is_here(who) and who.line is not None:
            who.line, who.away_since_s = None, now_s
            self._tell_changed(who)

    def leave(self, who: Present) -> None:
        if self._is_here(who):
            self._gone(who, "left")

    def pose(self, who: Present, body: bytes, now_s: float) -> None:
        """Keep somebody's newest pose for the next tick."""
        if len(body) != frame.POSE_BYTES:
            who.trouble("frame_length", now_s)
        elif not who.may_move:
            who.trouble("not_able", now_s)
        elif body[:2] != who.id:
            who.trouble("wrong_id", now_s)
        else:
            who.pose = body
            who.moved = True

    def devices(self, who: Present, said: Devices, now_s: float) -> None:
        if (said.microphone == "on" and not who.may(kept.SPEAK)) or (said.camera == "on" and not who.may(kept.SHOW)):
            who.trouble("not_able", now_s)
            return
        if (who.microphone, who.camera) != (said.microphone, said.camera):
            who.microphone, who.camera = said.microphone, said.camera
            self.tell_all(Changed(person=seen_as(who, self._slot)))

    def say(self, who: Present, said: Say, message_id: str, now_s: float, now_ms: float) -> None:
        if not who.may(kept.SPEAK):
            who.trouble("not_able", now_s)
            return
        self.tell_all(Said(id=message_id, person=who.member.person, kind=said.kind, text=said.text, at_ms=now_ms))

    def signal(self, who: Present, said: Signal, now_s: float) -> None:
        if not (who.may(kept.SPEAK) or who.may(kept.SHOW)):
            who.trouble("not_able", now_s)
            return
        to = self._present.get(ActorId(said.to))
        if to is None:
            who.trouble("not_found", now_s)
        else:
            # Nobody is called by somebody of whom they have not heard.
            self._flush()
            to.tell(Signalled(person=who.member.person, data=said.data))

    def update(self, who: Present, number: int, update: bytes, now_s: float) -> None:
        """Merge somebody's change of the shared document, and pass it on."""
        if who.line is None or not (who.may(kept.WRITE) or who.may(kept.POINT)):
            who.trouble("not_able", now_s)
        elif self.document.merge(update, who.line, number):
            self.send_all(frame.document(frame.UPDATE, update), but=who)
        else:
            who.trouble("too_large", now_s)

    def apply(self, record: kept.Room) -> None:
        """Bring the room to what was decided about it."""
        before, self.record = self.record, record
        if record.closed:
            self._flush()
            for one in list(self._present.values()):
                self._send_out(one, kept.Refusal.ROOM_CLOSED)
            return
        if before.locked != record.locked:
            self.tell_all(RoomState(locked=record.locked))
        for one in list(self._present.values()):
            member = record.members.get(one.member.person)
            if member is None or member.removed_at is not None:
                self._send_out(one, kept.Refusal.REMOVED)
                continue
            seen = seen_as(one, self._slot)
            hears = self._hears(one)
            one.member, one.may_move = member, kept.MOVE in member.abilities
            if not one.may(kept.SPEAK):
                one.microphone = "off"
            if not one.may(kept.SHOW):
                one.camera = "off"
            if seen_as(one, self._slot) != seen:
                self.tell_all(Changed(person=seen_as(one, self._slot)))
            for name in hears ^ self._hears(one):
                self._tell_feed(one, name, attached=name not in hears)

    def set_feeds(self, names: Iterable[str]) -> None:
        """Attach and detach, so that these and no others are shown."""
        wanted = set(names)
        for name in set(self._feeds) - wanted:
            self._each_hearing(name, attached=False)
            del self._feeds[name]
        for name in wanted - set(self._feeds):
            self._feeds[name] = self._next_feed
            self._next_feed = (self._next_feed + 1) % 256
            self._each_hearing(name, attached=True)

    def tell_feeds(self, who: Present) -> None:
        for name in self._hears(who):
            self._tell_feed(who, name, attached=True)

    def feed(self, name: str, content: bytes) -> None:
        """Pass a frame of a feed on to those who may have it, unless they are behind."""
        index, ability = self._feeds.get(name), kept.feed_ability(name)
        if index is None:
            return
        framed = frame.feed(index, content)
        for one in self._present.values():
            if one.line is not None and not one.line.waits and one.may(ability):
                one.line.send_binary(framed)

    def tick(self, now_s: float, now_ms: float) -> None:
        """Send what moved to everybody, as the same bytes, and let those go who were away for too long."""
        self._tick += 1
        here = list(self._present.values())
        moved = [one.pose for one in here if one.moved and one.pose is not None]
        self._quiet = 0 if moved else self._quiet + 1
        if moved or self._quiet % QUIET_TICKS == 0:
            words, self._words = b"".join(self._words), []
            both = words + frame.framed(frame.tick(self._tick, now_ms, moved), text=False)
            for one in here:
                one.moved = False
                if one.line is not None:
                    # Poses that somebody cannot take in time are left out; words never are.
                    one.line.send_framed(words if one.line.waits else both)
        else:
            self._flush()
        for one in here:
            if one.line is None and now_s - one.away_since_s > AWAY_FOR_S:
                self._gone(one, "gone")

    def snapshot(self, now_ms: float) -> bytes:
        """Build a frame with the newest pose of everybody, for somebody who comes in or was behind."""
        poses = [one.pose for one in self._present.values() if one.pose is not None]
        return frame.tick(self._tick, now_ms, poses)

    def tell_all(self, message: ToBrowser) -> None:
        """Tell everybody, with the next tick: one write for each of them instead of two."""
        self._words.append(frame.framed(msgspec.json.encode(message), text=True))

    def send_all(self, framed: bytes, *, but: Present | None = None) -> None:
        for one in self._present.values():
            if one is not but and one.line is not None:
                one.line.send_binary(framed)

    def _flush(self) -> None:
        if self._words:
            words, self._words = b"".join(self._words), []
            for one in self._present.values():
                if one.line is not None:
                    one.line.send_framed(words)

    def _is_here(self, who: Present) -> bool:
        return self._present.get(who.member.person) is who

    def _free_index(self) -> int:
        taken = {one.index for one in self._present.values()}
        return next(index for index in range(256) if index not in taken)

    def _gone(self, who: Present, why: Literal["left", "removed", "gone"]) -> None:
        del self._present[who.member.person]
        who.line = None
        self.tell_all(Left(person=who.member.person, why=why))

    def _send_out(self, who: Present, why: kept.Refusal) -> None:
        line = who.line
        who.tell(Refused(code=why))
        self._gone(who, "removed")
        if line is not None:
            line.close(why)

    def _tell_changed(self, who: Present) -> None:
        self.tell_all(Changed(person=seen_as(who, self._slot)))

    def _hears(self, who: Present) -> set[str]:
        return {name for name in self._feeds if who.may(kept.feed_ability(name))}

    def _each_hearing(self, name: str, *, attached: bool) -> None:
        for one in self._present.values():
            if one.may(kept.feed_ability(name)):
                self._tell_feed(one, name, attached=attached)

    def _tell_feed(self, who: Present, name: str, *, attached: bool) -> None:
        who.tell(FeedState(name=name, index=self._feeds[name], attached=attached))
