"""The body's answers beside what other engines and the literature document, scenario by scenario."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from abaton.app.figures import Figure, promised
from abaton.app.verify._physiology import asks, runs, scoring, table
from abaton.app.verify._physiology.left_out import left_out
from abaton.app.verify._physiology.scenario import load_all, names
from abaton.app.verify._physiology.scoring import Score
from abaton.app.verify._physiology.table import Key, Row

GOOD_PERCENT: Final = 90.0
GOOD_OR_PARTIAL_PERCENT: Final = 95.0
RESTING_PERCENT: Final = 97.0
LEFT_OUT_PERCENT: Final = 5.0
RESTING: Final = ("resting cardiovascular", "resting respiratory", "resting blood chemistry")


class Result(NamedTuple):
    """A check and how it did."""

    key: Key
    rows: list[Row]
    """Those it is held against: the cited ones where there are any."""
    outcomes: dict[int, runs.Outcome]
    """By the row's line; empty where no file answers."""

    def score(self, rows: Iterable[Row] | None = None) -> Score:
        return scoring.best(self._of(row) for row in (self.rows if rows is None else rows))

    def _of(self, row: Row) -> Score:
        told = self.outcomes.get(row.line)
        return Score.FAIL if told is None or told.read is None else scoring.score(row, told.read, told.numbers)


def figures(
    against: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="The table, a CSV.")],
    scenarios: Annotated[
        Path | None, typer.Option(help="A folder of further scenarios; same names replace ours.")
    ] = None,
    plots: Annotated[Path | None, typer.Option(help="Draw the eight plots into this folder.")] = None,
    only: Annotated[str, typer.Option(help="Only scenarios of the table whose name contains this.")] = "",
) -> Iterator[Figure]:
    """Run every scenario of the table and hold each check against its rows."""
    started_s = time.monotonic()
    rows = [row for row in table.read(against) if only in row.scenario]
    inside = [row for row in rows if table.is_in_scope(row.scenario)]
    yield from _outside(rows)
    apart = {key for key in table.checks(inside) if left_out(key)}
    yield from _apart(len(apart), len(table.checks(inside)))
    files = load_all(scenarios)
    scored = [row for row in inside if table.key(row) not in apart]
    answered = asks.answered(files, scored, names(scenarios))
    engine = runs.real_engine()
    outcomes = {one.row.line: one for one in runs.run_all(files, answered, engine)}
    results = [
        Result(key, held, {row.line: outcomes[row.line] for row in held if row.line in outcomes})
        for key, told in table.checks(inside).items()
        if key not in apart and (held := [row for row in told if row.cited] or told)
    ]
    yield from _totals(results)
    yield from _by_system(results)
    yield from _failing(results)
    yield Figure(name="time taken", figure=time.monotonic() - started_s, unit="s")
    if plots is not None:
        from abaton.app.verify._physiology import plots as drawing  # noqa: PLC0415 Matplotlib is slow to load

        yield from drawing.draw(plots, engine)


def _outside(rows: Sequence[Row]) -> Iterator[Figure]:
    names = sorted({row.scenario for row in rows if not table.is_in_scope(row.scenario)})
    left = [row for row in rows if not table.is_in_scope(row.scenario)]
    yield Figure(name=f"out of scope: {', '.join(names) or 'none'}", figure=len(table.checks(left)), unit="1")


def _apart(apart: int, inside: int) -> Iterator[Figure]:
    yield Figure(name="left out with a reason (docs/science/scope.md)", figure=apart, unit="1")
    yield promised("left out, of the checks in scope", _percent(apart, inside), "≤", LEFT_OUT_PERCENT, "%")


def _totals(results: Sequence[Result]) -> Iterator[Figure]:
    cited = [one for one in results if any(row.cited for row in one.rows)]
    numeric = [(one, [row for row in one.rows if _is_numeric(row)]) for one in results]
    yield Figure(name="scenarios and phases without a file, in checks", figure=_unanswered(results), unit="1")
    for name, scores in (
        ("all", [one.score() for one in results]),
        ("cited only", [one.score() for one in cited]),
        ("numeric only", [one.score(rows) for one, rows in numeric if rows]),
    ):
        good, fair = _shares(scores)
        yield Figure(name=f"{name}: checks", figure=len(scores), unit="1")
        if name == "all":
            yield promised(f"{name}: good", good, "≥", GOOD_PERCENT, "%")
            yield promised(f"{name}: good or partial", fair, "≥", GOOD_OR_PARTIAL_PERCENT, "%")
        else:
            yield Figure(name=f"{name}: good", figure=good, unit="%")
            yield Figure(name=f"{name}: good or partial", figure=fair, unit="%")
    for engine in ("BioGears", "Pulse"):
        yield from _beside(engine, [one for one in results if one.key.engine == engine])


def _beside(engine: str, results: Sequence[Result]) -> Iterator[Figure]:
    """Show our share of good beside what that engine says of itself, on the checks that it rates."""
    rated = [one for one in results if any(row.rating for row in one.rows)]
    if not rated:
        return
    ours, _ = _shares([one.score() for one in rated])
    theirs = _percent(sum(any(row.rating == "good" for row in one.rows) for one in rated), len(rated))
    yield Figure(
        name=f"good of what {engine} rates itself ({len(rated)} checks)",
        figure=ours,
        unit="%",
        ratio_to=f"{engine}'s own rating, {theirs:.1f} %",
        ratio=ours / theirs if theirs else None,
    )


def _by_system(results: Sequence[Result]) -> Iterator[Figure]:
    of: dict[str, list[Result]] = {}
    for one in results:
        of.setdefault(table.system(one.key.scenario), []).append(one)
    for name, members in sorted(of.items()):
        good, fair = _shares([one.score() for one in members])
        if name in RESTING:
            yield promised(f"{name}: good of {len(members)}", good, "≥", RESTING_PERCENT, "%")
        else:
            yield Figure(name=f"{name}: good of {len(members)}", figure=good, unit="%")
        yield Figure(name=f"{name}: good or partial of {len(members)}", figure=fair, unit="%")


def _failing(results: Sequence[Result]) -> Iterator[Figure]:
    """Show each check that is not good: what was expected, what was read, and where."""
    for one in results:
        if (score := one.score()) is Score.GOOD:
            continue
        told = [one.outcomes[row.line] for row in one.rows if row.line in one.outcomes]
        got = next((told_one for told_one in told if told_one.read is not None), None)
        where = " ".join(one.key)
        if got is None or got.read is None:
            fault = next((told_one.fault for told_one in told), "no file answers this phase")
            yield Figure(name=f"fail: {where}: {fault}", figure=float("nan"), unit="1", promise=_expected(one.rows))
            continue
        read = got.read
        yield Figure(
            name=f"{score.name.lower()}: {where} <- {got.path} ({got.file}); "
            f"before {read.before:.5g}, at rest {read.rest:.5g}",
            figure=read.value,
            unit=one.rows[0].unit or "1",
            promise=_expected(one.rows),
        )


def _expected(rows: Iterable[Row]) -> str:
    return " or ".join(dict.fromkeys(_words(row) for row in rows))


def _words(row: Row) -> str:
    if not _is_numeric(row):
        return row.direction
    low, high = ("" if edge is None else f"{edge:g}" for edge in (row.low, row.high))
    span = low if low == high else f"{low}..{high}"
    return f"{row.direction} {span} {row.unit}".strip()


def _is_numeric(row: Row) -> bool:
    return row.low is not None or row.high is not None


def _unanswered(results: Iterable[Result]) -> int:
    return sum(not one.outcomes for one in results)


def _shares(scores: Sequence[Score]) -> tuple[float, float]:
    count = Counter(scores)
    return _percent(count[Score.GOOD], len(scores)), _percent(count[Score.GOOD] + count[Score.PARTIAL], len(scores))


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
