"""The words of an import."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from abaton.record.model import Resource


class Placed(NamedTuple):
    """A resource, and where it stands in its file."""

    place: str
    resource: Resource


@dataclass(slots=True)
class Taken:
    """How many resources of each type were read, and what became of them."""

    read: Counter[str] = field(default_factory=Counter[str])
    new: Counter[str] = field(default_factory=Counter[str])
    changed: Counter[str] = field(default_factory=Counter[str])

    def add(self, other: "Taken") -> None:
        self.read += other.read
        self.new += other.new
        self.changed += other.changed
