"""Where a chunk of waveform stands in its stream: behind the last one, or after something missing."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats, Waveform

# A device stamps its packets by its own clock. Chosen: less than this is jitter, and the count of samples is the truth.
JITTER_S: Final = 0.02

# But no clock samples at its nominal rate for ever: quartz is off by up to 100 parts in a million, 0.36 s an hour. So
# the anchor follows what the packets say, slowly, for jitter must not shake the instants: 30 s leave it 3 ms behind at
# 100 parts in a million, and let 0.7 ms through of 20 ms of jitter from one second to the next. Both chosen.
_FOLLOWS_IN_S: Final = 30.0
_MOST_DRIFT: Final = 2e-4

# Instants of one evenly sampled stream, written as floats or in milliseconds, differ by less; then nothing is moved,
# and all ways to cut it give the same. Chosen.
_EXACT_S: Final = 1e-3

# Past so much silence nothing of before is of use; the stream begins anew. Chosen; longer than any look-ahead here.
FORGOTTEN_AFTER_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Stream:
    """The clock of one evenly sampled stream. Instants are counted; chunks shift them only where the clock drifts."""

    rate_hz: float
    origin_s: float
    """Instant of sample number 0, seconds since 1970-01-01 UTC, as the newest samples tell."""
    received: int
    unchecked: int
    """Of these, since the clock was last read: by how much it may have drifted."""

    def at_s(self, number: Floats) -> Floats:
        """Return instants of samples by their number, which may lie between two."""
        return self.origin_s + number / self.rate_hz


def joining(stream: Stream | None, chunk: Waveform) -> tuple[Stream, Floats, bool]:
    """Put a chunk behind its stream.

    Returns:
        The stream after it, the values to read (NaN first, one for each that is missing), and whether so much is
        missing that the stream begins anew with this chunk: then the values hold what ends the old one.

    Raises:
        Invalid: another rate than before, or a chunk that reaches back into what was received by more than jitter and
            drift since the chunk before it.
    """
    if stream is None:
        return Stream(chunk.rate_hz, chunk.start_s, chunk.value.size, chunk.value.size), chunk.value, False
    if chunk.rate_hz != stream.rate_hz:
        raise Invalid("Waveform.rate_hz", "the rate of the chunks before it; a new rate is a new stream")
    late_s = chunk.start_s - (stream.origin_s + stream.received / stream.rate_hz)
    since_s = stream.unchecked / stream.rate_hz
    tolerated_s = max(JITTER_S, 0.5 / stream.rate_hz) + _MOST_DRIFT * since_s
    if late_s < -tolerated_s:
        raise Invalid("Waveform.start_s", "not before the end of the chunk before it")
    if late_s > FORGOTTEN_AFTER_S:
        silence = np.full(int(FORGOTTEN_AFTER_S * stream.rate_hz), np.nan)
        return Stream(stream.rate_hz, stream.origin_s, stream.received + silence.size, 0), silence, True
    if late_s > tolerated_s:
        value = np.concatenate([np.full(round(late_s * stream.rate_hz), np.nan), chunk.value])
        return Stream(stream.rate_hz, stream.origin_s, stream.received + value.size, chunk.value.size), value, False
    moved_s = late_s * min(1.0, since_s / _FOLLOWS_IN_S) if abs(late_s) > _EXACT_S else 0.0
    received = stream.received + chunk.value.size
    return Stream(stream.rate_hz, stream.origin_s + moved_s, received, chunk.value.size), chunk.value, False
