"""References between resources. https://hl7.org/fhir/R4/references.html."""

import re
from typing import Final, NamedTuple

from abaton.record import definitions

_RELATIVE: Final = re.compile(r"([A-Z][A-Za-z]+)/([A-Za-z0-9\-.]{1,64})(?:/_history/[A-Za-z0-9\-.]{1,64})?", re.ASCII)


class Target(NamedTuple):
    """What a reference points to: a type and id of our own, or no type and an address elsewhere."""

    type: str
    id: str


def target(reference: str) -> Target | None:
    """Read the text of a reference. `None` for one that stays inside its resource, such as `#med`."""
    if reference.startswith("#"):
        return None
    found = _RELATIVE.fullmatch(reference)
    if found is None or found[1] not in definitions.resource_types():
        return Target("", reference)
    return Target(found[1], found[2])
