"""Weight gained in days, as a sign of fluid in heart failure."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.model import Findings, Floats, Samples

BODY_WEIGHT: Final = "29463-7"
"""LOINC."""
DAY_S: Final = 86400.0
# Chosen: wider than any adult on a scale. Beyond it somebody else stood there, or a suitcase.
_POSSIBLE_KG: Final = (25.0, 400.0)
# A year of daily weighing fits the longest window; more often than that a day, the oldest goes.
_MOST_KEPT: Final = 512


@dataclass(frozen=True, slots=True)
class WeightState:
    recent: Floats
    """(instant, kg) of the last weighings, the oldest first; NaN where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightGain:
    """Tells each weighing that is more than the gain above the lowest one of the last days.

    `value` is the gain. A second weighing that says the same makes it surer: `confidence` is a half for the first in
    the window above the limit, and one from the second on.

    Raises:
        Invalid: a gain or a window that is not above zero.

    References:
        Jaarsma T et al. Eur J Heart Fail 2021;23:157. doi 10.1002/ejhf.2008 (more than 2 kg in 3 days)
    """

    gain_kg: float = 2.0
    window_days: float = 3.0
    possible_kg: tuple[float, float] = field(default=_POSSIBLE_KG)

    def __post_init__(self) -> None:
        if not (0 < self.gain_kg < np.inf and 0 < self.window_days <= 366):
            raise Invalid("WeightGain.gain_kg", "above zero, within a window of at most 366 days")

    def start(self) -> WeightState:
        return WeightState(recent=np.full((_MOST_KEPT, 2), np.nan))

    def step(self, state: WeightState, chunk: Samples) -> tuple[WeightState, Findings]:
        require(chunk, codes=frozenset({BODY_WEIGHT}), unit="kg")
        low, high = self.possible_kg
        good = (chunk.quality > 0) & (chunk.value >= low) & (chunk.value <= high)
        recent, found = _weigh(
            state.recent, chunk.at_s[good], chunk.value[good], self.gain_kg, self.window_days * DAY_S
        )
        return WeightState(recent=recent), Findings(
            code="weight-gain",
            unit="kg",
            at_s=found[:, 0].copy(),
            value=found[:, 1].copy(),
            confidence=np.where(found[:, 4] > 0, 1.0, 0.5),
            evidence={
                "weight_kg": found[:, 2].copy(),
                "lowest_kg": found[:, 3].copy(),
                "weighings_above_before": found[:, 4].copy(),
            },
        )


@compiled
def _weigh(before: Floats, at_s: Floats, kg: Floats, gain_kg: float, window_s: float) -> tuple[Floats, Floats]:
    recent = before.copy()
    found = np.empty((at_s.size, 5))
    count = 0
    # A scale shows tenths: 82.1 - 80.1 must not be more than 2 by the last bit.
    limit = gain_kg + 1e-6
    for i in range(at_s.size):
        lowest = kg[i]
        for j in range(recent.shape[0]):
            if at_s[i] - recent[j, 0] <= window_s:
                lowest = min(lowest, recent[j, 1])
        if kg[i] - lowest > limit:
            above = 0
            for j in range(recent.shape[0]):
                if at_s[i] - recent[j, 0] <= window_s and recent[j, 1] - lowest > limit:
                    above += 1
            found[count, 0] = at_s[i]
            found[count, 1] = kg[i] - lowest
            found[count, 2] = kg[i]
            found[count, 3] = lowest
            found[count, 4] = above
            count += 1
        recent[:-1] = recent[1:].copy()
        recent[-1, 0] = at_s[i]
        recent[-1, 1] = kg[i]
    return recent, found[:count]
