"""Batch: each entry stands or falls alone. https://hl7.org/fhir/R4/http.html#transaction."""

from urllib.parse import parse_qsl

from abaton.infrastructure.work import Work
from abaton.kernel.errors import AbatonError, Invalid, Unavailable
from abaton.record import service as record
from abaton.record.interactions.create import create
from abaton.record.interactions.delete import delete
from abaton.record.interactions.entries import METHODS, Entry
from abaton.record.interactions.history_instance import history
from abaton.record.interactions.model import Reply
from abaton.record.interactions.outcome import outcome
from abaton.record.interactions.read import read, vread
from abaton.record.interactions.search_type import search
from abaton.record.interactions.update import update


async def batch(work: Work, asked: list[Entry], base: str) -> dict[str, Reply]:
    """Answer each entry, by its place. What one is refused, the others are not."""
    done: dict[str, Reply] = {}
    for one in sorted(asked, key=lambda one: METHODS.index(one.method)):
        try:
            done[one.place] = await alone(work, one, base)
        except Unavailable:
            raise
        except AbatonError as refused:
            done[one.place] = outcome(refused)
    return done


async def alone(work: Work, one: Entry, base: str) -> Reply:
    """Do what one entry asks, as if it had come by itself.

    Raises:
        Invalid: no interaction of that address.
    """
    path, _, query = one.address.partition("?")
    kind, *rest = path.split("/")
    if record.is_a_type(kind):
        if one.method == "GET":
            return await _read(work, one, kind, rest, parse_qsl(query, keep_blank_values=True), base=base)
        if not query:
            match one.method, rest:
                case "DELETE", [id_]:
                    return await delete(work, kind, id_, if_match=one.if_match)
                case "POST", [] if one.resource is not None:
                    return await create(work, one.resource, base, if_none_exist=one.if_none_exist)
                case "PUT", [id_] if one.resource is not None:
                    return await update(work, one.resource, id_, base, if_match=one.if_match)
                case _:
                    pass
    raise _unknown(one)


async def _read(
    work: Work, one: Entry, kind: str, rest: list[str], params: list[tuple[str, str]], *, base: str
) -> Reply:
    match rest:
        case []:
            return await search(work, kind, params, base)
        case [id_] if not params:
            return await read(work, kind, id_)
        case [id_, "_history"]:
            return await history(work, kind, id_, params, base)
        case [id_, "_history", version] if version.isascii() and version.isdigit() and len(version) < 10:
            return await vread(work, kind, id_, int(version))
        case _:
            raise _unknown(one)


def _unknown(one: Entry) -> Invalid:
    return Invalid(f"{one.place}.request.url", "an interaction that is supported: see /fhir/metadata")
