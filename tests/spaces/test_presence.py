"""Who is here, and where they stand, on the real process."""

import asyncio
import time

import pytest
from tests.spaces.browser import Browser, Refused, poses
from tests.spaces.conftest import ROOM, House

pytestmark = pytest.mark.anyio


async def test_two_people_see_each_other_come_and_move(house: House) -> None:
    ana = await house.enter("ana")
    ben = await house.enter("ben")
    joined = await ana.hear("joined")
    assert (joined["person"]["id"], joined["person"]["wire"]) == ("ben", ben.wire)
    since = time.monotonic()
    ana.move(0.25)
    ben.move(-1.5, z=2.0)
    assert (await ben.see(ana.wire)).head.position == (0.25, 1.6, 0.0)
    assert (await ana.see(ben.wire)).head.position == (-1.5, 1.6, 2.0)
    assert time.monotonic() - since < 0.3


async def test_everybody_gets_the_same_bytes(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    ana.move(1.0)
    await ana.see(ana.wire)
    await ben.see(ana.wire)
    ana.frames.clear()
    ben.frames.clear()
    ana.move(2.0)
    ben.move(3.0)
    await asyncio.sleep(0.3)
    assert [one for one in ana.frames if poses(one)] == [one for one in ben.frames if poses(one)] != []


async def test_who_comes_late_learns_who_is_here_and_where(house: House) -> None:
    ana = await house.enter("ana")
    ana.move(0.5)
    await ana.see(ana.wire)
    await asyncio.sleep(0.2)
    late = await house.browser("late")
    welcome = await late.join(ROOM, await house.ticket("late"))
    assert {one["id"] for one in welcome["people"]} == {"ana", "late"}
    assert (await late.see(ana.wire)).head.position[0] == 0.5


async def test_a_broken_line_is_taken_up_again_without_a_ghost(house: House) -> None:
    ana = await house.enter("ana")
    ticket = await house.ticket("ben")
    ben = await house.enter("ben", ticket=ticket)
    await ana.hear("joined")
    await ben.drop()
    assert (await ana.hear("changed"))["person"]["standing"] == "away"
    again = await house.enter("ben", ticket=ticket)
    assert again.wire == ben.wire
    assert (await ana.hear("changed"))["person"]["standing"] == "here"
    await asyncio.sleep(5.5)
    assert not [word for word in ana.words if word["type"] == "left"]


async def test_who_stays_away_is_gone_after_five_seconds(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    since = time.monotonic()
    await ben.drop()
    assert (await ana.hear("left"))["why"] == "gone"
    assert time.monotonic() - since > 4.5


async def test_a_second_tab_takes_over_and_the_first_is_told(house: House) -> None:
    ana = await house.enter("ana")
    first = await house.enter("ben", ticket=(old := await house.ticket("ben")))
    second = await house.enter("ben")
    assert (await first.hear("refused"))["code"] == "replaced"
    await first.ended()
    second.move(1.0)
    assert await ana.see(second.wire)
    # The first one's ticket is the older: coming back with it does not take over again.
    back = await house.browser("ben")
    assert (await back.join(ROOM, old))["code"] == "replaced"


async def test_leaving_is_told_at_once(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben")
    ben.say(type="leave")
    assert (await ana.hear("left"))["why"] == "left"
    await ben.ended()


async def test_words_are_passed_on_and_signals_go_to_one(house: House) -> None:
    ana, ben, eve = await house.enter("ana"), await house.enter("ben"), await house.enter("eve")
    ana.say(type="say", kind="caption", text="Good morning")
    for one in (ana, ben, eve):
        said = await one.hear("said")
        assert (said["person"], said["kind"], said["text"]) == ("ana", "caption", "Good morning")
    ana.say(type="signal", to="ben", data={"sdp": "v=0"})
    assert (await ben.hear("signal")) == {"type": "signal", "person": "ana", "data": {"sdp": "v=0"}}
    ana.say(type="ping", at=12.5)
    assert (await ana.hear("pong"))["at"] == 12.5
    assert not [word for word in eve.words if word["type"] == "signal"]


async def test_devices_are_shown_to_everybody(house: House) -> None:
    ana, ben = await house.enter("ana"), await house.enter("ben", abilities=("move", "speak"))
    await ana.hear("joined")
    ben.say(type="devices", microphone="on", camera="off")
    assert (await ana.hear("changed"))["person"]["microphone"] == "on"
    ben.say(type="devices", microphone="on", camera="on")
    assert (await ben.hear("error"))["code"] == "not_able"


async def test_a_page_of_another_host_is_not_answered(house: House) -> None:
    for origin in ("http://evil.test", "null", ""):
        with pytest.raises(Refused, match="403"):
            await Browser.open(house.worlds.socket, "of-ana:ana", origin=origin)
