"""A clinic as one file, and back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from tests.clinic import Clinic, opened

from abaton.infrastructure.engines import postgres


def abaton(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "abaton.app.cli", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture
def aside() -> Iterator[Path]:
    with TemporaryDirectory(prefix="abaton-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


def word(clinic: Clinic) -> object:
    with psycopg.connect(postgres.dsn(clinic.folder / "postgres")) as db:
        return db.execute("select word from kept").fetchone()


def test_a_clinic_comes_back_from_its_backup_and_a_taken_folder_is_refused(aside: Path) -> None:
    file = aside / "clinic.backup"
    with opened() as clinic:
        with psycopg.connect(postgres.dsn(clinic.folder / "postgres")) as db:
            db.execute("create table kept as select 'a word' as word")
        while_open = abaton("backup", file, "--data", clinic.folder)
        assert (while_open.returncode, file.stat().st_mode & 0o077) == (0, 0), while_open.stderr
        assert abaton("restore", file, "--data", clinic.folder).returncode == 1

    restored = abaton("restore", file, "--data", aside / "again")
    assert restored.returncode == 0, restored.stderr
    again = abaton("restore", file, "--data", aside / "again")
    assert (again.returncode, "already" in again.stderr) == (1, True)
    while_closed = abaton("backup", aside / "second.backup", "--data", aside / "again")
    assert while_closed.returncode == 0, while_closed.stderr

    after = Clinic(aside / "again").opened()
    try:
        assert word(after) == ("a word",)
    finally:
        after.process.terminate()
        after.process.wait(30)


def test_what_is_no_backup_is_refused_and_leaves_the_folder_free_for_one(aside: Path) -> None:
    (aside / "letter.txt").write_text("Dear all", encoding="utf-8")
    refused = abaton("restore", aside / "letter.txt", "--data", aside / "new")
    assert (refused.returncode, "pg_restore failed" in refused.stderr) == (1, True)
    assert "Traceback" not in refused.stderr
    nowhere = abaton("backup", aside / "b", "--data", aside / "nothing-here")
    assert (nowhere.returncode, "no clinic" in nowhere.stderr) == (1, True)
    assert not (aside / "b").exists()
