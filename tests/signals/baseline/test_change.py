"""Change points: where a level shifted, and not where one value leapt."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.signals.baseline.change import ChangePoints
from abaton.signals.detector import run
from abaton.signals.model import Samples

WEIGHT = ChangePoints(quantity="29463-7", unit="kg", least_spread=0.5)


def daily(values: list[float]) -> Samples:
    value = np.asarray(values, dtype=np.float64)
    at_s = np.arange(value.size, dtype=np.float64) * 86400
    return Samples(code="29463-7", unit="kg", at_s=at_s, value=value, quality=np.ones(value.size))


def test_a_shift_is_dated_to_its_first_day_and_sized() -> None:
    found = run(WEIGHT, [daily([80, 80.2, 79.8, 80.1] * 5 + [82.0] * 10)])

    assert (found.at_s / 86400).tolist() == [20]
    assert found.value.tolist() == pytest.approx([1.95], abs=0.1)


def test_a_shift_down_is_found_too_and_then_the_level_is_new() -> None:
    found = run(WEIGHT, [daily([80.0] * 20 + [77.0] * 30)])

    assert found.value.tolist() == [-3]


def test_one_wild_value_is_no_change() -> None:
    assert len(run(WEIGHT, [daily([80.0] * 20 + [180.0] + [80.0] * 20)])) == 0


def test_few_normal_streams_of_two_months_change_by_chance() -> None:
    streams = np.random.default_rng(1).normal(80, 0.5, (200, 60))
    assert sum(len(run(WEIGHT, [daily(list(one))])) > 0 for one in streams) <= 20


def test_impossible_limits_and_wrong_units_are_refused() -> None:
    with pytest.raises(Invalid, match="reference_values"):
        replace(WEIGHT, reference_values=2)
    with pytest.raises(Invalid, match="limit"):
        replace(WEIGHT, limit=0)
    with pytest.raises(Invalid, match="kg, not g"):
        run(WEIGHT, [replace(daily([80]), unit="g")])


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from([80.0, 81.0, 90.0]), st.floats(allow_nan=False, allow_infinity=False)), max_size=60
    ),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_any_chunking_finds_the_same_and_never_nan(values: list[float], cuts: list[int]) -> None:
    detector = replace(WEIGHT, reference_values=5)
    whole = daily(values)
    edges = [0, *sorted(min(cut, len(values)) for cut in cuts), len(values)]
    parts = [
        replace(whole, at_s=whole.at_s[a:b], value=whole.value[a:b], quality=whole.quality[a:b])
        for a, b in pairwise(edges)
    ]

    batch, chunked = run(detector, [whole]), run(detector, parts)

    np.testing.assert_array_equal(batch.at_s, chunked.at_s)
    np.testing.assert_array_equal(batch.value, chunked.value)
