"""Dips of saturation: how deep, how long, how many an hour, any chunking."""

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
from abaton.signals.oxygen import Desaturations, night


def each_second(percent: Sequence[float]) -> Samples:
    value = np.asarray(percent, dtype=np.float64)
    at_s = np.arange(value.size, dtype=np.float64)
    return Samples(code="59408-5", unit="%", at_s=at_s, value=value, quality=np.ones(value.size))


def dip(depth: float, seconds: int) -> list[float]:
    return [97.0] * 60 + [97.0 - depth] * seconds + [97.0] * 60


@pytest.mark.parametrize(
    ("depth", "seconds", "drop", "found"),
    [(3, 11, 3, 1), (3, 9, 3, 0), (2.9, 30, 3, 0), (3, 30, 4, 0), (4, 30, 4, 1), (10, 170, 3, 1), (10, 400, 3, 1)],
)
def test_a_dip_is_deep_enough_and_long_enough_and_counts_once(
    depth: float, seconds: int, drop: float, found: int
) -> None:
    assert len(run(Desaturations(drop_percent=drop), [each_second(dip(depth, seconds))])) == found


def test_a_dip_tells_where_it_fell_from_and_how_low() -> None:
    (one,) = run(Desaturations(), [each_second(dip(8, 20))])

    assert (one.value, one.evidence["from_percent"], one.evidence["duration_s"]) == (89, 97, 20)


def test_a_silence_in_a_dip_leaves_it_uncounted() -> None:
    whole = each_second(dip(8, 40))
    keep = (whole.at_s < 70) | (whole.at_s > 90)
    cut = replace(whole, at_s=whole.at_s[keep], value=whole.value[keep], quality=whole.quality[keep])

    assert len(run(Desaturations(), [cut])) == 0


def test_a_fall_over_a_silence_is_no_dip() -> None:
    whole = each_second([97.0] * 60 + [93.0] * 60 + [97.0] * 60)
    keep = (whole.at_s < 60) | (whole.at_s > 75)
    cut = replace(whole, at_s=whole.at_s[keep], value=whole.value[keep], quality=whole.quality[keep])

    assert len(run(Desaturations(), [whole])) == 1
    assert len(run(Desaturations(), [cut])) == 0


def test_a_night_of_twenty_dips_an_hour_counts_twenty_and_a_minute_counts_none() -> None:
    found = night(each_second((dip(5, 60)) * 60))

    assert found is not None
    assert (found.dips, found.lowest_percent) == (60, 92)
    assert found.per_hour == pytest.approx(20, rel=0.01)
    assert found.below_90_percent == 0
    assert night(each_second([97.0] * 60)) is None


def apnoeas(baseline: Sequence[float], *, step: int = 45, low_s: int = 20, lowest: float = 89.0) -> list[float]:
    """Two hours that fall to the lowest for so many seconds of each step, back to one baseline after the other."""
    return [
        lowest if second % step >= step - low_s else baseline[second // step % len(baseline)] for second in range(7200)
    ]


def test_one_high_value_does_not_fuse_the_dips_that_follow() -> None:
    percent = apnoeas([95.0])
    for second in range(0, 7200, 150):
        percent[second] = 97.0
    for made in (apnoeas([95.0]), percent, apnoeas([94.0, 95.0, 96.0, 97.0]), apnoeas([97.0, 94.0])):
        found = night(each_second(made))
        assert found is not None
        assert found.per_hour == pytest.approx(80, abs=2)


@pytest.mark.parametrize("seconds_up", [1, 20, 60])
def test_the_way_up_is_no_second_dip(seconds_up: int) -> None:
    way = np.linspace(85.0, 97.0, seconds_up, endpoint=False).tolist()
    assert len(run(Desaturations(), [each_second([97.0] * 60 + [85.0] * 20 + way + [97.0] * 60)])) == 1


def test_a_dip_that_wavers_by_less_than_a_drop_is_one() -> None:
    wavering = [97.0] * 60 + [89.0, 90.0, 91.0, 90.0] * 15 + [97.0] * 60
    assert len(run(Desaturations(), [each_second(wavering)])) == 1


def test_readings_that_no_oximeter_gives_are_none() -> None:
    assert len(run(Desaturations(), [each_second(dip(97, 30))])) == 0


def test_fractions_and_impossible_drops_are_refused() -> None:
    with pytest.raises(Invalid, match="%, not 1"):
        run(Desaturations(), [replace(each_second([0.97]), unit="1")])
    with pytest.raises(Invalid, match="drop_percent"):
        Desaturations(drop_percent=1)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([0.3, 1.0, 5.0, 11.0]), st.integers(88, 99), st.integers(1, 15)), max_size=30),
    st.lists(st.integers(0, 200), max_size=4),
)
def test_any_chunking_finds_the_same_and_never_nan(runs: list[tuple[float, int, int]], cuts: list[int]) -> None:
    steps = [(gap, float(percent)) for gap, percent, count in runs for _ in range(count)]
    at_s = np.cumsum([gap for gap, _ in steps], dtype=np.float64)
    value = np.asarray([percent for _, percent in steps], dtype=np.float64)
    edges = [0, *sorted(min(cut, value.size) for cut in cuts), value.size]

    def part(a: int, b: int) -> Samples:
        return Samples(code="59408-5", unit="%", at_s=at_s[a:b], value=value[a:b], quality=np.ones(b - a))

    batch = run(Desaturations(), [part(0, value.size)])
    chunked = run(Desaturations(), [part(a, b) for a, b in pairwise(edges)])

    for name in ("at_s", "value", "confidence"):
        np.testing.assert_array_equal(getattr(batch, name), getattr(chunked, name))
    np.testing.assert_array_equal(batch.evidence["duration_s"], chunked.evidence["duration_s"])
