"""What a login and a password must be."""

import unicodedata
from typing import Final

from abaton.kernel.errors import Invalid

# OWASP ASVS 5.0, 6.2.1 requires 8 and recommends 15; 6.2.9 asks that 64 at least are taken. Chosen between.
SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 200
# `aaaaaaaaaaaa` and `121212121212` are long and no secret. Chosen.
LEAST_DIFFERENT: Final = 5
LONGEST_LOGIN: Final = 100


def login(text: str) -> str:
    """Return a login as it is compared: large and small letters are the same, and so are two ways to write an accent.

    Raises:
        Invalid: shorter than 3 or longer than 100, or with a blank inside.
    """
    normal = unicodedata.normalize("NFKC", text).strip().casefold()
    if not 3 <= len(normal) <= LONGEST_LOGIN or any(letter.isspace() for letter in normal):
        raise Invalid("login", f"3 to {LONGEST_LOGIN} letters, without blanks")
    return normal


def password(text: str, *, login: str) -> str:
    """Return a new password as it is hashed: NFKC, as NIST SP 800-63B 5.1.1.2 asks; no classes of letters either.

    Raises:
        Invalid: too short, too long, nearly all one letter, or made of the login.
    """
    normal = as_hashed(text)
    if not SHORTEST_PASSWORD <= len(normal) <= LONGEST_PASSWORD:
        raise Invalid("password", f"{SHORTEST_PASSWORD} to {LONGEST_PASSWORD} letters")
    if len(set(normal)) < LEAST_DIFFERENT:
        raise Invalid("password", f"{LEAST_DIFFERENT} different letters at least")
    if login in normal.casefold():
        raise Invalid("password", "without your login in it")
    return normal


def as_hashed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
