"""Signing in with a password, being known again, and signing out."""

from typing import Final

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.sessions import lifetime, secret, store, throttle
from abaton.identity.sessions.model import Begun, How, Session
from abaton.infrastructure import passwords, tokens
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotSignedIn, SignInRefused, TooManyTries
from abaton.kernel.ids import ActorId

SIGN_IN: Final = "identity.sign_in"
LONGEST_BROWSER: Final = 300


async def session(work: Work, token: str, *, by_hand: bool = True) -> Session | None:
    """Return whose browser shows this token, or `None` when its session has ended or never was.

    Args:
        work: Of anybody.
        token: From the cookie.
        by_hand: Whether a person asks. What a page asks by itself while nobody touches it keeps no session alive.
    """
    found = await store.live(work, tokens.digest(token))
    if by_hand and found is not None and work.started_at - found.seen_at >= lifetime.NOTED_EVERY:
        await store.note_seen(work, found)
    return found


async def still(work: Work, shown: set[str]) -> set[str]:
    """Return those of the tokens whose session goes on. Asking keeps none of them alive."""
    by_digest = {tokens.digest(token): token for token in shown}
    return {by_digest[digest] for digest in await store.live_among(work, list(by_digest))}


async def sign_in(
    work: Work, login: str, password: str, *, address: str, browser: str, instead_of: str | None = None
) -> Begun:
    """Let in who knows a login and its password.

    Raises:
        SignInRefused: one of the two is wrong; which, and whether the login exists, cannot be told from outside.
        TooManyTries: of this login, or from this address.
    """
    try:
        login = secret.login(login)
    except Invalid:
        # No such login can exist; it is refused like any other that does not.
        login = login[: secret.LONGEST_LOGIN]
    keys = {limit: throttle.key(limit, of) for limit, of in ((throttle.LOGIN, login), (throttle.ADDRESS, address))}
    since = work.started_at - throttle.WINDOW
    for limit, key in keys.items():
        wait = throttle.wait(limit, await store.failures(work, key, since, limit.failures), work.started_at)
        if wait is not None:
            audit.record_refusal(work, SIGN_IN, about=f"too many tries of this {limit.kind}")
            raise TooManyTries(wait)
    kept = await store.password(work, login)
    if not await passwords.matches(None if kept is None else kept.hash, secret.as_hashed(password)) or kept is None:
        for key in keys.values():
            store.count_afterwards(work, key)
        audit.record_refusal(work, SIGN_IN, about=None if kept is None else f"person/{kept.person_id}")
        raise SignInRefused
    person = ActorId(kept.person_id)
    if passwords.is_outdated(kept.hash):
        await store.save_password(work, person, login, await passwords.hashed(secret.as_hashed(password)))
    await store.forgive(work, keys[throttle.LOGIN], since)
    return await begin(work, person, How.PASSWORD, browser, instead_of=instead_of)


async def begin(work: Work, person: ActorId, how: How, browser: str, *, instead_of: str | None = None) -> Begun:
    """Begin a session of somebody who has just shown who they are; from here on the work is theirs.

    Args:
        work: Of nobody yet.
        person: Who they are.
        how: By what they were let in.
        browser: What it calls itself.
        instead_of: Token of the session that this browser held until now, perhaps somebody else's. It ends.

    Raises:
        SignInRefused: they have left.
    """
    found = await identity.person(work, person)
    if found is None:
        audit.record_refusal(work, SIGN_IN, about=f"person/{person}")
        raise SignInRefused
    work.act_as(person)
    token = tokens.fresh()
    limits = lifetime.lifetime(found.roles)
    if instead_of is not None:
        await store.end(work, tokens.digest(instead_of))
    await store.begin(
        work,
        person,
        tokens.digest(token),
        how=how,
        browser=browser[:LONGEST_BROWSER],
        idle=limits.idle,
        until=work.started_at + limits.absolute,
    )
    await audit.record(work, SIGN_IN, about=how)
    return Begun(token=token, lifetime=limits.absolute)


async def sign_out(work: Work, token: str) -> None:
    await store.end(work, tokens.digest(token))
    await audit.record(work, "identity.sign_out")


async def sign_out_everywhere(work: Work) -> None:
    """End every session of the actor, this one too."""
    await store.end_all(work, work.actor)
    await audit.record(work, "identity.sign_out_everywhere")


async def sessions(work: Work, token: str) -> list[tuple[Session, bool]]:
    """Return the actor's sessions, the last used first, and of each whether it is the one of this token.

    Raises:
        NotSignedIn: the token is nobody's.
    """
    here = await store.live(work, tokens.digest(token))
    if here is None:
        raise NotSignedIn
    return [(one, one.id == here.id) for one in await store.live_of(work, work.actor)]


async def set_password(work: Work, person: ActorId, login: str, password: str) -> None:
    """Give a person a login and a password. That it may be, the caller has proved.

    Raises:
        Invalid: a login or a password that is not to be; also a login that is somebody else's.
    """
    login = secret.login(login)
    password = secret.password(password, login=login)
    if await store.is_taken(work, login, person):
        raise Invalid("login", "one that nobody has yet")
    await store.save_password(work, person, login, await passwords.hashed(password))


async def shut_out(work: Work, person: ActorId) -> None:
    """End every session and forget the password of somebody. That it may be, the caller has proved."""
    await store.end_all(work, person)
    await store.forget_password(work, person)
