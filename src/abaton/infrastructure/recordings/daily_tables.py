"""Days of many people from tables: Welltory's COVID-19 release, and the basal heart rates of Mayer 2022.

Welltory: https://github.com/Welltory/hrv-covid19. Mayer: https://github.com/mayercl/heart_rate_covid, whose files may
be evaluated against but not passed on, for they carry no licence.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid, NotFound

_EPOCH: Final = date(1970, 1, 1)
# Mayer's days count from the onset of symptoms; any day serves as that.
_MAYERS_ONSET: Final = 18_500
# With fewer of the 288 five-minute values of a day their fit does not hold. Chosen.
_LEAST_POINTS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDays:
    person: str
    day: NDArray[np.int64]
    """Days since 1970-01-01, ascending; days without any value are not there."""
    columns: Mapping[str, NDArray[np.float64]]
    """`resting_pulse_per_min`, `spot_pulse_per_min`, `steps`, `pulse_scatter_per_min` as far as the tables have them;
    NaN where a day has none."""
    onset_day: int | None
    """First day of symptoms."""


def people(folder: Path) -> list[PersonDays]:
    """Read all people of a folder in either layout.

    Raises:
        NotFound: neither `participants.csv` with `wearables.csv` nor a `*_results.csv` is there.
        Invalid: a table lacks a column, or a day cannot be read.
    """
    if (folder / "participants.csv").exists() and (folder / "wearables.csv").exists():
        return list(_welltory(folder))
    results = sorted(folder.glob("*_results.csv"))
    if results:
        return [_mayer(file) for file in results]
    raise NotFound(f"{folder}: no participants.csv with wearables.csv, and no *_results.csv")


def _welltory(folder: Path) -> Iterator[PersonDays]:
    found: dict[str, dict[int, dict[str, list[float]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for row in _rows(folder / "wearables.csv", "user_code", "day", "resting_pulse", "steps_count"):
        here = found[row["user_code"]][_day(row["day"], "wearables.csv.day")]
        _put(here, "resting_pulse_per_min", row["resting_pulse"])
        _put(here, "steps", row["steps_count"])
    measurements = folder / "hrv_measurements.csv"
    if measurements.exists():
        for row in _rows(measurements, "user_code", "measurement_datetime", "bpm"):
            day = _day(row["measurement_datetime"][:10], "hrv_measurements.csv.measurement_datetime")
            _put(found[row["user_code"]][day], "spot_pulse_per_min", row["bpm"])
    for row in _rows(folder / "participants.csv", "user_code", "symptoms_onset"):
        days = found.get(row["user_code"])
        if not days:
            continue
        onset = row["symptoms_onset"].strip()
        names = ("resting_pulse_per_min", "spot_pulse_per_min", "steps")
        order = sorted(days)
        yield PersonDays(
            person=row["user_code"],
            day=np.asarray(order, dtype=np.int64),
            columns={
                name: np.asarray([median(days[day].get(name) or [math.nan]) for day in order], dtype=np.float64)
                for name in names
            },
            onset_day=_american_day(onset, "participants.csv.symptoms_onset") if onset else None,
        )


def _mayer(file: Path) -> PersonDays:
    names = {
        "resting_pulse_per_min": "Constant Vertical Shift in HR",
        "steps": "Daily step count",
        "pulse_scatter_per_min": "Uncorrelated noise (standard deviation)",
    }
    points = "Number of data points"
    days: dict[int, dict[str, float]] = {}
    for row in _rows(file, "Day", points, *names.values()):
        if _number(row[points]) >= _LEAST_POINTS and math.isfinite(_number(row["Day"])):
            days.setdefault(_MAYERS_ONSET + int(_number(row["Day"])), {n: _number(row[c]) for n, c in names.items()})
    order = sorted(days)
    return PersonDays(
        person=file.stem.removesuffix("_results"),
        day=np.asarray(order, dtype=np.int64),
        columns={name: np.asarray([days[day][name] for day in order], dtype=np.float64) for name in names},
        onset_day=_MAYERS_ONSET,
    )


def _rows(file: Path, *columns: str) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines, skipinitialspace=True)
        names = {name.strip(): name for name in table.fieldnames or ()}
        for column in columns:
            if column not in names:
                raise Invalid(f"{file.name}.{column}", "a column of this name")
        for row in table:
            yield {column: row[names[column]] or "" for column in columns}


def _put(here: dict[str, list[float]], name: str, text: str) -> None:
    number = _number(text)
    if math.isfinite(number):
        here[name].append(number)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _day(text: str, element: str) -> int:
    try:
        return (date.fromisoformat(text) - _EPOCH).days
    except ValueError:
        raise Invalid(element, "a day as YYYY-MM-DD") from None


def _american_day(text: str, element: str) -> int:
    try:
        # The table has a day without an hour: no zone applies.
        return (datetime.strptime(text, "%m/%d/%Y").date() - _EPOCH).days  # noqa: DTZ007
    except ValueError:
        raise Invalid(element, "a day as MM/DD/YYYY") from None
