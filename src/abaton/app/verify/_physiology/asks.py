"""Which file answers which row of the table, when it is read and where."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from abaton.app.verify._physiology import readings
from abaton.app.verify._physiology.fields import Source
from abaton.app.verify._physiology.scenario import Phase, Scenario, Take, told_seconds
from abaton.app.verify._physiology.table import Row
from abaton.kernel.errors import Invalid


class Ask(NamedTuple):
    row: Row
    phase: Phase
    take: Take
    source: Source
    unit: str
    """Of the reading; empty where the row has no numbers, or numbers of another kind than its unit says."""
    read_at_s: float | None
    """None: when the phase's reading is reached."""


def answered(
    scenarios: Mapping[str, Scenario], rows: Iterable[Row], foremost: Collection[str] = ()
) -> dict[str, list[Row]]:
    """Give each file the rows that it answers; `foremost` files go before the others.

    Raises:
        Invalid: two files of the same standing answer the same row.
    """
    of: dict[str, list[Row]] = {name: [] for name in scenarios}
    by_scenario: dict[tuple[str, str], list[str]] = {}
    for name, scenario in scenarios.items():
        for engine in scenario.engines:
            by_scenario.setdefault((engine, scenario.scenario), []).append(name)
    for row in rows:
        files = [
            name
            for name in by_scenario.get((row.engine, row.scenario), [])
            if _phase_of(scenarios[name], row) is not None
        ]
        files = [name for name in files if name in foremost] or files
        if len(files) > 1:
            raise Invalid(" and ".join(files), f"answer the same phase {row.phase!r} of {row.scenario} ({row.engine})")
        if files:
            of[files[0]].append(row)
    return of


def ask(scenario: Scenario, row: Row) -> Ask:
    phase, told_s = _phase_of(scenario, row) or (scenario.phases[0], 0.0)
    take = phase.variables.get(row.variable, Take())
    has_numbers = row.low is not None or row.high is not None
    unit = row.unit if has_numbers and take.range_is != "percent_change" and take.take != "time_to" else ""
    source = readings.source(take.reading or row.variable, unit, row.scenario)
    if phase.when is not None:
        return Ask(row, phase, take, source, unit, None)
    read_at_s = phase.read_at_s if phase.read_at_s is not None else told_s * phase.unit_s + phase.shift_s
    return Ask(row, phase, take, source, unit, read_at_s)


def _phase_of(scenario: Scenario, row: Row) -> tuple[Phase, float] | None:
    for phase in scenario.phases:
        told_s = told_seconds(phase.phase, row.phase)
        if told_s is not None and row.action.startswith(phase.action):
            return phase, told_s
    return None
