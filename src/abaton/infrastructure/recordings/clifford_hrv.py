"""The table of reference HRV that comes with the PhysioNet Cardiovascular Signal Toolbox: a window a line."""

import csv
from pathlib import Path

from abaton.kernel.errors import Invalid, NotFound


def rows(file: Path) -> list[dict[str, float | str]]:
    """Read the lines: `patID` as text, all else as numbers by the name of its column.

    Raises:
        NotFound: there is no such file.
        Invalid: a column is missing or holds no number.
    """
    if not file.is_file():
        raise NotFound(file)
    with file.open(encoding="utf-8", newline="") as opened:
        lines = list(csv.DictReader(opened))
    try:
        return [{name: text if name == "patID" else float(text) for name, text in line.items()} for line in lines]
    except (TypeError, ValueError) as broken:
        raise Invalid(file.name, "a number in every column but patID") from broken
