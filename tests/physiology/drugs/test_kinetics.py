"""Drugs go where they go: by every route, exactly, and none is lost."""

import numpy as np
import pytest
from tests.physiology.drugs.bodies import body, effect, missing, plasma, run, site

from abaton.kernel.errors import Invalid
from abaton.physiology.body.drugs import N_DOSES, N_SLOTS
from abaton.physiology.drugs import giving
from abaton.physiology.drugs.catalogue import CATALOGUE, index_of
from abaton.physiology.drugs.drug import Drug, Solubility

SOLUTIONS = [one for one in CATALOGUE if not isinstance(one.kinetics, Solubility)]


def test_a_body_without_drugs_is_left_alone() -> None:
    b = body()
    before = b.tobytes()
    assert run(b, 10).tobytes() == before


@pytest.mark.parametrize("drug", SOLUTIONS, ids=lambda one: one.name)
def test_no_drug_is_lost(drug: Drug) -> None:
    b = body()
    giving.inject(b, drug.name, 3.0, over_s=7.0)
    giving.inject(b, drug.name, 2.0)
    giving.infuse(b, drug.name, 0.5)
    for way in drug.absorption:
        giving.inject(b, drug.name, 1.0, way)
    run(b, 60)
    giving.infuse(b, drug.name, 0)
    run(b, 540)
    assert abs(missing(b, drug.name)) < 1e-9
    drugs = b["drugs"]
    assert drugs["given"][index_of(drug.name)] == pytest.approx(5.5 + len(drug.absorption), rel=1e-9)
    assert drugs["amount"].min() >= 0
    assert drugs["eliminated"].min() >= 0


def test_a_day_of_infusion_is_accounted_for() -> None:
    b = body()
    giving.infuse(b, "fentanyl", 0.002)
    run(b, 86_400)
    assert abs(missing(b, "fentanyl")) < 1e-9


def test_a_steady_infusion_comes_to_rate_over_clearance() -> None:
    b = body()
    giving.infuse(b, "noradrenaline", 0.0077)
    run(b, 1800)
    assert plasma(b, "noradrenaline") == pytest.approx(0.0077 / 1.92, rel=1e-3)
    assert site(b, "noradrenaline") == pytest.approx(0.0077 / 1.92, rel=1e-3)


def test_a_dose_over_time_ends_when_it_is_given() -> None:
    b = body()
    giving.inject(b, "piperacillin", 4000, over_s=1800)
    run(b, 900)
    assert b["drugs"]["dose_left"].sum() == pytest.approx(2000, rel=1e-6)
    run(b, 901)
    assert b["drugs"]["dose_left"].sum() == 0
    peak = plasma(b, "piperacillin")
    run(b, 600)
    assert plasma(b, "piperacillin") < peak


def test_doses_of_one_drug_overlap() -> None:
    once, twice = body(), body()
    giving.inject(once, "ketamine", 40, over_s=60)
    giving.inject(twice, "ketamine", 20, over_s=60)
    giving.inject(twice, "ketamine", 20, over_s=60)
    assert plasma(run(once, 100), "ketamine") == pytest.approx(plasma(run(twice, 100), "ketamine"), rel=1e-9)


def test_steps_of_another_length_come_to_the_same() -> None:
    coarse, fine = body(), body()
    for b in (coarse, fine):
        giving.inject(b, "propofol", 200)
    run(coarse, 60)
    run(fine, 60, 0.05)
    assert plasma(fine, "propofol") == pytest.approx(plasma(coarse, "propofol"), rel=1e-9)


def test_a_bolus_reaches_the_arteries_after_the_lungs() -> None:
    b = body()
    giving.inject(b, "fentanyl", 0.1)
    run(b, 1)
    early = plasma(b, "fentanyl")
    run(b, 19)
    assert plasma(b, "fentanyl") > 5 * early


@pytest.mark.parametrize(("way", "slower_than"), [("im", "iv"), ("oral", "im")])
def test_the_route_sets_the_pace(way: str, slower_than: str) -> None:
    slow, fast = body(), body()
    giving.inject(slow, "morphine", 10, way)
    giving.inject(fast, "morphine", 10, slower_than)
    assert 0 < plasma(run(slow, 300), "morphine") < plasma(run(fast, 300), "morphine")


def test_a_depot_may_wait() -> None:
    b = body()
    giving.inject(b, "paracetamol", 1000, "oral")
    assert plasma(run(b, 240), "paracetamol") == 0
    assert plasma(run(b, 600), "paracetamol") > 0


def test_a_puff_used_wrongly_stays_in_the_mouth() -> None:
    right, wrong = body(), body()
    giving.inhale(right, "salbutamol", 0.1)
    giving.inhale(wrong, "salbutamol", 0.1, correct=False)
    run(right, 300)
    run(wrong, 300)
    assert effect(wrong, "bronchodilation") < 0.5 * effect(right, "bronchodilation")
    assert abs(missing(wrong, "salbutamol")) < 1e-9


@pytest.mark.parametrize(("drug", "route"), [
    ("no_such_drug", "iv"), ("noradrenaline", "oral"), ("fentanyl", "by_the_ear"), ("sevoflurane", "iv"),
])  # fmt: skip
def test_what_cannot_be_given_is_refused_and_changes_nothing(drug: str, route: str) -> None:
    b = body()
    before = b.tobytes()
    with pytest.raises(Invalid):
        giving.inject(b, drug, 1.0, route)
    assert b.tobytes() == before


def test_what_is_no_vapour_is_not_breathed() -> None:
    with pytest.raises(Invalid):
        giving.expose(body(), "morphine")


def test_more_drugs_than_a_body_holds_are_refused_until_one_has_gone() -> None:
    b = body()
    names = [one.name for one in SOLUTIONS]
    giving.inject(b, "adenosine", 6)
    for name in [name for name in names if name != "adenosine"][: N_SLOTS - 1]:
        giving.inject(b, name, 1e-3)
    with pytest.raises(Invalid):
        giving.inject(b, "piperacillin", 1.0)
    run(b, 300)
    giving.inject(b, "piperacillin", 1.0)
    assert abs(missing(b, "adenosine")) < 1e-9
    assert plasma(run(b, 60), "piperacillin") > 0


def test_more_doses_than_can_be_followed_join_an_earlier_one() -> None:
    b = body()
    for _ in range(N_DOSES + 3):
        giving.inject(b, "morphine", 1.0, "im")
    run(b, 60)
    assert abs(missing(b, "morphine")) < 1e-9


@pytest.mark.parametrize("size", [1e-3, 0.3, 5.0])
def test_the_exponential_of_a_matrix_is_exact(size: float) -> None:
    turn = size * np.array([[0.0, -1.0], [1.0, 0.0]])
    cosine, sine = np.cos(size), np.sin(size)
    assert np.allclose(giving.exponential(turn), [[cosine, -sine], [sine, cosine]], rtol=0, atol=1e-14)


def test_a_vapour_comes_and_goes_with_the_breath() -> None:
    b = body()
    giving.expose(b, "desflurane")
    b["equipment"]["vapour_drug"] = index_of("desflurane")
    b["breathing"]["inspired_vapour"] = 0.06
    run(b, 600)
    washed_in = float(b["drugs"]["end_tidal_vapour"])
    assert 0.8 * 0.06 < washed_in < 0.06
    b["breathing"]["inspired_vapour"] = 0.0
    run(b, 600)
    assert b["drugs"]["end_tidal_vapour"] < 0.15 * washed_in
    assert abs(missing(b, "desflurane")) < 1e-9


def test_a_soluble_vapour_rises_slower() -> None:
    reached: list[float] = []
    for name in ("desflurane", "sevoflurane", "isoflurane"):
        b = body()
        giving.expose(b, name)
        b["equipment"]["vapour_drug"] = index_of(name)
        b["breathing"]["inspired_vapour"] = 0.01
        reached.append(float(run(b, 300)["drugs"]["end_tidal_vapour"]))
    assert reached == sorted(reached, reverse=True)


@pytest.mark.parametrize(("minute_volume", "output"), [(0, 0), (0, 6000), (60_000, 0), (60_000, 25_000)])
def test_no_breath_and_no_blood_flow_break_nothing(minute_volume: float, output: float) -> None:
    b = body()
    giving.expose(b, "isoflurane")
    giving.expose(b, "sarin")
    b["surroundings"]["sarin"] = 5.0
    b["equipment"]["vapour_drug"] = index_of("isoflurane")
    b["breathing"]["inspired_vapour"] = 0.05
    run(b, 60)
    b["breathing"]["minute_volume"] = minute_volume
    b["circulation"]["cardiac_output"] = output
    run(b, 300)
    assert np.isfinite(b["drugs"]["amount"]).all()
    assert b["drugs"]["amount"].min() >= 0
    assert abs(missing(b, "isoflurane")) < 1e-9
