"""Care relationships in PostgreSQL: table `access_relationship`."""

from dataclasses import dataclass
from typing import LiteralString

from abaton.infrastructure.work import Work
from abaton.kernel.ids import PatientId

PATIENTS: LiteralString = """
    select distinct patient_id from access_relationship
    where practitioner_id = %(practitioner)s and valid_from <= %(at)s and (valid_until is null or valid_until > %(at)s)
"""


@dataclass(frozen=True, slots=True)
class _Patient:
    patient_id: str


async def patients_of(work: Work, practitioner: str) -> frozenset[PatientId]:
    rows = await work.all(_Patient, PATIENTS, {"practitioner": practitioner, "at": work.started_at})
    return frozenset(PatientId(row.patient_id) for row in rows)
