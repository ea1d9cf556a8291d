"""How the body's numbers are declared: each with its unit, each constant with its source.

A class whose fields are annotated is the layout of a record (`layout`), so that equations read and write
`body.lungs.volume` by name, compiled, and a whole patient is one row of bytes:

    class Lungs:
        volume: Annotated[Floats, "mL", 2]       # two numbers
        pressure: Annotated[float, "cm[H2O]"]

    class LungConstants:
        compliance: Annotated[float, "mL/cm[H2O]", "West 2012, p. 117"] = 100.0

Units are UCUM codes. A source names a work and its year, or says `calibrated: on what`, `definition`, or ends in
`[unverified]` where the figure is from memory and nobody has held it against the work yet.
"""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, TypeAlias, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]


class Field(NamedTuple):
    """One field of a layout, `size` 0 for a single number."""

    name: str
    unit: str
    size: int
    source: str
    default: Any


def several(*values: float) -> Floats:
    """Give the default of a constant that is several numbers."""
    return np.array(values, np.float64)


def fields(declared: type) -> Iterator[Field]:
    """Read the numbers that a class declares: unit first, then how many, then the source."""
    for name, hint in get_type_hints(declared, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            continue
        kind, unit, *rest = get_args(hint)
        default = getattr(declared, name, None)
        source = next((one for one in rest if isinstance(one, str)), "")
        size = next((one for one in rest if isinstance(one, int)), 0)
        if kind is not float and not size and default is not None:
            size = len(default)
        yield Field(name, unit, int(size), source, default)


def layout(declared: type) -> np.dtype[np.void]:
    """Make the record type of a class; a field that is a class itself is a record within."""
    made: list[Any] = []
    for name, hint in get_type_hints(declared, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            made.append((name, layout(hint)) if isinstance(hint, type) else (name, np.float64))
    numbers = {one.name: one for one in fields(declared)}
    made.extend(
        (name, np.float64, (one.size,)) if one.size else (name, np.float64)
        for name in get_type_hints(declared)
        if (one := numbers.get(name))
    )
    return np.dtype(made, align=True)


def fill(record: np.void, declared: type) -> None:
    """Write the declared constants and first values into a record of that layout."""
    for name, hint in get_type_hints(declared, include_extras=True).items():
        if get_origin(hint) is not Annotated and isinstance(hint, type):
            fill(record[name], hint)
    for one in fields(declared):
        if one.default is not None:
            record[one.name] = one.default


def records(declared: type) -> Iterator[type]:
    """Give a class and every record within it, once each."""
    seen: set[type] = set()
    waiting = [declared]
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            yield one
            hints = get_type_hints(one, include_extras=True).values()
            waiting += [hint for hint in hints if get_origin(hint) is not Annotated and isinstance(hint, type)]
