"""A phone's sleep diary, whole and broken."""

from pathlib import Path

import pytest

from abaton.infrastructure.recordings.sleep_diary import sleep_diaries
from abaton.kernel.errors import Invalid, NotFound

HEAD = "user_code,sleep_begin,sleep_end\n"


def test_sleeps_come_in_order_and_those_that_end_first_are_left(tmp_path: Path) -> None:
    file = tmp_path / "sleep.csv"
    rows = "a,2020-01-02 00:00:00,2020-01-02 07:00:00\na,2020-01-01 00:00:00,2020-01-01 01:00:00\n"
    file.write_text(HEAD + rows + "b,2020-01-01 02:00:00,2020-01-01 01:00:00\n", encoding="utf-8")

    (diary,) = sleep_diaries(file)

    assert diary.person == "a"
    assert (diary.end_s - diary.begin_s).tolist() == [3600, 25200]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "sleep.csv"
    with pytest.raises(NotFound):
        sleep_diaries(file)
    file.write_text("user_code\n", encoding="utf-8")
    with pytest.raises(Invalid, match="sleep_begin"):
        sleep_diaries(file)
    file.write_text(HEAD + "a,late,early\n", encoding="utf-8")
    with pytest.raises(Invalid, match="YYYY"):
        sleep_diaries(file)
