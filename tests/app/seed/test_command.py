"""`./abaton seed` makes a town in a demo, and nowhere else."""

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from abaton.app import cli
from abaton.app.devices import Worn
from abaton.app.seed import sow as sowing


def test_a_clinic_of_real_people_gets_no_town(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli.app, ["seed", "--data", str(tmp_path)])
    assert told.exit_code == 1
    assert "no demo" in " ".join(told.output.split())


def test_a_demo_that_is_closed_is_not_seeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABATON_DATABASE_URL", raising=False)
    (tmp_path / "demo").touch()
    told = CliRunner().invoke(cli.app, ["seed", "--data", str(tmp_path)])
    assert told.exit_code == 1
    assert "closed" in told.output


def test_what_patches_are_let_in_with_is_kept_for_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worn = [Worn(patient="ada", device="patch", token="word", recording="data3")]  # noqa: S106 made up
    given: list[list[Worn]] = []

    async def plant(_: str, __: object, before: list[Worn], **___: object) -> list[Worn]:
        given.append(before)
        return worn

    monkeypatch.setattr(sowing, "plant", plant)
    file = tmp_path / "patches.json"
    for _ in range(2):
        sowing.sow("", file, lambda _: None)
    assert given == [[], worn]
    assert msgspec.json.decode(file.read_bytes(), type=list[Worn]) == worn
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["patches.json"]
