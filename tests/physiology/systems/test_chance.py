"""Chance that repeats: the same bits for the same seed, spread as it should be."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from abaton.kernel.compiled import compiled
from abaton.physiology.systems.chance import normal, uniform
from abaton.physiology.table import Floats

SEEDS = st.integers(0, 2**53 - 1)


@compiled
def many(seed: float, stream: float, out: Floats, bell: float) -> None:
    for n in range(len(out)):
        out[n] = normal(seed, stream, n) if bell > 0.0 else uniform(seed, stream, n)


def test_the_bits_are_those_they_always_were() -> None:
    assert uniform(1.0, 2.0, 3.0).hex() == "0x1.db8db58a72b98p-2"
    assert normal(1.0, 2.0, 3.0).hex() == "0x1.15e4000000000p-1"


@given(SEEDS, st.integers(0, 100), st.integers(0, 2**50))
def test_a_number_depends_on_nothing_but_its_place(seed: int, stream: int, n: int) -> None:
    one = uniform(float(seed), float(stream), float(n))
    assert one == uniform(float(seed), float(stream), float(n))
    assert 0 <= one < 1
    assert abs(normal(float(seed), float(stream), float(n))) < 6


def test_numbers_are_spread_evenly_and_by_the_bell() -> None:
    out = np.empty(200_000)
    many(7.0, 1.0, out, 0.0)
    share = np.histogram(out, 20, (0, 1))[0] / out.size
    assert np.all(abs(share - 0.05) < 0.003)
    assert abs(np.corrcoef(out[1:], out[:-1])[0, 1]) < 0.01
    many(7.0, 1.0, out, 1.0)
    assert abs(out.mean()) < 0.01
    assert abs(out.std() - 1) < 0.01
    assert abs(np.mean(out > 1.96) - 0.025) < 0.003


def test_neighbouring_seeds_and_streams_have_nothing_in_common() -> None:
    one, other, third = np.empty(20_000), np.empty(20_000), np.empty(20_000)
    many(1.0, 1.0, one, 0.0)
    many(2.0, 1.0, other, 0.0)
    many(1.0, 2.0, third, 0.0)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.03
    assert abs(np.corrcoef(one, third)[0, 1]) < 0.03
