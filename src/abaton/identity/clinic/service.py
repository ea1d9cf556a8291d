"""The clinic's first day, and what it says of itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Final

from abaton.audit import service as audit
from abaton.identity import service as identity
from abaton.identity.clinic import countries as numbers
from abaton.identity.clinic import store
from abaton.identity.clinic.model import Clinic, Country, Helpline
from abaton.identity.model import Role
from abaton.identity.sessions import service as sessions
from abaton.identity.sessions.model import Begun, How
from abaton.infrastructure import shipped, tokens
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid, NotFound, NotPermitted
from abaton.kernel.time import zone as known_zone

SET_UP: Final = "identity.set_up"
# Whoever starts the clinic opens the link soon; the next start prints another one.
LINK_LASTS: Final = timedelta(days=1)
MOST: Final = 20
_NUMBER: Final = re.compile(r"\+?[0-9][0-9 ()/\-]{1,24}", re.ASCII)


async def clinic(work: Work) -> Clinic:
    """Return what the clinic says of itself.

    Raises:
        NotFound: it has not been set up.
    """
    found = await store.clinic(work)
    if found is None:
        raise NotFound
    return found


async def is_set_up(work: Work) -> bool:
    return await store.clinic(work) is not None


@cache
def countries() -> Sequence[Country]:
    """Return the countries whose numbers we know, by code."""
    text = shipped.text("abaton.identity.clinic", "countries.toml")
    return numbers.countries(text, shipped.text("tzdata.zoneinfo", "zone.tab"))


async def issue_setup_token(work: Work) -> str | None:
    """Return the word that lets somebody set the clinic up, once, or `None` when it has people. Older words end."""
    if await identity.anybody(work):
        return None
    token = tokens.fresh()
    await store.save_token(work, tokens.digest(token), work.started_at + LINK_LASTS)
    await audit.record(work, "identity.issue_setup_token")
    return token


async def open_clinic(work: Work, new: Clinic) -> None:
    """Keep what the clinic is. That it may be, the caller has proved: by the set-up word, or as one of our own.

    Raises:
        Invalid: an element that breaks its rule, by name.
    """
    _require_valid(new)
    known = next((one for one in countries() if one.code == new.country), None)
    if known is not None and (known.emergency_number, known.helplines) == (new.emergency_number, new.helplines):
        new = replace(new, numbers_as_of=known.as_of)
    await store.add(work, new)


async def set_up(work: Work, token: str, new: Clinic, *, name: str, login: str, password: str, browser: str) -> Begun:
    """Open the clinic, make its first administrator, and sign them in.

    Raises:
        NotPermitted: the word is not the newest one, was used, or is too old; or the clinic has people.
        Invalid: an element that breaks its rule, by name. The word stays good.
    """
    if not await store.use_token(work, tokens.digest(token)) or await identity.anybody(work):
        audit.record_refusal(work, SET_UP)
        raise NotPermitted
    await open_clinic(work, new)
    administrator = await identity.add(
        work, name=name, roles=[Role.ADMINISTRATOR], zone=new.zone, locale=new.languages[0]
    )
    await sessions.set_password(work, administrator.id, login, password)
    begun = await sessions.begin(work, administrator.id, How.SETUP, browser)
    await audit.record(work, SET_UP)
    return begun


def _require_valid(new: Clinic) -> None:
    if not 1 <= len(new.name.strip()) <= identity.LONGEST_NAME:
        raise Invalid("clinic.name", f"1 to {identity.LONGEST_NAME} letters")
    if not re.fullmatch(r"[A-Z]{2}", new.country):
        raise Invalid("clinic.country", "an ISO 3166-1 code such as GR")
    known_zone(new.zone)
    if not 1 <= len(new.languages) <= MOST:
        raise Invalid("clinic.languages", f"1 to {MOST}")
    for language in new.languages:
        identity.require_language("clinic.languages", language)
    _require_number("clinic.emergency_number", new.emergency_number)
    if len(new.helplines) > MOST:
        raise Invalid("clinic.helplines", f"at most {MOST}")
    for place, helpline in enumerate(new.helplines):
        _require_helpline(f"clinic.helplines/{place}", helpline)


def _require_helpline(element: str, helpline: Helpline) -> None:
    _require_number(f"{element}/number", helpline.number)
    for name, text in (("name", helpline.name), ("hours", helpline.hours)):
        if not 1 <= len(text.strip()) <= identity.LONGEST_NAME:
            raise Invalid(f"{element}/{name}", f"1 to {identity.LONGEST_NAME} letters")


def _require_number(element: str, number: str) -> None:
    if not _NUMBER.fullmatch(number):
        raise Invalid(element, "a number to dial: digits, with + before and blanks between")
