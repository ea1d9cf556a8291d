"""Checks that are not scored, each with its reason. The page docs/science/scope.md is written from this."""

from fnmatch import fnmatchcase
from functools import cache
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from abaton.app.verify._physiology import yaml_file
from abaton.app.verify._physiology.scenario import HERE
from abaton.app.verify._physiology.table import Key
from abaton.kernel.errors import Invalid

FILE: Final = HERE / "_left_out.yaml"


class LeftOut(Struct, frozen=True, forbid_unknown_fields=True):
    """Checks that one reason leaves out. `*` stands for anything."""

    scenario: str
    variables: Annotated[list[str], Meta(min_length=1)]
    reason: Annotated[str, Meta(min_length=1)]
    engine: str = "*"
    phases: tuple[str, ...] = ("*",)

    def holds(self, key: Key) -> bool:
        return (
            fnmatchcase(key.scenario, self.scenario)
            and fnmatchcase(key.engine, self.engine)
            and any(fnmatchcase(key.phase, one) for one in self.phases)
            and any(fnmatchcase(key.variable, one) for one in self.variables)
        )


def left_out(key: Key) -> bool:
    """Tell whether a check is left out."""
    return any(one.holds(key) for one in reasons())


@cache
def reasons() -> tuple[LeftOut, ...]:
    """Read the reasons."""
    try:
        return msgspec.convert(yaml_file.read(FILE), tuple[LeftOut, ...])
    except msgspec.ValidationError as refused:
        raise Invalid(FILE.name, str(refused)) from refused
