"""Each contract and each rule of the house, broken on purpose: a rule that cannot fail protects nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from tests.architecture import house, test_sql

import abaton
from abaton.infrastructure.checkout import ROOT

TREE = Path(abaton.__path__[0])


class Breach(NamedTuple):
    contract: str
    file: str
    line: str


BREACHES = [
    Breach("Imports point one way", "kernel/errors.py", "from abaton.audit import service"),
    Breach("Imports point one way", "visits/service.py", "from abaton.monitoring import service"),
    Breach("Imports point one way", "spaces/service.py", "from abaton.record import service"),
    Breach("Imports point one way", "pharmacy/__init__.py", ""),
    Breach("Science and the kernel are pure", "signals/clock.py", "import time"),
    Breach("Science and the kernel are pure", "physiology/files.py", "from pathlib import Path"),
    Breach("Science and the kernel are pure", "kernel/chance.py", "import secrets"),
    Breach("Only kernel.compiled speaks Numba", "physiology/heart.py", "import numba"),
    Breach("Only infrastructure speaks to PostgreSQL", "record/store.py", "import psycopg"),
    Breach("Only routes, the app and infrastructure speak HTTP", "visits/service.py", "import fastapi"),
    Breach("Only the app speaks in the terminal", "record/service.py", "import rich"),
    Breach("Routes are reached from the app only", "research/service.py", "from abaton.visits import routes"),
]
NEIGHBOURS = ("audit/service.py", "monitoring/service.py", "record/service.py", "visits/routes.py", "access/model.py")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy our tree, with the modules that a breach needs to have something to reach."""
    copy = tmp_path / "abaton"
    shutil.copytree(TREE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for neighbour in NEIGHBOURS:
        (copy / neighbour).touch()
    return copy


def add(tree: Path, file: str, line: str) -> None:
    place = tree / file
    place.parent.mkdir(exist_ok=True)
    before = place.read_text(encoding="utf-8") if place.exists() else ""
    place.write_text(f"{before}\n{line}\n", encoding="utf-8")


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--config", ROOT / "pyproject.toml", "--no-cache"],
        check=False,
        capture_output=True,
        text=True,
        cwd=tree.parent,
        env={**os.environ, "PYTHONPATH": str(tree.parent), "COLUMNS": "200"},
    )


def test_the_copied_tree_keeps_every_contract(tree: Path) -> None:
    checked = lint_imports(tree)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.file}: {breach.line}")
def test_a_broken_contract_is_seen_and_named(tree: Path, breach: Breach) -> None:
    add(tree, breach.file, breach.line)
    checked = lint_imports(tree)
    broken = [line for line in checked.stdout.splitlines() if " BROKEN" in line]
    assert checked.returncode == 1
    assert any(line.startswith(breach.contract) for line in broken), checked.stdout


@pytest.mark.parametrize(
    ("rule", "file", "line"),
    [
        (house.reaching_into_a_package, "visits/service.py", "from abaton.record.store import latest"),
        (
            house.reaching_into_a_package,
            "visits/service.py",
            "from abaton.visits import routes\nimport abaton.audit.chain",
        ),
        (house.proofs_made_elsewhere, "visits/service.py", "permit = model.Permit(patient, purpose)"),
        (house.proofs_made_elsewhere, "record/search.py", "scope = Scope(predicate)"),
        (house.commits_elsewhere, "record/store.py", "await connection.commit()"),
        (house.relative_imports, "visits/queue.py", "from .store import save"),
        (house.relative_imports, "visits/queue.py", "from ..infrastructure.work import Work"),
        (house.names_that_tell_nothing, "record/utils.py", ""),
        (house.names_that_tell_nothing, "spaces/helpers/__init__.py", ""),
        (house.files_out_of_their_role, "visits/queue.py", "from abaton.infrastructure.work import Work"),
        (house.files_out_of_their_role, "visits/model.py", "from abaton.record.model import Patient"),
        (house.files_out_of_their_role, "visits/store.py", "from abaton.record import service"),
        (house.files_out_of_their_role, "visits/routes.py", "from abaton.visits import store"),
        (house.files_out_of_their_role, "visits/events.py", "from abaton.visits import service"),
        (house.files_out_of_their_role, "visits/queueing/routes.py", "from abaton.visits import store"),
        (house.files_out_of_their_role, "visits/queueing/store.py", "from abaton.visits import service"),
        (house.packages_without_a_readme, "pharmacy/__init__.py", ""),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_broken_rule_is_seen_and_names_the_file(tree: Path, rule: house.Rule, file: str, line: str) -> None:
    (tree / "visits" / "store.py").touch()
    (tree / "record" / "store.py").touch()
    assert rule(tree) == []
    add(tree, file, line)
    (breach,) = rule(tree)
    assert file.split("/", maxsplit=1)[0] in breach


def test_sql_that_the_schema_does_not_know_is_seen(db: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.UndefinedColumn):
        test_sql.prepare(db, "select no_such_column from outbox where actor = %(actor)s")
