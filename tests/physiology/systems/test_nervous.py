"""What a brain shows of what is done to it."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.hearts import rest, think

from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.illness import LEFT, RIGHT, Illness
from abaton.physiology.body.nervous import Nervous
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import conditions_nervous
from abaton.physiology.systems.nervous import step


def ill(illness: Illness, severity: float = 1.0, side: int = LEFT) -> Body:
    b = rest()
    b.illness.severity[2 * illness + side] = severity
    return b


def test_rest_stays_as_it_is_for_an_hour() -> None:
    b = rest()
    think(b, 3600)
    n = b.nervous
    assert 7 <= n.intracranial_pressure <= 15
    assert n.intracranial_pressure == pytest.approx(10, rel=0.02)
    assert n.cerebral_resistance == pytest.approx(1, rel=0.01)
    assert (n.consciousness, n.coma_scale, n.train_count, n.train_of_four_ratio) == (1, 15, 4, 1)
    assert n.bis == pytest.approx(97)
    assert np.allclose(n.pupil, 4)
    assert n.drive_loss == n.seizure == n.pain == n.damage == b.illness.dead == 0


@pytest.mark.parametrize(("h", "conscious"), [(0.1, True), (0.5, False), (0.9, False)])
def test_hypnosis_lowers_the_index_and_takes_consciousness(h: float, conscious: bool) -> None:  # noqa: FBT001 the case
    b = rest()
    b.drug_effects.hypnosis = h
    think(b, 120)
    assert b.nervous.bis == pytest.approx(97 * (1 - h), abs=1)
    assert (b.nervous.consciousness > 0.5) == conscious


def hypoxic(b: Body) -> None:
    b.gas.tissue_po2[Organ.BRAIN] = 6.0


def hypercapnic(b: Body) -> None:
    b.gas.pco2 = 110.0


def without_sugar(b: Body) -> None:
    b.chemistry.glucose = 1.3


def shocked(b: Body) -> None:
    b.circulation.mean = 35.0


def cold(b: Body) -> None:
    b.energy.core = 27.0


@pytest.mark.parametrize("prepare", [hypoxic, hypercapnic, without_sugar, shocked, cold])
def test_what_clouds_the_mind_does_so_and_lifts_again(prepare: Callable[[Body], None]) -> None:
    b = rest()
    prepare(b)
    think(b, 120)
    assert b.nervous.consciousness < 0.4
    assert b.nervous.coma_scale < 9
    assert b.nervous.bis < 75
    b.gas.tissue_po2[Organ.BRAIN], b.gas.pco2, b.chemistry.glucose = 33.0, 40.0, 5.0
    b.circulation.mean, b.energy.core = 93.0, 37.0
    think(b, 1800)
    assert b.nervous.consciousness > 0.9


def test_carbon_dioxide_opens_the_vessels_of_the_brain_and_raises_its_pressure() -> None:
    flows: list[float] = []
    pressures: list[float] = []
    for pco2 in (25.0, 40.0, 60.0):
        b = rest()
        b.gas.pco2 = pco2
        think(b, 60)
        flows.append(1 / float(b.nervous.cerebral_resistance))
        pressures.append(float(b.nervous.intracranial_pressure))
    assert 0.45 <= flows[0] < 0.7
    assert 1.4 < flows[2] < 1.8
    assert pressures == sorted(pressures)
    assert pressures[2] > 13


@pytest.mark.parametrize("mean", [70.0, 80.0, 110.0, 130.0])
def test_flow_holds_while_pressure_changes(mean: float) -> None:
    b = rest()
    b.circulation.mean = mean
    think(b, 600)
    flow = b.nervous.cerebral_perfusion_pressure / b.nervous.cerebral_resistance / 83
    assert flow == pytest.approx(1, abs=0.04)


def test_flow_falls_below_the_limit() -> None:
    b = rest()
    b.circulation.mean = 35.0
    think(b, 120)
    assert b.nervous.cerebral_perfusion_pressure / b.nervous.cerebral_resistance / 83 < 0.75


def test_pressure_grows_ever_steeper_with_what_takes_room() -> None:
    pressures: list[float] = []
    for volume in (0.0, 5.0, 10.0, 15.0):
        b = rest()
        b.nervous.swelling[0] = volume
        think(b, 0.1)
        pressures.append(float(b.nervous.intracranial_pressure))
    assert np.diff(np.log10(pressures)) == pytest.approx([5 / 25] * 3, rel=0.02)


def test_a_swelling_keeps_the_pressure_up() -> None:
    pressures: list[float] = []
    for severity in (0.0, 0.25, 0.5, 0.75, 1.0):
        b = ill(Illness.RAISED_INTRACRANIAL_PRESSURE, severity)
        think(b, 3600)
        pressures.append(float(b.nervous.intracranial_pressure))
    assert np.all(np.diff(pressures) > 5)
    assert 35 < pressures[-1] < 60


def test_a_squeezed_brain_stem_raises_pressure_and_slows_the_heart() -> None:
    b = ill(Illness.RAISED_INTRACRANIAL_PRESSURE, 1.3)
    think(b, 900)
    assert b.nervous.cushing > 0.2
    conditions_nervous.affect(b)
    assert b.illness_effects.sympathetic > 0.5
    assert b.illness_effects.vagal_drive > 0.3
    calm = rest()
    calm.circulation.mean = 40.0
    think(calm, 60)
    assert calm.nervous.cushing == 0


@pytest.mark.parametrize(("side", "blown", "other"), [(LEFT, 0, 1), (RIGHT, 1, 0)])
def test_herniation_blows_the_pupil_of_its_side_first(side: int, blown: int, other: int) -> None:
    b = ill(Illness.RAISED_INTRACRANIAL_PRESSURE, 1.2, side)
    think(b, 240)
    n = b.nervous
    assert n.herniation > 0.2
    assert n.pupil[blown] > n.pupil[other] + 0.5
    assert n.light_reflex[blown] < n.light_reflex[other]
    b.illness.severity[:] *= 1.6
    think(b, 3600)
    assert n.consciousness < 0.2


def test_pupils_answer_to_drugs_gas_and_death() -> None:
    small, wide, vapour, anoxic = rest(), rest(), rest(), rest()
    small.drug_effects.miosis = 1.0
    wide.drug_effects.mydriasis = 1.0
    vapour.surroundings.sarin = 5.0
    anoxic.gas.tissue_po2[Organ.BRAIN] = 0.0
    think(vapour, 1000)
    for b in (small, wide):
        think(b, 10)
    think(anoxic, 120)
    assert np.all(small.nervous.pupil < 1)
    assert np.all(wide.nervous.pupil > 7)
    assert np.all(vapour.nervous.pupil < 0.2 * 4)
    assert np.all(anoxic.nervous.pupil > 7)
    assert np.all(anoxic.nervous.light_reflex == 0)


def test_a_little_vapour_halves_the_pupils_and_leaves_the_mind_clear() -> None:
    b = rest()
    b.surroundings.sarin = 0.2
    think(b, 1170)
    assert np.all(np.abs(b.nervous.pupil / 4 - 0.5) < 0.1)
    assert b.nervous.consciousness == 1


def seized(b: Body, seconds: float) -> float:
    """Share of the time spent in a seizure."""
    seen = 0.0
    for _ in range(round(seconds)):
        think(b, 1)
        seen += b.nervous.seizure > 0.5
    return seen / round(seconds)


def test_a_mild_seizure_ends_by_itself_and_leaves_a_clouded_mind() -> None:
    b = ill(Illness.SEIZURE, 0.6)
    assert 30 < 300 * seized(b, 300) < 200
    assert b.nervous.consciousness < 0.7
    b.illness.severity[:] = 0
    think(b, 3600)
    assert b.nervous.consciousness > 0.9


def test_a_lasting_seizure_ends_by_drugs() -> None:
    b = ill(Illness.SEIZURE, 1.0)
    assert seized(b, 600) > 0.95
    conditions_nervous.affect(b)
    assert b.illness_effects.sympathetic > 0.2
    assert b.nervous.drive_loss > 0.5
    b.drug_effects.anticonvulsion = 0.8
    think(b, 60)
    assert b.nervous.seizure < 0.1


def test_eclampsia_convulses_again_and_magnesium_prevents_it() -> None:
    b, treated = ill(Illness.ECLAMPSIA), ill(Illness.ECLAMPSIA)
    treated.drug_effects.anticonvulsion = 0.6
    assert 0.03 < seized(b, 3600) < 0.5
    assert seized(treated, 3600) == 0


def test_low_sugar_and_nerve_agent_convulse() -> None:
    sugar, agent = rest(), rest()
    sugar.chemistry.glucose = 0.9
    agent.illness.cholinesterase = 0.05
    assert seized(sugar, 60) > 0.5
    assert seized(agent, 60) > 0.5


@pytest.mark.parametrize(
    ("block", "count", "least", "most"), [(0.0, 4, 1, 1), (0.3, 4, 0.4, 0.8), (0.85, 2, 0, 0), (0.99, 0, 0, 0)]
)
def test_a_nerve_stimulator_sees_the_block(block: float, count: int, least: float, most: float) -> None:
    b = rest()
    b.drug_effects.neuromuscular_block = block
    think(b, 1)
    assert b.nervous.train_count == count
    assert least <= b.nervous.train_of_four_ratio <= most


def test_pain_drives_the_sympathetic_until_it_is_relieved() -> None:
    b = ill(Illness.PAIN)
    think(b, 10)
    conditions_nervous.affect(b)
    assert b.nervous.pain > 0.9
    driven = float(b.illness_effects.sympathetic)
    b.illness_effects.sympathetic = 0.0
    b.drug_effects.analgesia = 0.9
    think(b, 10)
    conditions_nervous.affect(b)
    assert b.nervous.pain < 0.15
    assert b.illness_effects.sympathetic < 0.15 * driven


def test_conditions_of_the_heart_weaken_it() -> None:
    for illness, most in ((Illness.CORONARY_OCCLUSION, 0.7), (Illness.HEART_FAILURE, 0.5)):
        b = ill(illness)
        b.illness.elapsed[illness] = 600.0
        conditions_nervous.affect(b)
        assert b.illness_effects.contractility < most
    inferior = ill(Illness.CORONARY_OCCLUSION, 1.0, RIGHT)
    inferior.illness.elapsed[Illness.CORONARY_OCCLUSION] = 600.0
    conditions_nervous.affect(inferior)
    assert inferior.illness_effects.vagal_drive > 0
    assert inferior.illness_effects.conduction < 1


def arrested(core: float = 37.0, brain: float = 0.0) -> Body:
    b = rest()
    b.rhythm.kind, b.rhythm.mechanical = 10.0, 0.0
    b.circulation.mean = 8.0
    b.gas.tissue_po2[Organ.BRAIN] = brain
    b.energy.core = core
    return b


def test_an_arrest_takes_the_mind_in_seconds_and_breath_within_a_minute_or_two() -> None:
    b = arrested()
    think(b, 12)
    assert b.nervous.consciousness < 0.1
    think(b, 90)
    assert b.nervous.drive_loss > 0.9
    assert b.nervous.bis < 5


def test_ten_minutes_without_oxygen_are_death_later_in_the_cold() -> None:
    warm, chilled, pressed = arrested(), arrested(25.0), arrested(37.0, 10.0)
    for b in (warm, chilled, pressed):
        think(b, 590)
        assert b.illness.dead == 0
        think(b, 60)
    assert (warm.illness.dead, chilled.illness.dead, pressed.illness.dead) == (1, 0, 0)
    assert warm.nervous.coma_scale == 3
    think(chilled, 1800)
    assert chilled.illness.dead == 1


def test_a_beating_heart_is_not_dead_but_the_brain_may_be() -> None:
    b = rest()
    b.gas.tissue_po2[Organ.BRAIN] = 0.0
    think(b, 1200)
    assert b.illness.dead == 0
    assert b.nervous.damage == 1
    b.gas.tissue_po2[Organ.BRAIN] = 33.0
    think(b, 3600)
    assert b.nervous.consciousness == pytest.approx(0, abs=0.01)
    assert b.nervous.drive_loss > 0.9


def test_half_the_step_changes_next_to_nothing() -> None:
    coarse, fine = ill(Illness.TRAUMATIC_BRAIN_INJURY, 0.7), ill(Illness.TRAUMATIC_BRAIN_INJURY, 0.7)
    for _ in range(6000):
        step(coarse, 0.1)
        step(fine, 0.05)
        step(fine, 0.05)
    assert coarse.nervous.intracranial_pressure == pytest.approx(fine.nervous.intracranial_pressure, rel=0.002)
    assert coarse.nervous.consciousness == pytest.approx(fine.nervous.consciousness, abs=0.002)


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_no_state_breaks_it(data: st.DataObject) -> None:
    b = rest()
    b.circulation.mean = data.draw(st.sampled_from([-5.0, 0.0, 20.0, 93.0, 300.0]))
    b.circulation.central_venous = data.draw(st.sampled_from([-10.0, 4.0, 60.0]))
    b.gas.pco2 = data.draw(st.sampled_from([0.0, 40.0, 250.0]))
    b.gas.po2 = data.draw(st.sampled_from([0.0, 40.0, 600.0]))
    b.gas.tissue_po2[:] = data.draw(st.sampled_from([0.0, 3.0, 33.0, 500.0]))
    b.chemistry.glucose = data.draw(st.sampled_from([0.0, 5.0, 50.0]))
    b.chemistry.sodium = data.draw(st.sampled_from([0.0, 140.0, 190.0]))
    b.energy.core = data.draw(st.sampled_from([0.0, 25.0, 37.0, 46.0]))
    b.drug_effects.hypnosis = data.draw(st.sampled_from([0.0, 0.5, 1.0]))
    b.drug_effects.intracranial = data.draw(st.sampled_from([-50.0, 0.0, 100.0]))
    b.illness.severity[:] = data.draw(st.sampled_from([0.0, 0.5, 1.0, 5.0]))
    think(b, 300)
    conditions_nervous.affect(b)
    n = b.nervous
    for name in Nervous.__annotations__:
        if name != "constants":
            assert np.all(np.isfinite(getattr(n, name))), name
    for share in (n.consciousness, n.seizure, n.pain, n.drive_loss, n.block, n.damage, n.herniation, n.cushing):
        assert 0 <= share <= 1
    assert n.intracranial_pressure >= 0
    assert 0.3 <= n.cerebral_resistance <= 60
    assert np.all((n.pupil >= 0.5) & (n.pupil <= 8))
