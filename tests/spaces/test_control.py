"""Order in a room: what people may do, what bites within a second, and what wrong input may not break."""

import asyncio
import json
import time

import psycopg
import pytest
from tests.spaces.browser import BINARY, TEXT
from tests.spaces.conftest import ALL, ROOM, House

from abaton.kernel.ids import ActorId
from abaton.spaces import service as spaces
from abaton.spaces.live import frame
from abaton.spaces.model import Allow, Mute

pytestmark = pytest.mark.anyio

HOST = (*ALL, "control")


async def test_lock_mute_and_remove_by_the_one_who_may_bite_within_a_second(
    house: House, db: psycopg.Connection
) -> None:
    ana, ben = await house.enter("ana", abilities=HOST), await house.enter("ben")
    waiting = await house.ticket("eve")
    since = time.monotonic()
    ana.say(type="act", act="lock")
    assert (await ben.hear("room"))["locked"] is True
    eve = await house.browser("eve")
    assert (await eve.join(ROOM, waiting))["code"] == "room_locked"
    ana.say(type="act", act="mute", person="ben")
    await ben.hear("changed", where=lambda word: word["person"]["microphone"] == "muted")
    ben.say(type="devices", microphone="on", camera="off")
    ana.say(type="act", act="unmute", person="ben")
    await ben.hear("changed", where=lambda word: word["person"]["microphone"] != "muted")
    ana.say(type="act", act="remove", person="ben")
    assert (await ben.hear("refused"))["code"] == "removed"
    assert (await ana.hear("left"))["why"] == "removed"
    assert time.monotonic() - since < 4 * 1.0
    done = db.execute("select actor, action from audit_entry where outcome = 'done' order by id").fetchall()
    assert done == [("ana", f"spaces.{act}") for act in ("lock", "mute", "unmute", "remove")]


async def test_who_may_not_control_does_not(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    for act in ({"act": "lock"}, {"act": "remove", "person": "ana"}):
        ben.say(type="act", **act)
        assert (await ben.hear("error"))["code"] == "not_able"
    ana.move(1.0)
    assert await ben.see(ana.wire)


async def test_control_from_outside_bites_within_a_second_without_any_bus_event(house: House) -> None:
    """Nothing relays the outbox here, as when the bus is dead: the worlds look by themselves."""
    ana, ben = await house.enter("ana"), await house.enter("ben")
    await ana.hear("joined")
    since = time.monotonic()
    async with house.work() as work:
        await spaces.control(work, ROOM, Mute(ActorId("ben"), muted=True))
    await ana.hear("changed", where=lambda word: word["person"]["microphone"] == "muted")
    assert time.monotonic() - since < 1.0
    async with house.work() as work:
        await spaces.control(work, ROOM, Allow(ActorId("ben"), frozenset({"speak"})))
    await ben.hear("changed", where=lambda word: word["person"]["abilities"] == ["speak"])
    ben.move(1.0)
    assert (await ben.hear("error"))["code"] == "not_able"


async def test_a_frame_of_the_wrong_length_gets_an_error_and_breaks_nothing(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    for wrong in (b"\x01", b"\x01" + bytes(34), b"\x01" + bytes(36)):
        ben.send(wrong)
        assert (await ben.hear("error"))["code"] == "frame_length"
    for wrong, code in (
        (b"", "frame_kind"),
        (b"\x09abc", "frame_kind"),
        (b"\x01" + (999).to_bytes(2, "little") + bytes(33), "wrong_id"),
        (b"\x02", "frame_length"),
        (b"\x02\x01\x00\x00", "frame_length"),
    ):
        await asyncio.sleep(0.25)
        ben.send(wrong)
        assert (await ben.hear("error"))["code"] == code
    ben.move(1.0)
    assert await ana.see(ben.wire)


async def test_words_that_cannot_be_read_get_an_error(house: House) -> None:
    ben = await house.enter("ben")
    for wrong in ({"type": "unknown"}, {"type": "say"}, {"type": "say", "kind": "chat", "text": "x" * 2001}):
        ben.say(**wrong)
        assert (await ben.hear("error"))["code"] == "unreadable"
    ben.say(type="say", kind="chat", text="still here")
    assert (await ben.hear("said"))["text"] == "still here"


async def test_who_does_not_join_first_is_let_go(house: House) -> None:
    for moves in (True, False):
        browser = await house.browser("ana")
        if moves:
            browser.move(1.0)
        else:
            browser.say(type="ping", at=1)
        assert (await browser.hear("error", "refused"))["code"] == "join_first"
        await browser.ended()
    browser = await house.browser("ana")
    browser.send_raw(b"not a frame at all, whatever it may be" * 10)
    await browser.ended()


async def test_a_flood_is_dropped_then_cut_off_and_nobody_else_notices(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    eve = await house.enter("eve")
    for _ in range(400):
        eve.move(1.0)
    assert (await eve.hear("error"))["code"] == "too_fast"
    since = time.monotonic()
    ana.move(0.5)
    assert await ben.see(ana.wire)
    assert time.monotonic() - since < 0.5
    for _ in range(3000):
        eve.move(1.0)
    await eve.ended()
    ana.move(0.6)
    assert await ben.see(ana.wire, where=lambda pose: pose.head.position[0] == 0.6)


async def test_a_message_too_large_ends_only_its_connection(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    ben.send(bytes(300_000))
    await ben.ended()
    ana.move(1.0)
    assert await ana.see(ana.wire)


async def test_a_message_in_pieces_is_put_together(house: House) -> None:
    ben = await house.enter("ben")
    whole = json.dumps({"type": "say", "kind": "chat", "text": "in two"}).encode()
    mask = bytes(4)
    ben.send_raw(bytes((TEXT, 0x80 | 10)) + mask + whole[:10])
    ben.send_raw(bytes((0x80, 0x80 | len(whole) - 10)) + mask + whole[10:])
    assert (await ben.hear("said"))["text"] == "in two"
    ben.send_raw(bytes((BINARY, 0x81)) + mask + bytes((frame.POSE,)))
    ben.send_raw(bytes((0x80, 0x81)) + mask + b"x")
    assert (await ben.hear("error"))["code"] == "frame_length"
