"""The shared document: merged, told to the others, and kept through a kill."""

import os
import signal
import time

import pytest
from pycrdt import Doc, Map
from tests.spaces.browser import Browser
from tests.spaces.conftest import House

from abaton.spaces.live import frame

pytestmark = pytest.mark.anyio


class Sheet:
    """A browser's own copy."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.document: Doc[Map[str]] = Doc()
        self.map: Map[str] = self.document.get("body", type=Map)
        self.number = 0

    def write(self, key: str, value: str) -> None:
        before = self.document.get_state()
        self.map[key] = value
        self.number += 1
        self.send(self.document.get_update(before))

    def send(self, update: bytes) -> None:
        self.browser.send(bytes((frame.DOCUMENT, frame.UPDATE)) + self.number.to_bytes(4, "little") + update)

    async def kept(self) -> int:
        return int.from_bytes(await self.browser.receive(frame.DOCUMENT, frame.KEPT), "little")

    async def hear(self) -> None:
        self.document.apply_update(await self.browser.receive(frame.DOCUMENT, frame.UPDATE))

    async def catch_up(self) -> None:
        self.browser.send(bytes((frame.DOCUMENT, frame.STATE_VECTOR)) + self.document.get_state())
        self.document.apply_update(await self.browser.receive(frame.DOCUMENT, frame.MISSING))


async def test_what_one_writes_the_other_reads_and_it_is_said_to_be_kept(house: House) -> None:
    ana, ben = Sheet(await house.enter("ana")), Sheet(await house.enter("ben"))
    ana.write("mark", "heart")
    await ben.hear()
    assert ben.map["mark"] == "heart"
    since = time.monotonic()
    assert await ana.kept() == 1
    assert time.monotonic() - since < 1.0


async def test_what_was_said_to_be_kept_is_there_after_a_kill_and_what_was_not_comes_with_its_writer(
    house: House,
) -> None:
    ticket = await house.ticket("ana")
    ana = Sheet(await house.enter("ana", ticket=ticket))
    ana.write("mark", "heart")
    await ana.kept()
    house.worlds.kill()
    house.worlds.start()
    ben = Sheet(await house.enter("ben"))
    await ben.catch_up()
    assert ben.map["mark"] == "heart"
    # Written while the line was down.
    before = ana.document.get_state()
    ana.map["turned"] = "90"
    ana.browser = await house.enter("ana", ticket=ticket)
    vector = await ana.browser.receive(frame.DOCUMENT, frame.STATE_VECTOR)
    assert vector == before
    ana.number += 1
    ana.send(ana.document.get_update(vector))
    await ben.hear()
    assert (ben.map["mark"], ben.map["turned"]) == ("heart", "90")


async def test_who_may_not_write_does_not_and_nonsense_is_refused(house: House) -> None:
    ana = Sheet(await house.enter("ana", abilities=("move", "speak")))
    ana.write("mark", "heart")
    assert (await ana.browser.hear("error"))["code"] == "not_able"
    ben = Sheet(await house.enter("ben"))
    ben.send(b"nonsense")
    assert (await ben.browser.hear("error"))["code"] == "unreadable"
    ben.browser.send(bytes((frame.DOCUMENT, frame.STATE_VECTOR)) + b"\xff" * 20)
    assert (await ben.browser.hear("error"))["code"] == "unreadable"
    await ben.catch_up()
    assert dict(ben.map) == {}


async def test_a_document_that_grows_too_large_takes_no_more(house: House) -> None:
    ana = Sheet(await house.enter("ana"))
    for number in range(12):
        ana.write(f"stroke {number}", "x" * 90_000)
        if number % 4 == 3:
            await ana.kept()
    assert (await ana.browser.hear("error", where=lambda word: word["code"] == "too_large"))["code"] == "too_large"


async def test_the_process_stops_when_it_is_told_to_and_keeps_what_was_written(house: House) -> None:
    ana = Sheet(await house.enter("ana"))
    ana.write("mark", "lungs")
    ana.browser.say(type="ping", at=1)
    await ana.browser.hear("pong")
    os.kill(house.worlds.process.pid, signal.SIGTERM)
    assert house.worlds.process.wait(5) == 0
    house.worlds.start()
    ben = Sheet(await house.enter("ben"))
    await ben.catch_up()
    assert ben.map["mark"] == "lungs"
