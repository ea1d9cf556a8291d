"""The sign of falling ill: rows of days, freezing, what each vital adds, any chunking."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.baseline.illness import Days, IllnessSignal, Vital
from abaton.signals.detector import run
from abaton.signals.model import Findings, Floats

SIGNAL = IllnessSignal()


def days(pulse: list[float], first: int = 19000, **others: list[float]) -> Days:
    vitals = {Vital.RESTING_PULSE: np.asarray(pulse, dtype=np.float64)}
    for name, values in others.items():
        vitals[Vital(name.replace("_", "-"))] = np.asarray(values, dtype=np.float64)
    return Days(day=np.arange(first, first + len(pulse)), vitals=vitals)


def red(found: Findings) -> list[int]:
    return [int(at_s // 86400) for at_s in found.at_s[found.evidence["is_red"] > 0]]


HEALTHY = [60.0, 61.0, 59.0, 60.0] * 6


def test_two_high_days_in_a_row_are_red_and_one_is_not() -> None:
    assert red(run(SIGNAL, [days([*HEALTHY, 68, 60, 68, 60])])) == []
    assert red(run(SIGNAL, [days([*HEALTHY, 68, 68, 60])])) == [19025]


def test_nothing_is_said_before_enough_days_and_it_is_surer_with_more() -> None:
    found = run(SIGNAL, [days(HEALTHY)])

    # Seven days, and the guard of three.
    assert found.at_s[0] / 86400 == 19010
    assert found.confidence[0] < found.confidence[-1]


def test_fewer_steps_make_the_same_pulse_red() -> None:
    steps = [8000.0, 8500.0, 7500.0, 8000.0] * 6
    pulse = [*HEALTHY, 62.6, 62.6]

    assert red(run(SIGNAL, [days(pulse)])) == [19025]
    assert red(run(SIGNAL, [days(pulse, steps=[*steps, 8000, 8000])])) == []
    assert red(run(SIGNAL, [days(pulse, steps=[*steps, 500, 500])])) == [19025]


def test_steps_alone_say_nothing() -> None:
    pulse = [float("nan")] * 30
    assert len(run(SIGNAL, [days(pulse, steps=[8000.0] * 28 + [0.0, 0.0])])) == 0


def test_an_open_alert_does_not_make_illness_usual_but_a_month_does() -> None:
    found = run(SIGNAL, [days([*HEALTHY, *[70.0] * 90])])
    reds = red(found)

    assert set(range(19025, 19052)) <= set(reds)
    assert found.at_s[-1] / 86400 == 19113
    assert 19113 not in reds


def test_a_long_silence_breaks_a_row() -> None:
    later = days([*HEALTHY, 68, 68])
    apart = replace(later, day=np.concatenate([later.day[:-1], later.day[-1:] + 6]))

    assert red(run(SIGNAL, [apart])) == []


def test_impossible_values_are_no_values() -> None:
    whole, with_nonsense = days(HEALTHY), days([*HEALTHY[:-1], 900.0])

    assert len(run(SIGNAL, [with_nonsense])) == len(run(SIGNAL, [whole])) - 1


def test_days_out_of_order_and_limits_that_never_clear_are_refused() -> None:
    with pytest.raises(Invalid, match="ascending"):
        Days(day=np.array([2, 1]), vitals={})
    with pytest.raises(Invalid, match="one value for each day"):
        Days(day=np.array([1, 2]), vitals={Vital.STEPS: np.array([1.0])})
    with pytest.raises(Invalid, match="clear_at"):
        IllnessSignal(rise_at=1.0, clear_at=1.0)
    with pytest.raises(Invalid, match="in_a_row"):
        IllnessSignal(in_a_row=0)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([1, 1, 1, 2, 9]), st.floats(), st.floats()), max_size=60),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_any_chunking_finds_the_same_and_never_nan(rows: list[tuple[int, float, float]], cuts: list[int]) -> None:
    day = np.cumsum([gap for gap, _, _ in rows], dtype=np.int64)
    pulse: Floats = np.asarray([one for _, one, _ in rows], dtype=np.float64)
    steps: Floats = np.asarray([one for _, _, one in rows], dtype=np.float64)
    edges = [0, *sorted(min(cut, day.size) for cut in cuts), day.size]

    def part(a: int, b: int) -> Days:
        return Days(day=day[a:b], vitals={Vital.RESTING_PULSE: pulse[a:b], Vital.STEPS: steps[a:b]})

    batch, stream = run(SIGNAL, [part(0, day.size)]), run(SIGNAL, [part(a, b) for a, b in pairwise(edges)])

    for name in ("at_s", "value", "confidence"):
        np.testing.assert_array_equal(getattr(batch, name), getattr(stream, name))
    for name, evidence in batch.evidence.items():
        np.testing.assert_array_equal(evidence, stream.evidence[name])


@settings(deadline=None)
@given(st.lists(st.floats(55, 75), min_size=40, max_size=60))
def test_plausible_days_chunk_alike_too(pulse: list[float]) -> None:
    batch = run(SIGNAL, [days(pulse)])
    stream = run(SIGNAL, [days([one], first=19000 + i) for i, one in enumerate(pulse)])

    np.testing.assert_array_equal(batch.value, stream.value)
    assert len(batch) > 0
