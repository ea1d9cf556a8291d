"""Letting a resource through, or saying what is wrong with it."""

from collections.abc import Sequence
from itertools import islice
from typing import Final, cast

import orjson

from abaton.kernel.errors import Invalid
from abaton.record import definitions
from abaton.record.model import Resource
from abaton.record.validation import elements, schema

MOST_FAULTS: Final = 20
"""More are not told: whoever sends so many will begin with these."""


class InvalidResource(Invalid):
    """A resource with one fault or more. `element` and `reason` are the first one's."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        super().__init__(*faults[0])
        self.faults = tuple(faults)


def parsed(content: bytes) -> Resource:
    """Read JSON.

    Raises:
        Invalid: not JSON, or not an object.
    """
    try:
        read = orjson.loads(content)
    except orjson.JSONDecodeError as broken:
        raise Invalid("body", f"JSON; it breaks off at line {broken.lineno}, column {broken.colno}") from None
    if not isinstance(read, dict):
        raise Invalid("body", "a JSON object")
    return cast("Resource", read)


def check(resource: Resource, place: str = "") -> None:
    """Let a resource of R4 through.

    Args:
        resource: As JSON has it.
        place: Where it stands, if not by itself: `Bundle.entry[3].resource`.

    Raises:
        InvalidResource: with the place of each fault, and never the value.
    """
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or kind not in definitions.resource_types():
        raise InvalidResource([(f"{place}.resourceType" if place else "resourceType", "a resource type of R4")])
    for faults in (schema.faults, elements.faults):
        try:
            found = list(islice(faults(resource), MOST_FAULTS))
        except RecursionError:
            raise InvalidResource([(place or kind, "less deep")]) from None
        if found:
            inside = [(place + fault.removeprefix(kind), reason) for fault, reason in found]
            raise InvalidResource(inside if place else found)
