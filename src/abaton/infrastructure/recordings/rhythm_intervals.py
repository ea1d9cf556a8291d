"""Tables of RR intervals with the rhythm in force, as made from PhysioNet's MIT-BIH Atrial Fibrillation Database.

A folder holds one or more files `*.csv` or `*.csv.gz` with the columns `record`, `beat_end_sample_250hz`, `rr_s` and
`rhythm` (N, AFIB, AFL, J), the rows of a record in order of time. Other tables of the folder are left alone.
Database: https://physionet.org/content/afdb/1.0.0/
"""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid, NotFound

_COLUMNS: Final = ("record", "beat_end_sample_250hz", "rr_s", "rhythm")
_RATE_HZ: Final = 250.0


@dataclass(frozen=True, slots=True)
class LabelledIntervals:
    """The RR intervals of one record."""

    record: str
    at_s: NDArray[np.float64]
    """Of the beat that ends the interval, from the start of the record."""
    interval_s: NDArray[np.float64]
    rhythm: NDArray[np.str_]
    """In force at that beat."""


def labelled_intervals(folder: Path) -> list[LabelledIntervals]:
    """Read the records of a folder, by name.

    Raises:
        NotFound: no table of labelled intervals in the folder.
        Invalid: a row that is cut short or holds no numbers, or times that go back.
    """
    rows: dict[str, list[tuple[float, float, str]]] = {}
    for file in sorted([*folder.glob("*.csv"), *folder.glob("*.csv.gz")]):
        with _text(file) as text:
            lines = csv.reader(text)
            if tuple(next(lines, ())) != _COLUMNS:
                continue
            for record, at_s, interval_s, rhythm in _rows(file.name, lines):
                rows.setdefault(record, []).append((at_s, interval_s, rhythm))
    if not rows:
        raise NotFound(f"{folder}: no rows with the columns {', '.join(_COLUMNS)}")
    return [_record(name, rows[name]) for name in sorted(rows)]


def _rows(name: str, lines: Iterator[list[str]]) -> Iterator[tuple[str, float, float, str]]:
    try:
        for record, sample, interval_s, rhythm in lines:
            yield record, int(sample) / _RATE_HZ, float(interval_s), rhythm
    except (ValueError, EOFError, OSError) as broken:
        raise Invalid(name, f"rows of {', '.join(_COLUMNS)} ({type(broken).__name__})") from broken


def _record(name: str, rows: list[tuple[float, float, str]]) -> LabelledIntervals:
    at_s = np.array([row[0] for row in rows])
    if (np.diff(at_s) < 0).any():
        raise Invalid(f"{name}.beat_end_sample_250hz", "ascending")
    return LabelledIntervals(
        record=name,
        at_s=at_s,
        interval_s=np.array([row[1] for row in rows]),
        rhythm=np.array([row[2] for row in rows]),
    )


def _text(file: Path) -> TextIO:
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8", newline="")
    return file.open(encoding="utf-8", newline="")
