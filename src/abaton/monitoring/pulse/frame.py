"""A pulse as bytes: one frame of a feed, which the world carries without looking into it.

Little endian, without padding:

| bytes | type | what |
|---|---|---|
| 1 | u8 | version, 1 |
| 8 | f64 | instant of the first sample, milliseconds since 1970-01-01 UTC; without samples, when the frame was made |
| 4 | f32 | rate of the samples, Hz |
| 1 | u8 | flags: 1 stale, 2 doubtful |
| 2 | u16 | shown rate, tenths of beats a minute; 0 while there is none |
| 1 | u8 | n, number of beats |
| 8 n | f64 | instants of beats, milliseconds since 1970-01-01 UTC |
| 2 | u16 | m, number of samples |
| 4 m | f32 | samples on the sensor's own scale, NaN where it gave nothing |

A frame tells of each beat once. Who joins late, or lost frames, misses beats but never the rate. Frames come with each
batch of a device (every 0.2 s or so), and once a second while the trace is stale. Who gets none at all for three
seconds knows that something between is away, and says so.
"""

import struct
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.monitoring.pulse.model import Pulse

VERSION: Final = 1
STALE: Final = 1
DOUBTFUL: Final = 2

_HEAD: Final = struct.Struct("<BdfBHB")
_COUNT: Final = struct.Struct("<H")
_MOST_BEATS: Final = 255
_MOST_SAMPLES: Final = 65535


def encode(pulse: Pulse) -> bytes:
    """Write a pulse.

    Raises:
        Invalid: more than 255 beats or 65535 samples: nobody sends hours at once.
    """
    if pulse.beats_s.size > _MOST_BEATS or pulse.samples.size > _MOST_SAMPLES:
        raise Invalid("Pulse", f"at most {_MOST_BEATS} beats and {_MOST_SAMPLES} samples")
    tenths = 0 if pulse.rate_per_min is None else min(65535, round(pulse.rate_per_min * 10))
    flags = STALE * pulse.stale + DOUBTFUL * pulse.doubtful
    return b"".join(
        [
            _HEAD.pack(VERSION, pulse.start_s * 1000, pulse.rate_hz, flags, tenths, pulse.beats_s.size),
            (pulse.beats_s * 1000).astype("<f8").tobytes(),
            _COUNT.pack(pulse.samples.size),
            pulse.samples.astype("<f4").tobytes(),
        ]
    )


def decode(frame: bytes) -> Pulse:
    """Read a pulse.

    Raises:
        Invalid: another version, or too few or too many bytes.
    """
    try:
        version, start_ms, rate_hz, flags, tenths, beats = _HEAD.unpack_from(frame)
        if version != VERSION:
            raise Invalid("Pulse.version", f"{VERSION}")
        after_beats = _HEAD.size + 8 * beats
        (samples,) = _COUNT.unpack_from(frame, after_beats)
        if len(frame) != after_beats + _COUNT.size + 4 * samples:
            raise Invalid("Pulse", "as many bytes as its counts say")
    except struct.error:
        raise Invalid("Pulse", "as many bytes as its counts say") from None
    return Pulse(
        start_s=start_ms / 1000,
        rate_hz=rate_hz,
        samples=np.frombuffer(frame, "<f4", samples, after_beats + _COUNT.size).astype(np.float64),
        beats_s=np.frombuffer(frame, "<f8", beats, _HEAD.size) / 1000,
        rate_per_min=tenths / 10 if tenths else None,
        stale=bool(flags & STALE),
        doubtful=bool(flags & DOUBTFUL),
    )
