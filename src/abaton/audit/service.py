"""Recording who did what to whom, and who tried to; reading it, and chaining it."""

import asyncio
import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from abaton.audit import chain, store
from abaton.audit.model import Checked, Entry, Link, Outcome, Tail
from abaton.infrastructure.work import Database, Params, Work
from abaton.kernel.errors import Unavailable
from abaton.kernel.ids import ActorId, PatientId, traceparent

CHAIN: Final = ActorId("chain")
BATCH: Final = 1000
# An entry is chained within a second of its commit; looking four times in it costs an empty query each.
LOOK_EVERY: Final = timedelta(milliseconds=250)


async def record(
    work: Work, action: str, patient: PatientId | None = None, *, purpose: str | None = None, about: str | None = None
) -> None:
    """Add an entry in the same transaction as the act: neither is kept without the other.

    Args:
        work: Of the act; its actor did it.
        action: Package and verb: `record.read`.
        patient: Whose data, if anybody's.
        purpose: Why, as the permit says.
        about: What, as a FHIR reference or an address of ours; never what it holds.
    """
    await work.run(store.INSERT_ENTRY, _entry(work, action, patient, "done", purpose=purpose, about=about))


def record_refusal(
    work: Work, action: str, patient: PatientId | None = None, *, purpose: str | None = None, about: str | None = None
) -> None:
    """Add an entry that outlives the refused act, whose own transaction rolls back."""
    work.run_afterwards(store.INSERT_ENTRY, _entry(work, action, patient, "refused", purpose=purpose, about=about))


async def entries(work: Work, patient: PatientId, since: datetime, until: datetime) -> list[Entry]:
    """Return what was done to one patient's record, or tried, the newest first. Who may see it, the caller has proved.

    Args:
        work: Of whoever looks.
        patient: Whose record.
        since: Of the oldest.
        until: Of the newest, both included.
    """
    return await store.of_patient(work, patient, since, until)


async def entry(work: Work, which: UUID) -> Entry | None:
    """Return one entry. Who may see it, the caller has proved."""
    return await store.by_id(work, which)


async def chain_writer(database: Database) -> None:
    """Chain what is written, until cancelled. However many run, one at a time does it; PostgreSQL may come and go."""
    while True:
        try:
            async with database.begin(CHAIN, traceparent(None, secrets.token_bytes(24))) as work:
                chained = await write_chain(work)
        except Unavailable:
            # Nothing was lost: what has no place yet is taken again.
            chained = 0
        if chained < BATCH:
            await asyncio.sleep(LOOK_EVERY.total_seconds())


async def write_chain(work: Work) -> int:
    """Give the oldest entries without a place theirs, at most a batch, and return how many.

    Whoever dies before the commit has given none of them a place; the lease ends with the transaction.
    """
    if not await store.take_lease(work):
        return 0
    waiting = await store.unchained(work, BATCH)
    if waiting:
        head = await store.head(work) or store.Head(0, chain.BEFORE_THE_FIRST)
        await store.chain(work, list(chain.chained(waiting, head.seq, head.hash)))
    return len(waiting)


async def links(work: Work, after: int, limit: int) -> list[Link]:
    """Return chained entries in the order of the chain, from the one after this place on."""
    return await store.links(work, after, limit)


async def tail(work: Work) -> Tail:
    """Return what waits to be chained."""
    return await store.tail(work)


async def check(work: Work) -> Checked:
    """Go along the whole chain, and return what was found."""
    check = chain.Check()
    while found := await store.links(work, check.found().last, BATCH):
        for link in found:
            check.follow(link)
    return check.found()


def _entry(
    work: Work,
    action: str,
    patient: PatientId | None,
    outcome: Outcome,
    *,
    purpose: str | None,
    about: str | None,
) -> Params:
    return {
        "actor": work.actor,
        "patient": patient,
        "action": action,
        "outcome": outcome,
        "purpose": purpose,
        "about": about,
        "at": work.started_at,
        "trace": work.trace,
    }
