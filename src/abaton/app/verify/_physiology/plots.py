"""Draws courses of the body beside published values, a page each, and an index."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.app.figures import Figure
from abaton.app.verify._physiology import readings
from abaton.app.verify._physiology.courses import COURSES, Course, Panel
from abaton.app.verify._physiology.runs import Engine
from abaton.app.verify._physiology.scenario import Moment

INK, WATER, WOOD, GROUND = "#1D2623", "#1B5468", "#744719", "#EEEDE6"
LINES: Final = (WATER, WOOD)
SAMPLES: Final = 1200
# A monitor does not show a single odd beat.
MEDIAN_OF: Final = 5


class _Drawn(NamedTuple):
    x: list[float]
    y: dict[str, list[float]]
    rest: dict[str, float]
    done: list[float]
    """Where something is done."""


def draw(folder: Path, engine: Engine) -> Iterator[Figure]:
    """Draw every course into a folder, with an index that says what is on each page."""
    folder.mkdir(parents=True, exist_ok=True)
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK, "axes.facecolor": GROUND})
    for course in COURSES:
        _page(course, engine).savefig(folder / f"{course.name}.png", dpi=120)
        plt.close("all")
    (folder / "index.md").write_text(_index(), encoding="utf-8")
    yield Figure(name=f"courses drawn into {folder}", figure=len(COURSES), unit="1")


def _page(course: Course, engine: Engine) -> Any:  # noqa: ANN401 Matplotlib's figure
    figure: Any
    figure, axes = plt.subplots(len(course.panels), 1, figsize=(8, 10), layout="constrained", sharex=True)
    figure.suptitle(course.title)
    runs = {label: _run(course, moments, engine) for label, moments in course.runs.items()}
    for axis, panel in zip(axes, course.panels, strict=True):
        for colour, (label, drawn) in zip(LINES, runs.items(), strict=False):
            scale = 100 / (drawn.rest[panel.reading] or 1.0) if panel.of_rest else 1.0
            axis.plot(
                drawn.x, [scale * one for one in _shown(drawn.y[panel.reading])], color=colour, lw=1.2, label=label
            )
            for x in drawn.done:
                axis.axvline(x, color=INK, lw=0.4, ls=":")
        _beside(axis, panel)
        axis.set_ylabel(panel.title)
        if axis.get_legend_handles_labels()[1]:
            axis.legend(frameon=False, fontsize=7, loc="best")
    axes[-1].set_xlabel("% of blood lost" if course.over else "minutes")
    return figure


def _shown(values: Sequence[float]) -> list[float]:
    return [median(values[max(0, i - MEDIAN_OF // 2) : i + MEDIAN_OF // 2 + 1]) for i in range(len(values))]


def _beside(axis: Any, panel: Panel) -> None:  # noqa: ANN401 Matplotlib's axes
    told: set[str] = set()
    for one in panel.published:
        label = None if one.source in told else one.source
        told.add(one.source)
        if one.begin == one.end or one.low == one.high:
            y = [one.low, one.high] if one.begin == one.end else [one.low, one.low]
            axis.plot([one.begin, one.end], y, color=INK, marker="_" if y[0] != y[1] else "o", ms=4, lw=1, label=label)
        else:
            axis.fill_between([one.begin, one.end], one.low, one.high, color=INK, alpha=0.15, lw=0, label=label)


def _run(course: Course, moments: Sequence[Moment], engine: Engine) -> _Drawn:
    body, now_s = engine.create(course.patient, ()), 0.0
    waiting = sorted(moments, key=lambda one: one.at_s or 0.0)
    every_s = (course.lasts_s - course.begins_s) / SAMPLES
    names = [one.reading for one in course.panels]
    drawn = _Drawn([], {name: [] for name in names}, {}, [])
    while now_s <= course.lasts_s:
        if now_s >= course.begins_s - every_s:
            told = {name: readings.read(body, readings.source(name), "") for name in names}
            x = (now_s - course.begins_s) / 60
            drawn.x.append(readings.read(body, readings.source(course.over), "") if course.over else x)
            for name, value in told.items():
                drawn.y[name].append(value)
                # The last before the course begins.
                if now_s <= course.begins_s or name not in drawn.rest:
                    drawn.rest[name] = value
        due = [one for one in waiting if (one.at_s or 0.0) <= now_s]
        waiting = waiting[len(due) :]
        if due and not course.over and now_s >= course.begins_s - every_s:
            drawn.done.append((now_s - course.begins_s) / 60)
        to_s = now_s + every_s
        if waiting:
            to_s = min(to_s, max(waiting[0].at_s or 0.0, now_s + 0.002))
        body = engine.advance(body, to_s - now_s, [act for one in due for act in one.do])
        now_s = to_s
    return drawn


def _index() -> str:
    lines = [
        "# Courses of the body beside published values",
        "",
        "Lines are Abaton's body; grey bands and dots are what has been published; dotted lines are acts.",
        "Made by `./abaton verify physiology --plots FOLDER`.",
        "",
    ]
    for course in COURSES:
        lines += [f"## {course.title}", "", f"![{course.title}]({course.name}.png)", ""]
        sources = dict.fromkeys(one.source for panel in course.panels for one in panel.published)
        lines += [f"Published: {'; '.join(sources)}.", ""]
    return "\n".join(lines)
