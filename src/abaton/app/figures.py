"""What `bench` and `verify` print: one figure a line, beside what was promised."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console

from abaton.kernel.errors import Invalid


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One measured number. Without a promise it is for information."""

    name: str
    figure: float
    unit: str
    """UCUM where UCUM has one."""
    promise: str | None = None
    met: bool | None = None
    ratio_to: str | None = None
    """The other side of a comparison, measured in the same run."""
    ratio: float | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The last line: how many figures, how many of them promised, how many promises met."""

    summary: str
    figures: int
    promised: int
    met: int


def promised(
    name: str,
    figure: float,
    bound: Literal["≤", "≥", "="],
    promise: float,
    unit: str,
    *,
    ratio_to: str | None = None,
    ratio: float | None = None,
) -> Figure:
    """Hold a figure against its promise. A figure that is not a number meets none."""
    met = {"≤": figure <= promise, "≥": figure >= promise, "=": figure == promise}[bound]
    return Figure(
        name=name,
        figure=figure,
        unit=unit,
        promise=f"{bound} {promise:g}",
        met=met,
        ratio_to=ratio_to,
        ratio=ratio,
    )


def report(name: str, figures: Iterable[Figure], *, as_json: bool, page: Path | None = None) -> None:
    """Print each figure as soon as it is there, and the summary last.

    Args:
        name: Of the verification or benchmark.
        figures: Printed in this order.
        as_json: One JSON object a line instead of words.
        page: A page of the docs that holds `<!-- figures NAME -->` and `<!-- end -->`: the figures are written there
            as a table.
    """
    show = _write if as_json else _say
    shown: list[Figure] = []
    for figure in figures:
        show(figure)
        shown.append(figure)
    verdicts = [figure.met for figure in shown if figure.met is not None]
    show(Summary(summary=name, figures=len(shown), promised=len(verdicts), met=sum(verdicts)))
    if page is not None:
        _write_table(page, name, shown)


def _write(line: Figure | Summary) -> None:
    # Sums and shares of arrays are NumPy's own numbers.
    sys.stdout.buffer.write(msgspec.json.encode(line, enc_hook=lambda number: number.item()) + b"\n")
    sys.stdout.flush()


def _say(line: Figure | Summary) -> None:
    console = Console(highlight=False, soft_wrap=True)
    if isinstance(line, Summary):
        console.print(f"[bold]{line.summary}[/]: {line.met} of {line.promised} promises met, {line.figures} figures")
        return
    verdict = "" if line.met is None else f"[{'green' if line.met else 'red'}]{_word(line.met)}[/]"
    promise = "" if line.promise is None else f"promised {line.promise}"
    beside = "" if line.ratio is None else f"{line.ratio:.3g} x {line.ratio_to}"
    console.print(f"{line.name:<44} {line.figure:>12.6g} {line.unit:<10} {promise:<18} {verdict} {beside}")


def _write_table(page: Path, name: str, figures: Iterable[Figure]) -> None:
    text = page.read_text(encoding="utf-8")
    opening, closing = f"<!-- figures {name} -->\n", "<!-- end -->"
    before, found, rest = text.partition(opening)
    _, ended, after = rest.partition(closing)
    if not (found and ended):
        raise Invalid(str(page), f"the lines {opening.strip()} and {closing}")
    rows = [
        f"| {one.name} | {one.figure:.6g} | {one.unit} | {one.promise or ''} | {_word(one.met)} "
        f"| {'' if one.ratio is None else f'{one.ratio:.3g} × {one.ratio_to}'} |\n"
        for one in figures
    ]
    table = "".join(["| figure | value | unit | promise | | ratio |\n|---|---|---|---|---|---|\n", *rows])
    page.write_text(f"{before}{opening}{table}{closing}{after}", encoding="utf-8")


def _word(met: bool | None) -> str:  # noqa: FBT001 the fact itself
    return {None: "", True: "met", False: "not met"}[met]
