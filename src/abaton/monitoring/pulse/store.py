"""Feeds in PostgreSQL: table `monitoring_feed`."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from abaton.access.model import Permit, Scope
from abaton.infrastructure.work import Work

INSERT: LiteralString = """
    insert into monitoring_feed (subject, patient_id, opened_at, until)
    values (%(subject)s, %(patient)s, %(at)s, %(until)s)
"""
CLOSE: LiteralString = """
    update monitoring_feed set until = %(at)s
    where subject = %(subject)s and patient_id = %(patient)s and until > %(at)s
"""
OPEN: LiteralString = """
    select subject, patient_id from monitoring_feed
    where until > %(at)s and (%(patients)s::text[] is null or patient_id = any(%(patients)s))
    order by subject
"""


@dataclass(frozen=True, slots=True)
class _Feed:
    subject: str
    patient_id: str


async def insert(work: Work, permit: Permit, subject: str, until: datetime) -> None:
    params = {"subject": subject, "patient": permit.patient, "at": work.started_at, "until": until}
    await work.run(INSERT, params)


async def close(work: Work, permit: Permit, subject: str) -> None:
    await work.run(CLOSE, {"subject": subject, "patient": permit.patient, "at": work.started_at})


async def open_feeds(work: Work, scope: Scope) -> dict[str, list[str]]:
    """Return the subjects by patient."""
    found: dict[str, list[str]] = {}
    patients = None if scope.patients is None else list(scope.patients)
    for feed in await work.all(_Feed, OPEN, {"at": work.started_at, "patients": patients}):
        found.setdefault(feed.patient_id, []).append(feed.subject)
    return found
