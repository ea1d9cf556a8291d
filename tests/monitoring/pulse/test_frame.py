"""The frame of a pulse, byte for byte: the browser reads it by the same table."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.monitoring.pulse.frame import decode, encode
from abaton.monitoring.pulse.model import Pulse

PULSE = Pulse(
    start_s=1764000000.25,
    rate_hz=100.5,
    samples=np.array([512.0, -1.5, np.nan]),
    beats_s=np.array([1764000000.125, 1764000001.0]),
    rate_per_min=72.4,
    doubtful=True,
)
GOLDEN = bytes.fromhex(
    "01"  # version
    "00a08f7e69ab7942"  # 1764000000250 ms
    "0000c942"  # 100.5 Hz
    "02"  # doubtful
    "d402"  # 724 tenths a minute
    "02"  # two beats
    "00d0877e69ab7942"
    "0080be7e69ab7942"
    "0300"  # three samples
    "00000044"
    "0000c0bf"
    "0000c07f"  # NaN
)


def test_a_pulse_is_written_to_the_byte() -> None:
    assert encode(PULSE).hex() == GOLDEN.hex()


def test_a_frame_is_read_back() -> None:
    read = decode(GOLDEN)
    assert (read.start_s, read.rate_hz, read.rate_per_min) == (PULSE.start_s, 100.5, 72.4)
    assert (read.stale, read.doubtful) == (False, True)
    assert np.array_equal(read.samples, PULSE.samples, equal_nan=True)
    assert np.array_equal(read.beats_s, PULSE.beats_s)


def test_a_stale_trace_without_a_rate_is_a_frame_too() -> None:
    read = decode(encode(Pulse(start_s=1.0, rate_hz=0.0, stale=True)))
    assert (read.stale, read.rate_per_min, read.samples.size, read.beats_s.size) == (True, None, 0, 0)


@pytest.mark.parametrize("broken", [b"", GOLDEN[:5], GOLDEN[:-1], GOLDEN + b"\0", b"\2" + GOLDEN[1:]])
def test_a_frame_of_another_length_or_version_is_refused(broken: bytes) -> None:
    with pytest.raises(Invalid, match="Pulse"):
        decode(broken)


def test_hours_at_once_are_refused() -> None:
    with pytest.raises(Invalid, match="65535"):
        encode(Pulse(start_s=0.0, rate_hz=1.0, samples=np.zeros(65536)))
