"""The clinic in PostgreSQL: tables `clinic`, `setup_token`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import LiteralString

import msgspec

from abaton.identity.clinic.model import Clinic, Helpline
from abaton.infrastructure.work import Work

CLINIC: LiteralString = """
    select name, country, zone, languages, emergency_number, helplines::text as helplines, numbers_as_of from clinic
"""
INSERT: LiteralString = """
    insert into clinic (name, country, zone, languages, emergency_number, helplines, numbers_as_of, opened_at)
    values (%(name)s, %(country)s, %(zone)s, %(languages)s, %(emergency)s, %(helplines)s::jsonb, %(as_of)s, %(at)s)
"""
LET_IN_WITH: LiteralString = """
    insert into setup_token (sha256, until) values (%(token)s, %(until)s)
    on conflict (only_one) do update set sha256 = excluded.sha256, until = excluded.until
"""
SPEND: LiteralString = "delete from setup_token where sha256 = %(token)s and until > %(at)s returning until"


@dataclass(frozen=True, slots=True)
class _Clinic:
    name: str
    country: str
    zone: str
    languages: list[str]
    emergency_number: str
    helplines: str
    numbers_as_of: date


@dataclass(frozen=True, slots=True)
class _Used:
    until: datetime


async def clinic(work: Work) -> Clinic | None:
    row = await work.one_or_none(_Clinic, CLINIC, {})
    if row is None:
        return None
    return Clinic(
        name=row.name,
        country=row.country,
        zone=row.zone,
        languages=row.languages,
        emergency_number=row.emergency_number,
        helplines=msgspec.json.decode(row.helplines, type=list[Helpline]),
        numbers_as_of=row.numbers_as_of,
    )


async def add(work: Work, new: Clinic) -> None:
    await work.run(
        INSERT,
        {
            "name": new.name,
            "country": new.country,
            "zone": new.zone,
            "languages": new.languages,
            "emergency": new.emergency_number,
            "helplines": msgspec.json.encode(new.helplines).decode(),
            "as_of": new.numbers_as_of,
            "at": work.started_at,
        },
    )


async def save_token(work: Work, token: bytes, until: datetime) -> None:
    await work.run(LET_IN_WITH, {"token": token, "until": until})


async def use_token(work: Work, token: bytes) -> bool:
    return await work.one_or_none(_Used, SPEND, {"token": token, "at": work.started_at}) is not None
