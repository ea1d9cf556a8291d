"""Chunks join their stream: drift is followed, jitter is not, and what overlaps or is missing is told."""

from collections.abc import Iterable

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.continuity import Stream, joining
from abaton.signals.model import Floats, Waveform

RATE_HZ = 250.0


def chunk(start_s: float, samples: int = 250) -> Waveform:
    return Waveform(code="x", unit="mV", rate_hz=RATE_HZ, start_s=start_s, value=np.zeros(samples))


def joined(start_s: Iterable[float], samples: int = 250) -> tuple[Stream, Floats, int]:
    """Join chunk after chunk. Returns the stream, the instant told of the first sample of each, and the NaN put in."""
    stream: Stream | None = None
    told_s: list[float] = []
    missing = 0
    for one in start_s:
        stream, value, _ = joining(stream, chunk(one, samples))
        told_s.append(float(stream.at_s(np.array(stream.received - samples, dtype=np.float64))))
        missing += int(np.isnan(value).sum())
    assert stream is not None
    return stream, np.array(told_s), missing


@pytest.mark.parametrize("parts_per_million", [-100, -50, 50, 100])
@pytest.mark.parametrize(("samples", "chunks"), [(25, 9000), (250, 3600), (150_000, 12)])
def test_a_clock_beside_its_nominal_rate_is_followed(parts_per_million: int, samples: int, chunks: int) -> None:
    start_s = np.arange(chunks) * samples / RATE_HZ / (1 + 1e-6 * parts_per_million)
    _, told_s, missing = joined(start_s, samples)
    assert missing == 0
    assert (np.diff(told_s) > 0).all()
    # A chunk of ten minutes drifts by 60 ms before the clock is read again.
    assert np.abs(told_s - start_s).max() < 0.005


def test_jitter_does_not_shake_the_instants() -> None:
    start_s = np.arange(3600.0)
    jitter_s = np.random.default_rng(0).uniform(-0.009, 0.009, 3600)
    _, told_s, missing = joined(start_s + jitter_s)
    assert missing == 0
    assert np.abs(np.diff(told_s) - 1).max() < 0.001


@pytest.mark.parametrize("origin_s", [0.0, 1.8e9 + 0.123])
def test_an_evenly_sampled_stream_keeps_its_origin_to_the_bit_however_it_is_cut(origin_s: float) -> None:
    for samples in (1, 7, 250):
        stream, _, missing = joined((origin_s + k * samples / RATE_HZ for k in range(2000)), samples)
        assert (stream.origin_s, stream.received, missing) == (origin_s, 2000 * samples, 0)


def test_what_is_missing_is_filled_and_what_reaches_back_is_refused() -> None:
    stream, value, anew = joining(joined([0.0, 1.0])[0], chunk(2.5))
    assert (int(np.isnan(value).sum()), stream.received, anew) == (125, 875, False)
    with pytest.raises(Invalid, match="start_s"):
        joining(stream, chunk(3.47))
    assert joining(stream, chunk(20.0))[2]
