"""R peaks in an ECG of any lead."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.signals.beats import qrs
from abaton.signals.beats.wavelet import taps
from abaton.signals.continuity import Stream, joining
from abaton.signals.detector import require, require_rate
from abaton.signals.model import Findings, Floats, Waveform, joined

# ISO/IEEE 11073-10101: MDC_ECG_ELEC_POTL (131328) is a lead without a name; the lead's own number is added to it.
_LEADS: Final = (0, 1, 2, *range(3, 9), *range(61, 65), 87, 88)
ECG_CODES: Final = frozenset(str(131328 + lead) for lead in _LEADS)
"""MDC: unnamed, I, II, V1 to V6, III, aVR, aVL, aVF, V, MCL."""

UNNAMED_LEAD: Final = "131328"


@dataclass(frozen=True, slots=True)
class EcgState:
    """Between two chunks. `None` and empty before the first, which tells the rate."""

    stream: Stream | None = None
    signal: Floats = field(default_factory=lambda: np.empty(0))
    missing: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    hills: Floats = field(default_factory=lambda: np.empty(0))
    numbers: Floats = field(default_factory=lambda: np.zeros(qrs.NUMBERS))
    counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(qrs.COUNTS, dtype=np.int64))
    waiting: Floats = field(default_factory=lambda: np.zeros((qrs.ROWS, qrs.WAITING)))


@dataclass(frozen=True, slots=True, kw_only=True)
class EcgBeats:
    """Finds R peaks in one lead, 100 to 1000 Hz, in mV, of either polarity.

    Each finding is one beat: its instant is that of the R peak, between samples, its value the height of the peak over
    the level on both sides of the complex, negative where the lead points down. Evidence: `interval_s` to the beat
    before, unless something was missing between; `looked_back` 1 where the beat was found only when it was overdue.
    """

    def start(self) -> EcgState:
        return EcgState()

    def step(self, state: EcgState, chunk: Waveform) -> tuple[EcgState, Findings]:
        """Take the next chunk. A beat is found about 0.5 s after it happened, or when the next one was overdue.

        Raises:
            Invalid: another code, unit or rate, or a chunk that reaches back.
        """
        require(chunk, codes=ECG_CODES, unit="mV")
        require_rate(chunk, from_hz=100, to_hz=1000)
        stream, value, anew = joining(state.stream, chunk)
        after, findings = _step(state, stream, value)
        if not anew:
            return after, findings
        fresh, more = self.step(self.start(), chunk)
        return fresh, joined([findings, more])


def _step(state: EcgState, stream: Stream, value: Floats) -> tuple[EcgState, Findings]:
    even, odd = taps(stream.rate_hz)
    history = even.size + 2 * round(qrs.APART_S * stream.rate_hz) + 8
    known = state.signal.size > 0
    signal = np.concatenate([state.signal if known else np.zeros(history), value])
    missing = np.concatenate([state.missing if known else np.ones(history, np.bool_), np.zeros(value.size, np.bool_)])
    hills = np.concatenate([state.hills if known else np.full(history, -1.0), np.full(value.size, -1.0)])
    numbers, counts, waiting = state.numbers.copy(), state.counts.copy(), state.waiting.copy()
    if not known:
        counts[qrs.MISSING] = even.size
    # No two beats are nearer than the refractory time; those that waited may all come at once.
    found = np.empty((qrs.FOUND_ROWS, qrs.WAITING + 2 + int(value.size / (qrs.REFRACTORY_S * stream.rate_hz))))
    on = qrs.Walk(stream.rate_hz, even, odd, signal, missing, hills, numbers, counts, waiting, found)
    beats = qrs.walk(on, history)
    at = found[qrs.FOUND_AT, :beats]
    findings = Findings(
        code="beat",
        unit="mV",
        at_s=stream.at_s(at),
        value=found[qrs.FOUND_MV, :beats].copy(),
        confidence=found[qrs.FOUND_CONFIDENCE, :beats].copy(),
        evidence={
            "interval_s": found[qrs.FOUND_INTERVAL, :beats].copy(),
            "looked_back": found[qrs.FOUND_LATE, :beats].copy(),
        },
    )
    after = EcgState(
        stream=stream,
        signal=signal[-history:].copy(),
        missing=missing[-history:].copy(),
        hills=hills[-history:].copy(),
        numbers=numbers,
        counts=counts,
        waiting=waiting,
    )
    return after, findings
