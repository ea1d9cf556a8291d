"""Figures beside their promises."""

import json
from pathlib import Path

import numpy as np
import pytest

from abaton.app.figures import Figure, promised, report
from abaton.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("figure", "bound", "promise", "met"),
    [(97.1, "≥", 97.1, True), (97.0, "≥", 97.1, False), (10, "≤", 10, True), (0, "=", 0, True), (1, "=", 0, False)],
)
def test_a_figure_is_held_against_its_promise(figure: float, bound: str, promise: float, *, met: bool) -> None:
    assert promised("x", figure, bound, promise, "%").met is met  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("bound", ["≥", "≤", "="])
def test_a_figure_that_is_no_number_meets_no_promise(bound: str) -> None:
    assert promised("x", float("nan"), bound, 0, "%").met is False  # pyright: ignore[reportArgumentType]


FIGURES = [Figure(name="beats", figure=2273, unit="1"), promised("sensitivity", 99.4, "≥", 99.5, "%")]


def test_one_json_object_a_line_and_the_summary_last(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    report("beats", FIGURES, as_json=True)
    first, second, last = map(json.loads, capsysbinary.readouterr().out.splitlines())
    assert set(first) == {"name", "figure", "unit", "promise", "met", "ratio_to", "ratio"}
    assert (second["promise"], second["met"]) == ("≥ 99.5", False)
    assert last == {"summary": "beats", "figures": 2, "promised": 1, "met": 0}


def test_numbers_of_numpy_are_numbers(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    mean = np.array([99.0, 100.0]).mean()
    report("beats", [promised("sensitivity", mean, "≥", 99.5, "%")], as_json=True)
    assert json.loads(capsysbinary.readouterr().out.splitlines()[0])["figure"] == 99.5


def test_a_page_of_the_docs_gets_the_figures_as_its_table_and_keeps_its_words(tmp_path: Path) -> None:
    page = tmp_path / "beats.md"
    page.write_text("# Beats\n<!-- figures beats -->\nold\n<!-- end -->\nLimits.\n", encoding="utf-8")
    report("beats", FIGURES, as_json=False, page=page)
    written = page.read_text(encoding="utf-8")
    assert "| sensitivity | 99.4 | % | ≥ 99.5 | not met |" in written
    assert written.startswith("# Beats\n<!-- figures beats -->\n")
    assert written.endswith("<!-- end -->\nLimits.\n")
    assert "old" not in written


def test_a_page_without_a_place_for_the_table_is_refused_and_kept(tmp_path: Path) -> None:
    page = tmp_path / "beats.md"
    page.write_text("# Beats\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"beats\.md"):
        report("beats", FIGURES, as_json=False, page=page)
    assert page.read_text(encoding="utf-8") == "# Beats\n"
