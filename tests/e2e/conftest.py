"""Real Chromium on a real clinic."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright
from tests.clinic import opened

# Without these Chromium asks its maker's hosts for updates and the like, many times at every start.
QUIET = [
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-gpu", "--disable-quic"),
]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with opened() as clinic:
        yield clinic.address


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    if "ABATON_CHROMIUM" not in os.environ:
        pytest.fail("Chromium is found and installed by ./abaton test; run the tests through it.")
    # Chromium's sandbox does not start for root, as whom tests often run in a container.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ["ABATON_CHROMIUM"], args=[*QUIET, *as_root]
        )
        yield browser
        await browser.close()
