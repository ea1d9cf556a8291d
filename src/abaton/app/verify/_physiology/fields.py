"""How a number is read off the body: a field by its path, or a small function of several."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Body(Protocol):
    """A row of the engine: a NumPy record, read by field names."""

    def __getitem__(self, name: str, /) -> Any: ...  # noqa: ANN401 a number, or a record within


@dataclass(frozen=True)
class Source:
    """Where a number comes from: a field by its dotted path, or a small function of several."""

    path: str
    unit: str
    derived: Callable[[Body], float] | None = None


def field(body: Body, path: str) -> float:
    """Read a field by its dotted path; an index stands in brackets: `breathing.volume[0]`."""
    found: Any = body
    for name, index in re.findall(r"(\w+)(?:\[(\d+)\])?", path):
        found = found[name]
        if index:
            found = found[int(index)]
    return float(found)


def times(path: str, by: float, unit: str) -> Source:
    """Give a field times a constant."""
    return Source(path, unit, lambda body: field(body, path) * by)


def over(path: str, below: str, unit: str, by: float = 1.0) -> Source:
    """Give a field by another one."""
    return Source(f"{path} / {below}", unit, lambda body: by * field(body, path) / (field(body, below) or float("nan")))


def less(path: str, taken: str, unit: str, by: float = 1.0) -> Source:
    """Give a field less another one."""
    return Source(f"{path} - {taken}", unit, lambda body: by * (field(body, path) - field(body, taken)))


def both(path: str, unit: str, by: float = 1.0) -> Source:
    """Give the sum of left and right, times a constant."""
    return Source(f"{path}, both", unit, lambda body: by * (field(body, f"{path}[0]") + field(body, f"{path}[1]")))


def per_kg(path: str, unit: str, by: float = 1.0) -> Source:
    """Give a field for each kilogram of the body."""
    return over(path, "person.weight", unit, by)


def named(names: tuple[str, ...], source: Source) -> dict[str, Source]:
    """Give one source several of the table's names."""
    return dict.fromkeys(names, source)
