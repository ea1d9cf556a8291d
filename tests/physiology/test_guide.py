"""What the guide tells people to write works, line by line."""

import re
from typing import Any, Final

import pytest

from abaton.infrastructure.checkout import ROOT

GUIDE: Final = ROOT / "docs" / "guides" / "run-a-patient.md"
BLOCK: Final = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_a_patient_runs_as_the_guide_says(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, GUIDE.name, "exec"), names)  # noqa: S102 our own page

    said = capsys.readouterr().out
    assert len(blocks) == 8
    assert "there is no " in said
    assert "(2500, 21)" in said
    assert len(names["ward"]) == 20
