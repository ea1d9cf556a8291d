"""Numbers a line, and a table of them: read whole, or refused by name."""

from pathlib import Path

import pytest

from abaton.infrastructure.recordings.clifford_hrv import rows
from abaton.infrastructure.recordings.column import column
from abaton.kernel.errors import Invalid, NotFound


def test_reads_a_number_a_line(tmp_path: Path) -> None:
    file = tmp_path / "118e00.csv"
    file.write_text("-9.345\n0\n1e-3\n", encoding="utf-8")
    assert column(file).tolist() == [-9.345, 0.0, 0.001]


def test_refuses_words_and_absence(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("timer,hr\n", encoding="utf-8")
    with pytest.raises(Invalid, match="number a line"):
        column(file)
    with pytest.raises(NotFound):
        column(tmp_path / "none.csv")


def test_reads_the_table_and_refuses_holes(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("patID,SDNN\nnsr001,56.9\n", encoding="utf-8")
    assert rows(file) == [{"patID": "nsr001", "SDNN": 56.9}]
    file.write_text("patID,SDNN\nnsr001,\n", encoding="utf-8")
    with pytest.raises(Invalid, match="number"):
        rows(file)
    with pytest.raises(NotFound):
        rows(tmp_path / "none.csv")
