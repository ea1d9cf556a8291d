"""The reference pages say what the code says."""

from typing import get_args

from abaton.app.verify._physiology import parameters
from abaton.app.verify._physiology.pages import CONDITIONS, pages, stale
from abaton.physiology.acts import ConditionName


def test_made_pages_are_what_the_code_makes() -> None:
    assert list(stale()) == [], "run ./abaton check --fix"


def test_every_condition_of_the_engine_has_its_line() -> None:
    assert set(CONDITIONS) == set(get_args(ConditionName))


def test_pages_name_every_act_and_every_drug() -> None:
    told = {file.name: text for file, text in pages().items()}
    assert all(
        f"\n## {name}\n" in told["physiology-acts.md"] for name in ("bleed", "inject", "compress", "surroundings")
    )
    assert "`adrenaline`" in told["physiology-drugs.md"]


def test_the_page_of_parameters_names_every_constant_and_counts_what_nobody_has_checked() -> None:
    told = {file.name: text for file, text in pages().items()}["physiology-parameters.md"]
    every = [one for _, some in parameters.constants() for one in some]
    assert len(every) > 1000
    assert all(one.source for one in every)
    assert all(f"\n| `{one.name}` | " in told for one in every)
    unverified = sum("[unverified]" in one.source for one in every)
    assert f"{len(every)} constants" in told
    assert f"{unverified} are [unverified]" in told
