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


def test_a_folder_without_recordings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Clarity"):
        list(figures(tmp_path))
