"""Signing in and out over HTTP, and who one is."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from abaton.identity import service as identity
from abaton.identity.model import Me, Preferences
from abaton.identity.sessions import service
from abaton.identity.sessions.model import How
from abaton.infrastructure import cookie
from abaton.infrastructure.http import NOBODY, WorkOfAnybody, WorkOfRequest, trace_of
from abaton.infrastructure.work import Database
from abaton.kernel.errors import NotSignedIn
from abaton.kernel.ids import ActorId

router = APIRouter(prefix="/api", tags=["identity"])

BY_ITSELF: Final = "x-abaton-background"
"""What a page asks with while nobody touches it. It only ever shortens a session, so anybody may send it."""


class SignInIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    login: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=1000)]


class SessionOut(BaseModel):
    id: UUID
    how: How
    browser: str
    """What it calls itself."""
    begun_at: datetime
    seen_at: datetime
    here: bool
    """Whether it is the one that asks."""


def identify(database: Database) -> Callable[[Request], Awaitable[ActorId]]:
    """Know people by the session whose token their browser shows."""

    async def by_session(request: Request) -> ActorId:
        token = cookie.token_of(request)
        if token is None:
            raise NotSignedIn
        async with database.begin(NOBODY, trace_of(request)) as work:
            found = await service.session(work, token, by_hand=BY_ITSELF not in request.headers)
        if found is None:
            raise NotSignedIn
        return found.person

    return by_session


@router.post("/session", operation_id="sign_in")
async def sign_in(body: SignInIn, request: Request, response: Response, work: WorkOfAnybody) -> Me:
    """Sign in with a password."""
    begun = await service.sign_in(
        work,
        body.login,
        body.password,
        address=request.client.host if request.client is not None else "unknown",
        browser=request.headers.get("user-agent", ""),
        instead_of=cookie.token_of(request),
    )
    cookie.hand_out(request, response, begun.token, begun.lifetime)
    return await identity.me(work)


@router.delete("/session", operation_id="sign_out", status_code=204)
async def sign_out(request: Request, response: Response, work: WorkOfRequest) -> None:
    """End this session."""
    await service.sign_out(work, _token(request))
    cookie.take_back(request, response)


@router.delete("/sessions", operation_id="sign_out_everywhere", status_code=204)
async def sign_out_everywhere(request: Request, response: Response, work: WorkOfRequest) -> None:
    """End every session of the person who asks."""
    await service.sign_out_everywhere(work)
    cookie.take_back(request, response)


@router.get("/sessions", operation_id="list_sessions")
async def sessions(request: Request, work: WorkOfRequest) -> list[SessionOut]:
    """List where one is signed in."""
    return [
        SessionOut(id=one.id, how=one.how, browser=one.browser, begun_at=one.begun_at, seen_at=one.seen_at, here=here)
        for one, here in await service.sessions(work, _token(request))
    ]


@router.get("/me", operation_id="me")
async def me(work: WorkOfRequest) -> Me:
    """Say who is signed in here."""
    return await identity.me(work)


@router.put("/me/settings", operation_id="change_settings")
async def change_settings(body: Preferences, work: WorkOfRequest) -> Me:
    """Keep how one wants things to look and sound."""
    return await identity.prefer(work, body)


def _token(request: Request) -> str:
    token = cookie.token_of(request)
    if token is None:
        raise NotSignedIn
    return token
