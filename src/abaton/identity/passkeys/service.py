"""Passkeys: registering a key, signing in with one.

Web Authentication Level 3: https://www.w3.org/TR/webauthn-3/. A key must check that its owner is there and is its owner
(user verification), so that it stands for two factors by itself.
"""

from datetime import timedelta
from ipaddress import ip_address
from typing import Any, Final, NoReturn
from uuid import UUID

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import service as clinic
from abaton.identity.passkeys import store
from abaton.identity.passkeys.model import Passkey, Site
from abaton.identity.sessions import service as sessions
from abaton.identity.sessions.model import Begun, How
from abaton.infrastructure.tokens import digest_of_bytes
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Conflict, Invalid, NotFound, SignInRefused
from abaton.kernel.ids import ActorId

REGISTER: Final = "identity.register_passkey"
LONGEST_NAME: Final = 60
# People look for their key, and touch it twice. The specification's recommended range is 5 to 10 minutes.
CHALLENGE_LASTS: Final = timedelta(minutes=5)
_TIMEOUT_MS: Final = int(CHALLENGE_LASTS.total_seconds() * 1000)


async def registration_options(work: Work, site: Site) -> str:
    """Return what the browser is asked to make a key with, as WebAuthn's JSON.

    Raises:
        Invalid: the clinic is visited by a bare address; keys belong to names.
    """
    _require_name(site)
    me = await identity.me(work)
    here = await clinic.clinic(work)
    options = generate_registration_options(
        rp_id=site.rp_id,
        rp_name=here.name,
        user_id=me.id.encode(),
        user_name=me.name,
        user_display_name=me.name,
        timeout=_TIMEOUT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=one) for one in await store.credentials(work, work.actor)
        ],
    )
    until = work.started_at + CHALLENGE_LASTS
    await store.add_challenge(work, digest_of_bytes(options.challenge), work.actor, until)
    return options_to_json(options)


async def register(work: Work, site: Site, credential: dict[str, Any], name: str) -> Passkey:
    """Keep the key that the browser made.

    Raises:
        Invalid: it does not answer what was asked, for this site, by its owner; or it needs a name.
        Conflict: this key is here already.
    """
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        raise Invalid("name", f"1 to {LONGEST_NAME} letters")
    try:
        challenge = _challenge_of(credential)
        if not await store.use_challenge(work, digest_of_bytes(challenge), work.actor):
            raise Invalid("credential", "an answer to what was asked, in time, once")
        verified = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, *_MALFORMED):
        audit.record_refusal(work, REGISTER)
        raise Invalid("credential", "a new key of this site that has checked its owner") from None
    kept = await store.add(
        work,
        work.actor,
        verified.credential_id,
        key=verified.credential_public_key,
        count=verified.sign_count,
        name=name.strip(),
    )
    if kept is None:
        raise Conflict
    await audit.record(work, REGISTER, about=f"passkey/{kept.id}")
    return kept


async def sign_in_options(work: Work, site: Site) -> str:
    """Return what a browser is asked to sign, by whichever key it holds of this site, as WebAuthn's JSON.

    Raises:
        Invalid: the clinic is visited by a bare address; keys belong to names.
    """
    _require_name(site)
    options = generate_authentication_options(
        rp_id=site.rp_id, timeout=_TIMEOUT_MS, user_verification=UserVerificationRequirement.REQUIRED
    )
    await store.add_challenge(work, digest_of_bytes(options.challenge), None, work.started_at + CHALLENGE_LASTS)
    return options_to_json(options)


async def sign_in(
    work: Work, site: Site, credential: dict[str, Any], *, browser: str, instead_of: str | None = None
) -> Begun:
    """Let in whose key has signed what was asked.

    Raises:
        SignInRefused: an unknown key, another's answer, an old one, one given before, or for another site.
    """
    try:
        challenge = _challenge_of(credential)
        asked = await store.use_challenge(work, digest_of_bytes(challenge), None)
        key = await store.key(work, base64url_to_bytes(credential["rawId"]))
        if key is None or not asked:
            _refuse(work)
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, *_MALFORMED):
        _refuse(work)
    await store.note_used(work, key, verified.new_sign_count)
    return await sessions.begin(work, key.person, How.PASSKEY, browser, instead_of=instead_of)


def _refuse(work: Work) -> NoReturn:
    audit.record_refusal(work, sessions.SIGN_IN, about=How.PASSKEY)
    raise SignInRefused from None


async def passkeys(work: Work) -> list[Passkey]:
    """Return the actor's keys, the oldest first."""
    return await store.of(work, work.actor)


async def delete(work: Work, key: UUID) -> None:
    """Forget one of the actor's keys.

    Raises:
        NotFound: none of theirs.
    """
    if not await store.delete(work, work.actor, key):
        raise NotFound
    await audit.record(work, "identity.delete_passkey", about=f"passkey/{key}")


async def forget_all(work: Work, who: ActorId) -> None:
    """Forget all keys of somebody. That it may be, the caller has proved."""
    await store.delete_all(work, who)


# What a credential that is not of WebAuthn's shape breaks in its reader.
_MALFORMED: Final = (KeyError, TypeError, ValueError, AttributeError)


def _challenge_of(credential: dict[str, Any]) -> bytes:
    return parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge


def _require_name(site: Site) -> None:
    try:
        ip_address(site.rp_id.strip("[]"))
    except ValueError:
        return
    raise Invalid("host", "a name, such as localhost: passkeys do not work on a bare address")
