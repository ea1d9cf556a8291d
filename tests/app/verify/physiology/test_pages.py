"""The reference pages say what the code says."""

from typing import get_args

from abaton.app.verify._physiology.pages import CONDITIONS, pages, stale
from abaton.physiology.acts import ConditionName


def test_made_pages_are_what_the_code_makes() -> None:
    assert list(stale()) == [], "run docs/reference/make.py"


def test_every_condition_of_the_engine_has_its_line() -> None:
    assert set(CONDITIONS) == set(get_args(ConditionName))


def test_pages_name_every_act_and_every_drug() -> None:
    told = {file.name: text for file, text in pages().items()}
    assert all(
        f"\n## {name}\n" in told["physiology-acts.md"] for name in ("bleed", "inject", "compress", "surroundings")
    )
    assert "`adrenaline`" in told["physiology-drugs.md"]
