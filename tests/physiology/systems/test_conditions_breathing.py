"""Illness of lungs and airways: worse is worse, cured is well, and no order of acts breaks a chest."""

from collections.abc import Callable
from functools import cache
from typing import Final, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.physiology.breather import BOTH, Breather, breather, copy, ill, live, numbers

from abaton.physiology.body.equipment import Airway, Manoeuvre, Oxygen, Ventilation
from abaton.physiology.body.illness import Illness

OURS = [
    Illness.ASTHMA, Illness.BRONCHOSPASM, Illness.BRONCHITIS, Illness.EMPHYSEMA, Illness.AIRWAY_OBSTRUCTION,
    Illness.APNOEA, Illness.PNEUMOTHORAX_OPEN, Illness.PNEUMOTHORAX_CLOSED, Illness.PLEURAL_EFFUSION, Illness.ARDS,
    Illness.PNEUMONIA, Illness.PULMONARY_FIBROSIS, Illness.PULMONARY_EMBOLISM, Illness.DROWNING, Illness.SMOKE_INJURY,
]  # fmt: skip


@cache
def _rested() -> Breather:
    return live(breather(), 300)


def with_illness(kind: Illness, severity: float, seconds: float = 180.0) -> Breather:
    return live(ill(copy(_rested()), kind, severity, BOTH), seconds)


BURDEN: Final[dict[Illness, Callable[[Breather], float]]] = {
    Illness.ASTHMA: lambda b: b.breathing.resistance,
    Illness.BRONCHOSPASM: lambda b: b.breathing.resistance,
    Illness.BRONCHITIS: lambda b: b.breathing.resistance,
    Illness.EMPHYSEMA: lambda b: b.breathing.end_expiratory_volume,
    Illness.AIRWAY_OBSTRUCTION: lambda b: -b.breathing.upper_open,
    Illness.APNOEA: lambda b: -b.breathing.tidal_volume,
    Illness.PNEUMOTHORAX_CLOSED: lambda b: b.breathing.pleural_gas.sum(),
    Illness.PLEURAL_EFFUSION: lambda b: b.breathing.pleural_fluid.sum(),
    Illness.ARDS: lambda b: b.breathing.shunt.sum(),
    Illness.PNEUMONIA: lambda b: b.breathing.shunt.sum(),
    Illness.PULMONARY_FIBROSIS: lambda b: -b.breathing.compliance,
    Illness.PULMONARY_EMBOLISM: lambda b: b.breathing.dead_fraction.sum(),
    Illness.DROWNING: lambda b: b.breathing.shunt.sum(),
    Illness.SMOKE_INJURY: lambda b: b.breathing.resistance,
}


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(sorted(BURDEN)),
    mild=st.floats(0.0, 0.85),
    more=st.floats(0.1, 0.6),
)
def test_the_severer_the_heavier(kind: Illness, mild: float, more: float) -> None:
    severe = min(mild + more, 1.0)

    assert BURDEN[kind](with_illness(kind, severe, 90)) > BURDEN[kind](with_illness(kind, mild, 90))


@pytest.mark.parametrize("kind", OURS)
def test_the_cured_breathe_as_before(kind: Illness) -> None:
    if kind in {Illness.PNEUMOTHORAX_CLOSED, Illness.PNEUMOTHORAX_OPEN}:
        pytest.skip("gas stays until it is let out")
    b = with_illness(kind, 0.5)
    live(ill(b, kind, 0.0, BOTH), 900)

    assert b.breathing.tidal_volume == pytest.approx(575, rel=0.06)
    assert b.breathing.rate == pytest.approx(12.2, rel=0.06)
    assert b.breathing.resistance == pytest.approx(_rested().breathing.resistance, rel=0.05)


def test_moderate_asthma_slows_expiration_and_little_else() -> None:
    well = _rested().breathing
    b = with_illness(Illness.ASTHMA, 0.3, 500)

    assert 0.75 < b.breathing.peak_flow / well.peak_flow < 0.95
    assert b.breathing.tidal_volume / well.tidal_volume == pytest.approx(0.95, rel=0.1)
    assert well.rate < b.breathing.rate < 1.35 * well.rate
    assert b.breathing.ie_ratio < well.ie_ratio
    assert b.gas.po2 == pytest.approx(95, rel=0.1)


def test_severe_asthma_is_quick_traps_gas_and_shunts() -> None:
    b = with_illness(Illness.ASTHMA, 0.9, 500)

    assert b.breathing.rate > 25
    assert b.breathing.end_expiratory_volume > 2800
    assert b.gas.pco2 > 42
    assert b.gas.po2 < 80
    assert b.illness_effects.heart_rate > 1.3


def test_bronchodilators_undo_spasm_and_not_chronic_obstruction() -> None:
    asthma, copd = with_illness(Illness.ASTHMA, 0.7), with_illness(Illness.BRONCHITIS, 0.7)
    before = asthma.breathing.resistance, copd.breathing.resistance
    for b in (asthma, copd):
        b.drug_effects.bronchodilation = 0.8
        live(b, 180)

    assert asthma.breathing.resistance < 0.6 * before[0]
    assert copd.breathing.resistance == pytest.approx(before[1], rel=0.1)


def test_chronic_bronchitis_lets_carbon_dioxide_stand() -> None:
    b = ill(ill(copy(_rested()), Illness.BRONCHITIS, 0.65), Illness.EMPHYSEMA, 0.5)
    live(b, 2400)

    assert b.gas.pco2 > 50
    assert b.breathing.rate > 20
    assert b.breathing.peak_flow < _rested().breathing.peak_flow


@pytest.mark.parametrize(("severity", "least"), [(0.3, 0.10), (0.6, 0.20), (0.9, 0.40)])
def test_respiratory_distress_shunts_by_its_class(severity: float, least: float) -> None:
    b = with_illness(Illness.ARDS, severity)

    assert b.breathing.shunt.min() > least
    assert b.breathing.compliance < 90
    assert b.illness_effects.pulmonary_resistance > 1.4


def test_pressure_opens_what_distress_closed() -> None:
    shunts: list[float] = []
    for peep in (0.0, 12.0):
        b = ill(ill(copy(_rested()), Illness.ARDS, 0.6, BOTH), Illness.APNOEA, 1.0)
        e = b.equipment
        e.airway, e.ventilation, e.volume, e.rate, e.peep = Airway.TUBE, Ventilation.VOLUME_CONTROL, 450, 20, peep
        live(b, 300)
        shunts.append(float(b.breathing.shunt[0]))

    assert shunts[1] < 0.9 * shunts[0]


def test_pneumonia_of_one_lung_leaves_the_other() -> None:
    b = live(ill(copy(_rested()), Illness.PNEUMONIA, 0.7, (0,)), 300)

    assert b.breathing.shunt[0] > 0.2
    assert b.breathing.shunt[1] < 0.05
    assert b.breathing.rate > 20
    assert b.breathing.tidal_volume < 500
    assert b.illness_effects.setpoint_temperature > 0.8


@pytest.mark.parametrize(("severity", "part"), [(0.3, 0.7), (0.6, 0.33), (1.0, 0.0)])
def test_weakness_takes_its_part_of_each_breath(severity: float, part: float) -> None:
    b = with_illness(Illness.APNOEA, severity, 180)

    assert b.breathing.tidal_volume / _rested().breathing.tidal_volume == pytest.approx(part, abs=0.07)


def test_smoke_narrows_airways_a_little() -> None:
    values: list[tuple[float, float, float]] = []
    for smoke in (0.0, 1.0):
        b = copy(_rested())
        b.surroundings.smoke = smoke
        live(b, 300)
        b.equipment.manoeuvre = Manoeuvre.FORCED_SPIROMETRY
        r = live(b, 12).breathing
        values.append((r.forced_vital_capacity, r.forced_expiratory_volume, r.forced_expiratory_flow))

    change = 100 * (np.array(values[1]) / np.array(values[0]) - 1)
    assert change == pytest.approx([-1, -3, -6], abs=1.2)


acts = st.one_of(
    st.tuples(st.just("ill"), st.sampled_from(OURS), st.floats(0, 1), st.sampled_from([(0,), (1,), BOTH])),
    st.tuples(st.just("airway"), st.sampled_from(list(Airway))),
    st.tuples(st.just("oxygen"), st.sampled_from(list(Oxygen)), st.floats(0, 60)),
    st.tuples(
        st.just("ventilate"), st.sampled_from(list(Ventilation)), st.floats(0, 60), st.floats(0, 3000),
        st.floats(0, 60), st.floats(0, 30), st.floats(0.01, 0.99),
    ),
    st.tuples(st.just("told"), st.sampled_from(list(Manoeuvre))),
    st.tuples(st.just("chest"), st.floats(0, 1), st.floats(0, 1)),
    st.tuples(st.just("drive"), st.floats(0, 2), st.floats(0, 1)),
)  # fmt: skip


def do(b: Breather, act: tuple[object, ...]) -> None:
    e = b.equipment
    match act:
        case ("ill", Illness() as kind, float(severity), sides):
            ill(b, kind, severity, cast("tuple[int, ...]", sides))
        case ("airway", Airway() as device):
            e.airway = device
        case ("oxygen", Oxygen() as device, float(flow)):
            e.oxygen, e.oxygen_flow = device, flow
        case (
            "ventilate",
            Ventilation() as mode,
            float(rate),
            float(volume),
            float(pressure),
            float(peep),
            float(part),
        ):
            e.ventilation, e.rate, e.volume, e.pressure, e.peep, e.inspiratory_fraction = (
                mode, rate, volume, pressure, peep, part,
            )  # fmt: skip
        case ("told", Manoeuvre() as kind):
            e.manoeuvre = kind
        case ("chest", float(needle), float(dressing)):
            e.needle[:] = round(needle)
            e.dressing[:] = round(dressing)
        case ("drive", float(drive), float(block)):
            b.drug_effects.drive, b.drug_effects.neuromuscular_block = drive, block
        case _:
            raise AssertionError(act)


@settings(max_examples=60, deadline=None)
@given(todo=st.lists(acts, min_size=1, max_size=8))
def test_no_order_of_acts_breaks_a_chest(todo: list[tuple[object, ...]]) -> None:
    b = copy(_rested())
    for act in todo:
        do(b, act)
        live(b, 15)
        r = b.breathing
        assert np.all(np.isfinite(numbers(b)))
        assert np.all(r.volume > 0)
        assert r.volume.sum() < 7500
        assert np.all(r.pleural_gas >= 0)
        assert np.all(r.pleural_fluid >= 0)
        assert 0 <= r.inspired_oxygen <= 1
