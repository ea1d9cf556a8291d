"""What drugs do, alone and to each other."""

import math

import pytest
from tests.physiology.drugs.bodies import Row, body, effect, run

from abaton.physiology.body.effects import Effects
from abaton.physiology.drugs import giving
from abaton.physiology.drugs.catalogue import index_of
from abaton.physiology.table import fields


def given(*doses: tuple[str, float], seconds: float = 120) -> Row:
    b = body()
    for drug, dose in doses:
        giving.inject(b, drug, dose)
    return run(b, seconds)


def test_effects_are_neutral_before_a_drug_works_and_after_it_is_gone() -> None:
    b = body()
    giving.inject(b, "adenosine", 6)
    run(b, 600)
    for one in fields(Effects):
        assert effect(b, one.name) == pytest.approx(float(one.default), abs=1e-6), one.name


@pytest.mark.parametrize(("drug", "dose", "name", "low", "high"), [
    ("propofol", 200, "resistance", 0.4, 0.75), ("propofol", 200, "hypnosis", 0.6, 1.0),
    ("propofol", 200, "drive", 0.0, 0.3), ("propofol", 200, "baroreflex", 0.1, 0.5),
    ("ketamine", 100, "setpoint", 10, 30), ("midazolam", 5, "hypnosis", 0.05, 0.35),
    ("adrenaline", 0.01, "heart_rate", 1.2, 1.8), ("adrenaline", 1, "resistance", 1.5, 4),
    ("phenylephrine", 0.1, "resistance", 1.1, 2.6), ("rocuronium", 50, "neuromuscular_block", 0.9, 1),
    ("succinylcholine", 77, "neuromuscular_block", 0.95, 1), ("atropine", 1, "vagal_block", 0.5, 1),
    ("esmolol", 80, "beta_block", 0.3, 0.9), ("amiodarone", 300, "antiarrhythmic", 0.4, 0.8),
    ("diltiazem", 20, "conduction", 0.4, 0.85), ("calcium_chloride", 1000, "potassium_antagonism", 0.6, 1),
    ("sugammadex", 200, "neuromuscular_block", 0, 0), ("insulin", 10 / 28.8, "insulin_action", 200, 3000),
    ("fentanyl", 0.1, "drive", 0.4, 0.95), ("oxytocin", 5 / 600, "uterine_tone", 0.5, 1),
])  # fmt: skip
def test_a_usual_dose_has_its_usual_effect(drug: str, dose: float, name: str, low: float, high: float) -> None:
    assert low <= effect(given((drug, dose), seconds=90), name) <= high


def test_adenosine_stops_the_node_and_passes() -> None:
    b = given(("adenosine", 6), seconds=20)
    assert effect(b, "conduction") < 0.3
    run(b, 60)
    assert effect(b, "conduction") > 0.9


def test_a_relaxant_wears_off_and_a_depolarising_one_sooner() -> None:
    short, long = given(("succinylcholine", 77), seconds=600), given(("rocuronium", 50), seconds=600)
    assert effect(short, "neuromuscular_block") < 0.1
    assert effect(long, "neuromuscular_block") > 0.9


def test_hypnotics_and_opioids_strengthen_each_other() -> None:
    alone, opioid = given(("propofol", 60)), given(("fentanyl", 0.1))
    both = given(("propofol", 60), ("fentanyl", 0.1))
    assert effect(both, "hypnosis") > effect(alone, "hypnosis") + effect(opioid, "hypnosis")
    assert effect(both, "drive") < effect(alone, "drive") * effect(opioid, "drive")


def test_naloxone_undoes_an_opioid_and_wears_off_before_morphine() -> None:
    b = given(("morphine", 12), seconds=1800)
    quiet = effect(b, "drive")
    giving.inject(b, "naloxone", 0.4)
    run(b, 600)
    assert effect(b, "drive") > 0.85 > quiet
    run(b, 7200)
    assert effect(b, "drive") < 0.85


def test_naloxone_does_nothing_to_propofol() -> None:
    plain, reversed_ = given(("propofol", 100)), given(("propofol", 100), ("naloxone", 0.4))
    assert effect(reversed_, "drive") == pytest.approx(effect(plain, "drive"))


def test_two_opioids_add_as_one_dose_and_do_not_pass_full_effect() -> None:
    b = given(("fentanyl", 5), ("morphine", 200), ("remifentanil", 5))
    assert 0 <= effect(b, "drive") < 0.05
    assert effect(b, "analgesia") <= 1


def test_flumazenil_wakes_from_midazolam() -> None:
    b = given(("midazolam", 10), seconds=300)
    asleep = effect(b, "hypnosis")
    giving.inject(b, "flumazenil", 0.5)
    assert effect(run(b, 180), "hypnosis") < 0.4 * asleep


def test_sugammadex_binds_one_to_one() -> None:
    plain, bound = given(("rocuronium", 50), seconds=300), given(("rocuronium", 50), seconds=300)
    giving.inject(bound, "sugammadex", 300)
    run(plain, 180)
    run(bound, 180)
    assert effect(plain, "neuromuscular_block") > 0.9
    assert effect(bound, "neuromuscular_block") < 0.1
    drugs = bound["drugs"]
    rocuronium, sugammadex = index_of("rocuronium"), index_of("sugammadex")
    lost = drugs["eliminated"][rocuronium] / 529.8
    assert drugs["eliminated"][sugammadex] / 2178.0 <= lost + drugs["given"][sugammadex] / 2178.0 * 0.2


def test_sugammadex_leaves_other_relaxants_alone() -> None:
    b = given(("cisatracurium", 15), seconds=400)
    before = effect(b, "neuromuscular_block")
    giving.inject(b, "sugammadex", 300)
    assert effect(run(b, 10), "neuromuscular_block") == pytest.approx(before, abs=0.02)


def test_neostigmine_helps_against_a_light_block_only() -> None:
    light, deep = given(("rocuronium", 50), seconds=2700), given(("rocuronium", 120), seconds=600)
    before = effect(light, "neuromuscular_block")
    for b in (light, deep):
        giving.inject(b, "neostigmine", 2.5)
        run(b, 600)
    assert effect(light, "neuromuscular_block") < 0.3 * before
    assert effect(deep, "neuromuscular_block") > 0.9


def test_atropine_takes_the_slow_heart_from_neostigmine() -> None:
    bare, covered = given(("neostigmine", 2.5), seconds=400), given(("neostigmine", 2.5), ("atropine", 1), seconds=400)
    assert effect(bare, "vagal_drive") > 3 * effect(covered, "vagal_drive")


def test_a_beta_blocker_takes_adrenaline_from_the_heart_not_from_the_vessels() -> None:
    plain, blocked = given(("adrenaline", 0.05), seconds=45), body()
    giving.inject(blocked, "metoprolol", 15)
    run(blocked, 600)
    giving.inject(blocked, "adrenaline", 0.05)
    run(blocked, 45)
    assert effect(blocked, "heart_rate") - 1 < 0.7 * (effect(plain, "heart_rate") - 1)
    assert effect(blocked, "resistance") >= 0.95 * effect(plain, "resistance")


def test_sarin_inhibits_and_pralidoxime_frees_what_has_not_aged() -> None:
    b = body()
    giving.expose(b, "sarin")
    b["surroundings"]["sarin"] = 4.0
    run(b, 600)
    b["surroundings"]["sarin"] = 0.0
    run(b, 120)
    left = float(b["illness"]["cholinesterase"])
    assert 0.1 < left < 0.4
    assert effect(b, "airway_resistance") > 1.5
    giving.inject(b, "pralidoxime", 1000, over_s=60)
    giving.inject(b, "atropine", 4)
    run(b, 900)
    assert left + 0.2 < b["illness"]["cholinesterase"] < 1
    assert effect(b, "vagal_drive") < 0.02


def test_fever_falls_with_paracetamol_and_warmth_without_fever_does_not() -> None:
    well, ill = given(("paracetamol", 1000), seconds=3600), body()
    ill["illness_effects"]["setpoint_temperature"] = 2.0
    giving.inject(ill, "paracetamol", 1000)
    run(ill, 3600)
    assert effect(well, "setpoint_temperature") == 0
    assert effect(ill, "setpoint_temperature") < -0.5


def test_an_antibiotic_needs_hours() -> None:
    b = given(("ceftriaxone", 2000), seconds=60)
    assert effect(b, "infection") < 0.2
    assert effect(run(b, 7200), "infection") > 0.6


def test_glucose_and_bicarbonate_arrive_whole() -> None:
    b = body()
    giving.inject(b, "glucose", 25_000, over_s=60)
    giving.inject(b, "bicarbonate", 8400, over_s=60)
    glucose = bicarbonate = 0.0
    for _ in range(9000):
        run(b, 0.1)
        glucose += effect(b, "glucose_release") * 77.1 * 0.1 / 60
        bicarbonate += effect(b, "bicarbonate") * 0.1 / 60
    assert glucose == pytest.approx(25_000, rel=0.01)
    assert bicarbonate == pytest.approx(100, rel=0.01)


@pytest.mark.parametrize("many", [1, 1000])
def test_no_dose_makes_an_effect_that_is_no_number(many: float) -> None:
    b = body()
    for drug in ("adrenaline", "sarin", "neostigmine", "propofol"):
        giving.inject(b, drug, many, "inhaled" if drug == "sarin" else "iv")
    for _ in range(20):
        run(b, 5)
        assert all(math.isfinite(effect(b, one.name)) for one in fields(Effects))
        assert all(effect(b, one.name) >= 0 for one in fields(Effects) if one.default == 1)
