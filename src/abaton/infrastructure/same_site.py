"""What another site makes a browser ask of us is refused before it is read.

The session cookie is SameSite=Strict already; this is the second lock, by what browsers say of every request that
changes something: OWASP Cross-Site Request Forgery Prevention, "Fetch Metadata headers", with Origin where they lack.
https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from abaton.infrastructure.http import refused

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class SameSite:
    """Lets through what is safe, what our own pages ask, and what no browser sends: programs hold no cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and not _is_ours(Request(scope)):
            await refused()(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_ours(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
