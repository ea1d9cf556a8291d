"""The heart rate to show, and how old it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.model import Findings

# Monitors show the middle of a few beats: one ectopic beat must not move the figure, and a change must show within ten
# seconds (IEC 60601-2-27 asks for no more than 10 s from 80 to 120/min). Eight was asked for.
SHOWN_BEATS: Final = 8

# An interval older than this says nothing about now. Chosen: eight beats at 20/min.
REMEMBERED_S: Final = 24.0


@dataclass(frozen=True, slots=True)
class RateState:
    ended_s: tuple[float, ...] = ()
    """When each remembered interval ended."""
    interval_s: tuple[float, ...] = ()
    confidence: tuple[float, ...] = ()
    last_s: float | None = None
    """Instant of the last beat, with or without an interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartRate:
    """Reads beats as `EcgBeats` and `PpgPulses` find them, and tells the median rate of the last eight intervals.

    One finding a beat that has an interval. Evidence: `intervals`, how many it rests on, and `span_s`, the time from
    the start of the first of them.
    """

    def start(self) -> RateState:
        return RateState()

    def step(self, state: RateState, chunk: Findings) -> tuple[RateState, Findings]:
        """Take the next beats.

        Raises:
            Invalid: findings that are no beats, or beats before those that were taken.
        """
        if chunk.code not in {"beat", "pulse"}:
            raise Invalid("Findings.code", f"beat or pulse, not {chunk.code}")
        if state.last_s is not None and len(chunk) and chunk.at_s[0] < state.last_s:
            raise Invalid("Findings.at_s", "not before the beats that were taken")
        rows: list[tuple[float, float, float, float, float]] = []
        ended, intervals, confidence = list(state.ended_s), list(state.interval_s), list(state.confidence)
        columns = (chunk.at_s.tolist(), chunk.evidence["interval_s"].tolist(), chunk.confidence.tolist())
        for at_s, interval_s, sure in zip(*columns, strict=True):
            # Written so that NaN is left out, too.
            if not 0.0 < interval_s < REMEMBERED_S:
                continue
            ended.append(at_s)
            intervals.append(interval_s)
            confidence.append(sure)
            while len(ended) > SHOWN_BEATS or ended[0] < at_s - REMEMBERED_S:
                del ended[0], intervals[0], confidence[0]
            rate_per_min = 60.0 / _middle(intervals)
            span_s = ended[-1] - ended[0] + intervals[0]
            rows.append((at_s, rate_per_min, _middle(confidence), float(len(ended)), span_s))
        table = np.array(rows).reshape(-1, 5)
        findings = Findings(
            code="heart-rate",
            unit="/min",
            at_s=table[:, 0],
            value=table[:, 1],
            confidence=table[:, 2],
            evidence={"intervals": table[:, 3], "span_s": table[:, 4]},
        )
        last_s = float(chunk.at_s[-1]) if len(chunk) else state.last_s
        return RateState(tuple(ended), tuple(intervals), tuple(confidence), last_s), findings


@dataclass(frozen=True, slots=True)
class Shown:
    rate_per_min: float
    age_s: float
    """Since the last beat that it rests on. What age is too old is the reader's to say; a monitor dims after 3 s."""


def shown(state: RateState, now_s: float) -> Shown | None:
    """Return the rate to show at an instant, with its age; nothing before the first interval."""
    if not state.interval_s:
        return None
    return Shown(60.0 / _middle(state.interval_s), max(0.0, now_s - state.ended_s[-1]))


def _middle(few: Sequence[float]) -> float:
    """Return the median: for eight numbers a fortieth of NumPy's time."""
    ordered = sorted(few)
    half = len(ordered) // 2
    return 0.5 * (ordered[half] + ordered[-1 - half])
