"""Finding Chromium, and saying what to do where there is none."""

from pathlib import Path

import pytest

from abaton.app.development import chromium


def program(folder: Path, name: str) -> Path:
    made = folder / name
    made.write_text("#!/bin/sh\n", encoding="utf-8")
    made.chmod(0o755)
    return made


def test_the_named_browser_wins_over_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "chromium")
    named = program(tmp_path, "my-browser")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ABATON_CHROMIUM", str(named))
    assert chromium.find() == named
    monkeypatch.delenv("ABATON_CHROMIUM")
    assert chromium.find() == tmp_path / "chromium"


def test_a_named_browser_that_cannot_run_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABATON_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(chromium.NoChromium, match="ABATON_CHROMIUM"):
        chromium.find()


def test_where_there_is_none_and_no_apt_the_line_to_run_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ABATON_CHROMIUM", raising=False)
    with pytest.raises(chromium.NoChromium, match="apt-get install chromium"):
        chromium.require()
