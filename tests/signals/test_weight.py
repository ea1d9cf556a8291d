"""Weight gained in days: more than two kilograms in three, seen once or twice, any chunking."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.detector import run
from abaton.signals.model import Samples
from abaton.signals.weight import BODY_WEIGHT, WeightGain


def daily(kg: Sequence[float]) -> Samples:
    value = np.asarray(kg, dtype=np.float64)
    at_s = np.arange(value.size, dtype=np.float64) * 86400
    return Samples(code=BODY_WEIGHT, unit="kg", at_s=at_s, value=value, quality=np.ones(value.size))


def test_more_than_two_kilograms_in_three_days_is_told_and_two_are_not() -> None:
    assert len(run(WeightGain(), [daily([62.4, 63.0, 63.8, 64.4])])) == 0
    found = run(WeightGain(), [daily([80.1, 80.8, 81.5, 82.2])])
    assert found.value.tolist() == pytest.approx([2.1])


def test_the_same_gain_over_a_longer_time_is_none() -> None:
    assert len(run(WeightGain(), [daily([80.0, 80.6, 81.2, 81.8, 82.4, 83.0])])) == 0


def test_a_second_weighing_makes_it_surer() -> None:
    assert run(WeightGain(), [daily([80, 80, 83, 83])]).confidence.tolist() == [0.5, 1.0]


def test_somebody_else_on_the_scale_is_not_weighed() -> None:
    assert len(run(WeightGain(), [daily([80, 12, 80, 80])])) == 0


def test_other_units_and_impossible_limits_are_refused() -> None:
    with pytest.raises(Invalid, match="kg, not g"):
        run(WeightGain(), [replace(daily([80]), unit="g")])
    with pytest.raises(Invalid, match="gain_kg"):
        WeightGain(gain_kg=0)


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.floats(78, 84), st.floats(allow_nan=False, allow_infinity=False)), max_size=30),
    st.lists(st.integers(0, 30), max_size=3),
)
def test_any_chunking_finds_the_same(kg: list[float], cuts: list[int]) -> None:
    whole = daily(kg)
    edges = [0, *sorted(min(cut, len(kg)) for cut in cuts), len(kg)]
    parts = [
        replace(whole, at_s=whole.at_s[a:b], value=whole.value[a:b], quality=whole.quality[a:b])
        for a, b in pairwise(edges)
    ]
    batch, chunked = run(WeightGain(), [whole]), run(WeightGain(), parts)

    np.testing.assert_array_equal(batch.value, chunked.value)
    np.testing.assert_array_equal(batch.confidence, chunked.confidence)
