"""Exports of continuous glucose: Dexcom Clarity's table, and Nightscout's entries."""

import csv
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid, NotFound

# The words stand for "below 40" and "above 400 mg/dL", the range that Dexcom's G6 and G7 report.
_WORDS_MG_PER_DL: Final = {"low": 40.0, "high": 400.0}
_WORDS_MMOL_PER_L: Final = {"low": 2.2, "high": 22.2}
# What a word stands for is known on one side only. Chosen.
_AT_THE_LIMIT: Final = 0.5
# Nightscout's own classes of noise: 1 clean, 2 light, 3 medium, 4 heavy. The qualities are chosen.
_QUALITY_BY_NOISE: Final = {2: 0.8, 3: 0.5, 4: 0.2}


@dataclass(frozen=True, slots=True, kw_only=True)
class GlucoseRecording:
    """Sensor readings in order of time."""

    at_s: NDArray[np.float64]
    """Seconds since 1970-01-01 UTC; where the file has a wall clock alone, that clock taken for UTC."""
    value: NDArray[np.float64]
    unit: str
    """UCUM, as the file has it."""
    quality: NDArray[np.float64]
    utc_offset_s: float
    """Of the person's clock. 0 where the file does not say."""
    refused: int
    """Rows of the sensor without a glucose: error codes and blanks."""


def clarity(file: Path) -> GlucoseRecording:
    """Read Dexcom Clarity's csv. Rows that are no sensor readings (alerts, insulin, the person's name) are left.

    Raises:
        NotFound: there is no such file.
        Invalid: no table in UTF-8, a column of Clarity's is missing, or an instant cannot be read.
    """
    if not file.exists():
        raise NotFound(file)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (UnicodeDecodeError, csv.Error) as broken:
        raise Invalid(file.name, "a table in UTF-8") from broken
    columns = list(rows[0]) if rows else []
    timestamp, event = _column(file, columns, "Timestamp"), _column(file, columns, "Event Type")
    glucose = _column(file, columns, "Glucose Value")
    unit = "mmol/L" if "mmol/L" in glucose else "mg/dL"
    words = _WORDS_MMOL_PER_L if unit == "mmol/L" else _WORDS_MG_PER_DL
    read: list[tuple[float, float, float]] = []
    refused = 0
    for row in rows:
        if row[event] != "EGV":
            continue
        text = (row[glucose] or "").strip().lower()
        value = words[text] if text in words else _number(text)
        if value is None:
            refused += 1
            continue
        try:
            # A row cut short has no text at all there.
            at_s = datetime.fromisoformat(row[timestamp] or "").replace(tzinfo=UTC).timestamp()
        except ValueError:
            raise Invalid(f"{file.name}.{timestamp}", "a date and time for each EGV row") from None
        read.append((at_s, value, _AT_THE_LIMIT if text in words else 1.0))
    return _recording(read, unit=unit, utc_offset_s=0.0, refused=refused)


def nightscout(file: Path) -> GlucoseRecording:
    """Read Nightscout's entries of type `sgv`, always in mg/dL. Finger pricks and calibrations are left.

    Raises:
        NotFound: there is no such file.
        Invalid: not a list of entries, or an entry without its instant.
    """
    if not file.exists():
        raise NotFound(file)
    try:
        entries: Any = json.loads(file.read_bytes())
    except ValueError as broken:
        raise Invalid(file.name, "JSON") from broken
    if not (isinstance(entries, list) and all(isinstance(one, dict) for one in cast("list[object]", entries))):
        raise Invalid(file.name, "a list of Nightscout entries")
    read: list[tuple[float, float, float]] = []
    refused, offset_s = 0, 0.0
    for entry in cast("list[dict[str, Any]]", entries):
        if entry.get("type") != "sgv":
            continue
        value, date = _number(entry.get("sgv")), _number(entry.get("date"))
        if date is None:
            raise Invalid(f"{file.name}.date", "milliseconds since 1970 in each entry")
        # Below 39 Dexcom's receivers write error codes, 39 is their "low" and 401 their "high".
        if value is None or value < 39:
            refused += 1
            continue
        noise = _number(entry.get("noise"))
        quality = _AT_THE_LIMIT if value <= 39 or value > 400 else _QUALITY_BY_NOISE.get(int(noise or 0), 1.0)
        read.append((date / 1000, value, quality))
        offset_s = _offset_s(entry, offset_s)
    return _recording(read, unit="mg/dL", utc_offset_s=offset_s, refused=refused)


def _offset_s(entry: dict[str, Any], otherwise: float) -> float:
    minutes = _number(entry.get("utcOffset"))
    if minutes is not None:
        return minutes * 60
    try:
        offset = datetime.fromisoformat(str(entry.get("dateString"))).utcoffset()
    except ValueError:
        return otherwise
    return otherwise if offset is None else offset.total_seconds()


def _recording(
    read: list[tuple[float, float, float]], *, unit: str, utc_offset_s: float, refused: int
) -> GlucoseRecording:
    table = np.asarray(sorted(read), dtype=np.float64).reshape(-1, 3)
    return GlucoseRecording(
        at_s=table[:, 0].copy(),
        value=table[:, 1].copy(),
        unit=unit,
        quality=table[:, 2].copy(),
        utc_offset_s=utc_offset_s,
        refused=refused,
    )


def _column(file: Path, columns: list[str], opening: str) -> str:
    for column in columns:
        if column.startswith(opening):
            return column
    raise Invalid(file.name, f"a column {opening!r}, as Dexcom Clarity writes it")


def _number(text: object) -> float | None:
    try:
        number = float(text)  # pyright: ignore[reportArgumentType] anything may stand in a file
    except (TypeError, ValueError):
        return None
    return number if np.isfinite(number) else None
