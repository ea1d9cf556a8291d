"""What is asked by a Bundle: a batch or a transaction. https://hl7.org/fhir/R4/http.html#transaction."""

from abaton.infrastructure.work import Work
from abaton.kernel.errors import Invalid
from abaton.record.interactions.batch import batch
from abaton.record.interactions.entries import answer, asked
from abaton.record.interactions.model import Reply
from abaton.record.interactions.transaction import transaction
from abaton.record.model import Resource


async def process(work: Work, bundle: Resource, base: str) -> Reply:
    """Do what the entries ask; both kinds are one work.

    Raises:
        Invalid: it is neither, or not valid; the error names elements.
        AbatonError: of a transaction, what the first failing entry raises.
    """
    entries = asked(bundle)
    match bundle.get("type"):
        case "transaction":
            done = await transaction(work, entries, base)
        case "batch":
            done = await batch(work, entries, base)
        case _:
            raise Invalid("Bundle.type", "batch or transaction")
    return Reply(status=200, resource=answer(bundle["type"], [done[one.place] for one in entries]))
