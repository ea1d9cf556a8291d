"""Taking in what a file holds: one Bundle, or one piece of a longer file, is one work and one entry on the account."""

from collections.abc import Sequence

from abaton.access import service as access
from abaton.access.model import Purpose
from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid
from abaton.kernel.ids import PatientId
from abaton.record import service as record
from abaton.record.imports.bundle import resources_of
from abaton.record.imports.model import Placed, Taken
from abaton.record.model import Resource
from abaton.record.writing import service as writing
from abaton.record.writing.service import Change, Draft

__all__ = ["Placed", "Taken", "resources_of", "take", "valid"]


async def take(work: Work, resources: Sequence[Placed], about: str) -> Taken:
    """Store resources under their own ids. What was said before, in whichever version, changes nothing.

    Args:
        work: Of the actor `importer`.
        resources: All of them, or none is stored.
        about: What they came in: `Bundle`. Never the name of a file, which may be somebody's.

    Raises:
        Invalid: one is not valid, or has no id; the error names its place and element.
        NotPermitted: the actor may not import.
    """
    scope = await access.require_scope(work, Purpose.OPERATIONS, "record.import")
    taken = Taken()
    drafts: dict[tuple[str, str], Draft] = {}
    for place, resource in resources:
        kind = str(resource.get("resourceType"))
        taken.read[kind] += 1
        # Said twice in one file: the last stands.
        drafts[kind, str(resource.get("id"))] = Draft(resource=resource, once=True, place=place)
    whose: set[str] = set()
    for change, row in await writing.keep(work, scope, list(drafts.values())):
        whose.update(row.patients)
        if change is Change.NEW:
            taken.new[row.type] += 1
        elif change is Change.CHANGED:
            taken.changed[row.type] += 1
    whom = PatientId(whose.pop()) if len(whose) == 1 else None
    await audit.record(work, "record.import", whom, purpose=scope.purpose, about=about)
    return taken


def valid(place: str, resource: Resource) -> Invalid | None:
    """Say what is wrong with a resource that stands by itself, as a line of a file does."""
    try:
        record.whose(resource, place)
    except Invalid as invalid:
        return invalid
    return None if "id" in resource else Invalid(f"{place}.id", "present")
