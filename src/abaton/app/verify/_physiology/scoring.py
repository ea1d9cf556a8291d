"""How a reading is held against a row of the table. The rules stand in docs/science/validation.md, word for word."""

import math
from collections.abc import Iterable
from enum import IntEnum
from typing import Final, Literal, NamedTuple, TypeAlias

from abaton.app.verify._physiology.table import Direction, Row

GOOD_WITHIN: Final = 0.10
PARTIAL_WITHIN: Final = 0.30
SLIGHTLY_WITHIN: Final = 0.20
ZERO_WITHIN: Final = 0.05
ZERO_PARTIAL_WITHIN: Final = 0.15
# A move smaller than this share of what it is held against is none: below what a monitor shows.
RESOLUTION: Final = 0.002
# A trend that is missing, or wrong by less than this, is partial: it is flat.
FLAT_WITHIN: Final = 0.02
# A range of changes is widened by at least this share of rest; 10 % of a 3 % change is below any monitor.
CHANGE_AT_LEAST: Final = 0.01
# What counts as zero at rest, where nothing else gives a scale: in the row's unit.
ZERO_AT_REST: Final = {"cmH2O": 0.5, "mmHg": 0.5, "L": 0.05, "L/min": 1.0, "ml/min kg": 0.05, "g/day": 0.5, "": 0.01}


class Score(IntEnum):
    FAIL = 0
    PARTIAL = 1
    GOOD = 2


Measure: TypeAlias = Literal["level", "change", "percent_change", "percent_of_rest", "share_of_rest"]


class Reading(NamedTuple):
    """What was read, in the row's unit: now, at the moment a direction is held against, and at rest."""

    value: float
    before: float
    rest: float


def measure(unit: str) -> Measure:
    """Tell what a row's numbers are, by its unit."""
    if unit == "%_change":
        return "percent_change"
    if unit == "%_of_baseline":
        return "percent_of_rest"
    if unit == "fraction_of_baseline":
        return "share_of_rest"
    return "change" if unit.endswith("_change") else "level"


def best(scores: Iterable[Score]) -> Score:
    """A check is as good as the best of its rows."""
    return max(scores, default=Score.FAIL)


def score(row: Row, read: Reading, numbers: Measure | None = None) -> Score:
    """Hold one reading against one row; `numbers` says what the row's numbers are where its unit does not."""
    if not all(math.isfinite(one) for one in read):
        return Score.FAIL
    directed = _directed(row.direction, read)
    in_range = _range(row, read, numbers or measure(row.unit))
    match row.direction:
        case _ if in_range is None:
            return Score.FAIL if row.direction == "value" else directed
        case "value" | "to_baseline":
            # Back to rest by a change of 34 % is a fault of the table: the number is what was meant.
            return in_range
        case "no_change_or_increase" | "no_change_or_decrease":
            return max(_near(read.value, read.before), min(_moved(read, row.direction), in_range))
        case "any":
            return directed
        case _:
            return min(directed, in_range)


def _directed(direction: Direction, read: Reading) -> Score:
    near, rest = _near(read.value, read.before), abs(read.rest)
    told: dict[str, Score] = {
        "increase": _moved(read, "increase"),
        "decrease": _moved(read, "decrease"),
        "no_change": near,
        "to_baseline": _near(read.value, read.rest),
        "no_change_or_increase": max(near, _moved(read, "increase")),
        "conditional_increase": max(near, _moved(read, "increase")),
        "no_change_or_decrease": max(near, _moved(read, "decrease")),
        "conditional_decrease": max(near, _moved(read, "decrease")),
        "below_baseline": _moved(read._replace(before=read.rest), "decrease"),
        "slightly_below_baseline": _slightly_below(read.value, read.rest),
        "to_zero": _graded(abs(read.value), ZERO_WITHIN * rest, ZERO_PARTIAL_WITHIN * rest),
    }
    return told.get(direction, Score.GOOD)


def _moved(read: Reading, direction: str) -> Score:
    sign = -1.0 if direction.endswith("decrease") else 1.0
    by = sign * (read.value - read.before)
    scale = abs(read.before)
    if by > RESOLUTION * scale and by > 0:
        return Score.GOOD
    return Score.PARTIAL if by >= -FLAT_WITHIN * scale else Score.FAIL


def _near(value: float, to: float) -> Score:
    return _graded(abs(value - to), GOOD_WITHIN * abs(to), PARTIAL_WITHIN * abs(to))


def _slightly_below(value: float, rest: float) -> Score:
    below = (rest - value) / abs(rest) if rest else math.inf
    if 0 < below <= SLIGHTLY_WITHIN:
        return Score.GOOD
    return Score.PARTIAL if -GOOD_WITHIN <= below <= PARTIAL_WITHIN else Score.FAIL


def _range(row: Row, read: Reading, numbers: Measure) -> Score | None:
    if row.low is None and row.high is None:
        return None
    low, high = _signed(row, numbers)
    value, rest = _measured(read, numbers)
    if not math.isfinite(value):
        return Score.FAIL
    least = CHANGE_AT_LEAST * rest if numbers in {"change", "percent_change"} else 0.0
    # Where rest is itself what is read, it gives no scale.
    zero = max(ZERO_WITHIN * rest, ZERO_AT_REST.get(row.unit, 0.0) if read.value == read.rest else 0.0)
    return min(
        _beyond(0.0 if low is None else low - value, low or 0.0, least, zero),
        _beyond(0.0 if high is None else value - high, high or 0.0, least, zero),
    )


def _beyond(off: float, edge: float, least: float, zero: float) -> Score:
    """Grade how far beyond an edge a reading lies; `zero` is how far is good where the edge is zero."""
    if edge == 0:
        return _graded(off, zero, zero * ZERO_PARTIAL_WITHIN / ZERO_WITHIN)
    good = max(GOOD_WITHIN * abs(edge), least)
    return _graded(off, good, good * PARTIAL_WITHIN / GOOD_WITHIN)


def _measured(read: Reading, numbers: Measure) -> tuple[float, float]:
    """Give what a range is held against, and the size of rest in the same unit."""
    rest = abs(read.rest)
    if numbers == "level":
        return read.value, rest
    if numbers == "change":
        return read.value - read.rest, rest
    if not rest:
        return math.nan, math.nan
    if numbers == "percent_change":
        return 100 * (read.value - read.rest) / rest, 100.0
    return (100 if numbers == "percent_of_rest" else 1) * read.value / read.rest, 100.0


def _signed(row: Row, numbers: Measure) -> tuple[float | None, float | None]:
    """Turn a decrease of 500 to 1000 into a change of -1000 to -500."""
    low, high = row.low, row.high
    if numbers in {"change", "percent_change"} and row.direction.endswith("decrease"):
        low, high = (None if high is None else -abs(high)), (None if low is None else -abs(low))
        if low is not None and high is not None and low > high:
            low, high = high, low
    return low, high


def _graded(off: float, good: float, partial: float) -> Score:
    # A hair above an edge that rounding alone put there is on it.
    slack = 1e-9 * max(abs(good), 1e-12)
    if off <= good + slack:
        return Score.GOOD
    return Score.PARTIAL if off <= partial + slack else Score.FAIL
