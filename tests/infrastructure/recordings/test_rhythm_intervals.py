"""Labelled RR intervals are read, and a broken table is refused by name."""

import gzip
from pathlib import Path

import pytest

from abaton.infrastructure.recordings.rhythm_intervals import labelled_intervals
from abaton.kernel.errors import Invalid, NotFound

HEADER = "record,beat_end_sample_250hz,rr_s,rhythm\n"


def test_records_are_read_from_every_table_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(f"{HEADER}two,250,0.5,N\n")
    with gzip.open(tmp_path / "a.csv.gz", "wt") as table:
        table.write(f"{HEADER}one,250,0.8,N\none,500,1.0,AFIB\n")
    (tmp_path / "other.csv").write_text("id,value\n1,2\n")
    one, two = labelled_intervals(tmp_path)
    assert (one.record, two.record) == ("one", "two")
    assert one.at_s.tolist() == [1.0, 2.0]
    assert one.interval_s.tolist() == [0.8, 1.0]
    assert one.rhythm.tolist() == ["N", "AFIB"]


def test_a_folder_without_such_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        labelled_intervals(tmp_path)
    (tmp_path / "empty.csv").write_text(HEADER)
    with pytest.raises(NotFound):
        labelled_intervals(tmp_path)


@pytest.mark.parametrize("row", ["one,250,fast,N", "one,250"])
def test_a_broken_row_is_refused_with_its_table(tmp_path: Path, row: str) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}{row}\n")
    with pytest.raises(Invalid, match=r"a\.csv"):
        labelled_intervals(tmp_path)


def test_times_that_go_back_are_refused_with_their_record(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}one,500,0.8,N\none,250,0.8,N\n")
    with pytest.raises(Invalid, match=r"one\.beat_end_sample"):
        labelled_intervals(tmp_path)
