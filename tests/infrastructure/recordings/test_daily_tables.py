"""Tables of days in both layouts, whole and broken."""

from pathlib import Path

import numpy as np
import pytest

from abaton.infrastructure.recordings.daily_tables import people
from abaton.kernel.errors import Invalid, NotFound


def welltory(folder: Path, onset: str = "5/15/2020", day: str = "2020-05-14") -> Path:
    (folder / "participants.csv").write_text(f"user_code,symptoms_onset\na,{onset}\nb,\n", encoding="utf-8")
    wearables = f"user_code,day,resting_pulse,steps_count\na,{day},61,\na,2020-05-10,,4000\nb,2020-05-01,50,1\n"
    (folder / "wearables.csv").write_text(wearables, encoding="utf-8")
    hrv = "user_code,measurement_datetime,bpm\na,2020-05-14  08:00:00,70\na,2020-05-14 20:00:00,80\n"
    (folder / "hrv_measurements.csv").write_text(hrv, encoding="utf-8")
    return folder


def test_welltory_gives_days_in_order_with_gaps_as_gaps(tmp_path: Path) -> None:
    a, b = people(welltory(tmp_path))

    assert (a.person, b.person, b.onset_day) == ("a", "b", None)
    assert a.day.tolist() == [18392, 18396]
    assert a.onset_day == 18397
    np.testing.assert_array_equal(a.columns["resting_pulse_per_min"], [np.nan, 61])
    np.testing.assert_array_equal(a.columns["spot_pulse_per_min"], [np.nan, 75])
    np.testing.assert_array_equal(a.columns["steps"], [4000, np.nan])


def test_mayer_counts_from_onset_and_leaves_days_with_few_points(tmp_path: Path) -> None:
    head = (
        "Day, Constant Vertical Shift in HR, Uncorrelated noise (standard deviation), Number of data points,"
        " Daily step count\n"
    )
    rows = "-3, 70, 6, 200, 5000\n-2, 71, 6, 10, 5000\n1, 80, 4, 150, 100\n"
    (tmp_path / "ABC_results.csv").write_text(head + rows, encoding="utf-8")

    (one,) = people(tmp_path)

    assert (one.person, (one.day - (one.onset_day or 0)).tolist()) == ("ABC", [-3, 1])
    assert one.columns["pulse_scatter_per_min"].tolist() == [6, 4]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="participants"):
        people(tmp_path)
    with pytest.raises(Invalid, match="symptoms_onset"):
        people(welltory(tmp_path, onset="2020-05-15"))
    with pytest.raises(Invalid, match="YYYY-MM-DD"):
        people(welltory(tmp_path, day="yesterday"))
    (tmp_path / "wearables.csv").write_text("user_code,day\n", encoding="utf-8")
    with pytest.raises(Invalid, match="resting_pulse"):
        people(tmp_path)
