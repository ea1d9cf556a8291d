"""The command line: commands found by file name, with their options."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from abaton.app import cli, verify
from abaton.infrastructure.checkout import BENCHMARKS


@pytest.fixture
def run() -> CliRunner:
    return CliRunner()


@pytest.mark.parametrize(("group", "folder"), [("verify", Path(verify.__path__[0])), ("bench", BENCHMARKS)])
def test_every_file_is_a_command_that_explains_itself(run: CliRunner, group: str, folder: Path) -> None:
    names = [file.stem for file in folder.glob("[!_]*.py")]
    assert names
    for name in names:
        told = run.invoke(cli.app, [group, name, "--help"])
        assert (told.exit_code, "--json" in told.output) == (0, True), told.output


def test_a_verification_prints_its_figures(run: CliRunner) -> None:
    ran = run.invoke(cli.app, ["verify", "news2", "--json"])
    assert ran.exit_code == 0
    assert json.loads(ran.output.splitlines()[-1])["summary"] == "news2"


@pytest.mark.parametrize(
    "arguments", [["verify", "nothing"], ["bench", "__init__"], ["verify", "news2", "--page", "/no"]]
)
def test_what_is_not_there_is_refused(run: CliRunner, arguments: list[str]) -> None:
    refused = run.invoke(cli.app, arguments)
    assert refused.exit_code == 2
    assert arguments[-1] in refused.output


def test_the_doctor_names_each_need_and_how_to_get_what_is_missing(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ABATON_DATA", str(tmp_path / "absent"))
    said = run.invoke(cli.app, ["doctor"]).output
    assert "PostgreSQL) 18" in said
    assert "Recordings, for verification: missing. Set ABATON_DATA" in said
