"""Every rhythm at its rate, by its mechanism, the same bits again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.hearts import DT, beats, rest

from abaton.physiology.acts import RhythmName
from abaton.physiology.body.rhythm import Origin, Rhythm, RhythmKind
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.arrhythmia import fall_into
from abaton.physiology.table import Floats

K = RhythmKind
SETTLE_S = 10.0


def in_rhythm(kind: RhythmKind, rate: float = 0.0, seed: int = 1) -> Body:
    b = rest(seed)
    fall_into(b, float(kind), rate)
    beats(b, SETTLE_S)
    return b


def per_minute(times: Floats) -> float:
    """Rate between the first and the last beat, so that the edges of the minute do not count."""
    return float(60 * (times.size - 1) / (times[-1] - times[0]))


def test_kinds_are_the_names_that_an_act_may_give() -> None:
    assert [kind.name.lower() for kind in K] == list(RhythmName.__args__)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (K.SINUS, 72),
        (K.SINUS_BRADYCARDIA, 72 * 0.65),
        (K.SINUS_TACHYCARDIA, 110),
        (K.ATRIAL_FIBRILLATION, 115),
        (K.ATRIAL_FLUTTER, 150),
        (K.SUPRAVENTRICULAR_TACHYCARDIA, 180),
        (K.VENTRICULAR_TACHYCARDIA, 170),
        (K.PULSELESS_VENTRICULAR_TACHYCARDIA, 210),
        (K.PULSELESS_ELECTRICAL_ACTIVITY, 50),
        (K.FIRST_DEGREE_BLOCK, 72),
        (K.MOBITZ_1, 72 * 3 / 4),
        (K.MOBITZ_2, 72 * 2 / 3),
        (K.COMPLETE_BLOCK, 37),
        (K.JUNCTIONAL, 50),
    ],
)
def test_every_rhythm_beats_at_its_own_rate(kind: RhythmKind, wanted: float) -> None:
    b = in_rhythm(kind)
    times = beats(b, 300 if kind == K.ATRIAL_FIBRILLATION else 60)
    assert b.rhythm.kind == kind
    # Groups of dropped beats and wandering of the sinus leave a part of a beat at either end of the minute.
    assert per_minute(times) == pytest.approx(wanted, rel=0.025 if wanted < 60 or kind == K.SINUS else 0.01)


@pytest.mark.parametrize(("kind", "rate"), [
    (K.SINUS_BRADYCARDIA, 50), (K.SINUS_TACHYCARDIA, 110), (K.SINUS, 85), (K.ATRIAL_FIBRILLATION, 140),
    (K.ATRIAL_FLUTTER, 100), (K.SUPRAVENTRICULAR_TACHYCARDIA, 200), (K.VENTRICULAR_TACHYCARDIA, 150),
    (K.MOBITZ_1, 60), (K.MOBITZ_2, 45), (K.COMPLETE_BLOCK, 30), (K.JUNCTIONAL, 55),
    (K.PULSELESS_ELECTRICAL_ACTIVITY, 35),
])  # fmt: skip
def test_an_act_may_name_the_rate(kind: RhythmKind, rate: float) -> None:
    b = in_rhythm(kind, rate)
    b.circulation.coronary_perfusion_pressure = 0.0
    assert per_minute(beats(b, 300)) == pytest.approx(rate, rel=0.01)


def test_drugs_still_act_on_a_rate_that_an_act_named() -> None:
    slow, fast = in_rhythm(K.SINUS_BRADYCARDIA, 40), in_rhythm(K.SINUS_TACHYCARDIA, 130)
    slow.drug_effects.vagal_block = 1.0
    fast.drug_effects.beta_block = 1.0
    assert per_minute(beats(slow, 120)) > 55
    assert per_minute(beats(fast, 120)) < 110


def test_the_hearts_of_infants_are_slow_and_fast_on_their_own_scale() -> None:
    rates: list[float] = []
    for kind in (K.SINUS_BRADYCARDIA, K.SINUS_TACHYCARDIA, K.COMPLETE_BLOCK):
        b = rest()
        b.reflexes.constants.rate = b.reflexes.sinus_rate = 130.0
        fall_into(b, float(kind), 0.0)
        beats(b, SETTLE_S)
        rates.append(per_minute(beats(b, 60)))
    assert rates == pytest.approx([85, 198, 67], rel=0.06)


def test_the_mean_rate_of_the_sinus_is_what_reflexes_want_over_half_an_hour() -> None:
    assert per_minute(beats(in_rhythm(K.SINUS), 1800)) == pytest.approx(72, rel=0.005)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_sinus_varies_as_a_resting_adult_does(seed: int) -> None:
    intervals = 1000 * np.diff(beats(in_rhythm(K.SINUS, seed=seed), 300))
    assert 22 < intervals.std() < 45
    assert intervals.min() > 600


def test_variability_goes_with_the_vagus_and_with_age() -> None:
    young, old, blocked = in_rhythm(K.SINUS), rest(), rest()
    old.person.age = 80
    blocked.reflexes.vagal = 0.0
    spread = [float(np.diff(beats(b, 300)).std()) for b in (young, old, blocked)]
    assert spread[1] < 0.8 * spread[0]
    assert spread[2] < 0.5 * spread[0]


def test_atrial_fibrillation_is_irregular_without_memory_and_flutter_is_not() -> None:
    intervals = np.diff(beats(in_rhythm(K.ATRIAL_FIBRILLATION), 600))
    assert 0.17 < intervals.std() / intervals.mean() < 0.27
    assert abs(np.corrcoef(intervals[1:], intervals[:-1])[0, 1]) < 0.2
    assert np.diff(beats(in_rhythm(K.ATRIAL_FLUTTER), 60)).std() < 0.002


def test_wenckebach_waits_longer_until_it_drops_one_and_mobitz_2_does_not() -> None:
    for kind, group in ((K.MOBITZ_1, 4), (K.MOBITZ_2, 3)):
        b = in_rhythm(kind)
        waits: list[float] = []
        for _ in range(30):
            before = b.rhythm.beat
            while b.rhythm.beat == before:
                beats(b, DT)
            waits.append(round(float(b.rhythm.pr), 3))
        first = waits.index(min(waits))
        run = waits[first : first + group - 1]
        assert run == sorted(run)
        assert (len(set(run)) > 1) == (kind == K.MOBITZ_1)


def test_first_degree_block_only_waits() -> None:
    b = in_rhythm(K.FIRST_DEGREE_BLOCK)
    assert 0.2 < b.rhythm.pr < 0.4
    assert in_rhythm(K.SINUS).rhythm.pr == pytest.approx(0.16)


def test_complete_block_leaves_atria_and_ventricles_to_themselves() -> None:
    b = in_rhythm(K.COMPLETE_BLOCK)
    gaps: list[float] = []
    for _ in range(20):
        before = b.rhythm.beat
        while b.rhythm.beat == before:
            beats(b, DT)
        gaps.append(float(b.rhythm.atrial_time))
    assert b.rhythm.origin == Origin.VENTRICLE
    assert np.std(gaps) > 0.1


@pytest.mark.parametrize("kind", [K.ASYSTOLE, K.COARSE_VENTRICULAR_FIBRILLATION, K.FINE_VENTRICULAR_FIBRILLATION])
def test_what_does_not_beat_has_neither_beats_nor_a_pump(kind: RhythmKind) -> None:
    b = in_rhythm(kind)
    assert beats(b, 20).size == 0
    assert b.rhythm.mechanical == 0
    assert b.rhythm.ventricular_rate == 0
    assert b.rhythm.atrial_kick == 0


@pytest.mark.parametrize("kind", [K.PULSELESS_VENTRICULAR_TACHYCARDIA, K.PULSELESS_ELECTRICAL_ACTIVITY])
def test_beats_without_a_pulse(kind: RhythmKind) -> None:
    b = in_rhythm(kind)
    assert beats(b, 20).size > 10
    assert b.rhythm.mechanical == 0
    assert b.rhythm.ventricular_rate > 30


def test_sinus_comes_back_at_once_at_the_rate_of_reflexes() -> None:
    b = in_rhythm(K.ASYSTOLE)
    b.circulation.coronary_perfusion_pressure = 5.0
    b.gas.oxygen_met[1] = 0.0
    beats(b, 180)
    assert b.rhythm.kind == K.ASYSTOLE
    b.gas.oxygen_met[1] = 1.0
    fall_into(b, float(K.SINUS), 0.0)
    times = beats(b, 60)
    assert times[0] < 1.5
    assert per_minute(times) == pytest.approx(72, rel=0.03)
    assert b.rhythm.mechanical == 1


def test_the_dead_stay_dead() -> None:
    b = in_rhythm(K.SINUS)
    b.illness.dead = 1.0
    beats(b, 1)
    fall_into(b, float(K.SINUS), 80.0)
    b.equipment.pacing_rate, b.equipment.pacing_current = 80.0, 200.0
    assert beats(b, 30).size == 0
    assert b.rhythm.kind == K.ASYSTOLE


def test_a_blocked_node_pauses_and_then_a_ventricle_escapes() -> None:
    b = in_rhythm(K.SINUS)
    b.drug_effects.conduction = 0.0
    times = beats(b, 30)
    assert np.diff(times).max() > 1.6
    assert per_minute(times[2:]) == pytest.approx(37, rel=0.02)


def test_adenosine_ends_a_tachycardia_through_the_node_but_not_flutter() -> None:
    fast, flutter = in_rhythm(K.SUPRAVENTRICULAR_TACHYCARDIA), in_rhythm(K.ATRIAL_FLUTTER)
    for b in (fast, flutter):
        b.drug_effects.conduction = 0.1
        assert beats(b, 5).size < 6
        b.drug_effects.conduction = 1.0
        beats(b, 5)
    assert fast.rhythm.kind == K.SINUS
    assert flutter.rhythm.kind == K.ATRIAL_FLUTTER


def test_nodal_blockers_slow_atrial_fibrillation_and_flutter() -> None:
    for kind, wanted in ((K.ATRIAL_FIBRILLATION, 69), (K.ATRIAL_FLUTTER, 100)):
        b = in_rhythm(kind)
        b.drug_effects.conduction = 0.6
        beats(b, 5)
        assert per_minute(beats(b, 300)) == pytest.approx(wanted, rel=0.02)


@pytest.mark.parametrize(("current", "captures"), [(100.0, True), (30.0, False)])
def test_a_pacer_captures_above_its_threshold(current: float, captures: bool) -> None:  # noqa: FBT001 the case itself
    b = in_rhythm(K.COMPLETE_BLOCK)
    b.equipment.pacing_rate, b.equipment.pacing_current = 80.0, current
    beats(b, 5)
    assert per_minute(beats(b, 60)) == pytest.approx(80 if captures else 37, rel=0.01)
    assert b.rhythm.mechanical > 0.8


def test_a_pacer_keeps_silent_while_the_heart_is_faster() -> None:
    b = in_rhythm(K.SINUS)
    b.equipment.pacing_rate, b.equipment.pacing_current = 50.0, 100.0
    beats(b, 30)
    assert b.rhythm.since_spike > 30


def test_a_paced_standstill_pumps_and_stops_with_the_pacer() -> None:
    b = in_rhythm(K.ASYSTOLE)
    b.circulation.coronary_perfusion_pressure = 0.0
    b.equipment.pacing_rate, b.equipment.pacing_current = 70.0, 120.0
    beats(b, 5)
    assert b.rhythm.mechanical > 0.5
    b.equipment.pacing_rate = 0.0
    beats(b, 5)
    assert b.rhythm.mechanical == 0


def test_the_same_seed_gives_the_same_bits_and_another_does_not() -> None:
    one, again, other = (beats(in_rhythm(K.SINUS, seed=seed), 300) for seed in (5, 5, 6))
    assert np.array_equal(one, again)
    assert not np.array_equal(one[:300], other[:300])


def test_half_the_step_gives_the_same_rate() -> None:
    one, fine = in_rhythm(K.SINUS), in_rhythm(K.SINUS)
    assert per_minute(beats(one, 600)) == pytest.approx(per_minute(beats(fine, 600, DT / 2)), rel=0.005)


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_no_order_of_acts_and_states_breaks_it(data: st.DataObject) -> None:
    b = rest(data.draw(st.integers(0, 2**53 - 1)))
    odd = st.sampled_from([0.0, 1e-9, 0.5, 1.0, 3.0, 1e3])
    for _ in range(data.draw(st.integers(1, 6))):
        fall_into(b, float(data.draw(st.sampled_from(list(K)))), data.draw(st.sampled_from([0.0, 1.0, 60.0, 500.0])))
        b.reflexes.sinus_rate = data.draw(st.sampled_from([0.0, 20.0, 72.0, 250.0]))
        b.reflexes.vagal, b.reflexes.sympathetic = data.draw(odd), data.draw(odd)
        b.chemistry.potassium = data.draw(st.sampled_from([0.0, 2.0, 4.0, 7.0, 12.0]))
        b.energy.core = data.draw(st.sampled_from([0.0, 15.0, 25.0, 37.0, 45.0]))
        b.gas.oxygen_met[:] = data.draw(st.sampled_from([0.0, 0.5, 1.0]))
        b.circulation.ischaemia = data.draw(st.sampled_from([0.0, 0.5, 1.0]))
        b.circulation.coronary_perfusion_pressure = data.draw(st.sampled_from([-10.0, 0.0, 30.0, 80.0]))
        b.drug_effects.conduction, b.drug_effects.irritability = data.draw(odd), data.draw(odd)
        b.equipment.pacing_rate, b.equipment.pacing_current = data.draw(odd), data.draw(odd)
        beats(b, 10)
        r = b.rhythm
        for name in Rhythm.__annotations__:
            if name not in {"constants", "ecg"}:
                assert np.all(np.isfinite(getattr(r, name))), name
        assert 0 <= r.mechanical <= 1
        assert 0 <= r.energy <= 1
        assert r.qt > 0
