"""`verify illness` on the people at hand."""

from pathlib import Path

import msgspec
import pytest

from abaton.app.verify.illness import figures
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import NotFound


def test_detection_chance_and_red_days_stand_together() -> None:
    folder = data() / "wearables" / "welltory_covid"
    if not folder.exists():
        pytest.skip(f"no {folder}")

    found = {one.name: one for one in figures(folder)}

    assert found["people with a known onset"].figure == 147
    assert all(msgspec.json.encode(one) for one in found.values())
    lift = found["illness signal: lift over chance"]
    expected = found["illness signal: found"].figure - found["illness signal: chance"].figure
    assert lift.figure == pytest.approx(expected)
    assert lift.promise == "≥ 30"
    assert found["illness signal: red days a judged day, far from onset"].promise == "≤ 0.04"


def test_a_folder_without_people_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="participants"):
        list(figures(tmp_path))
