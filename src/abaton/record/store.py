"""Resources and their versions in PostgreSQL: tables `resource`, `resource_history`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString

from abaton.infrastructure.work import Work
from abaton.record.model import New, Row

CURRENT: LiteralString = """
    select key, type, id, version, last_updated, deleted, patients, digest, codec, key_id, body
    from resource where type = %(type)s and id = %(id)s
"""
LOCKED: LiteralString = """
    select key, type, id, version, last_updated, deleted, patients, digest, codec, key_id, body
    from resource where (type, id) in (select * from unnest(%(types)s::text[], %(ids)s::text[]))
    order by key for update
"""
VERSIONS: LiteralString = """
    select r.key, r.type, r.id, v.version, v.last_updated, v.deleted, v.patients, v.digest, v.codec, v.key_id, v.body
    from resource r cross join lateral (
        select r.version, r.last_updated, r.deleted, r.patients, r.digest, r.codec, r.key_id, r.body
        union all
        select h.version, h.last_updated, h.deleted, h.patients, h.digest, h.codec, h.key_id, h.body
        from resource_history h where h.key = r.key
    ) v
    where r.type = %(type)s and r.id = %(id)s and v.version = coalesce(%(version)s::int, v.version)
    order by v.version desc limit %(limit)s
"""
SAID_BEFORE: LiteralString = """
    select r.type, r.id, h.digest from resource r join resource_history h using (key)
    where r.key = any(%(keys)s::bigint[])
"""
INSERT: LiteralString = """
    insert into resource (type, id, version, last_updated, deleted, patients, digest, codec, key_id, body)
    select type, id, 1, %(at)s, false, string_to_array(patients, ' '), digest, codec, key_id, body
    from unnest(
        %(types)s::text[], %(ids)s::text[], %(patients)s::text[],
        %(digests)s::bytea[], %(codecs)s::smallint[], %(key_ids)s::text[], %(bodies)s::bytea[]
    ) as new (type, id, patients, digest, codec, key_id, body)
    on conflict (type, id) do nothing
    returning key, type, id, version
"""
KEEP_VERSION: LiteralString = """
    insert into resource_history (key, version, last_updated, deleted, patients, digest, codec, key_id, body)
    select key, version, last_updated, deleted, patients, digest, codec, key_id, body
    from resource where key = any(%(keys)s::bigint[])
"""
UPDATE: LiteralString = """
    update resource r set
        version = r.version + 1, last_updated = %(at)s, deleted = %(deleted)s,
        patients = string_to_array(new.patients, ' '), digest = new.digest,
        codec = new.codec, key_id = new.key_id, body = new.body
    from unnest(
        %(keys)s::bigint[], %(patients)s::text[],
        %(digests)s::bytea[], %(codecs)s::smallint[], %(key_ids)s::text[], %(bodies)s::bytea[]
    ) as new (key, patients, digest, codec, key_id, body)
    where r.key = new.key
    returning r.key, r.type, r.id, r.version
"""


@dataclass(frozen=True, slots=True)
class Written:
    key: int
    type: str
    id: str
    version: int


@dataclass(frozen=True, slots=True)
class Said:
    type: str
    id: str
    digest: bytes


async def current(work: Work, kind: str, id_: str) -> Row | None:
    return await work.one_or_none(Row, CURRENT, {"type": kind, "id": id_})


async def locked(work: Work, names: Sequence[tuple[str, str]]) -> list[Row]:
    """Return what is stored under these names, held against others until this work ends."""
    return await work.all(Row, LOCKED, {"types": [kind for kind, _ in names], "ids": [id_ for _, id_ in names]})


async def versions(work: Work, kind: str, id_: str, *, version: int | None, limit: int) -> list[Row]:
    return await work.all(Row, VERSIONS, {"type": kind, "id": id_, "version": version, "limit": limit})


async def said_before(work: Work, keys: Sequence[int]) -> list[Said]:
    return await work.all(Said, SAID_BEFORE, {"keys": list(keys)})


async def insert(work: Work, news: Sequence[New]) -> list[Written]:
    """Store first versions. What somebody else has stored under the same name meanwhile is left out of the answer."""
    params = {**_columns(news), "types": [one.type for one in news], "ids": [one.id for one in news]}
    return await work.all(Written, INSERT, {**params, "at": work.started_at})


async def update(work: Work, keys: Sequence[int], news: Sequence[New], *, deleted: bool = False) -> list[Written]:
    """Keep the versions that were current, and store the next ones. The rows must be held."""
    await work.run(KEEP_VERSION, {"keys": list(keys)})
    params = {**_columns(news), "keys": list(keys), "deleted": deleted, "at": work.started_at}
    return await work.all(Written, UPDATE, params)


def _columns(news: Sequence[New]) -> dict[str, object]:
    return {
        # Ids have no blanks.
        "patients": [" ".join(sorted(one.patients)) for one in news],
        "digests": [one.body.digest for one in news],
        "codecs": [one.body.codec for one in news],
        "key_ids": [one.body.key_id for one in news],
        "bodies": [one.body.content for one in news],
    }
