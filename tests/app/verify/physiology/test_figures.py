"""The figures of the command, with a body that never changes: what is counted, and that every reading is there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from abaton.app.figures import Figure
from abaton.app.verify import physiology
from abaton.app.verify._physiology import runs
from abaton.app.verify._physiology.runs import Engine
from abaton.app.verify._physiology.scenario import Patient
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import Invalid
from abaton.physiology.acts import Act, Condition
from abaton.physiology.body.whole import BODY, Body
from abaton.physiology.table import fill

HEAD = (
    "scenario,phase,action,variable,expected_direction,expected_low,expected_high,unit,source,where_found,engine,"
    "engine_self_rating\n"
)


def still(_: Patient, __: Sequence[Condition]) -> Any:  # noqa: ANN401 a record
    rows = np.zeros(1, BODY)
    fill(rows[0], Body)
    return rows[0]


def wait(body: Any, _: float, __: Sequence[Act]) -> Any:  # noqa: ANN401 a record
    return body


@pytest.fixture(autouse=True)
def still_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "real_engine", lambda: Engine(still, wait, wait))
    # What waits for a reading waits in vain here.
    monkeypatch.setattr(runs, "LONGEST_RUN_S", 30.0)


def figures(tmp_path: Path, *rows: str) -> dict[str, Figure]:
    file = tmp_path / "table.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows))
    return {one.name: one for one in physiology.figures(file)}


def test_every_variable_in_scope_is_a_field_of_the_body() -> None:
    file = data() / "physiology" / "validation.csv"
    if not file.exists():
        pytest.skip(f"no {file}")
    told = [one.name for one in physiology.figures(file)]
    assert [one for one in told if "no reading" in one or "Error" in one or "no file answers" in one] == []


def test_totals_count_checks_and_cited_and_numeric_ones(tmp_path: Path) -> None:
    found = figures(
        tmp_path,
        "drug_prednisone,1 (act 30s; sample 100s),,HeartRate,value,60,80,1/min,Goodman 1996,,Pulse,good",
        "drug_prednisone,1 (act 30s; sample 100s),,HeartRate,increase,,,1/min,Morgan 2006,,Pulse,good",
        "drug_prednisone,1 (act 30s; sample 100s),,SystolicPressure,increase,,,mmHg,Morgan 2006,,Pulse,poor",
        'drug_prednisone,1 (act 30s; sample 100s),,SpO2,value,10,20,%,"(engine table, no citation)",,Pulse,good',
        "am_vaporizer_failure,1,,SpO2,value,10,20,%,Morgan 2006,,Pulse,good",
    )
    assert found["out of scope: am_vaporizer_failure"].figure == 1
    assert [found[f"{name}: checks"].figure for name in ("all", "cited only", "numeric only")] == [3, 2, 2]
    assert found["all: good"].figure == pytest.approx(100 / 3)
    assert found["all: good or partial"].figure == pytest.approx(200 / 3)
    assert found["good of what Pulse rates itself (3 checks)"].ratio == pytest.approx(0.5)
    assert found["drugs: good of 3"].figure == pytest.approx(100 / 3)


def test_what_is_not_good_is_told_with_what_was_expected_and_where_it_was_read(tmp_path: Path) -> None:
    found = figures(
        tmp_path, "drug_prednisone,1 (act 30s; sample 100s),,HeartRate,value,10,20,1/min,Goodman 1996,,Pulse,good"
    )
    told = next(one for name, one in found.items() if name.startswith("fail: Pulse drug_prednisone"))
    assert "<- circulation.heart_rate (drug_prednisone.yaml)" in told.name
    assert (told.figure, told.unit, told.promise) == (72, "1/min", "value 10..20 1/min")


def test_a_scenario_without_a_file_fails(tmp_path: Path) -> None:
    found = figures(tmp_path, "drug_tea,1,,HeartRate,any,,,1/min,Goodman 1996,,Pulse,good")
    assert found["scenarios and phases without a file, in checks"].figure == 1
    assert found["all: good"].figure == 0
    assert "fail: Pulse drug_tea 1 HeartRate: no file answers this phase" in found


def test_a_direction_that_the_rules_do_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"table\.csv line 2 expected_direction"):
        figures(tmp_path, "drug_tea,1,,HeartRate,sideways,,,1/min,Goodman 1996,,Pulse,good")
