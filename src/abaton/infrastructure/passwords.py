"""Passwords: argon2id, off the event loop.

Parameters are RFC 9106's second recommended set (64 MiB, 3 passes, 4 lanes), above OWASP's least (19 MiB, 2, 1).
https://www.rfc-editor.org/rfc/rfc9106#section-4
"""

import asyncio
import secrets
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

_HASHER: Final = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


async def hashed(password: str) -> str:
    return await asyncio.to_thread(_HASHER.hash, password)


async def matches(kept: str | None, password: str) -> bool:
    """Compare with a kept hash. Without one it takes as long, so that nobody learns by waiting which logins exist."""
    return await asyncio.to_thread(_matches, kept, password)


def is_outdated(kept: str) -> bool:
    """Tell whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def _matches(kept: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(kept or _nobody_s(), password) and kept is not None
    except VerifyMismatchError:
        return False


@cache
def _nobody_s() -> str:
    return _HASHER.hash(secrets.token_urlsafe(32))
