"""Conditions put together as data: n of m, seconds by severity, hysteresis, any chunking."""

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
from abaton.signals.persistence import AllOf, AnyOf, Beyond, Condition, Lasting, NOfM, Rule, above, below, by_severity

PULSE = "8867-4"


def stream(values: Sequence[float], step_s: float = 10.0, quality: float = 1.0) -> Samples:
    value = np.asarray(values, dtype=np.float64)
    at_s = np.arange(value.size, dtype=np.float64) * step_s
    return Samples(code=PULSE, unit="/min", at_s=at_s, value=value, quality=np.full(value.size, quality))


def holds(condition: Condition, values: Sequence[float], step_s: float = 10.0) -> list[int]:
    samples = stream(values, step_s)
    return np.flatnonzero(condition.step(condition.start(), samples.at_s, samples.value)[1]).tolist()


FAST = Rule(
    code="pulse-high",
    quantity=PULSE,
    unit="/min",
    rise=above(130, for_s=20),
    clear=below(125, for_s=20),
)


def test_on_the_limit_is_not_beyond_it() -> None:
    assert holds(Beyond(130, is_high=True), [129, 130, 131]) == [2]
    assert holds(Beyond(90, is_high=False), [91, 90, 89]) == [2]


def test_n_of_m_counts_the_last_m_alone() -> None:
    assert holds(NOfM(Beyond(0, is_high=True), 2, 3), [1, 0, 1, 0, 0, 1, 1]) == [2, 6]
    assert holds(NOfM(Beyond(0, is_high=True), 1, 1), [0, 1]) == [1]


def test_n_of_m_remembers_across_chunks() -> None:
    condition = NOfM(Beyond(0, is_high=True), 3, 4)
    state, said = condition.start(), list[bool]()
    for at_s, value in enumerate([1, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1.0]):
        state, here = condition.step(state, np.array([float(at_s)]), np.array([float(value)]))
        said.append(bool(here[0]))

    assert np.flatnonzero(said).tolist() == [3, 4, 5, 6, 10]


def test_lasting_begins_anew_after_a_sample_that_does_not_hold_and_after_a_gap() -> None:
    condition = Lasting(Beyond(0, is_high=True), for_s=20, longest_gap_s=15)
    assert holds(condition, [1, 1, 1, 0, 1, 1, 1]) == [2, 6]
    assert holds(condition, [1, 1, 1], step_s=16) == []


def test_far_beyond_needs_less_time_than_a_little() -> None:
    condition = by_severity(below(92, for_s=60), below(85, for_s=20))
    assert holds(condition, [90] * 8) == [6, 7]
    assert holds(condition, [84] * 4) == [2, 3]


def test_any_and_all_are_what_they_say() -> None:
    high, higher = Beyond(1, is_high=True), Beyond(2, is_high=True)
    assert holds(AnyOf((high, higher)), [1, 2, 3]) == [1, 2]
    assert holds(AllOf((high, higher)), [1, 2, 3]) == [2]


def test_a_rule_clears_at_another_level_and_after_a_time() -> None:
    found = run(FAST, [stream([131] * 5 + [127] * 5 + [120] * 5)])

    assert found.at_s.tolist() == [20, 120]
    assert found.evidence["is_raised"].tolist() == [1, 0]
    assert found.value.tolist() == [131, 120]


def test_readings_that_waver_between_the_levels_tell_once() -> None:
    assert len(run(FAST, [stream([131, 131, 131, 126, 131, 126, 131, 126, 131])])) == 1


def test_samples_of_poor_quality_neither_raise_nor_clear() -> None:
    assert len(run(FAST, [stream([200] * 20, quality=0.4)])) == 0
    state, _ = FAST.step(FAST.start(), stream([200] * 5))
    after, found = FAST.step(state, stream([60] * 20, quality=0.4))
    assert after.is_raised
    assert len(found) == 0


def test_wrong_units_and_impossible_rules_are_refused() -> None:
    with pytest.raises(Invalid, match="/min, not Hz"):
        run(FAST, [replace(stream([1]), unit="Hz")])
    with pytest.raises(Invalid, match="NOfM"):
        NOfM(Beyond(0, is_high=True), 3, 2)
    with pytest.raises(Invalid, match="Lasting"):
        above(1, for_s=-1)
    with pytest.raises(Invalid, match="least_quality"):
        replace(FAST, least_quality=2)


simple: st.SearchStrategy[Condition] = st.builds(Beyond, st.sampled_from([0.0, 1.0, 2.0]), is_high=st.booleans())


def put_together(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    pairs = st.tuples(inner, inner)
    return st.one_of(
        st.builds(NOfM, inner, st.integers(1, 4), st.integers(4, 8)),
        st.builds(Lasting, inner, st.sampled_from([0.0, 10.0, 30.0]), st.sampled_from([15.0, 100.0])),
        st.builds(AnyOf, pairs),
        st.builds(AllOf, pairs),
    )


conditions = st.recursive(simple, put_together, max_leaves=5)


@settings(deadline=None)
@given(
    conditions,
    conditions,
    st.lists(st.tuples(st.sampled_from([0.0, 10.0, 20.0]), st.sampled_from([0.0, 1.5, 3.0, 1e308])), max_size=40),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_any_rule_finds_the_same_under_any_chunking(
    rise: Condition, clear: Condition, steps: list[tuple[float, float]], cuts: list[int]
) -> None:
    rule = Rule(code="any", quantity=PULSE, unit="/min", rise=rise, clear=clear)
    at_s = np.cumsum([gap for gap, _ in steps], dtype=np.float64)
    value = np.asarray([one for _, one in steps], dtype=np.float64)
    edges = [0, *sorted(min(cut, value.size) for cut in cuts), value.size]

    def part(a: int, b: int) -> Samples:
        return Samples(code=PULSE, unit="/min", at_s=at_s[a:b], value=value[a:b], quality=np.ones(b - a))

    batch, chunked = run(rule, [part(0, value.size)]), run(rule, [part(a, b) for a, b in pairwise(edges)])

    np.testing.assert_array_equal(batch.at_s, chunked.at_s)
    np.testing.assert_array_equal(batch.value, chunked.value)
    np.testing.assert_array_equal(batch.evidence["is_raised"], chunked.evidence["is_raised"])
