"""`verify sleep` says that no labelled night is there, and holds what it can."""

from pathlib import Path

import msgspec
import pytest

from abaton.app.verify.sleep import figures
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import NotFound


def test_without_labels_it_says_so_and_parity_holds() -> None:
    folder = data() / "wearables" / "welltory_covid"
    if not folder.exists():
        pytest.skip(f"no {folder}")

    found = list(figures(folder))

    assert found[0].name.startswith("nights with polysomnography (none")
    assert [one.name for one in found if one.met is False] == []
    assert all(msgspec.json.encode(one) for one in found)
    assert [one.name for one in found if one.met is True] == ["regularity index off pair by pair"]
    assert [one.figure for one in found if "minute by minute" in one.name] == [0, 0]


def test_an_empty_diary_meets_no_promise(tmp_path: Path) -> None:
    (tmp_path / "sleep.csv").write_text("user_code,sleep_begin,sleep_end\n")

    found = list(figures(tmp_path))

    assert {one.name: one.figure for one in found}["people with a diary"] == 0
    assert [one.name for one in found if one.promise is not None] == []


def test_a_folder_without_a_diary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="sleep"):
        list(figures(tmp_path))
