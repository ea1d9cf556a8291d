"""Sleeps that a phone wrote down: Welltory's `sleep.csv`, from when to when."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepDiary:
    person: str
    begin_s: NDArray[np.float64]
    """Wall clock taken for UTC, seconds since 1970-01-01, ascending."""
    end_s: NDArray[np.float64]


def sleep_diaries(file: Path) -> list[SleepDiary]:
    """Read one diary for each person; sleeps that end before they begin are left out.

    Raises:
        NotFound: there is no such file.
        Invalid: a column is missing, or an instant cannot be read.
    """
    if not file.exists():
        raise NotFound(file)
    sleeps: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        for column in ("user_code", "sleep_begin", "sleep_end"):
            if column not in (rows.fieldnames or ()):
                raise Invalid(f"{file.name}.{column}", "a column of this name")
        for row in rows:
            begin_s, end_s = _instant_s(file, row["sleep_begin"]), _instant_s(file, row["sleep_end"])
            if begin_s < end_s:
                sleeps[row["user_code"]].append((begin_s, end_s))
    diaries: list[SleepDiary] = []
    for person, spans in sleeps.items():
        table = np.asarray(sorted(spans), dtype=np.float64)
        diaries.append(SleepDiary(person=person, begin_s=table[:, 0].copy(), end_s=table[:, 1].copy()))
    return diaries


def _instant_s(file: Path, text: str) -> float:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
    except ValueError:
        raise Invalid(file.name, "YYYY-MM-DD hh:mm:ss in sleep_begin and sleep_end") from None
