"""Our own tree keeps the rules of the house."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.architecture.house import RULES, Rule

import abaton
from abaton.infrastructure.checkout import ROOT

TREE = Path(abaton.__path__[0])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    assert rule(TREE) == []


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_a_lock_file_pins_every_dependency_by_hash(lock: str) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = declared["project"]["dependencies"]
    if lock == "dev":
        wanted = [*wanted, *declared["dependency-groups"]["dev"]]
    names = {re.split(r"[\[><=~ ]", one, maxsplit=1)[0] for one in wanted}
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==[^ ]+.*((?:\n    --hash=sha256:[0-9a-f]{64}.*)+)", text, re.MULTILINE)
    assert names <= {name for name, _ in pins}
    assert len(pins) == len(re.findall(r"^[a-z]", text, re.MULTILINE))


@pytest.mark.parametrize("lock", ["requirements/run.lock", "requirements/dev.lock", "web/package-lock.json"])
def test_a_lock_file_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^/\"\s]+", text))
    # Who funds a package is written in npm's lock file; where it comes from is not.
    assert '"resolved"' not in text
    assert not {one for one in addresses if re.search(r"pypi|npmjs|registry|pythonhosted", one)}
