"""Recordings of the PhysioNet/CinC Challenge 2017: one lead at 300 Hz in MATLAB files, and one table of classes.

Layout: https://physionet.org/content/challenge-2017/1.0.0/
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid, NotFound

TABLE: Final = "REFERENCE-v3.csv"
RATE_HZ: Final = 300.0
_CLASSES: Final = frozenset("NAO~")
# The headers beside the files of the challenge say 1000 to the millivolt.
_PER_MV: Final = 1000.0


@dataclass(frozen=True, slots=True)
class ShortEcg:
    record: str
    label: str
    """N, A, O or ~."""
    value_mv: NDArray[np.float64]


def short_ecgs(folder: Path) -> Iterator[ShortEcg]:
    """Read the recordings that the table names, in its order, one by one.

    Raises:
        NotFound: the table, or the file of a recording that it names.
        Invalid: a row without record and class, or a file that is no recording.
    """
    table = folder / TABLE
    if not table.exists():
        raise NotFound(table)
    for row in csv.reader(table.read_text(encoding="utf-8").splitlines()):
        if len(row) < 2 or row[1] not in _CLASSES:
            raise Invalid(TABLE, "a record and one of N, A, O, ~ on every line")
        yield ShortEcg(record=row[0], label=row[1], value_mv=_signal(folder / f"{row[0]}.mat"))


def _signal(file: Path) -> NDArray[np.float64]:
    if not file.exists():
        raise NotFound(file)
    # No types: only those who read such records meet it.
    matlab: Any = import_module("scipy.io.matlab")
    try:
        values = np.asarray(matlab.loadmat(file)["val"], np.float64)
    except (ValueError, KeyError, TypeError, OSError, matlab.MatReadError) as broken:
        raise Invalid(file.name, f"a MATLAB file with one array `val` ({type(broken).__name__})") from broken
    if values.ndim != 2 or values.shape[0] != 1:
        raise Invalid(f"{file.name}.val", "one lead")
    return values[0] / _PER_MV
