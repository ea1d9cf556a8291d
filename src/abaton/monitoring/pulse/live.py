"""One waveform of one person, live: quality, beats and the shown rate, batch by batch."""

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.monitoring.pulse.model import Pulse
from abaton.signals.beats.ecg import ECG_CODES, EcgBeats
from abaton.signals.beats.ppg import PPG_CODES, PpgPulses
from abaton.signals.beats.rate import HeartRate, RateState
from abaton.signals.beats.stream import BeatState
from abaton.signals.model import Waveform
from abaton.signals.quality.waveform import QualityState, SignalQuality

# The rate is told once it rests on so many intervals: the median of four bears one that is wrong. Chosen; with eight a
# heart of 50/min would show nothing for eleven seconds.
LEAST_INTERVALS: Final = 4

# Less than this is a poor signal. Chosen on data2 and data3 of heartpy: see docs/science/live-pulse.md.
LEAST_QUALITY: Final = 0.5

# A monitor dims the rate 3 s after the last beat; a beat becomes certain up to 1.5 s after it happened.
DOUBTED_AFTER_S: Final = 4.5
# So long without a beat, and the rate is taken away. Chosen: longer than any pause that is survived unnoticed.
WITHDRAWN_AFTER_S: Final = 10.0

# Nothing for so long is stale. A device sends every 0.2 s, and nobody shall look at an old trace for longer. Chosen.
STALE_AFTER_S: Final = 2.0

# As `signals.continuity` tolerates it, with what some minutes of drift may add.
_JITTER_S: Final = 0.05

Kind = Literal["ecg", "ppg"]


@dataclass(frozen=True, slots=True)
class Live:
    """Between two batches."""

    kind: Kind
    beats: BeatState
    rate: RateState
    quality: QualityState
    end_s: float
    """Behind the newest sample: what begins well before it comes late."""
    index: float = 1.0
    """Quality of the last five seconds that were judged; until then nobody doubts."""


def kind_of(code: str) -> Kind | None:
    """Tell which detector reads a waveform of this code; nothing for one that no beats are found in."""
    if code in PPG_CODES:
        return "ppg"
    return "ecg" if code in ECG_CODES else None


def start(kind: Kind) -> Live:
    return Live(kind, BeatState(), RateState(), QualityState(), -np.inf)


def step(live: Live, chunk: Waveform) -> tuple[Live, Pulse | None]:
    """Take the next batch. Returns what to show of it; nothing when it came late.

    Late data never moves what is shown: it is in the record, and the record is where it is looked for. A device that
    comes back at another rate begins anew.

    Raises:
        Invalid: a code, unit or rate that no detector reads.
    """
    try:
        return _step(live, chunk)
    except Invalid as refused:
        if refused.element == "Waveform.start_s":
            return live, None
        before = live.beats.stream
        if refused.element == "Waveform.rate_hz" and before is not None and before.rate_hz != chunk.rate_hz:
            return _step(replace(start(live.kind), end_s=live.end_s), chunk)
        raise


def stale(live: Live, now_s: float) -> Pulse | None:
    """Return what to show when nothing came for too long; nothing while there is no need to."""
    if now_s - live.end_s < STALE_AFTER_S:
        return None
    stream = live.beats.stream
    return Pulse(
        start_s=now_s,
        rate_hz=0.0 if stream is None else stream.rate_hz,
        rate_per_min=_rate(live.rate, now_s),
        stale=True,
        doubtful=True,
    )


def _step(live: Live, chunk: Waveform) -> tuple[Live, Pulse | None]:
    if chunk.value.size == 0:
        return live, None
    if chunk.start_s < live.end_s - _JITTER_S:
        raise Invalid("Waveform.start_s", "not before the end of the chunk before it")
    detector = PpgPulses() if live.kind == "ppg" else EcgBeats()
    beats, found = detector.step(live.beats, chunk)
    rate, _ = HeartRate().step(live.rate, found)
    quality, judged = SignalQuality(kind=live.kind).step(live.quality, chunk)
    end_s = chunk.start_s + chunk.value.size / chunk.rate_hz
    index = float(judged.value[-1]) if len(judged) else live.index
    return Live(live.kind, beats, rate, quality, end_s, index), Pulse(
        start_s=chunk.start_s,
        rate_hz=chunk.rate_hz,
        samples=chunk.value,
        beats_s=found.at_s,
        rate_per_min=_rate(rate, end_s),
        doubtful=index < LEAST_QUALITY or _age_s(rate, end_s) > DOUBTED_AFTER_S,
    )


def _rate(state: RateState, now_s: float) -> float | None:
    if len(state.interval_s) < LEAST_INTERVALS or _age_s(state, now_s) > WITHDRAWN_AFTER_S:
        return None
    return 60.0 / float(np.median(state.interval_s))


def _age_s(state: RateState, now_s: float) -> float:
    return np.inf if not state.ended_s else now_s - state.ended_s[-1]
