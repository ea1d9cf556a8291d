"""WFDB records, read and refused."""

from pathlib import Path

import numpy as np
import pytest

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.kernel.errors import Invalid, NotFound


@pytest.fixture
def record_100() -> Path:
    record = data() / "wearables" / "wfdb_sample" / "100"
    if not record.with_suffix(".hea").exists():
        pytest.skip(f"the recordings are absent: no {record}")
    return record


def test_a_record_has_its_leads_rate_and_beats(record_100: Path) -> None:
    first, second = wfdb.signals(record_100)
    assert (first.name, second.name, first.unit, first.rate_hz) == ("MLII", "V5", "mV", 360.0)
    assert np.isfinite(first.values).all()
    # PhysioNet's own count for record 100: 2273 beats, and one annotation more that marks the rhythm.
    # https://archive.physionet.org/physiobank/database/html/mitdbdir/records.htm
    marked = wfdb.annotations(record_100, "atr")
    assert (marked.beats().size, len(marked.symbols)) == (2273, 2274)
    assert marked.notes[0] == "(N"


def test_a_record_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="absent"):
        wfdb.signals(tmp_path / "absent")
    with pytest.raises(NotFound, match="absent"):
        wfdb.annotations(tmp_path / "absent", "atr")


@pytest.mark.parametrize("header", ["", "this is no header", "cut 1 360 1000\nmissing.dat 16 200 11 0 0 0 0 MLII\n"])
def test_a_record_that_is_broken_is_refused_and_named(header: str, tmp_path: Path) -> None:
    (tmp_path / "cut.hea").write_text(header, encoding="utf-8")
    with pytest.raises(Invalid, match="cut"):
        wfdb.signals(tmp_path / "cut")


def test_a_signal_comes_with_the_beats_that_are_marked(record_100: Path) -> None:
    read = wfdb.recording(record_100, "MLII")
    assert (read.code, read.unit, read.rate_hz, read.beats.size) == ("131328", "mV", 360.0, 2273)
    with pytest.raises(NotFound, match="100: II"):
        wfdb.recording(record_100, "II")
