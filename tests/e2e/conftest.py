"""Real Chromium on a real clinic."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright
from tests.e2e.practice import Practice
from tests.e2e.practice import practice as a_practice

# Without these Chromium asks its maker's hosts for updates and the like, many times at every start.
QUIET = [
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-gpu", "--disable-quic"),
]
# A camera and a microphone that are none, and 3D drawn by the processor.
ABLE = [
    *("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"),
    *("--enable-unsafe-swiftshader", "--autoplay-policy=no-user-gesture-required"),
]


@pytest.fixture(scope="session")
def practice() -> Iterator[Practice]:
    """One clinic for all tests in a browser; each brings people of its own."""
    with a_practice() as practice:
        yield practice


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    if "ABATON_CHROMIUM" not in os.environ:
        pytest.fail("Chromium is found and installed by ./abaton test; run the tests through it.")
    # Chromium's sandbox does not start for root, as whom tests often run in a container.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ["ABATON_CHROMIUM"], args=[*QUIET, *ABLE, *as_root]
        )
        yield browser
        await browser.close()
