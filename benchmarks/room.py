"""What the consulting room costs: draws, triangles, bytes over the wire, and how soon it is seen, at full detail."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import typer
from playwright.async_api import BrowserContext, async_playwright

from abaton.app.development import chromium
from abaton.app.figures import Figure, promised

# Software draws it here: seconds are of this machine, the rest is of the room.
FLAGS: Final = ("--disable-gpu", "--enable-unsafe-swiftshader", "--use-fake-ui-for-media-stream")
PATIENCE_S: Final = 240.0


def figures(
    picture: Annotated[Path | None, typer.Option(help="Keep what is seen as a PNG of 1600 by 900 here.")] = None,
) -> Iterator[Figure]:
    """Open the demo, let its waiting patient in, and look at the whole room as the clinician, at full detail."""
    with _demo() as address:
        seen = asyncio.run(_seen(address, picture))
    yield promised("draw calls", seen["draws"], "≤", 100, "1")
    yield promised("triangles", seen["triangles"], "≤", 150_000, "1")
    yield promised("place, bodies and people over the wire", seen["bytes"], "≤", 5_000_000, "By")
    yield Figure(name="first frame, drawn in software", figure=seen["firstFrameMs"], unit="ms")
    yield Figure(name="people are there, drawn in software", figure=seen["peopleMs"], unit="ms")


async def _seen(address: str, picture: Path | None) -> dict[str, float]:
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium.require(), args=[*FLAGS, *as_root])
        doctor = await browser.new_context(viewport={"width": 1600, "height": 900})
        visit = await _meet(doctor, await browser.new_context(), address)
        page = await doctor.new_page()
        await page.goto(f"{address}/visits/{visit}/room")
        await page.get_by_text("Room in 3D").click()
        canvas = page.locator("canvas[data-people-ms]")
        await canvas.wait_for(timeout=PATIENCE_S * 1000)
        await canvas.press("0")
        await page.wait_for_timeout(20_000)
        said: dict[str, Any] = await canvas.evaluate("(canvas) => ({ ...canvas.dataset })")
        if picture is not None:
            await page.screenshot(path=picture, timeout=PATIENCE_S * 1000)
        await browser.close()
        return {name: float(said[name]) for name in ("draws", "triangles", "bytes", "firstFrameMs", "peopleMs")}


async def _meet(doctor: BrowserContext, patient: BrowserContext, address: str) -> str:
    """Bring the two into the room; the patient as a page. Returns the visit."""
    people: list[dict[str, Any]] = await (await doctor.request.get(f"{address}/api/personas")).json()
    waiting = next(one for one in people if "waiting room now" in one["words"])
    works = next(one for one in people if "clinician" in one["roles"])
    for context, who in ((doctor, works), (patient, waiting)):
        await context.request.post(f"{address}/api/session/persona", data={"person": who["id"]})
    visits: list[dict[str, Any]] = await (await patient.request.get(f"{address}/api/visits?when=today")).json()
    visit = next(one for one in visits if one["state"] == "waiting")["id"]
    await doctor.request.post(f"{address}/api/visits/{visit}/admit")
    page = await patient.new_page()
    await page.goto(f"{address}/visits/{visit}/room")
    await page.get_by_text("Safety code").or_(page.get_by_text("No one else is here")).first.wait_for()
    return visit


@contextmanager
def _demo() -> Generator[str]:
    with TemporaryDirectory(prefix="abaton-") as parent, socket.socket() as probe:
        Path(parent).chmod(0o711)
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        probe.close()
        said = Path(parent) / "said"
        command = [sys.executable, "-m", "abaton.app.cli", "up", "--demo", "--port", str(port)]
        command += ["--data", str(Path(parent) / "demo")]
        with said.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as clinic:
            try:
                until = time.monotonic() + PATIENCE_S
                while not re.search(r"^ready ", said.read_text(encoding="utf-8"), re.MULTILINE):
                    if clinic.poll() is not None or time.monotonic() > until:
                        raise RuntimeError(said.read_text(encoding="utf-8"))
                    time.sleep(0.2)
                yield f"http://localhost:{port}"
            finally:
                clinic.send_signal(signal.SIGTERM)
