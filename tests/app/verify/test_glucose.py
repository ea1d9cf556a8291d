"""`verify glucose` on the recordings at hand."""

from pathlib import Path

import msgspec
import pytest

from abaton.app.verify.glucose import figures
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import NotFound


def test_real_sensors_agree_with_the_second_computation() -> None:
    folder = data() / "wearables" / "cgm"
    if not folder.exists():
        pytest.skip(f"no {folder}")

    found = list(figures(folder))

    assert [one.name for one in found if one.met is False] == []
    assert all(msgspec.json.encode(one) for one in found)
    assert {one.name: one.figure for one in found}["recordings"] == 5


def export(file: Path, glucose: float = 120) -> None:
    entries = [{"type": "sgv", "date": 300_000 * i, "sgv": glucose + i % 3} for i in range(40)]
    file.write_bytes(msgspec.json.encode(entries))


def test_other_files_of_an_export_are_left_out_with_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(tmp_path / "entries.json")
    (tmp_path / "treatments.json").write_text('[{"eventType": "Meal Bolus", "insulin": 2}]')
    (tmp_path / "profile.json").write_text('{"store": {}}')
    (tmp_path / "steps.csv").write_text("day,steps\n2020-01-01,4000\n")

    found = {one.name: one.figure for one in figures(tmp_path)}

    told = capsys.readouterr().err
    assert found["recordings"] == 1
    assert all(f"{name} is left out" in told for name in ("treatments.json", "profile.json", "steps.csv"))


def test_two_files_of_one_stem_are_two_recordings(tmp_path: Path) -> None:
    export(tmp_path / "ada.json")
    head = "Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Glucose Value (mg/dL)\n"
    (tmp_path / "ada.csv").write_text(head + "2020-01-01T00:00:00,EGV,100\n2020-01-01T00:05:00,EGV,101\n")

    found = {one.name: one.figure for one in figures(tmp_path)}

    assert (found["recordings"], found["ada.csv readings"], found["ada.json readings"]) == (2, 2, 40)


def test_without_episodes_nothing_is_promised_of_them_and_no_formula_is_held_against_itself(tmp_path: Path) -> None:
    export(tmp_path / "entries.json")
    kept = [one.name for one in figures(tmp_path) if one.promise is not None]
    assert kept == ["largest difference to pandas, GMI among them", "shares of time off 100 %"]

    export(tmp_path / "entries.json", glucose=50)
    assert [one.figure for one in figures(tmp_path) if one.name.startswith("episodes that run")] == [3]


def test_a_folder_without_recordings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Clarity"):
        list(figures(tmp_path))
