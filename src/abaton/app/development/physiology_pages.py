"""Writes the page of the body's parameters: `python -m abaton.app.development.physiology_pages`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from abaton.physiology.body.whole import Body
from abaton.physiology.table import fields, records

PAGE: Final = Path("docs/reference/physiology-parameters.md")


def page() -> str:
    """Give the page: a table for each record of constants."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Parameters of the body"
    yield ""
    yield (
        "Every constant of the physiology engine as its code declares it: value of the standard adult, unit (UCUM), "
        "source. `calibrated:` names what a free constant was chosen on; `definition:` is a choice of ours; "
        "`[unverified]` marks a figure from memory that nobody has held against the work yet."
    )
    for record in records(Body):
        if not record.__name__.endswith("Constants") and record.__name__ != "Interactions":
            continue
        yield from ("", f"## {record.__name__.removesuffix('Constants') or record.__name__}", "")
        yield "| name | value | unit | source |"
        yield "|---|---|---|---|"
        for one in fields(record):
            yield f"| {one.name} | {_value(one.default)} | {one.unit} | {one.source.replace('|', '/')} |"


def _value(value: object) -> str:
    return ", ".join(f"{one:g}" for one in np.atleast_1d(np.asarray(value, np.float64))) if value is not None else ""


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
