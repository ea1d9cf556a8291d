"""Recordings of the challenge are read in mV, and a broken folder is refused by name."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from abaton.infrastructure.recordings.cinc2017 import TABLE, short_ecgs
from abaton.kernel.errors import Invalid, NotFound


def folder(path: Path, table: str, **values: object) -> Path:
    matlab: Any = import_module("scipy.io")
    for record, value in values.items():
        matlab.savemat(path / f"{record}.mat", {"val": value})
    (path / TABLE).write_text(table)
    return path


def test_a_recording_is_read_in_mv_with_its_class(tmp_path: Path) -> None:
    (one,) = short_ecgs(folder(tmp_path, "A00001,N,0\n", A00001=np.array([[500, -1000]], np.int16)))
    assert (one.record, one.label, one.value_mv.tolist()) == ("A00001", "N", [0.5, -1.0])


def test_a_folder_without_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(short_ecgs(tmp_path))


def test_a_recording_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(short_ecgs(folder(tmp_path, "A00001,N,0\n")))


def test_an_unknown_class_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=TABLE):
        list(short_ecgs(folder(tmp_path, "A00001,X,0\n", A00001=np.zeros((1, 9)))))


def test_two_leads_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"A00001\.mat\.val"):
        list(short_ecgs(folder(tmp_path, "A00001,N,0\n", A00001=np.zeros((2, 9)))))


def test_a_file_that_is_not_matlabs_is_refused(tmp_path: Path) -> None:
    made = folder(tmp_path, "A00001,N,0\n")
    (made / "A00001.mat").write_text("no")
    with pytest.raises(Invalid, match=r"A00001\.mat"):
        list(short_ecgs(made))
