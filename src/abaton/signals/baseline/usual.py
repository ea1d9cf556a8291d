"""What is usual for one person: median and MAD of past days, by quantity and time of day."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.model import Findings, Floats, Samples

SD_OF_MAD: Final = 1.4826
"""Standard deviation of a normal variable over its MAD: 1 / Φ⁻¹(3/4)."""
DAY_S: Final = 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How long a usual looks back.

    Raises:
        Invalid: no days to look at, or more asked for than fit.
    """

    window_days: int = 56
    least_days: int = 14
    """Fewer than so many days with a value, and nothing is usual yet."""
    guard_days: int = 7
    """The last days do not count yet, so that what creeps up does not become usual by creeping."""

    def __post_init__(self) -> None:
        if not 1 <= self.least_days <= self.window_days:
            raise Invalid("Memory.least_days", "from 1 to the days of the window")
        if not 0 <= self.guard_days <= 366 or self.window_days > 3660:
            raise Invalid("Memory.window_days", "at most 3660, with a guard of 0 to 366")

    @property
    def length(self) -> int:
        """Days to keep."""
        return self.window_days + self.guard_days + 1


@dataclass(frozen=True, slots=True)
class UsualState:
    """Past days of each slot, and the slot of today that is still open."""

    past: Floats
    """Slots by days kept by (day, value); NaN where there is none. A day's place is its number modulo the length."""
    open_slot: Floats
    """Day, slot, sum of value times weight, sum of weights, worn seconds, last instant. NaN where none is open."""
    is_frozen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnUsual:
    """Holds each slot of each day against the same slot of this person's past days.

    One finding a slot with enough wear and enough past, once the slot is over: `value` is the deviation in robust
    standard deviations. A slot that was not worn for long enough is neither judged nor remembered.

    Raises:
        Invalid: a slot that does not divide the day, or a spread that is not above zero.

    References:
        Rousseeuw PJ, Croux C. J Am Stat Assoc 1993;88:1273. doi 10.1080/01621459.1993.10476408
    """

    quantity: str
    """LOINC."""
    unit: str
    """UCUM."""
    least_spread: float
    """In the unit. Smaller differences mean nothing, however regular the person: the precision of the sensor."""
    memory: Memory = Memory()
    slot_hours: int = 24
    utc_offset_s: float = 0.0
    least_wear_s: float = 0.0
    longest_gap_s: float = 600.0
    """A longer silence is not worn. Chosen: twice the 5 minutes at which slow watches report."""

    def __post_init__(self) -> None:
        if self.slot_hours < 1 or 24 % self.slot_hours:
            raise Invalid("OwnUsual.slot_hours", "a divisor of 24")
        if not 0 < self.least_spread < np.inf:
            raise Invalid("OwnUsual.least_spread", "above zero")

    def start(self) -> UsualState:
        return UsualState(
            past=np.full((24 // self.slot_hours, self.memory.length, 2), np.nan), open_slot=np.full(6, np.nan)
        )

    def frozen(self, state: UsualState, *, is_frozen: bool) -> UsualState:
        """While an alert is open, what is unusual must not become the usual: judge on, but learn nothing."""
        return replace(state, is_frozen=is_frozen)

    def device_changed(self) -> UsualState:
        """Another sensor reads otherwise: begin anew."""
        return self.start()

    def step(self, state: UsualState, chunk: Samples) -> tuple[UsualState, Findings]:
        require(chunk, codes=frozenset({self.quantity}), unit=self.unit)
        past, open_slot, found = _judge(
            state.past,
            state.open_slot,
            (chunk.at_s, chunk.value, chunk.quality),
            (self.slot_hours * 3600.0, self.utc_offset_s, self.least_wear_s, self.longest_gap_s, self.least_spread),
            (self.memory.window_days, self.memory.guard_days, self.memory.least_days),
            state.is_frozen,
        )
        return replace(state, past=past, open_slot=open_slot), Findings(
            code="own-usual",
            unit="1",
            at_s=found[:, 0].copy(),
            value=found[:, 1].copy(),
            # Twice the least number of days is as sure as it gets. Chosen.
            confidence=np.minimum(1.0, found[:, 4] / (2.0 * self.memory.least_days)),
            evidence={
                "value": found[:, 2].copy(),
                "median": found[:, 3].copy(),
                "past_days": found[:, 4].copy(),
                "wear_minutes": found[:, 5] / 60,
                "spread": found[:, 6].copy(),
            },
        )


def wear_s(at_s: Floats, longest_gap_s: float) -> float:
    """Return how long a sensor was worn, of the instants at which it reported: silences longer than the gap are not."""
    gaps = np.diff(at_s)
    return float(gaps[gaps <= longest_gap_s].sum())


@compiled
def usual_of(past: Floats, day: float, window_days: int, guard_days: int) -> tuple[float, float, int]:
    """Return median, robust standard deviation and number of the days in the window before the guard."""
    kept = np.empty(past.shape[0])
    count = 0
    for i in range(past.shape[0]):
        age = day - past[i, 0]
        if guard_days < age <= guard_days + window_days:
            kept[count] = past[i, 1]
            count += 1
    if count == 0:
        return np.nan, np.nan, 0
    median = float(np.median(kept[:count]))
    return median, SD_OF_MAD * float(np.median(np.abs(kept[:count] - median))), count


@compiled
def remember(past: Floats, day: float, value: float) -> None:
    """Keep the value of a day in its place."""
    place = int(day) % past.shape[0]
    past[place, 0] = day
    past[place, 1] = value


@compiled
def _judge(  # noqa: PLR0917 compiled: no keywords
    past_before: Floats,
    open_before: Floats,
    samples: tuple[Floats, Floats, Floats],
    settings: tuple[float, float, float, float, float],
    memory: tuple[int, int, int],
    is_frozen: bool,  # noqa: FBT001 compiled: no keywords
) -> tuple[Floats, Floats, Floats]:
    past, slot = past_before.copy(), open_before.copy()
    at_s, value, quality = samples
    slot_s, offset_s, least_wear_s, longest_gap_s, least_spread = settings
    window_days, guard_days, least_days = memory
    found = np.empty((at_s.size, 7))
    count = 0
    for i in range(at_s.size):
        if not quality[i] > 0.0:
            continue
        local_s = at_s[i] + offset_s
        day = np.floor(local_s / DAY_S)
        # A float just under midnight may divide to a whole slot more.
        which = min(np.floor((local_s - day * DAY_S) / slot_s), past.shape[0] - 1.0)
        if day != slot[0] or which != slot[1]:
            if slot[3] > 0.0 and slot[4] >= least_wear_s:
                mean = slot[2] / slot[3]
                here = past[int(slot[1])]
                median, spread, days = usual_of(here, slot[0], window_days, guard_days)
                deviation = (mean - median) / max(spread, least_spread)
                if days >= least_days and np.isfinite(deviation):
                    found[count, 0] = slot[0] * DAY_S + slot[1] * slot_s - offset_s
                    found[count, 1] = deviation
                    found[count, 2] = mean
                    found[count, 3] = median
                    found[count, 4] = days
                    found[count, 5] = slot[4]
                    found[count, 6] = spread
                    count += 1
                if not is_frozen and np.isfinite(mean):
                    remember(here, slot[0], mean)
            slot[0], slot[1], slot[2], slot[3], slot[4], slot[5] = day, which, 0.0, 0.0, 0.0, np.nan
        if at_s[i] - slot[5] <= longest_gap_s:
            slot[4] += at_s[i] - slot[5]
        slot[2] += value[i] * quality[i]
        slot[3] += quality[i]
        slot[5] = at_s[i]
    return past, slot, found[:count]
