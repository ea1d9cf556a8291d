"""The patient's own conditions on the shared body."""

from typing import Any, Final

from abaton.audit import service as audit
from abaton.infrastructure.work import Work
from abaton.record.search import service as search
from abaton.visits import service as visits
from abaton.visits.body import places
from abaton.visits.body.model import Marked

READ: Final = "visits.read_body"
# https://hl7.org/fhir/R4/valueset-condition-clinical.html: these three are the active ones.
ACTIVE: Final = frozenset({"active", "recurrence", "relapse"})
MOST: Final = 100


async def read(work: Work, visit: str) -> list[Marked]:
    """Return the active conditions of a visit's patient, each with its place.

    Raises:
        NotPermitted: not theirs, or not there.
    """
    opened = await visits.open_visit(work, visit, READ)
    params = [("patient", f"Patient/{opened.permit.patient}"), ("_count", str(MOST))]
    found = await search.search(work, opened.permit, "Condition", params)
    await audit.record(work, READ, opened.permit.patient, purpose=opened.permit.purpose, about=visits.address(visit))
    return [_marked(one.resource) for one in found.matches if _is_active(one.resource)]


def _is_active(condition: dict[str, Any]) -> bool:
    status = condition.get("clinicalStatus", {}).get("coding", ())
    refuted = condition.get("verificationStatus", {}).get("coding", ())
    return any(one.get("code") in ACTIVE for one in status) and not any(
        one.get("code") in {"refuted", "entered-in-error"} for one in refuted
    )


def _marked(condition: dict[str, Any]) -> Marked:
    concept = condition.get("code", {})
    codings = [(str(one.get("system", "")), str(one.get("code", ""))) for one in concept.get("coding", ())]
    displays = [str(one["display"]) for one in concept.get("coding", ()) if one.get("display")]
    text = str(concept.get("text") or next(iter(displays), ""))
    return Marked(
        code=next((code for _, code in codings if code), None),
        text=text,
        since=condition.get("onsetDateTime") or condition.get("recordedDate"),
        place=places.place(codings, text),
    )
