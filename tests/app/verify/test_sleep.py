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
    assert sum(one.met is True for one in found) == 4


def test_a_folder_without_a_diary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="sleep"):
        list(figures(tmp_path))
