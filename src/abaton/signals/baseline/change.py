"""Change points: the level of a quantity has shifted for good, and since when."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.baseline.usual import SD_OF_MAD
from abaton.signals.detector import require
from abaton.signals.model import Findings, Floats, Samples

# The kernel's memory behind the reference: values in it, then for each side sum, instant it left zero, values since
# and their sum.
_SIDES: Final = 4


@dataclass(frozen=True, slots=True)
class ChangeState:
    reference: Floats
    """The first values since the last change."""
    sums: Floats
    """Number of reference values; then four for the upward side and four for the downward one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoints:
    """Page's cumulative sums, up and down, in robust standard deviations of the first values since the last change.

    One finding a change: `at` where the sum left zero for the last time, `value` the shift in the quantity's unit.
    After it the reference is taken anew. With the defaults a normal stream whose reference were exact would go
    thousands of values between false changes; a reference of 14 is not exact, and does worse.

    Raises:
        Invalid: a reference too small to have a spread, or limits that are not above zero.

    References:
        Page ES. Biometrika 1954;41:100. doi 10.1093/biomet/41.1-2.100
    """

    quantity: str
    unit: str
    least_spread: float
    """In the unit: the precision of the sensor."""
    reference_values: int = 14
    slack: float = 0.5
    """In standard deviations: half the shift that is to be found soonest."""
    limit: float = 8.0
    """In standard deviations. Chosen: above the usual 5, for the reference is short."""

    def __post_init__(self) -> None:
        if not 3 <= self.reference_values <= 10_000:
            raise Invalid("ChangePoints.reference_values", "from 3 to 10000")
        if not (0 < self.least_spread < np.inf and self.slack > 0 and self.limit > 0):
            raise Invalid("ChangePoints.limit", "limits, slack and spread above zero")

    def start(self) -> ChangeState:
        return ChangeState(reference=np.full(self.reference_values, np.nan), sums=np.zeros(1 + 2 * _SIDES))

    def step(self, state: ChangeState, chunk: Samples) -> tuple[ChangeState, Findings]:
        require(chunk, codes=frozenset({self.quantity}), unit=self.unit)
        good = chunk.quality > 0
        reference, sums, found = _follow(
            state.reference,
            state.sums,
            (chunk.at_s[good], chunk.value[good]),
            (self.least_spread, self.slack, self.limit),
        )
        return ChangeState(reference=reference, sums=sums), Findings(
            code="change-point",
            unit=self.unit,
            at_s=found[:, 0].copy(),
            value=found[:, 1].copy(),
            # One value that leapt is less sure than a week of them. Chosen.
            confidence=np.minimum(1.0, found[:, 2] / 7.0),
            evidence={"values_since": found[:, 2].copy(), "told_at_s": found[:, 3].copy()},
        )


@compiled
def _follow(
    reference_before: Floats,
    sums_before: Floats,
    samples: tuple[Floats, Floats],
    settings: tuple[float, float, float],
) -> tuple[Floats, Floats, Floats]:
    reference, sums = reference_before.copy(), sums_before.copy()
    at_s, value = samples
    least_spread, slack, limit = settings
    found = np.empty((at_s.size, 4))
    count = 0
    for i in range(at_s.size):
        if sums[0] < reference.size:
            reference[int(sums[0])] = value[i]
            sums[0] += 1.0
            continue
        median = float(np.median(reference))
        spread = max(SD_OF_MAD * float(np.median(np.abs(reference - median))), least_spread)
        # One wild value alone is no change.
        deviation = min(4.0, max(-4.0, (value[i] - median) / spread))
        for side in range(2):
            at = 1 + 4 * side
            sign = 1.0 - 2.0 * side
            grown = sums[at] + sign * deviation - slack
            # Written so that NaN is no growth.
            if not grown > 0.0:
                sums[at : at + 4] = 0.0
                continue
            if sums[at] == 0.0:
                sums[at + 1] = at_s[i]
            sums[at] = grown
            sums[at + 2] += 1.0
            sums[at + 3] += value[i]
            if grown >= limit:
                shift = sums[at + 3] / sums[at + 2] - median
                if np.isfinite(shift):
                    found[count, 0] = sums[at + 1]
                    found[count, 1] = shift
                    found[count, 2] = sums[at + 2]
                    found[count, 3] = at_s[i]
                    count += 1
                sums[:] = 0.0
                reference[:] = np.nan
                break
    return reference, sums, found[:count]
