"""A sign of falling ill: the resting heart goes faster than this person's usual, and the person moves less."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.baseline.usual import DAY_S, Memory, remember, usual_of
from abaton.signals.model import Findings, Floats


class Vital(StrEnum):
    """What is known of a day. The heart's rate at rest, by whatever sensor, decides; the others only weigh in."""

    RESTING_PULSE = "resting-pulse"
    """/min: of the night, or of the day without steps, as a watch gives it."""
    SPOT_PULSE = "spot-pulse"
    """/min: median of the day's measurements sitting still."""
    STEPS = "steps"
    """1/d."""
    PULSE_SCATTER = "pulse-scatter"
    """/min: standard deviation of the day's heart rate left over by steps and hour."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How a vital speaks of illness."""

    sign: int
    """1: more is worse, -1: less is worse."""
    weight: float
    least_spread: float
    """In its unit, steps by their square root: the least that counts as one standard deviation."""
    possible: tuple[float, float]
    """Outside it the sensor is wrong, and the day has no such value."""


# Signs and weights were chosen on 121 people of Mayer 2022 (github.com/mayercl/heart_rate_covid), whose days are no
# part of Abaton; least spreads were set beforehand. Spot measurements, which they lack, weigh like the watch and spread
# twice as wide.
WEIGHINGS: Final[Mapping[Vital, Weighing]] = {
    Vital.RESTING_PULSE: Weighing(1, 1.0, 1.5, (25.0, 200.0)),
    Vital.SPOT_PULSE: Weighing(1, 1.0, 3.0, (25.0, 200.0)),
    Vital.STEPS: Weighing(-1, 0.5, 12.0, (0.0, 200000.0)),
    Vital.PULSE_SCATTER: Weighing(-1, 0.5, 0.5, (0.0, 60.0)),
}
MEMORY: Final = Memory(window_days=56, least_days=7, guard_days=3)
_HEART: Final = 2
"""So many of the vitals, from the first, are the heart's own rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days of one person, in order of time. A day or a vital that was not measured is not there, or NaN.

    Raises:
        Invalid: days that do not ascend, or a vital of another length.
    """

    day: NDArray[np.int64]
    """Days since 1970-01-01, by the person's clock."""
    vitals: Mapping[Vital, Floats]

    def __post_init__(self) -> None:
        if self.day.ndim != 1 or not (np.diff(self.day) > 0).all():
            raise Invalid("Days.day", "ascending, each day once")
        for vital, values in self.vitals.items():
            if values.shape != self.day.shape:
                raise Invalid(f"Days.vitals.{vital}", "one value for each day")


@dataclass(frozen=True, slots=True)
class IllnessState:
    past: Floats
    """Vitals by days kept by (day, value)."""
    run: Floats
    """Days above in a row, last day judged, day since which the alert is open. NaN is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IllnessSignal:
    """Judges each day that has a heart rate at rest. A red day is the last of several above the limit in a row.

    The sum of weighted deviations, over the root of the sum of squared weights of what is known, stays a standard
    normal deviate as long as the vitals are independent. While an alert is open nothing is learnt; it closes below
    `clear_at`, or when it has lasted so long that it must be a new usual. `value` is that sum, `is_red` the verdict.

    Raises:
        Invalid: limits that do not clear below where they rise.

    References:
        Alavi A et al. Nat Med 2022;28:175. doi 10.1038/s41591-021-01593-2 (days in a row above the own median)
        Mayer C et al. Cell Rep Med 2022. https://github.com/mayercl/heart_rate_covid (heart rate, steps and scatter)
    """

    # The limits and the memory were chosen on the same people as the weights: the most lift over chance at 0.04 red
    # days a day. Neighbours on the grid give as much, within 12 points.
    rise_at: float = 1.6
    clear_at: float = 0.75
    in_a_row: int = 2
    longest_gap_days: int = 5
    """Days without a value that do not break a row."""
    open_at_most_days: int = 28
    memory: Memory = MEMORY

    def __post_init__(self) -> None:
        if not self.clear_at < self.rise_at:
            raise Invalid("IllnessSignal.clear_at", "below rise_at")
        if min(self.in_a_row, self.longest_gap_days, self.open_at_most_days) < 1:
            raise Invalid("IllnessSignal.in_a_row", "days of 1 or more")

    def start(self) -> IllnessState:
        return IllnessState(
            past=np.full((len(Vital), self.memory.length, 2), np.nan), run=np.array([0.0, np.nan, np.nan])
        )

    def device_changed(self) -> IllnessState:
        """Another sensor reads otherwise: begin anew."""
        return self.start()

    def step(self, state: IllnessState, chunk: Days) -> tuple[IllnessState, Findings]:
        past, run, found = _judge(
            state.past,
            state.run,
            chunk.day.astype(np.float64),
            _table(chunk),
            _WEIGHTS,
            (self.rise_at, self.clear_at, self.in_a_row, self.longest_gap_days, self.open_at_most_days),
            (self.memory.window_days, self.memory.guard_days, self.memory.least_days),
        )
        # As sure as days are many (twice the least is enough) and as the vitals are there. Both chosen.
        confidence = np.minimum(1.0, found[:, 3] / (2.0 * self.memory.least_days)) * found[:, 4]
        deviations = {f"{vital.replace('-', '_')}_deviation": found[:, 5 + i].copy() for i, vital in enumerate(Vital)}
        return IllnessState(past=past, run=run), Findings(
            code="illness-signal",
            unit="1",
            at_s=found[:, 0] * DAY_S,
            value=found[:, 1].copy(),
            confidence=confidence,
            evidence={"is_red": found[:, 2].copy(), "past_days": found[:, 3].copy(), **deviations},
        )


_WEIGHTS: Final = np.array([[one.sign, one.weight, one.least_spread] for one in WEIGHINGS.values()], dtype=np.float64)


def _table(days: Days) -> Floats:
    table = np.full((len(Vital), days.day.size), np.nan)
    for row, (vital, weighing) in enumerate(WEIGHINGS.items()):
        values = days.vitals.get(vital)
        if values is not None:
            low, high = weighing.possible
            with np.errstate(invalid="ignore"):
                table[row] = np.where((values >= low) & (values <= high), values, np.nan)
    # Steps are counts: their root has the same scatter on quiet and on busy days.
    table[list(WEIGHINGS).index(Vital.STEPS)] **= 0.5
    return table


@compiled
def _judge(  # noqa: C901, PLR0912, PLR0917 compiled: one loop, no keywords
    past_before: Floats,
    run_before: Floats,
    days: Floats,
    table: Floats,
    weights: Floats,
    rule: tuple[float, float, int, int, int],
    memory: tuple[int, int, int],
) -> tuple[Floats, Floats, Floats]:
    past, run = past_before.copy(), run_before.copy()
    rise_at, clear_at, in_a_row, longest_gap_days, open_at_most_days = rule
    window_days, guard_days, least_days = memory
    vitals = table.shape[0]
    found = np.full((days.size, 5 + vitals), np.nan)
    count = 0
    for i in range(days.size):
        day = days[i]
        total = squares = heart = 0.0
        least_known = np.inf
        all_squares = np.sum(weights[1:, 1] ** 2)
        for v in range(vitals):
            if np.isnan(table[v, i]):
                continue
            median, spread, known = usual_of(past[v], day, window_days, guard_days)
            if known < least_days:
                continue
            deviation = weights[v, 0] * (table[v, i] - median) / max(spread, weights[v, 2])
            # One wild day must not outweigh all others. Chosen.
            deviation = min(8.0, max(-4.0, deviation))
            found[count, 5 + v] = deviation
            total += weights[v, 1] * deviation
            squares += weights[v, 1] ** 2
            if v < _HEART:
                heart += 1.0
                least_known = min(least_known, float(known))
        if heart > 0.0:
            score = total / np.sqrt(squares)
            if not day - run[1] <= longest_gap_days:
                run[0] = 0.0
            run[0] = run[0] + 1.0 if score >= rise_at else 0.0
            run[1] = day
            is_red = run[0] >= in_a_row
            if is_red and np.isnan(run[2]):
                run[2] = day
            elif score < clear_at:
                run[2] = np.nan
            found[count, 0] = day
            found[count, 1] = score
            found[count, 2] = 1.0 if is_red else 0.0
            found[count, 3] = least_known
            found[count, 4] = min(1.0, squares / all_squares)
            count += 1
        else:
            found[count, 5:] = np.nan
        if day - run[2] >= open_at_most_days:
            run[2] = np.nan
            run[0] = 0.0
        if np.isnan(run[2]):
            for v in range(vitals):
                if not np.isnan(table[v, i]):
                    remember(past[v], day, table[v, i])
    return past, run, found[:count]
