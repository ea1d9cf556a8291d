"""Passkeys in PostgreSQL: tables `passkey`, `passkey_challenge`."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from abaton.identity.passkeys.model import Key, Passkey
from abaton.infrastructure.work import Work
from abaton.kernel.ids import ActorId

ADD_CHALLENGE: LiteralString = """
    insert into passkey_challenge (sha256, person_id, until) values (%(challenge)s, %(person)s, %(until)s)
"""
END_CHALLENGES: LiteralString = "delete from passkey_challenge where until <= %(at)s"
USE_CHALLENGE: LiteralString = """
    delete from passkey_challenge
    where sha256 = %(challenge)s and until > %(at)s and person_id is not distinct from %(person)s
    returning until
"""
SPEND_CHALLENGE: LiteralString = "delete from passkey_challenge where sha256 = %(challenge)s"

INSERT: LiteralString = """
    insert into passkey (person_id, credential, public_key, sign_count, name, created_at)
    values (%(person)s, %(credential)s, %(key)s, %(count)s, %(name)s, %(at)s)
    on conflict (credential) do nothing
    returning id, name, created_at, last_used_at
"""
OF: LiteralString = """
    select id, name, created_at, last_used_at from passkey where person_id = %(person)s order by created_at, id
"""
CREDENTIALS: LiteralString = """
    select id, person_id, credential, public_key, sign_count from passkey where person_id = %(person)s
"""
KEY: LiteralString = """
    select id, person_id, credential, public_key, sign_count from passkey where credential = %(credential)s for update
"""
USED: LiteralString = "update passkey set sign_count = %(count)s, last_used_at = %(at)s where id = %(id)s"
DELETE: LiteralString = """
    delete from passkey where id = %(id)s and person_id = %(person)s returning id, name, created_at, last_used_at
"""
DELETE_ALL: LiteralString = "delete from passkey where person_id = %(person)s"


@dataclass(frozen=True, slots=True)
class _Until:
    until: datetime


@dataclass(frozen=True, slots=True)
class _Key:
    id: UUID
    person_id: str
    credential: bytes
    public_key: bytes
    sign_count: int


async def add_challenge(work: Work, challenge: bytes, person: ActorId | None, until: datetime) -> None:
    await work.run(END_CHALLENGES, {"at": work.started_at})
    await work.run(ADD_CHALLENGE, {"challenge": challenge, "person": person, "until": until})


async def use_challenge(work: Work, challenge: bytes, person: ActorId | None) -> bool:
    """Tell whether it was asked and is answered for the first time. It is spent even when this work fails."""
    work.run_afterwards(SPEND_CHALLENGE, {"challenge": challenge})
    params = {"challenge": challenge, "person": person, "at": work.started_at}
    return await work.one_or_none(_Until, USE_CHALLENGE, params) is not None


async def add(work: Work, person: ActorId, credential: bytes, *, key: bytes, count: int, name: str) -> Passkey | None:
    """Keep a key; `None` when it is here already."""
    return await work.one_or_none(
        Passkey,
        INSERT,
        {
            "person": person,
            "credential": credential,
            "key": key,
            "count": count,
            "name": name,
            "at": work.started_at,
        },
    )


async def of(work: Work, person: ActorId) -> list[Passkey]:
    return await work.all(Passkey, OF, {"person": person})


async def credentials(work: Work, person: ActorId) -> list[bytes]:
    return [row.credential for row in await work.all(_Key, CREDENTIALS, {"person": person})]


async def key(work: Work, credential: bytes) -> Key | None:
    row = await work.one_or_none(_Key, KEY, {"credential": credential})
    if row is None:
        return None
    return Key(
        id=row.id,
        person=ActorId(row.person_id),
        credential=row.credential,
        public_key=row.public_key,
        sign_count=row.sign_count,
    )


async def note_used(work: Work, key: Key, count: int) -> None:
    await work.run(USED, {"id": key.id, "count": count, "at": work.started_at})


async def delete(work: Work, person: ActorId, key: UUID) -> bool:
    return await work.one_or_none(Passkey, DELETE, {"id": key, "person": person}) is not None


async def delete_all(work: Work, person: ActorId) -> None:
    await work.run(DELETE_ALL, {"person": person})
