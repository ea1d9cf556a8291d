"""The account: only added to, chained by whoever holds the lease, and checked against those who may change anything."""

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import LiteralString

import anyio
import msgspec
import psycopg
import pytest
from tests.conftest import NOW

from abaton.audit import service as audit
from abaton.audit.chain import hashed
from abaton.audit.model import Checked
from abaton.infrastructure.work import Database
from abaton.kernel.ids import ActorId, PatientId, Traceparent

pytestmark = pytest.mark.anyio

TRACE = Traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
NURSE, PATIENT = ActorId("nurse-1"), PatientId("pat-1")


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    database = Database(dsn, lambda: NOW)
    async with database.opened():
        yield database


async def write(database: Database, *numbers: int) -> None:
    async with database.begin(NURSE, TRACE) as work:
        for number in numbers:
            await audit.record(work, "record.read", PATIENT, purpose="care", about=f"Observation/{number}")


async def chain(database: Database) -> int:
    async with database.begin(audit.CHAIN, TRACE) as work:
        return await audit.write_chain(work)


async def check(database: Database) -> Checked:
    async with database.begin(NURSE, TRACE) as work:
        return await audit.check(work)


def tamper(db: psycopg.Connection, sql: LiteralString) -> None:
    """Change what was written, as only who owns the server can: with the triggers off."""
    db.execute("set session_replication_role = replica")
    db.execute(sql)
    db.execute("set session_replication_role = origin")


@pytest.mark.parametrize(
    "sql",
    [
        "update audit_entry set actor = 'somebody else'",
        "update audit_entry set about = null",
        "update audit_entry set patient_id = null, seq = 1, hash = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
    ],
)
async def test_what_was_written_is_neither_changed_nor_removed(
    database: Database, db: psycopg.Connection, sql: LiteralString
) -> None:
    await write(database, 1)
    with pytest.raises(psycopg.errors.RaiseException, match="only added to"):
        db.execute(sql)


async def test_a_place_in_the_chain_is_given_once(database: Database, db: psycopg.Connection) -> None:
    await write(database, 1)
    assert await chain(database) == 1
    with pytest.raises(psycopg.errors.RaiseException, match="only added to"):
        db.execute("update audit_entry set seq = 2, hash = 'other'")
    with pytest.raises(psycopg.errors.RaiseException, match="only added to"):
        db.execute("update audit_entry set seq = null, hash = null")


async def test_entries_are_chained_in_their_order_and_the_chain_holds(
    database: Database, db: psycopg.Connection
) -> None:
    await write(database, *range(5))
    await chain(database)
    await write(database, *range(5, 8))
    await chain(database)
    assert await chain(database) == 0
    found = await check(database)
    assert (found.links, found.breaks) == (8, 0)
    about = db.execute("select about from audit_entry order by seq").fetchall()
    assert [row[0] for row in about] == [f"Observation/{number}" for number in range(8)]


@pytest.mark.parametrize(
    ("sql", "seq", "breaks"),
    [
        ("update audit_entry set about = 'Observation/9' where seq = 4", 4, 1),
        ("update audit_entry set at = at + interval '1 microsecond' where seq = 4", 4, 1),
        ("update audit_entry set patient_id = null where seq = 1", 1, 1),
        ("delete from audit_entry where seq = 4", 5, 1),
        ("delete from audit_entry where seq = 1", 2, 1),
        (
            """
            update audit_entry set about = (select other.about from audit_entry other
            where other.seq = 7 - audit_entry.seq) where seq in (3, 4)
            """,
            3,
            2,
        ),
    ],
)
async def test_a_changed_a_removed_and_a_reordered_entry_are_found(
    database: Database, db: psycopg.Connection, sql: LiteralString, seq: int, breaks: int
) -> None:
    await write(database, *range(6))
    await chain(database)
    tamper(db, sql)
    found = await check(database)
    assert found.breaks == breaks
    assert found.first_break is not None
    assert found.first_break.seq == seq


async def test_two_entries_that_changed_places_with_their_hashes_are_found(
    database: Database, db: psycopg.Connection
) -> None:
    await write(database, *range(6))
    await chain(database)
    db.execute("alter table audit_entry drop constraint audit_entry_seq_key")
    tamper(
        db,
        "update audit_entry set seq = 7 - seq, hash = (select other.hash from audit_entry other "
        "where other.seq = 7 - audit_entry.seq) where seq in (3, 4)",
    )
    found = await check(database)
    assert found.breaks == 2
    assert found.first_break is not None
    assert found.first_break.seq == 3


async def test_a_changed_entry_that_was_given_a_fitting_hash_breaks_the_next_one(
    database: Database, db: psycopg.Connection
) -> None:
    await write(database, *range(6))
    await chain(database)
    async with database.begin(NURSE, TRACE) as work:
        second, third = await audit.links(work, 1, 2)
    forged = hashed(replace(third.entry, about="Observation/9"), 3, second.hash)
    db.execute("set session_replication_role = replica")
    db.execute("update audit_entry set about = 'Observation/9', hash = %s where seq = 3", [forged])
    found = await check(database)
    assert found.breaks == 1
    assert found.first_break is not None
    assert found.first_break.seq == 4


async def test_a_writer_that_dies_before_its_commit_neither_loses_nor_doubles(
    database: Database, db: psycopg.Connection
) -> None:
    await write(database, *range(3))
    with pytest.raises(KeyError):
        async with database.begin(audit.CHAIN, TRACE) as work:
            assert await audit.write_chain(work) == 3
            raise KeyError
    assert db.execute("select count(*) from audit_entry where seq is not null").fetchone() == (0,)
    await write(database, 3)
    assert await chain(database) == 4
    assert ((await check(database)).links, (await check(database)).breaks) == (4, 0)


async def test_while_one_chains_another_waits(database: Database) -> None:
    await write(database, *range(3))
    async with database.begin(audit.CHAIN, TRACE) as first:
        assert await audit.write_chain(first) == 3
        async with database.begin(audit.CHAIN, TRACE) as second:
            assert await audit.write_chain(second) == 0
    assert (await check(database)).links == 3


async def test_an_entry_that_is_committed_late_gets_a_later_place(database: Database) -> None:
    async with database.begin(NURSE, TRACE) as slow:
        await audit.record(slow, "record.read", PATIENT)
        await write(database, 1)
        await chain(database)
    await chain(database)
    found = await check(database)
    assert (found.links, found.breaks) == (2, 0)


async def test_several_writers_at_work_chain_all_within_a_second_while_people_write(
    database: Database, db: psycopg.Connection
) -> None:
    writers = [asyncio.create_task(audit.chain_writer(database)) for _ in range(2)]
    try:
        for hundred in range(5):
            await write(database, *range(100 * hundred, 100 * hundred + 100))
            await asyncio.sleep(0.05)
        async with asyncio.timeout(1):
            while db.execute("select count(*) from audit_entry where seq is null").fetchone() != (0,):  # noqa: ASYNC110 in PostgreSQL
                await asyncio.sleep(0.02)
    finally:
        for writer in writers:
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
    found = await check(database)
    assert (found.links, found.breaks) == (500, 0)


WRITER = """
import asyncio, sys
from abaton.audit import service as audit
from abaton.infrastructure.work import Database
from abaton.kernel.time import utc_now
async def main():
    database = Database(sys.argv[1], utc_now)
    async with database.opened():
        print("chaining", flush=True)
        await audit.chain_writer(database)
asyncio.run(main())
"""


async def test_killing_the_process_in_the_middle_neither_loses_nor_doubles(
    database: Database, db: psycopg.Connection, dsn: str
) -> None:
    for thousand in range(4):
        await write(database, *range(1000 * thousand, 1000 * thousand + 1000))
    # It is held where it has given places to a batch and has not committed, and is killed there.
    db.execute(
        "create function hold_one() returns trigger language plpgsql as "
        "$$ begin if new.seq = 1500 then perform pg_sleep(30); end if; return new; end $$"
    )
    db.execute("create trigger hold before update on audit_entry for each row execute function hold_one()")
    held = "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
    async with await anyio.open_process([sys.executable, "-c", WRITER, dsn]) as process:
        with anyio.fail_after(20):
            while db.execute(held).fetchone() != (1,):  # noqa: ASYNC110 in another process
                await asyncio.sleep(0.02)
        process.kill()
    db.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'")
    db.execute("drop trigger hold on audit_entry")
    assert db.execute("select count(*) from audit_entry where seq is not null").fetchone() == (1000,)
    while await chain(database):
        pass
    found = await check(database)
    assert (found.links, found.breaks) == (4000, 0)


def verify(dsn: str) -> tuple[list[dict[str, object]], str]:
    ran = subprocess.run(
        [sys.executable, "-m", "abaton.app.cli", "verify", "audit", "--json"],
        check=True,
        capture_output=True,
        text=True,
        env={"ABATON_DATABASE_URL": dsn, "PATH": ""},
    )
    return [msgspec.json.decode(line) for line in ran.stdout.splitlines()], ran.stderr


async def test_verify_audit_prints_the_figures_and_names_the_first_broken_entry(
    database: Database, db: psycopg.Connection, dsn: str
) -> None:
    await write(database, *range(5))
    await chain(database)
    await write(database, 5)
    lines, said = verify(dsn)
    assert {line["name"]: line["figure"] for line in lines[:3]} == {
        "entries chained": 5,
        "breaks found": 0,
        "entries waiting to be chained": 1,
    }
    assert lines[1]["met"] is True
    assert "Last entry: number 5" in said
    tamper(db, "update audit_entry set actor = 'somebody else' where seq = 2")
    lines, said = verify(dsn)
    assert (lines[1]["figure"], lines[1]["met"]) == (1, False)
    (broken,) = db.execute("select id from audit_entry where seq = 2").fetchone() or (None,)
    assert f"First broken entry: number 2, {broken}" in said


def test_verify_without_a_clinic_says_what_to_do(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "abaton.app.cli", "verify", "audit", "--data", tmp_path],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert "--data" in ran.stderr
    assert "Traceback" not in ran.stderr
