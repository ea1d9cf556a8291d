"""Sessions in PostgreSQL: tables `session`, `password`, `sign_in_failure`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from abaton.identity.sessions.model import How, Session
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId

LIVE: LiteralString = """
    select session.id, person_id, how, browser, begun_at, seen_at from session
    join person on person.id = person_id and active
    where token_sha256 = %(token)s and until > %(at)s and seen_at + idle_after > %(at)s
"""
LIVE_AMONG: LiteralString = """
    select token_sha256 from session
    join person on person.id = person_id and active
    where token_sha256 = any(%(tokens)s::bytea[]) and until > %(at)s and seen_at + idle_after > %(at)s
"""
LIVE_OF: LiteralString = """
    select id, person_id, how, browser, begun_at, seen_at from session
    where person_id = %(person)s and until > %(at)s and seen_at + idle_after > %(at)s
    order by seen_at desc, id
"""
INSERT: LiteralString = """
    insert into session (person_id, token_sha256, how, browser, begun_at, seen_at, idle_after, until)
    values (%(person)s, %(token)s, %(how)s, %(browser)s, %(at)s, %(at)s, %(idle)s, %(until)s)
"""
SEEN: LiteralString = "update session set seen_at = %(at)s where id = %(id)s and seen_at < %(at)s"
PERSON_SEEN: LiteralString = "update person set last_seen_at = %(at)s where id = %(person)s"
END: LiteralString = "delete from session where token_sha256 = %(token)s"
END_ALL: LiteralString = "delete from session where person_id = %(person)s"
END_OLD: LiteralString = """
    delete from session where person_id = %(person)s and (until <= %(at)s or seen_at + idle_after <= %(at)s)
"""

OF_LOGIN: LiteralString = "select person_id, hash from password where login = %(login)s"
SAVE: LiteralString = """
    insert into password (person_id, login, hash) values (%(person)s, %(login)s, %(hash)s)
    on conflict (person_id) do update set login = excluded.login, hash = excluded.hash
"""
TAKEN: LiteralString = "select person_id, hash from password where login = %(login)s and person_id <> %(person)s"
FORGET: LiteralString = "delete from password where person_id = %(person)s"

FAILURES: LiteralString = """
    select at from sign_in_failure where key = %(key)s and at > %(since)s order by at desc limit %(limit)s
"""
INSERT_FAILURE: LiteralString = "insert into sign_in_failure (key, at) values (%(key)s, %(at)s)"
FORGIVE: LiteralString = "delete from sign_in_failure where key = %(key)s or at <= %(since)s"


@dataclass(frozen=True, slots=True)
class _Session:
    id: UUID
    person_id: str
    how: str
    browser: str
    begun_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class _Token:
    token_sha256: bytes


@dataclass(frozen=True, slots=True)
class Password:
    person_id: str
    hash: str


@dataclass(frozen=True, slots=True)
class _Failure:
    at: datetime


async def live(work: Work, token: bytes) -> Session | None:
    row = await work.one_or_none(_Session, LIVE, {"token": token, "at": work.started_at})
    return None if row is None else _session(row)


async def live_among(work: Work, tokens: list[bytes]) -> list[bytes]:
    rows = await work.all(_Token, LIVE_AMONG, {"tokens": tokens, "at": work.started_at})
    return [row.token_sha256 for row in rows]


async def live_of(work: Work, person: ActorId) -> list[Session]:
    return [_session(row) for row in await work.all(_Session, LIVE_OF, {"person": person, "at": work.started_at})]


async def begin(
    work: Work, person: ActorId, token: bytes, *, how: How, browser: str, idle: timedelta, until: datetime
) -> None:
    await work.run(END_OLD, {"person": person, "at": work.started_at})
    await work.run(
        INSERT,
        {
            "person": person,
            "token": token,
            "how": how,
            "browser": browser,
            "at": work.started_at,
            "idle": idle,
            "until": until,
        },
    )
    await work.run(PERSON_SEEN, {"person": person, "at": work.started_at})


async def note_seen(work: Work, session: Session) -> None:
    await work.run(SEEN, {"id": session.id, "at": work.started_at})
    await work.run(PERSON_SEEN, {"person": session.person, "at": work.started_at})


async def end(work: Work, token: bytes) -> None:
    await work.run(END, {"token": token})


async def end_all(work: Work, person: ActorId) -> None:
    await work.run(END_ALL, {"person": person})


async def password(work: Work, login: str) -> Password | None:
    return await work.one_or_none(Password, OF_LOGIN, {"login": login})


async def is_taken(work: Work, login: str, person: ActorId) -> bool:
    return await work.one_or_none(Password, TAKEN, {"login": login, "person": person}) is not None


async def save_password(work: Work, person: ActorId, login: str, hash_: str) -> None:
    await work.run(SAVE, {"person": person, "login": login, "hash": hash_})


async def forget_password(work: Work, person: ActorId) -> None:
    await work.run(FORGET, {"person": person})


async def failures(work: Work, key: bytes, since: datetime, limit: int) -> list[datetime]:
    return [row.at for row in await work.all(_Failure, FAILURES, {"key": key, "since": since, "limit": limit})]


def count_afterwards(work: Work, key: bytes) -> None:
    work.run_afterwards(INSERT_FAILURE, {"key": key, "at": work.started_at})


async def forgive(work: Work, key: bytes, since: datetime) -> None:
    await work.run(FORGIVE, {"key": key, "since": since})


def _session(row: _Session) -> Session:
    return Session(
        id=row.id,
        person=ActorId(row.person_id),
        how=How(row.how),
        browser=row.browser,
        begun_at=row.begun_at,
        seen_at=row.seen_at,
    )
