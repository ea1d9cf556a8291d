"""How a heart stops, quivers and comes back; what a shock can do."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.hearts import beats, rest

from abaton.physiology.body.circulation import Organ
from abaton.physiology.body.illness import Illness
from abaton.physiology.body.rhythm import RhythmKind, Shocked
from abaton.physiology.body.whole import Body
from abaton.physiology.systems.arrhythmia import fall_into
from abaton.physiology.systems.defibrillation import shock, success

K = RhythmKind
VF = K.COARSE_VENTRICULAR_FIBRILLATION


def starve(b: Body) -> None:
    b.gas.oxygen_met[:] = 0.0
    b.circulation.coronary_perfusion_pressure = 5.0


def press_well(b: Body) -> None:
    b.gas.oxygen_met[:] = 0.8
    b.circulation.coronary_perfusion_pressure = 30.0


def share(outcome: Callable[[int], bool], runs: int = 60) -> float:
    return float(np.mean([outcome(seed) for seed in range(1, runs + 1)]))


def test_want_of_oxygen_slows_the_heart_then_stops_its_pump_then_its_beat() -> None:
    b = rest()
    b.gas.oxygen_met[:] = 0.0
    kinds: list[int] = []
    rates: list[float] = []
    for _ in range(60):
        beats(b, 20)
        kinds.append(int(b.rhythm.kind))
        rates.append(float(b.rhythm.ventricular_rate))
    assert K.PULSELESS_ELECTRICAL_ACTIVITY in kinds or VF in kinds
    assert kinds[-1] == K.ASYSTOLE
    assert kinds.index(K.ASYSTOLE) * 20 / 60 > 4
    assert min(rates[: kinds.index(K.PULSELESS_ELECTRICAL_ACTIVITY)]) < 60


def test_a_short_want_of_oxygen_leaves_the_heart_as_it_was() -> None:
    b = rest()
    b.gas.oxygen_met[:] = 0.0
    beats(b, 60)
    assert b.rhythm.energy < 0.85
    b.gas.oxygen_met[:] = 1.0
    beats(b, 300)
    assert b.rhythm.kind == K.SINUS
    assert b.rhythm.energy > 0.97


def test_untreated_fibrillation_becomes_fine_then_ends_in_standstill() -> None:
    b = rest()
    starve(b)
    fall_into(b, float(VF), 0.0)
    beats(b, 120)
    assert b.rhythm.kind == VF
    beats(b, 360)
    assert b.rhythm.kind == K.FINE_VENTRICULAR_FIBRILLATION
    beats(b, 900)
    assert b.rhythm.kind == K.ASYSTOLE


def test_compressions_keep_fibrillation_coarse() -> None:
    b = rest()
    press_well(b)
    fall_into(b, float(VF), 0.0)
    beats(b, 900)
    assert b.rhythm.kind == VF


@pytest.mark.parametrize("kind", [K.ASYSTOLE, K.PULSELESS_ELECTRICAL_ACTIVITY])
def test_good_compressions_and_adrenaline_bring_a_pulse_back_and_bad_ones_do_not(kind: RhythmKind) -> None:
    def back(seed: int, pressure: float, push: float) -> bool:
        b = rest(seed)
        starve(b)
        fall_into(b, float(kind), 0.0)
        beats(b, 60)
        press_well(b)
        b.circulation.coronary_perfusion_pressure = pressure
        b.drug_effects.contractility = push
        beats(b, 600)
        return b.rhythm.kind == K.SINUS

    good = share(lambda seed: back(seed, 30.0, 2.0), 30)
    plain = share(lambda seed: back(seed, 30.0, 1.0), 30)
    assert share(lambda seed: back(seed, 12.0, 2.0), 30) == 0
    assert good > 0.5
    assert 0.05 < plain < good


def test_irritable_hearts_beat_early_and_antiarrhythmics_calm_them() -> None:
    counts: list[float] = []
    for irritable, calm in ((0.0, 0.0), (0.5, 0.0), (0.5, 0.8)):
        b = rest()
        b.drug_effects.irritability, b.drug_effects.antiarrhythmic = irritable, calm
        beats(b, 300)
        counts.append(float(b.rhythm.ectopics))
    assert counts[0] <= 2
    assert counts[1] > 10
    assert counts[0] <= counts[2] < counts[1] / 2


def test_potassium_stops_the_heart_and_calcium_shields_it() -> None:
    def stopped(seed: int, shielded: float) -> bool:
        b = rest(seed)
        b.chemistry.potassium = 9.5
        b.drug_effects.potassium_antagonism = shielded
        beats(b, 240)
        return b.rhythm.kind != K.SINUS

    assert share(lambda seed: stopped(seed, 0.0), 20) > 0.9
    assert share(lambda seed: stopped(seed, 0.8), 20) == 0


def test_a_shut_artery_and_deep_cold_may_fibrillate_and_warm_hearts_do_not() -> None:
    def after(seed: int, prepare: Callable[[Body], None]) -> bool:
        b = rest(seed)
        prepare(b)
        beats(b, 600)
        return b.rhythm.kind != K.SINUS

    def cold(b: Body) -> None:
        b.energy.core = 22.0

    def shut(b: Body) -> None:
        b.illness.severity[2 * Illness.CORONARY_OCCLUSION] = 1.0
        b.illness.elapsed[Illness.CORONARY_OCCLUSION] = 600.0

    assert share(lambda seed: after(seed, lambda _: None), 20) == 0
    assert share(lambda seed: after(seed, cold), 20) > 0.4
    assert share(lambda seed: after(seed, shut), 40) < 0.4


def test_current_through_the_chest_fibrillates_by_its_severity() -> None:
    def struck(seed: int, severity: float) -> bool:
        b = rest(seed)
        b.illness.severity[2 * Illness.ELECTROCUTION] = severity
        beats(b, 2)
        return b.rhythm.kind == VF

    assert share(lambda seed: struck(seed, 1.0), 20) == 1
    assert 0.2 < share(lambda seed: struck(seed, 0.5)) < 0.8


def test_a_long_qt_may_twist() -> None:
    b = rest()
    b.drug_effects.repolarisation = 1.7
    seen = 0
    for _ in range(600):
        beats(b, 2)
        seen += b.rhythm.kind == K.TORSADES
    assert seen > 0


def after_fibrillation(seed: int, seconds: float, *, pressed: bool = False, energy: float = 200.0) -> int:
    b = rest(seed)
    if pressed:
        press_well(b)
    else:
        starve(b)
    fall_into(b, float(VF), 0.0)
    beats(b, seconds)
    return int(shock(b, energy, 0.0))


def test_early_shocks_work_late_ones_stun_and_compressions_buy_time() -> None:
    early = share(lambda seed: after_fibrillation(seed, 60) == Shocked.CONVERTED)
    late = share(lambda seed: after_fibrillation(seed, 600) == Shocked.CONVERTED)
    pressed = share(lambda seed: after_fibrillation(seed, 600, pressed=True) == Shocked.CONVERTED)
    assert early > 0.55
    assert late < 0.1
    assert pressed > 0.45
    assert share(lambda seed: after_fibrillation(seed, 600) == Shocked.STUNNED) > 0.2


@settings(deadline=None, max_examples=50)
@given(st.floats(1, 400), st.floats(1, 400), st.floats(0, 1), st.floats(6.6, 7.4), st.floats(20, 38))
def test_more_energy_never_lowers_the_odds_and_nothing_bad_raises_them(
    one: float, other: float, drug: float, ph: float, core: float
) -> None:
    b = rest()
    fall_into(b, float(VF), 0.0)
    low, high = sorted((one, other))
    assert 0 <= success(b, low) <= success(b, high) <= 1
    best = success(b, one)
    b.gas.ph, b.energy.core = ph, core
    hard = success(b, one)
    b.drug_effects.antiarrhythmic = drug
    assert hard <= best
    assert success(b, one) >= hard


def test_a_first_biphasic_shock_of_150_j_ends_most_short_fibrillation() -> None:
    b = rest()
    fall_into(b, float(VF), 0.0)
    assert 0.85 < success(b, 150.0) < 0.97


def test_a_synchronised_shock_waits_for_an_r_wave() -> None:
    b = rest()
    fall_into(b, float(VF), 0.0)
    assert shock(b, 200.0, 1.0) == Shocked.WITHHELD
    assert b.rhythm.kind == VF
    assert b.rhythm.shocks == 0


def test_cardioversion_ends_tachycardia_with_a_short_pause() -> None:
    b = rest()
    fall_into(b, float(K.VENTRICULAR_TACHYCARDIA), 0.0)
    beats(b, 10)
    while shock(b, 150.0, 1.0) != Shocked.CONVERTED:
        beats(b, 1)
    assert b.rhythm.kind == K.SINUS
    assert beats(b, 30)[0] > 0.5


def test_a_shock_on_the_t_wave_may_fibrillate_and_a_synchronised_one_never_does() -> None:
    def struck(seed: int, synchronised: float) -> bool:
        b = rest(seed)
        beats(b, 10)
        b.rhythm.ventricular_time = 0.8 * b.rhythm.qt
        return shock(b, 100.0, synchronised) == Shocked.FIBRILLATED

    assert 0.2 < share(lambda seed: struck(seed, 0.0)) < 0.8
    assert share(lambda seed: struck(seed, 1.0)) == 0


@pytest.mark.parametrize("kind", [K.ASYSTOLE, K.SINUS])
def test_a_shock_does_nothing_where_there_is_nothing_to_end(kind: RhythmKind) -> None:
    b = rest()
    starve(b)
    fall_into(b, float(kind), 0.0)
    b.rhythm.ventricular_time = 0.01
    assert shock(b, 200.0, 0.0) == Shocked.NOTHING
    assert b.rhythm.kind == kind
    assert shock(b, 0.0, 0.0) == Shocked.WITHHELD


def test_energy_is_lost_slower_in_the_cold() -> None:
    left: list[float] = []
    for core in (37.0, 27.0):
        b = rest()
        b.energy.core = core
        b.gas.oxygen_met[Organ.HEART] = 0.0
        fall_into(b, float(K.ASYSTOLE), 0.0)
        beats(b, 300)
        left.append(float(b.rhythm.energy))
    assert left[1] > left[0] + 0.2
