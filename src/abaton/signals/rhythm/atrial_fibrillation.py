"""Atrial fibrillation from RR intervals: irregular, and irregular without a pattern."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.signals.model import Findings, Floats, Samples
from abaton.signals.rhythm.intervals import (
    LEAST_QUALITY,
    LONGEST_GAP_S,
    LONGEST_S,
    SHORTEST_S,
    require_intervals,
)
from abaton.signals.rhythm.irregularity import (
    ACCEPTED,
    EXPECTED,
    INTERVAL,
    IRREGULAR,
    QUALITY,
    REPEATED,
    TERMS,
    WEIGHT,
    advance,
    decide,
)

# Steepness of confidence in the logarithm of score over threshold. Fitted by logistic regression on the 15 records
# named in docs/science/af.md; it moves no decision.
_STEEPNESS: Final = 13.0

# Keeps the share of repeated pairs readable where next to nothing repeats: about one pair in five hundred. Chosen.
_LEAST_SHARE: Final = 2e-3


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What is remembered between chunks: a fixed number of beats."""

    last_s: float
    """Instant of the newest interval; -inf before the first."""
    beats: int
    """Accepted since the stretch began."""
    recent: Floats
    """Logarithms of the newest accepted intervals, in a ring by count of beats."""
    medians: Floats
    """Their newest 3-point medians, likewise."""
    run_lengths: NDArray[np.int64]
    """By lag: how many intervals on end match those so many beats before."""
    forward: Floats
    """Forward sums of the terms."""
    held: int
    """Intervals that wait for their look-ahead."""
    held_s: Floats
    held_terms: Floats
    """Shape (held at most, terms)."""
    held_forward: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class AtrialFibrillation:
    r"""Say of every beat whether it lies in atrial fibrillation.

    Irregularity is that of Petrėnas 2015, made relative: with :math:`m` the 3-point median of the intervals
    :math:`r`, :math:`M(n)` is the share of pairs of the last eight :math:`m` that differ by the factor
    :math:`e^\gamma` or more, averaged with weights :math:`(1-\alpha)^{|k|}` to both sides. It
    forgives single ectopic beats, but not a rhythm that is irregular again and again in the same way.

    Fibrillation draws each interval as if by lot. So if :math:`c_1(n)` is the share of the last K intervals within
    :math:`\gamma` of :math:`r(n)`, and :math:`c_2(n)` the share that match with their predecessor too,
    :math:`\sum c_2` is near :math:`\sum c_1(n)\,c_1(n-1)`. Bigeminy, trigeminy and runs of atrial ectopy on a
    steady sinus repeat themselves and exceed it. The score is

    .. math:: E = \bar M \, \bar r^{\,-1/2} \max(1, \rho)^{-\beta}, \qquad
        \rho = \frac{\overline{c_2} + \varepsilon}{\overline{c_1(n)\,c_1(n-1)} + \varepsilon}

    with :math:`\bar r` in seconds, and fibrillation is where E exceeds :math:`\eta`. :math:`\rho` stands in the place
    of the published bigeminy suppression, which knows one pattern; the tolerance relative and the root of the
    interval stand in the place of 0.03 s and the interval: a slow sinus that breathes varies by more than 0.03 s.

    A finding a beat, `af`, value 1 in fibrillation and 0 outside; none for a beat that was not accepted, and none
    where fewer than eight accepted ones are about. It comes 104 to 131 beats after its beat, or with the next beat
    after a gap, or with `end`.

    References:
        Petrėnas A, Marozas V, Sörnmo L. Low-complexity detection of atrial fibrillation in continuous long-term
        monitoring. Comput Biol Med. 2015;65:184-191. doi:10.1016/j.compbiomed.2015.01.019
        Richman JS, Moorman JR. Physiological time-series analysis using approximate entropy and sample entropy.
        Am J Physiol. 2000;278(6):H2039-49. doi:10.1152/ajpheart.2000.278.6.H2039 (matches of one and of two)
    """

    tolerance: float = 0.05
    """Gamma, for irregularity and for matches; the published 0.03 s is 0.05 of an interval of 0.6 s."""
    smoothing: float = 0.02
    """Alpha, published."""
    repetition_lags: int = 24
    """K: three windows of eight. Chosen, see docs/science/af.md."""
    repetition_power: float = 1.0
    """Beta; 0 asks for irregularity alone. Chosen."""
    threshold: float = 0.5
    """Eta. Chosen."""
    look_ahead_beats: int = 100
    """Two time constants of the smoothing. Chosen."""
    block_beats: int = 28
    """Decided at one time: the look-ahead is gone through once a block. With it, a window of 128 beats."""
    window_beats: int = 8
    """N, published."""

    def start(self) -> State:
        holds = self.window_beats // 2 + self.look_ahead_beats + self.block_beats
        return State(
            last_s=-np.inf,
            beats=0,
            recent=np.zeros(self.repetition_lags + 1),
            medians=np.zeros(self.window_beats),
            run_lengths=np.zeros(self.repetition_lags + 1, np.int64),
            forward=np.zeros(TERMS),
            held=0,
            held_s=np.zeros(holds),
            held_terms=np.zeros((holds, TERMS)),
            held_forward=np.zeros((holds, TERMS)),
        )

    def step(self, state: State, chunk: Samples) -> tuple[State, Findings]:
        """Take the next RR intervals, each at the instant of the beat that ends it.

        Raises:
            Invalid: no RR intervals in seconds, or a chunk that reaches back before the last one. The state given
                stays as it was, so the next chunk can be taken.
        """
        require_intervals(chunk, state.last_s)
        if not chunk.at_s.size:
            return state, self._findings(np.zeros(0), np.zeros((0, TERMS)))
        # A state is never changed in place: its arrays are copied once a chunk, then written in the copy.
        after = replace(
            state,
            recent=state.recent.copy(),
            medians=state.medians.copy(),
            run_lengths=state.run_lengths.copy(),
            forward=state.forward.copy(),
            held_s=state.held_s.copy(),
            held_terms=state.held_terms.copy(),
            held_forward=state.held_forward.copy(),
        )
        accepted = (chunk.value >= SHORTEST_S) & (chunk.value <= LONGEST_S) & (chunk.quality >= LEAST_QUALITY)
        beats, held, decided_s, sums = advance(
            np.ascontiguousarray(chunk.at_s),
            np.ascontiguousarray(chunk.value),
            np.ascontiguousarray(chunk.quality),
            accepted,
            after.last_s,
            after.beats,
            after.held,
            after.recent,
            after.medians,
            after.run_lengths,
            after.forward,
            after.held_s,
            after.held_terms,
            after.held_forward,
            self.tolerance,
            1.0 - self.smoothing,
            self.block_beats,
            LONGEST_GAP_S,
        )
        after = replace(after, last_s=float(chunk.at_s[-1]), beats=beats, held=held)
        return after, self._findings(decided_s, sums)

    def end(self, state: State) -> Findings:
        """Decide what still waits, with the look-ahead that there is: the recording is over."""
        decided_s = np.zeros(state.held)
        sums = np.zeros((state.held, TERMS))
        decide(
            state.held,
            state.held,
            state.held_s,
            state.held_terms,
            state.held_forward,
            1.0 - self.smoothing,
            self.window_beats // 2,
            decided_s,
            sums,
            0,
        )
        return self._findings(decided_s, sums)

    def _findings(self, at_s: Floats, sums: Floats) -> Findings:
        known = sums[:, ACCEPTED] >= self.window_beats
        at_s, sums = at_s[known], sums[known]
        irregularity = sums[:, IRREGULAR] / sums[:, ACCEPTED]
        interval_s = sums[:, INTERVAL] / sums[:, ACCEPTED]
        repetition = (sums[:, REPEATED] / sums[:, ACCEPTED] + _LEAST_SHARE) / (
            sums[:, EXPECTED] / sums[:, ACCEPTED] + _LEAST_SHARE
        )
        score = irregularity / np.sqrt(interval_s) / np.maximum(1.0, repetition) ** self.repetition_power
        value = (score > self.threshold).astype(np.float64)
        odds = (np.maximum(score, 1e-9) / self.threshold) ** _STEEPNESS
        sure = np.where(value > 0.0, odds, 1.0) / (1.0 + odds)
        quality = np.clip(sums[:, QUALITY] / sums[:, WEIGHT], 0.0, 1.0)
        return Findings(
            code="af",
            unit="1",
            at_s=at_s,
            value=value,
            confidence=np.clip(sure * quality, 0.0, 1.0),
            evidence={
                "score": score,
                "irregularity": irregularity,
                "repetition": repetition,
                "mean_interval_s": interval_s,
            },
        )
