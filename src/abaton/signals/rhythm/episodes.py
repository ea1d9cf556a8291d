"""Alerts of atrial fibrillation: long enough to matter, and not again and again."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.model import Findings

# Beats of a run may lie so far apart at most. Longer, and nobody knows what was between: `intervals.LONGEST_GAP_S`.
_LONGEST_GAP_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class State:
    since_s: float
    """Start of the run of fibrillation that goes on; infinite outside of one."""
    last_s: float
    """Instant of the newest beat."""
    confidence_sum: float
    """Sum of the confidence of the run's beats."""
    beats: int
    alerted_s: float
    """Instant of the newest alert; -inf before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FibrillationAlerts:
    """Alert once when fibrillation has gone on long enough; then be silent for hours.

    Reads the findings of `AtrialFibrillation`. An alert, `af_episode`, is timed at the beat with which the run became
    long enough; its value is the length so far, its evidence the start. Confidence is the mean of the run's beats.

    References:
        Hindricks G, et al. 2020 ESC Guidelines for atrial fibrillation. Eur Heart J. 2021;42(5):373-498.
        doi:10.1093/eurheartj/ehaa612 (an episode of at least 30 s is diagnostic)
    """

    least_s: float = 30.0
    silent_s: float = 6 * 3600.0
    """Chosen: at most four alerts a day."""

    def start(self) -> State:
        return State(since_s=np.inf, last_s=-np.inf, confidence_sum=0.0, beats=0, alerted_s=-np.inf)

    def step(self, state: State, chunk: Findings) -> tuple[State, Findings]:
        """Take the next beats.

        Raises:
            Invalid: findings of another kind.
        """
        if chunk.code != "af":
            raise Invalid("Findings.code", f"af, not {chunk.code}")
        since_s, last_s, alerted_s = state.since_s, state.last_s, state.alerted_s
        sure, beats = state.confidence_sum, state.beats
        alerts: list[tuple[float, float, float, float]] = []
        for at_s, value, confidence in zip(
            chunk.at_s.tolist(), chunk.value.tolist(), chunk.confidence.tolist(), strict=True
        ):
            if value == 0.0 or at_s - last_s > _LONGEST_GAP_S:
                since_s, sure, beats = np.inf, 0.0, 0
            if value > 0.0:
                since_s = min(since_s, at_s)
                sure, beats = sure + confidence, beats + 1
                if at_s - since_s >= self.least_s and at_s - alerted_s >= self.silent_s:
                    alerted_s = at_s
                    alerts.append((at_s, at_s - since_s, sure / beats, since_s))
            last_s = at_s
        columns = np.array(alerts, dtype=np.float64).reshape(-1, 4)
        found = Findings(
            code="af_episode",
            unit="s",
            at_s=columns[:, 0],
            value=columns[:, 1],
            confidence=np.clip(columns[:, 2], 0.0, 1.0),
            evidence={"since_s": columns[:, 3]},
        )
        return State(since_s, last_s, sure, beats, alerted_s), found
