"""Scenario files: what they may hold, how refusals name the place, and that every scenario of the table has one."""

from pathlib import Path

import pytest

from abaton.app.verify._physiology import asks, left_out, scenario, table
from abaton.app.verify._physiology.scenario import load, load_all, told_seconds
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import Invalid, NotFound
from abaton.physiology.acts import Bleed, Tourniquet

RIGHT = """\
scenario: asthma_severe
engines: [BioGears]
about: Nothing much.
acts:
  - at_s: 30
    do:
      - {act: bleed, site: aorta, rate_ml_per_min: 100}
      - {act: tourniquet, site: left_leg, on: true}
phases:
  - phase: "1 (act 30s; sample 550s)"
    read_at_s: 550
    from_s: 30
    variables:
      HeartRate: {take: maximum}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "made.biogears.yaml"
    made.write_text(RIGHT)
    return made


def test_a_file_is_read_as_acts_and_instants(file: Path) -> None:
    found = load(file)
    assert found.acts[0].do == [Bleed(site="aorta", rate_ml_per_min=100), Tourniquet(site="left_leg", on=True)]
    assert found.phases[0].variables["HeartRate"].take == "maximum"
    assert (found.patient.age_years, found.patient.weight_kg) == (44, 77.1)


@pytest.mark.parametrize(
    ("was", "becomes", "element", "reason"),
    [
        ("about:", "abuot:", "$", "abuot"),
        ("rate_ml_per_min: 100", "rate_ml_per_min: -100", "$.acts[0].do[0].rate_ml_per_min", ">= 0"),
        ("rate_ml_per_min: 100", "rate: 100", "$.acts[0].do[0]", "rate"),
        ("act: bleed", "act: bled", "$.acts[0].do[0].act", "bled"),
        ("site: aorta", "site: nose", "$.acts[0].do[0].site", "nose"),
        ("rate_ml_per_min: 100", "rate_ml_per_min: much", "$.acts[0].do[0].rate_ml_per_min", "float"),
        ("engines: [BioGears]", "engines: [HumMod]", "$.engines[0]", "HumMod"),
        ("engines: [BioGears]", "engines: []", "$.engines", "length"),
        (
            "act: tourniquet, site: left_leg, on: true",
            "act: inject, drug: dust, dose_mg: 1",
            "$.acts[0].do[1].drug",
            "drug",
        ),
        ("at_s: 30", "at_s: -1", "$.acts[0].at_s", ">= 0"),
        ("at_s: 30", "when: {reading: SpO2_percent}", "$.acts[0].when", "above"),
        ("  - at_s: 30\n    do:", "  - do:", "$.acts[0]", "either"),
        ("    read_at_s: 550\n", "", "$.phases[0]", "read_at_s"),
        ("from_s: 30", "from_s: 600", "$.phases[0].from_s", "after"),
        ("take: maximum", "take: time_to", "$.phases[0].variables.HeartRate", "above"),
        ("about: Nothing much.", "about: Nothing much.\nabout: Again.", "", "twice"),
        ("about: Nothing much.", "about: [", "", "YAML"),
        ("about: Nothing much.", "about: !!python/object/apply:os.system [ls]", "", "python"),
    ],
)
def test_what_a_file_may_not_hold_is_refused_by_file_and_element(
    file: Path, was: str, becomes: str, element: str, reason: str
) -> None:
    assert was in RIGHT
    file.write_text(RIGHT.replace(was, becomes))
    with pytest.raises(Invalid) as refused:
        load(file)
    assert f"{file.name} {element}".strip() in refused.value.element
    assert reason in str(refused.value)


def test_words_stay_words_and_ratios_stay_no_numbers(file: Path) -> None:
    file.write_text(RIGHT.replace("Nothing much.", "no").replace("asthma_severe", "30:2"))
    found = load(file)
    assert (found.about, found.scenario) == ("no", "30:2")


@pytest.mark.parametrize(
    ("pattern", "phase", "seconds"),
    [("t={s} s", "t=79.49 s", 79.49), ("t={s} s", "rest", None), ("rest", "rest", 0.0), ("(a)", "a", None)],
)
def test_seconds_are_read_where_a_phase_tells_them(pattern: str, phase: str, seconds: float | None) -> None:
    assert told_seconds(pattern, phase) == seconds


def test_a_folder_adds_scenarios_and_replaces_those_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "further.yaml").write_text(RIGHT)
    (tmp_path / "apnea_dyspnea.yaml").write_text(RIGHT)
    ours, all_ = load_all(), load_all(tmp_path)
    assert set(all_) - set(ours) == {"further.yaml"}
    assert all_["apnea_dyspnea.yaml"].scenario == "asthma_severe"
    with pytest.raises(NotFound, match="absent"):
        load_all(tmp_path / "absent")


def test_two_files_that_answer_the_same_phase_are_refused(file: Path) -> None:
    rows = [_row("1 (act 30s; sample 550s)")]
    one = load(file)
    assert asks.answered({"a.yaml": one}, rows) == {"a.yaml": rows}
    with pytest.raises(Invalid, match=r"a\.yaml and b\.yaml"):
        asks.answered({"a.yaml": one, "b.yaml": one}, rows)
    assert asks.answered({"a.yaml": one, "b.yaml": one}, rows, {"b.yaml"}) == {"a.yaml": [], "b.yaml": rows}
    assert asks.answered({"a.yaml": one}, [_row("2")]) == {"a.yaml": []}


def test_every_phase_of_the_table_in_scope_has_a_file() -> None:
    rows = [row for row in _table() if table.is_in_scope(row.scenario)]
    answered = {row.line for told in asks.answered(load_all(), rows).values() for row in told}
    lost = [row for row in rows if row.line not in answered and not left_out.left_out(table.key(row))]
    assert [(row.engine, row.scenario, row.phase) for row in lost] == []


def test_no_file_stands_for_a_phase_that_the_table_does_not_have() -> None:
    rows = list(_table())
    idle = [
        (name, phase.phase)
        for name, one in load_all().items()
        for phase in one.phases
        if not any(
            row.scenario == one.scenario
            and row.engine in one.engines
            and told_seconds(phase.phase, row.phase) is not None
            and row.action.startswith(phase.action)
            for row in rows
        )
    ]
    assert idle == []


def test_at_most_a_twentieth_is_left_out_and_each_reason_leaves_something_out() -> None:
    checks = table.checks([row for row in _table() if table.is_in_scope(row.scenario)])
    assert sum(left_out.left_out(key) for key in checks) <= len(checks) * 0.05
    assert [one.reason for one in left_out.reasons() if not any(one.holds(key) for key in checks)] == []


def test_the_schema_is_the_form() -> None:
    told = scenario.schema()
    assert told["$ref"] == "#/$defs/Scenario"
    assert {"Bleed", "Inject", "Condition", "Phase", "Take"} <= set(told["$defs"])


def _row(phase: str) -> table.Row:
    return table.Row("BioGears", "asthma_severe", phase, "", "HeartRate", "any", None, None, "", True, "", 2)


def _table() -> list[table.Row]:
    file = data() / "physiology" / "validation.csv"
    if not file.exists():
        pytest.skip(f"no {file}")
    return table.read(file)
