"""No number without a unit, no constant without a source: the tables themselves are walked."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import pytest

import abaton.physiology
from abaton.physiology.body.whole import BODY, Body
from abaton.physiology.table import Field, Floats, fields, fill, layout, records, several

PACKAGE = Path(abaton.physiology.__path__[0])
KNOWN_SOURCE = re.compile(r"\b(1[89]|20)\d\d\b|^.*(calibrated|definition|fitted to): ?\S")

PLAIN = {0, 1, 2, 0.5, 60, 100, 1000}
"""Numbers that need no name: nothing, one, halves and doubles, and what turns one unit into another."""


def everything() -> Iterator[tuple[str, Field]]:
    for record in records(Body):
        for field in fields(record):
            yield f"{record.__name__}.{field.name}", field


def test_every_number_has_a_unit() -> None:
    without = [name for name, field in everything() if not field.unit]

    assert without == []


def test_every_constant_has_a_source() -> None:
    constants = [
        (f"{record.__name__}.{field.name}", field)
        for record in records(Body)
        if record.__name__.endswith("Constants")
        for field in fields(record)
    ]
    without = [name for name, field in constants if not KNOWN_SOURCE.search(field.source)]

    assert len(constants) > 200
    assert without == []


def test_every_constant_has_a_value() -> None:
    without = [
        f"{record.__name__}.{field.name}"
        for record in records(Body)
        if record.__name__.endswith("Constants")
        for field in fields(record)
        if field.default is None or not np.all(np.isfinite(field.default))
    ]

    assert without == []


def literals(path: Path) -> Iterator[str]:
    """Give the unexplained numbers in the equations of a file."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        subscripts = [one for one in ast.walk(function) if isinstance(one, ast.Subscript)]
        plain = {id(part) for one in subscripts for part in ast.walk(one.slice)}
        for node in ast.walk(function):
            number = isinstance(node, ast.Constant) and type(node.value) in {int, float} and id(node) not in plain
            if isinstance(node, ast.Constant) and number and node.value not in PLAIN:
                yield f"{path.name}:{node.lineno} {node.value}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "systems").rglob("*.py")), ids=lambda path: path.stem)
def test_no_number_in_an_equation_is_unexplained(path: Path) -> None:
    assert list(literals(path)) == []


def test_a_number_in_an_equation_is_found(tmp_path: Path) -> None:
    made = tmp_path / "made.py"
    made.write_text("def step(x):\n    return x[3] * 0.37 + 1\n", encoding="utf-8")

    assert list(literals(made)) == ["made.py:2 0.37"]


class Inner:
    constant: Annotated[float, "mL", "West 2012"] = 3.0
    many: Annotated[Floats, "mL", "West 2012"] = several(1, 2, 3)


class Outer:
    inner: Inner
    state: Annotated[Floats, "mL", 2]
    pressure: Annotated[float, "mm[Hg]"]


def test_a_layout_holds_what_was_declared_and_is_filled_with_it() -> None:
    rows = np.zeros(2, layout(Outer))
    fill(rows[1], Outer)

    assert rows[1]["inner"]["constant"] == 3
    assert rows[1]["inner"]["many"].tolist() == [1, 2, 3]
    assert rows[1]["state"].tolist() == [0, 0]
    assert rows[0]["inner"]["constant"] == 0


def test_a_body_is_one_row_of_plain_numbers() -> None:
    assert BODY.hasobject is False
    assert BODY.itemsize < 64 * 1024
