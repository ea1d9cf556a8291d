"""Passkeys over HTTP. Options and credentials are WebAuthn's own JSON, as browsers make and take it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from abaton.identity import service as identity
from abaton.identity.model import Me
from abaton.identity.passkeys import service
from abaton.identity.passkeys.model import Site
from abaton.infrastructure import cookie
from abaton.infrastructure.http import WorkOfAnybody, WorkOfRequest

router = APIRouter(prefix="/api", tags=["identity"])


class OptionsOut(BaseModel):
    """For `navigator.credentials`, as WebAuthn Level 3 writes it in JSON."""

    model_config = ConfigDict(extra="allow")


class CredentialIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    credential: dict[str, Any]


class NewPasskeyIn(CredentialIn):
    name: Annotated[str, Field(max_length=200)]


class PasskeyOut(BaseModel):
    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None


@router.post("/session/passkey/options", operation_id="passkey_sign_in_options")
async def sign_in_options(request: Request, work: WorkOfAnybody) -> OptionsOut:
    """Ask for a signature by whichever passkey the browser holds."""
    return OptionsOut.model_validate_json(await service.sign_in_options(work, _site(request)))


@router.post("/session/passkey", operation_id="passkey_sign_in")
async def sign_in(body: CredentialIn, request: Request, response: Response, work: WorkOfAnybody) -> Me:
    """Sign in with a passkey."""
    begun = await service.sign_in(
        work,
        _site(request),
        body.credential,
        browser=request.headers.get("user-agent", ""),
        instead_of=cookie.token_of(request),
    )
    cookie.hand_out(request, response, begun.token, begun.lifetime)
    return await identity.me(work)


@router.get("/passkeys", operation_id="list_passkeys")
async def passkeys(work: WorkOfRequest) -> list[PasskeyOut]:
    """List one's passkeys."""
    return [
        PasskeyOut(id=one.id, name=one.name, created_at=one.created_at, last_used_at=one.last_used_at)
        for one in await service.passkeys(work)
    ]


@router.post("/passkeys/options", operation_id="passkey_options")
async def options(request: Request, work: WorkOfRequest) -> OptionsOut:
    """Ask the browser to make a passkey."""
    return OptionsOut.model_validate_json(await service.registration_options(work, _site(request)))


@router.post("/passkeys", operation_id="register_passkey")
async def register(body: NewPasskeyIn, request: Request, work: WorkOfRequest) -> PasskeyOut:
    """Keep a passkey that the browser has made."""
    one = await service.register(work, _site(request), body.credential, body.name)
    return PasskeyOut(id=one.id, name=one.name, created_at=one.created_at, last_used_at=one.last_used_at)


@router.delete("/passkeys/{key}", operation_id="delete_passkey", status_code=204)
async def delete(key: UUID, work: WorkOfRequest) -> None:
    """Forget a passkey."""
    await service.delete(work, key)


def _site(request: Request) -> Site:
    return Site(rp_id=request.url.hostname or "", origin=f"{request.url.scheme}://{request.url.netloc}")
