"""Errors a caller can act on. Codes are published: they are added, never changed."""

from datetime import timedelta
from typing import ClassVar


class AbatonError(Exception):
    """Base of every expected failure. Anything else is a bug."""

    code: ClassVar[str]
    retry: ClassVar[bool] = False
    """Whether the same request, unchanged, may succeed a little later."""


class NotFound(AbatonError):
    code = "not_found"


class NotSignedIn(AbatonError):
    """Nobody is known here: no session, or one that has ended."""

    code = "not_signed_in"


class SignInRefused(AbatonError):
    """What was shown does not let anybody in. Which part of it was wrong is not said."""

    code = "sign_in_refused"


class TooManyTries(AbatonError):
    """Tried too often of late."""

    code = "too_many_tries"
    retry = True

    def __init__(self, wait: timedelta) -> None:
        """Say how long to wait."""
        super().__init__(f"wait {wait}")
        self.wait = wait


class NotPermitted(AbatonError):
    code = "not_permitted"


class Conflict(AbatonError):
    """What the caller saw has changed since. Read again, then decide."""

    code = "conflict"


class Invalid(AbatonError):
    """The input breaks a rule at a named element. The rejected value is never repeated: it may be a patient's."""

    code = "invalid"

    def __init__(self, element: str, reason: str) -> None:
        """Name the element as the caller wrote it (`VitalSigns.pulse_per_min`) and say what it must be."""
        super().__init__(f"{element}: {reason}")
        self.element = element
        self.reason = reason


class Unavailable(AbatonError):
    """An engine we need is away, most often for seconds."""

    code = "unavailable"
    retry = True
