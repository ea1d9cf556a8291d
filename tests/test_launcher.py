"""The launcher, from wherever it is called."""

import subprocess
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from abaton.infrastructure.checkout import ROOT


@pytest.fixture
def launcher() -> ModuleType:
    spec = spec_from_loader("launcher", SourceFileLoader("launcher", str(ROOT / "abaton")))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_hands_over_from_any_folder(tmp_path: Path) -> None:
    said = subprocess.run([ROOT / "abaton", "--help"], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert "doctor" in said.stdout


def test_a_wrong_command_is_an_error() -> None:
    assert subprocess.run([ROOT / "abaton", "nothing"], check=False, capture_output=True).returncode == 2


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_uv_comes_from_the_lock_file_with_its_hashes(launcher: ModuleType, lock: str) -> None:
    first, *hashes = launcher.uv_of(ROOT / "requirements" / f"{lock}.lock").splitlines()
    assert first.startswith("uv==")
    assert hashes
    assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


def test_a_lock_file_without_uv_ends_with_a_sentence(
    launcher: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "run.lock").write_text("numpy==2.4.6\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        launcher.uv_of(tmp_path / "run.lock")
    assert "run.lock has no pin for uv" in capsys.readouterr().err


def test_another_place_or_another_lock_asks_for_another_environment(
    launcher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = launcher.stamp("run")
    assert launcher.stamp("run") == here != launcher.stamp("dev")
    (tmp_path / "requirements").mkdir()
    for lock in ("run", "dev"):
        (tmp_path / "requirements" / f"{lock}.lock").write_bytes((ROOT / "requirements" / f"{lock}.lock").read_bytes())
    monkeypatch.setattr(launcher, "ROOT", tmp_path)
    assert launcher.stamp("run") != here


def test_another_code_asks_for_another_cache_of_compiled_functions(
    launcher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signals = tmp_path / "src" / "abaton" / "signals"
    signals.mkdir(parents=True)
    monkeypatch.setattr(launcher, "ROOT", tmp_path)
    (signals / "beats.py").write_text("a = 1\n", encoding="utf-8")
    before = launcher.code()
    assert launcher.code() == before
    (signals / "beats.py").write_text("a = 2\n", encoding="utf-8")
    assert launcher.code() != before
