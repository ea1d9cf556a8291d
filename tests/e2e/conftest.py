"""Real Chromium on the built web client."""

import functools
import os
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.async_api import Browser, async_playwright

from abaton.app.development import web

# Without these Chromium asks its maker's hosts for updates and the like, many times at every start.
QUIET = [
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-gpu", "--disable-quic"),
]


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the signature is the library's
        pass


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve web/dist on a free port of the loopback."""
    web.build()
    handler = functools.partial(Silent, directory=str(web.DIST))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


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
