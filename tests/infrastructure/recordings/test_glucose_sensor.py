"""Clarity and Nightscout files, whole and broken."""

import json
from pathlib import Path

import pytest

from abaton.infrastructure.recordings.glucose_sensor import clarity, nightscout
from abaton.kernel.errors import Invalid, NotFound

HEAD = "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Glucose Value ({unit})\n"


def test_clarity_gives_the_sensor_rows_in_order_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "clarity.csv"
    rows = "1,,FirstName,,\n2,,Alert,Low,80\n3,2020-01-01T00:05:00,EGV,,Low\n4,2020-01-01T00:00:00,EGV,,103\n"
    file.write_text("\ufeff" + HEAD.format(unit="mg/dL") + rows + "5,2020-01-01T00:10:00,EGV,,\n", encoding="utf-8")

    read = clarity(file)

    assert read.value.tolist() == [103, 40]
    assert read.quality.tolist() == [1, 0.5]
    assert (read.unit, read.refused, read.at_s[0]) == ("mg/dL", 1, 1577836800)


def test_clarity_in_mmol_says_so(tmp_path: Path) -> None:
    file = tmp_path / "clarity.csv"
    rows = "1,2020-01-01T00:00:00,EGV,,5.6\n2,2020-01-01T00:05:00,EGV,,High\n"
    file.write_text(HEAD.format(unit="mmol/L") + rows, encoding="utf-8")

    assert (clarity(file).unit, clarity(file).value.tolist()) == ("mmol/L", [5.6, 22.2])


def test_what_is_not_clarity_is_refused_by_column(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Invalid, match="Timestamp"):
        clarity(file)
    file.write_text(HEAD.format(unit="mg/dL") + "1,yesterday,EGV,,100\n", encoding="utf-8")
    with pytest.raises(Invalid, match="date and time"):
        clarity(file)
    file.write_bytes(b"Glucose \xb5mol\n1\n")
    with pytest.raises(Invalid, match="UTF-8"):
        clarity(file)
    file.write_text("Event Type,Glucose Value,Timestamp\nEGV,100\n", encoding="utf-8")
    with pytest.raises(Invalid, match="date and time"):
        clarity(file)
    with pytest.raises(NotFound):
        clarity(tmp_path / "none.csv")


def test_nightscout_gives_sensor_entries_with_offset_noise_and_limits(tmp_path: Path) -> None:
    file = tmp_path / "entries.json"
    when = {"type": "sgv", "dateString": "2018-01-28T23:59:45.220+0100"}
    entries = [
        {**when, "date": 3000, "sgv": 110, "noise": 4},
        {**when, "date": 1000, "sgv": 100},
        {**when, "date": 2000, "sgv": 39},
        {**when, "date": 4000, "sgv": 5},
        {"type": "mbg", "date": 5000, "mbg": 90},
    ]
    file.write_text(json.dumps(entries), encoding="utf-8")

    read = nightscout(file)

    assert read.value.tolist() == [100, 39, 110]
    assert read.quality.tolist() == [1, 0.5, 0.2]
    assert (read.refused, read.utc_offset_s) == (1, 3600)


@pytest.mark.parametrize("text", ["{", "{}", "[1]", '[{"type": "sgv", "sgv": 100}]'])
def test_what_is_not_nightscout_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "entries.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Invalid):
        nightscout(file)
    with pytest.raises(NotFound):
        nightscout(tmp_path / "none.json")
