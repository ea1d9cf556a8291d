"""Files of places are held to the code that they were made from."""

import json
from pathlib import Path

import pytest

from abaton.app.development import bake
from abaton.kernel.errors import Invalid


def test_what_is_committed_stands_for_its_code() -> None:
    assert bake.stale() == []


def test_a_file_made_from_other_code_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = json.loads((bake.PLACES / "made.json").read_text(encoding="utf-8"))
    made["people"]["sources"] = "of another day"
    (tmp_path / "made.json").write_text(json.dumps(made), encoding="utf-8")
    monkeypatch.setattr(bake, "MADE", tmp_path / "made.json")
    assert bake.stale() == ["people"]


def test_without_a_record_everything_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bake, "MADE", tmp_path / "made.json")
    assert bake.stale() == list(bake.NAMES)


def test_modules_that_only_lend_their_types_do_not_count() -> None:
    modules = {module.name for module in bake.modules("consulting-room")}
    assert {"write.ts", "consulting-room.ts", "light.ts", "sky.ts"} <= modules
    assert "model.ts" not in modules


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(Invalid, match="consulting-room"):
        bake.bake("ballroom")
