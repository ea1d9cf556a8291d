"""The step that ECG and PPG share: a chunk joins its stream, is walked, and the beats come out."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from abaton.signals.beats import places
from abaton.signals.beats.walk import walk
from abaton.signals.continuity import Stream, joining
from abaton.signals.model import Findings, Floats, Waveform, joined


@dataclass(frozen=True, slots=True)
class BeatState:
    """Between two chunks. `None` and empty before the first, which tells the rate."""

    stream: Stream | None = None
    signal: Floats = field(default_factory=lambda: np.empty(0))
    missing: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    hills: Floats = field(default_factory=lambda: np.empty(0))
    numbers: Floats = field(default_factory=lambda: np.zeros(places.NUMBERS))
    counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(places.COUNTS, dtype=np.int64))
    waiting: Floats = field(default_factory=lambda: np.zeros((places.ROWS, places.WAITING)))


@dataclass(frozen=True, slots=True)
class Ground:
    """One kind of waveform: its terrain, its filters by rate, and the words of its findings."""

    terrain: places.Terrain
    taps: Callable[[float], tuple[Floats, Floats]]
    code: str
    unit: str


def step(ground: Ground, state: BeatState, chunk: Waveform) -> tuple[BeatState, Findings]:
    """Take the next chunk of a waveform that the caller has found fit to be read."""
    stream, value, anew = joining(state.stream, chunk)
    after, findings = _walked(ground, state, stream, value)
    if not anew:
        return after, findings
    fresh, more = step(ground, BeatState(), chunk)
    return fresh, joined([findings, more])


def _walked(ground: Ground, state: BeatState, stream: Stream, value: Floats) -> tuple[BeatState, Findings]:
    even, odd = ground.taps(stream.rate_hz)
    terrain = ground.terrain
    history = even.size + 2 * round(max(terrain.apart_s, terrain.near_s) * stream.rate_hz) + 8
    known = state.signal.size > 0
    signal = np.concatenate([state.signal if known else np.zeros(history), value])
    missing = np.concatenate([state.missing if known else np.ones(history, np.bool_), np.zeros(value.size, np.bool_)])
    hills = np.concatenate([state.hills if known else np.full(history, -1.0), np.full(value.size, -1.0)])
    numbers, counts, waiting = state.numbers.copy(), state.counts.copy(), state.waiting.copy()
    if not known:
        counts[places.MISSING] = even.size
    # No two beats are nearer than the refractory time; those that waited may all come at once.
    found = np.empty(
        (places.FOUND_ROWS, places.WAITING + 2 + int(value.size / (terrain.refractory_s * stream.rate_hz)))
    )
    beats = walk(
        places.Walk(terrain, stream.rate_hz, even, odd, signal, missing, hills, numbers, counts, waiting, found),
        history,
    )
    findings = Findings(
        code=ground.code,
        unit=ground.unit,
        at_s=stream.at_s(found[places.FOUND_AT, :beats]),
        value=found[places.FOUND_SIZE, :beats].copy(),
        confidence=found[places.FOUND_CONFIDENCE, :beats].copy(),
        evidence={
            "interval_s": found[places.FOUND_INTERVAL, :beats].copy(),
            "looked_back": found[places.FOUND_LATE, :beats].copy(),
        },
    )
    after = BeatState(
        stream=stream,
        signal=signal[-history:].copy(),
        missing=missing[-history:].copy(),
        hills=hills[-history:].copy(),
        numbers=numbers,
        counts=counts,
        waiting=waiting,
    )
    return after, findings
