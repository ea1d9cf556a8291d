"""The page of the body's parameters: every constant with its unit and source, and how many nobody has checked yet."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from abaton.physiology.body.whole import Body
from abaton.physiology.table import Field, fields, records

UNVERIFIED: Final = "[unverified]"

INTRODUCTION: Final = (
    "Every constant of the physiology engine as its code declares it: the value of the standard adult, its unit (UCUM)",
    "and its source. `patient.py` scales many of them to a person. Constants of single drugs stand with the drugs",
    "([drugs](../science/drugs.md)).",
    "",
    "A source names a work and its year; `definition` is our choice; `calibrated:` names what a free constant was",
    "chosen on; `[unverified]` marks a figure that was written from memory and that nobody has held against the work",
    "yet.",
)


def page(made: str) -> str:
    """Give the page: a count, then a table for each record of constants."""
    return "\n".join(_lines(made)) + "\n"


def constants() -> Iterator[tuple[str, list[Field]]]:
    """Give each record's name and its constants: the numbers that are declared with a value and a source."""
    for record in records(Body):
        name = record.__name__
        if name.endswith("Constants") or name == "Interactions":
            yield name.removesuffix("Constants"), list(fields(record))


def _lines(made: str) -> Iterator[str]:
    tables = list(constants())
    every = [one for _, told in tables for one in told]
    yield from ("# Parameters of the body", made, "", *INTRODUCTION, "")
    yield (
        f"**{len(every)} constants in {len(tables)} records; {_count(every, UNVERIFIED)} are [unverified]**, "
        f"{_count(every, 'calibrated')} calibrated, {_count(every, 'definition')} by definition."
    )
    yield from ("", "| record | constants | unverified |", "|---|---|---|")
    for name, told in tables:
        yield f"| [{name}](#{name.lower()}) | {len(told)} | {_count(told, UNVERIFIED)} |"
    for name, told in tables:
        yield from ("", f"## {name}", "", "| name | value | unit | source |", "|---|---|---|---|")
        for one in told:
            yield f"| `{one.name}` | {_value(one.default)} | {one.unit} | {one.source.replace('|', '/')} |"


def _count(some: list[Field], word: str) -> int:
    return sum(word in one.source for one in some)


def _value(value: object) -> str:
    return ", ".join(f"{one:g}" for one in np.atleast_1d(np.asarray(value, np.float64))) if value is not None else ""
