"""Every drug is whole: constants are possible, sourced, and fit the record."""

import ast
import math
from pathlib import Path

import pytest

from abaton.physiology import drugs, systems
from abaton.physiology.body.drugs import N_ACTIONS, N_DRUGS
from abaton.physiology.body.effects import Effects
from abaton.physiology.drugs.catalogue import CATALOGUE, index_of, names
from abaton.physiology.drugs.drug import Build, Drug, Kinetics, Mode, Receptor, Solubility
from abaton.physiology.drugs.effect import Effect
from abaton.physiology.drugs.giving import action_rows, sum_of
from abaton.physiology.drugs.interaction import Interactions
from abaton.physiology.drugs.reference import receptors, reference
from abaton.physiology.table import fields

PEOPLE = [
    Build(), Build(age=80, male=False, height=155, weight=48), Build(age=6, height=115, weight=20),
    Build(age=0.1, height=52, weight=3.5), Build(age=40, height=175, weight=160),
]  # fmt: skip
ALLOWED = {0, 1, 2, 0.5, 60, 100, 1000}
CODE = [
    *Path(drugs.__file__).parent.glob("*.py"),
    *(Path(systems.__file__).parent / f"{name}.py" for name in (
        "pharmacology", "drug_effects", "effect_fields", "conditions_poisoning",
    )),
]  # fmt: skip


def test_there_are_drugs_enough_for_a_hospital() -> None:
    assert 45 <= len(CATALOGUE) <= N_DRUGS


def test_no_two_drugs_share_a_name() -> None:
    assert len(names()) == sum(1 + len(one.aliases) for one in CATALOGUE)


@pytest.mark.parametrize(("alias", "name"), [
    ("epinephrine", "adrenaline"), ("norepinephrine", "noradrenaline"), ("Albuterol", "salbutamol"),
    ("tranexamic acid", "tranexamic_acid"), ("glyceryl-trinitrate", "nitroglycerine"),
])  # fmt: skip
def test_a_drug_is_found_by_any_of_its_names(alias: str, name: str) -> None:
    assert CATALOGUE[index_of(alias)].name == name


@pytest.mark.parametrize("drug", CATALOGUE, ids=lambda one: one.name)
def test_a_drug_is_whole(drug: Drug) -> None:
    assert len(drug.actions) <= N_ACTIONS
    assert all(one.half > 0 and one.steep > 0 and one.source for one in drug.actions)
    assert all(how.rate > 0 and 0 < how.available <= 1 and how.source for how in drug.absorption.values())
    assert drug.actions or drug.role or drug.from_air
    action_rows(drug.actions, 70)
    for person in PEOPLE:
        what = drug.kinetics_of(person)
        assert what.source
        if isinstance(what, Kinetics):
            assert all(math.isfinite(v) and v >= 0 for v in (what.v2, what.q2, what.v3, what.q3))
            assert min(what.v1, what.cl, what.ke0, what.mixing) > 0
        else:
            assert min(what.blood, what.brain, what.muscle, what.fat, what.mac) > 0


@pytest.mark.parametrize("drug", CATALOGUE, ids=lambda one: one.name)
def test_an_action_on_a_receptor_says_how_it_acts_there(drug: Drug) -> None:
    for one in drug.actions:
        assert isinstance(one.target, Receptor) == (one.mode in {Mode.AGONIST, Mode.ANTAGONIST})
        sum_of(one)


def test_bigger_people_hold_more_and_clear_less_by_the_kilogram() -> None:
    for drug in CATALOGUE:
        small, big = (drug.kinetics_of(Build(weight=weight)) for weight in (50, 100))
        if isinstance(small, Solubility) or isinstance(big, Solubility):
            continue
        assert big.v1 > small.v1, drug.name
        assert small.cl < big.cl < 2 * small.cl, drug.name


def test_propofol_and_remifentanil_linger_in_the_old() -> None:
    for name in ("propofol", "remifentanil"):
        drug = CATALOGUE[index_of(name)]
        young, old = (drug.kinetics_of(Build(age=age)) for age in (25, 80))
        assert isinstance(young, Kinetics)
        assert isinstance(old, Kinetics)
        assert (old.v2, old.cl) < (young.v2, young.cl + 1e-9)


def test_effects_are_numbered_in_the_order_of_their_fields() -> None:
    assert [one.name.lower() for one in Effect] == [one.name for one in fields(Effects)]


def test_constants_of_interactions_have_units_and_sources() -> None:
    assert all(one.unit and one.source and one.default is not None for one in fields(Interactions))


@pytest.mark.parametrize("file", CODE, ids=lambda one: one.name)
def test_no_number_in_an_equation_goes_without_a_name(file: Path) -> None:
    for function in ast.walk(ast.parse(file.read_text())):
        if isinstance(function, ast.FunctionDef):
            indices = {
                id(inner) for node in ast.walk(function) if isinstance(node, ast.Subscript)
                for inner in ast.walk(node.slice)
            }  # fmt: skip
            for node in ast.walk(function):
                if isinstance(node, ast.Constant) and type(node.value) in {int, float} and id(node) not in indices:
                    assert node.value in ALLOWED, f"{function.name}:{node.lineno}: {node.value}"


def test_the_page_of_drugs_names_them_all() -> None:
    page = reference()
    assert page.rstrip() in (Path(__file__).parents[3] / "docs/science/drugs.md").read_text()
    assert all(f"`{one.name}`" in page for one in CATALOGUE)
    assert "naloxone" in receptors()
