"""Runs read the body when they should, and do what they should before and after."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from abaton.app.verify._physiology import asks, readings, runs, table
from abaton.app.verify._physiology.fields import Source
from abaton.app.verify._physiology.runs import Engine, Outcome
from abaton.app.verify._physiology.scenario import Patient, load
from abaton.physiology.acts import Act, Condition, Exercise

LAYOUT = np.dtype([("clock", [("now", float), ("level", float)])])


def create(_: Patient, start: Sequence[Condition]) -> Any:  # noqa: ANN401 a record
    body = np.zeros((), LAYOUT)[()]
    body["clock"]["level"] = 10.0 * len(start)
    return body


def advance(body: Any, duration_s: float, acts: Sequence[Act]) -> Any:  # noqa: ANN401 a record
    """Let the clock run, and the level be what exercise was last set to."""
    moved = body.copy()
    moved["clock"]["now"] += duration_s
    for act in acts:
        if isinstance(act, Exercise):
            moved["clock"]["level"] = act.intensity
        else:
            raise TypeError(act)
    return moved


@pytest.fixture(autouse=True)
def two_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(readings.READINGS, "now", Source("clock.now", "s"))
    monkeypatch.setitem(readings.READINGS, "level", Source("clock.level", "fraction"))


def run(tmp_path: Path, variables: Sequence[str] = ("now", "level"), **form: Any) -> dict[str, Outcome]:  # noqa: ANN401
    file = tmp_path / "made.yaml"
    told = {"scenario": "asthma_severe", "engines": ["Pulse"], "about": "A test.", **form}
    file.write_text(yaml.safe_dump(told))
    rows = [
        table.Row("Pulse", "asthma_severe", phase, "", one, "any", None, None, "", cited=True, rating="", line=line)
        for phase in ("1", "t=5 s")
        for line, one in enumerate(variables)
    ]
    scenarios = {"made.yaml": load(file)}
    answered = asks.answered(scenarios, rows)
    return {one.row.variable: one for one in runs.run_all(scenarios, answered, Engine(create, advance, advance))}


def exercise(*moments: tuple[float, float]) -> list[dict[str, Any]]:
    return [{"at_s": at_s, "do": [{"act": "exercise", "intensity": to}]} for at_s, to in moments]


def test_a_reading_is_the_mean_of_its_window_and_rest_of_the_time_before_the_first_act(tmp_path: Path) -> None:
    found = run(tmp_path, acts=exercise((30, 1.0)), phases=[{"phase": "1", "read_at_s": 100}])
    assert found["now"].read == pytest.approx((95.5, 25.5, 25.5))
    assert found["level"].read == (1.0, 0.0, 0.0)
    assert found["now"].path == "clock.now"


def test_a_window_does_not_reach_across_what_was_done_last(tmp_path: Path) -> None:
    found = run(tmp_path, acts=exercise((30, 1.0), (97, 0.5)), phases=[{"phase": "1", "read_at_s": 100}])
    assert found["now"].read is not None
    assert found["now"].read.value == pytest.approx(99)
    assert found["level"].read == (0.5, 0.0, 0.0)


def test_what_is_read_at_the_moment_of_an_act_is_read_before_it(tmp_path: Path) -> None:
    acts = exercise((30, 1.0), (60, 0.5))
    phases = [{"phase": "1", "read_at_s": 90, "from_s": 60, "window_s": 0}]
    assert run(tmp_path, acts=acts, phases=phases)["level"].read == (0.5, 1.0, 0.0)
    against_rest = [{**phases[0], "variables": {"level": {"against": "rest"}}}]
    assert run(tmp_path, acts=acts, phases=against_rest)["level"].read == (0.5, 0.0, 0.0)


def test_seconds_come_from_the_phase_and_are_shifted(tmp_path: Path) -> None:
    found = run(tmp_path, acts=exercise((2, 1.0)), phases=[{"phase": "t={s} s", "shift_s": 7.25, "window_s": 0}])
    assert found["now"].read == pytest.approx((12.25, 2.0, 2.0))


def test_acts_and_readings_wait_for_what_they_wait_for(tmp_path: Path) -> None:
    acts = [{"when": {"reading": "now", "above": 40}, "do": [{"act": "exercise", "intensity": 1.0}]}]
    phases = [{"phase": "1", "when": {"reading": "level", "above": 0.5}, "window_s": 0}]
    assert run(tmp_path, acts=acts, phases=phases)["now"].read == pytest.approx((42, 42, 42))


def test_what_is_waited_for_and_never_comes_is_a_fault(tmp_path: Path) -> None:
    phases = [{"phase": "1", "when": {"reading": "level", "above": 0.5}}]
    found = run(tmp_path, phases=phases)["level"]
    assert (found.read, found.fault) == (None, "the reading waited for never came")


def test_highest_lowest_and_first_are_found_between_the_moments(tmp_path: Path) -> None:
    acts = exercise((10, 0.2), (20, 0.9), (30, 0.4))
    phase = {"phase": "1", "read_at_s": 50, "from_s": 10}
    for take, value in (
        ({"take": "maximum"}, 0.9),
        ({"take": "minimum"}, 0.2),
        ({"take": "time_to", "above": 0.5}, 11.0),
        ({"take": "time_to", "below": 0.0}, float("inf")),
        ({"reading": "now"}, 45.5),
    ):
        found = run(tmp_path, acts=acts, phases=[{**phase, "variables": {"level": take}}])["level"]
        assert found.read is not None
        assert found.read.value == pytest.approx(value)


def test_rest_of_somebody_long_ill_is_the_same_person_healthy(tmp_path: Path) -> None:
    start = [{"act": "condition", "condition": "asthma", "severity": 1}]
    found = run(tmp_path, start=start, phases=[{"phase": "1", "read_at_s": 60}])
    assert found["level"].read == (10.0, 0.0, 0.0)


def test_what_breaks_in_the_engine_is_told_beside_each_row(tmp_path: Path) -> None:
    acts = [{"at_s": 1, "do": [{"act": "bleed", "site": "aorta", "rate_ml_per_min": 1}]}]
    found = run(tmp_path, acts=acts, phases=[{"phase": "1", "read_at_s": 60}])
    assert [one.fault.split(":")[0] for one in found.values()] == ["TypeError", "TypeError"]


def test_a_variable_without_a_reading_is_told(tmp_path: Path) -> None:
    found = run(tmp_path, ("level", "Aura"), phases=[{"phase": "1", "read_at_s": 60}])
    assert (found["Aura"].read, found["Aura"].fault) == (None, "no reading answers Aura")
    assert found["level"].read is not None


@pytest.mark.parametrize(
    ("has", "wants", "times"),
    [("mL", "L", 1e-3), ("fraction", "%", 100), ("mg/L", "ug/L", 1e3), ("mL/min", "L/day", 1.44), ("mmHg", "", 1)],
)
def test_units_become_the_rows(has: str, wants: str, times: float) -> None:
    assert readings.factor(has, wants) == pytest.approx(times)


def test_a_field_is_read_by_its_own_name_too(tmp_path: Path) -> None:
    phases = [{"phase": "1", "read_at_s": 60, "window_s": 0, "variables": {"level": {"reading": "clock.now"}}}]
    found = run(tmp_path, phases=phases)["level"]
    assert found.read is not None
    assert (found.read.value, found.path) == (pytest.approx(60), "clock.now")


def test_concentrations_are_of_the_drug_that_is_named() -> None:
    named = readings.source("PlasmaConcentration", "ug/L", "pk_morphine")
    assert named.path.startswith("drugs.plasma[")
    assert readings.source("Morphine-PlasmaConcentration", "ug/L", "somebody").path == named.path
    assert "chemistry.noradrenaline" in readings.source("Norepinephrine-PlasmaConcentration", "ug/L").path
    with pytest.raises(readings.NotFound, match="no reading answers"):
        readings.source("PlasmaConcentration", "ug/L", "pk_tea")


def test_substance_is_told_as_substance_and_mass_as_mass() -> None:
    assert readings.source("Lactate", "mmol/L").path == "gas.lactate"
    assert readings.source("Lactate", "mg/dL").unit == "mg/L"


def test_a_unit_of_another_kind_is_refused() -> None:
    with pytest.raises(readings.NotFound, match="mmHg to mL"):
        readings.factor("mmHg", "mL")
