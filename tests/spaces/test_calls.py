"""Voice and picture between real browsers, with the room's own code of the web client, through the real front door."""

import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright
from tests.clinic import free_port
from tests.e2e.conftest import QUIET
from tests.spaces.browser import LOOK
from tests.spaces.conftest import ALL, House

from abaton.app.development import web
from abaton.infrastructure.checkout import WEB
from abaton.infrastructure.engines import caddy
from abaton.infrastructure.engines.program import Process, default_host

pytestmark = pytest.mark.anyio

DEVICES = [
    *("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
    *("--autoplay-policy=no-user-gesture-required", "--disable-features=WebRtcHideLocalIpsWithMdns"),
]
BUNDLE = """
import { build } from "vite";
const lib = { entry: "src/world/core/room.ts", formats: ["es"], fileName: "room" };
await build({ configFile: false, logLevel: "error", build: { lib, outDir: process.argv[1], emptyOutDir: true } });
"""
ENTER = """async ([ticket, look]) => {
    const { joinRoom } = await import("/room.js");
    window.made = 0;
    window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(...all) { super(...all); window.made++; }
    };
    window.room = joinRoom({ url: "/worlds", room: "visit-1", ticket, look });
}"""
RECEIVED = """async (person) => {
    const counts = { audio: 0, video: 0 };
    const stats = await window.room.call.statsOf(person);
    stats?.forEach((one) => { if (one.type === "inbound-rtp") counts[one.kind] += one.packetsReceived; });
    return counts;
}"""
# One digit of the fingerprint that somebody in between would have to change.
SWAP = """() => {
    const original = RTCPeerConnection.prototype.setRemoteDescription;
    RTCPeerConnection.prototype.setRemoteDescription = function (description) {
        const sdp = description.sdp.replace(/(a=fingerprint:sha-256 )(.)/, (_, before, digit) =>
            before + (digit === "A" ? "B" : "A"));
        return original.call(this, { type: description.type, sdp });
    };
}"""


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    web.install()
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        site = Path(folder) / "site"
        command = [web.NODE, "--input-type=module", "-e", BUNDLE, site]
        subprocess.run(command, check=True, cwd=WEB, env=web.environment())
        (site / "index.html").write_text("<!doctype html><title>A room</title>", encoding="utf-8")
        (site / "door.svg").write_text("<svg/>", encoding="utf-8")
        yield site


@pytest.fixture
def address(site: Path, house: House) -> Iterator[str]:
    port = free_port()
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        # The front door runs as another account than this test, and must reach the socket in its folder.
        for parent in (house.worlds.socket.parent, *house.worlds.socket.parents):
            if parent.stat().st_uid == os.geteuid() and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)
        socket = house.worlds.socket
        door = Process(
            caddy.prepare(Path(folder) / "caddy", default_host(), port=port, site=site, http=socket, worlds=socket)
        )
        door.wait_until_it_answers()
        yield f"http://127.0.0.1:{port}"
        door.stop()


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ["ABATON_CHROMIUM"], args=[*QUIET, *DEVICES, *as_root]
        )
        yield browser
        await browser.close()


@pytest.fixture(autouse=True)
async def nobody_stays(chromium: Browser) -> AsyncIterator[None]:
    yield
    for context in chromium.contexts:
        await context.close()


class Somebody:
    def __init__(self, person: str, page: Page) -> None:
        self.person, self.page = person, page

    async def until(self, condition: str, argument: object = None) -> None:
        await self.page.wait_for_function(f"(it) => {condition}", arg=argument, timeout=15_000)

    async def state(self, of: str) -> Any:  # noqa: ANN401 whatever the page says
        return await self.page.evaluate(f"window.room.store.getState().{of}")

    async def received_from(self, person: str) -> dict[str, int]:
        return await self.page.evaluate(RECEIVED, person)

    async def hears_and_sees(self, person: str) -> None:
        """Wait until voice and picture of somebody have come, and then come on."""
        for _ in range(2):
            before = await self.received_from(person)
            await self.page.wait_for_function(
                f"async ([person, before]) => {{ const now = await ({RECEIVED})(person);"
                " return now.audio > before.audio && now.video > before.video; }",
                arg=[person, before],
                timeout=15_000,
            )


async def call(
    chromium: Browser, address: str, house: House, person: str, *, swap: bool = False, host: bool = False
) -> Somebody:
    ticket = await house.ticket(person, abilities=(*ALL, "control") if host else ALL)
    context = await chromium.new_context()
    await context.add_cookies([{"name": "abaton_session", "value": f"of-{person}:{person}", "url": address}])
    page = await context.new_page()
    await page.goto(address)
    if swap:
        await page.evaluate(SWAP)
    await page.evaluate(ENTER, [ticket, LOOK])
    somebody = Somebody(person, page)
    await somebody.until('window.room.store.getState().connection === "joined"')
    await page.evaluate("() => Promise.all([window.room.call.setMicrophone(true), window.room.call.setCamera(true)])")
    return somebody


async def connected(*people: Somebody) -> None:
    for one in people:
        others = [other.person for other in people if other is not one]
        await one.until('it.every((id) => window.room.store.getState().links[id] === "connected")', others)
        await one.until("window.room.store.getState().safetyCode !== undefined")


async def test_three_hear_and_see_each_other_and_read_the_same_safety_code(
    chromium: Browser, address: str, house: House
) -> None:
    ana = await call(chromium, address, house, "ana")
    ben = await call(chromium, address, house, "ben")
    await connected(ana, ben)
    await ana.hears_and_sees("ben")
    await ben.hears_and_sees("ana")
    of_two = await ana.state("safetyCode")
    assert of_two == await ben.state("safetyCode")
    eve = await call(chromium, address, house, "eve")
    await connected(ana, ben, eve)
    await eve.hears_and_sees("ana")
    await ben.hears_and_sees("eve")
    await ana.until("window.room.store.getState().safetyCode !== it", of_two)
    of_three = await ana.state("safetyCode")
    for one in (ben, eve):
        await one.until("window.room.store.getState().safetyCode === it", of_three)
    # The fake microphone beeps.
    await ana.until('window.room.store.getState().speaking.includes("ben")')


async def test_a_swapped_fingerprint_makes_another_code(chromium: Browser, address: str, house: House) -> None:
    ana = await call(chromium, address, house, "ana")
    ben = await call(chromium, address, house, "ben", swap=True)
    for one in (ana, ben):
        await one.until("window.room.store.getState().safetyCode !== undefined")
    assert await ana.state("safetyCode") != await ben.state("safetyCode")
    # And nobody is connected to a certificate that was not announced.
    assert await ana.state("links.ben") != "connected"


async def test_a_call_outlives_the_worlds_and_goes_on_without_another_negotiation(
    chromium: Browser, address: str, house: House
) -> None:
    ana = await call(chromium, address, house, "ana")
    ben = await call(chromium, address, house, "ben")
    await connected(ana, ben)
    await ana.hears_and_sees("ben")
    code = await ana.state("safetyCode")
    house.worlds.kill()
    await ana.until('window.room.store.getState().connection === "reconnecting"')
    await ana.hears_and_sees("ben")
    await ben.hears_and_sees("ana")
    house.worlds.start()
    for one in (ana, ben):
        await one.until('window.room.store.getState().connection === "joined"')
    await connected(ana, ben)
    await ana.hears_and_sees("ben")
    assert await ana.state("safetyCode") == code
    assert [await one.page.evaluate("window.made") for one in (ana, ben)] == [1, 1]


async def test_who_loads_the_page_anew_is_heard_and_seen_again(chromium: Browser, address: str, house: House) -> None:
    ana = await call(chromium, address, house, "ana")
    ben = await call(chromium, address, house, "ben")
    await connected(ana, ben)
    # Who offers, and who answers.
    for _ in range(2):
        await ana.page.context.close()
        again = await call(chromium, address, house, ana.person)
        await connected(again, ben)
        await again.hears_and_sees(ben.person)
        await ben.hears_and_sees(again.person)
        ana, ben = ben, again


async def test_microphone_and_camera_are_shown_as_they_are(chromium: Browser, address: str, house: House) -> None:
    ana = await call(chromium, address, house, "ana", host=True)
    ben = await call(chromium, address, house, "ben")
    shown = '(() => { const one = window.room.store.getState().people.find((one) => one.id === "ben");'
    await ana.until(f'{shown} return one.microphone === "on" && one.camera === "on"; }})()')
    await ben.page.evaluate("window.room.call.setCamera(false)")
    await ana.until(f'{shown} return one.microphone === "on" && one.camera === "off"; }})()')
    await ana.page.evaluate('window.room.mute("ben", true)')
    await ana.until(f'{shown} return one.microphone === "muted"; }})()')
    await ben.until("!window.room.call.microphoneOn")
    await ana.page.evaluate('window.room.mute("ben", false)')
    await ben.until("window.room.call.microphoneOn")
    await ben.page.evaluate("window.room.safePlace()")
    await ana.until(f'{shown} return one.microphone === "off" && one.camera === "off"; }})()')


async def test_a_pose_is_shown_within_300_ms(chromium: Browser, address: str, house: House) -> None:
    ana = await call(chromium, address, house, "ana")
    ben = await call(chromium, address, house, "ben")
    await ben.until('window.room.store.getState().people.some((one) => one.id === "ana")')
    watch = """(x) => new Promise((done) => {
        const look = () => {
            const pose = window.room.poseOf("ana", performance.now());
            if (pose && Math.abs(pose.head.position[0] - x) < 0.01) done(Date.now());
            else setTimeout(look, 2);
        };
        look();
    })"""
    move = """(x) => {
        window.room.sendPose({ head: { position: [x, 1.6, 0], rotation: [0, 0, 0, 1] } });
        return Date.now();
    }"""
    took: list[int] = []
    for step in range(12):
        x = 1 + step * 0.1
        sent: int = await ana.page.evaluate(move, x)
        took.append(await ben.page.evaluate(watch, x) - sent)
    # The first ones build the jitter buffer.
    assert max(took[2:]) <= 300, took
