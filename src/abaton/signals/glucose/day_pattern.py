"""The ambulatory glucose profile: how a usual day of this person looks."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.glucose.readings import GLUCOSE_MASS, STEP_S, one_a_step
from abaton.signals.model import Floats, Samples

PERCENTILES: Final = (5, 25, 50, 75, 95)
"""Johnson 2019, doi 10.1089/dia.2019.0034."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPattern:
    """Percentiles by time of day."""

    minute: Floats
    """Start of each slot, minutes after local midnight."""
    mg_per_dl: Floats
    """Slots by percentiles, in the order of `PERCENTILES`; NaN where a slot has too few days."""
    days: NDArray[np.int64]
    """Days that have a reading in the slot."""


def day_pattern(
    samples: Samples,
    *,
    utc_offset_s: float,
    slot_minutes: int = 30,
    least_days: int = 5,
    step_s: float = STEP_S,
) -> DayPattern:
    """Lay all days over each other.

    Args:
        samples: Sensor readings in mg/dL.
        utc_offset_s: Of the person's clock from UTC.
        slot_minutes: Divides a day. Not smoothed: what is drawn is what was measured.
        least_days: A slot that fewer days reach stays empty. With fewer than five, the 5th and the 95th percentile
            are but the lowest and the highest reading; the consensus asks for 14 days.
        step_s: Of the sensor.

    Raises:
        Invalid: another quantity or unit, or a slot that does not divide the day.
    """
    require(samples, codes=frozenset({GLUCOSE_MASS}), unit="mg/dL")
    if slot_minutes < 1 or 1440 % slot_minutes:
        raise Invalid("slot_minutes", "a divisor of 1440")
    kept = one_a_step(samples, step_s)
    day, second = np.divmod(kept.at_s + utc_offset_s, 86400)
    slot = (second // (60 * slot_minutes)).astype(np.int64)
    slots = 1440 // slot_minutes
    mg_per_dl = np.full((slots, len(PERCENTILES)), np.nan)
    days = np.zeros(slots, dtype=np.int64)
    for one in range(slots):
        here = slot == one
        days[one] = np.unique(day[here]).size
        if days[one] >= max(1, least_days):
            mg_per_dl[one] = np.percentile(kept.value[here], PERCENTILES)
    return DayPattern(minute=np.arange(slots, dtype=np.float64) * slot_minutes, mg_per_dl=mg_per_dl, days=days)
