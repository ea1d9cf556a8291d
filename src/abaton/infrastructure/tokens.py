"""Tokens: long random words that let somebody in. We keep their hash only, so that reading a table lets nobody in."""

import secrets
from hashlib import sha256


def fresh() -> str:
    """Return 256 random bits as text that may stand in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    """Return what is kept of a token. Random bits need no salt and no slow hash: there is nothing to guess."""
    return sha256(token.encode()).digest()


def digest_of_bytes(challenge: bytes) -> bytes:
    return sha256(challenge).digest()
