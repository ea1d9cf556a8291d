"""The session cookie: what a browser shows at each request to be known again."""

from datetime import timedelta
from typing import Final

from fastapi import Request, Response

SESSION: Final = "abaton_session"


def token_of(request: Request) -> str | None:
    return request.cookies.get(SESSION)


def hand_out(request: Request, response: Response, token: str, lifetime: timedelta) -> None:
    """Give the browser its token. Scripts cannot read it, and requests that other sites cause do not carry it."""
    response.set_cookie(
        SESSION,
        token,
        max_age=int(lifetime.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def take_back(request: Request, response: Response) -> None:
    response.delete_cookie(SESSION, httponly=True, samesite="strict", secure=request.url.scheme == "https")
