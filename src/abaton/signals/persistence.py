"""When is it enough to speak up, and when is it over: small conditions that are put together as data.

Rule(
code="saturation-low", quantity="59408-5", unit="%",
rise=by_severity(below(92, for_s=3600), below(85, for_s=600)),
clear=Lasting(Beyond(94, is_high=True), for_s=120),
)
"""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.model import Findings, Floats, Samples

Holds: TypeAlias = NDArray[np.bool_]
"""Whether a condition holds, sample by sample."""


@dataclass(frozen=True, slots=True)
class ConditionState:
    memory: Floats
    parts: "tuple[ConditionState, ...]" = ()


class Condition(Protocol):
    """A statement about a stream so far. It is data: two of the same parameters are the same condition."""

    def start(self) -> ConditionState: ...

    def step(self, state: ConditionState, at_s: Floats, value: Floats) -> tuple[ConditionState, Holds]:
        """Say for each sample whether it holds there. The state is never changed in place."""
        ...


@dataclass(frozen=True, slots=True)
class Beyond:
    """The sample itself lies above the limit, or below it; on it is not beyond."""

    limit: float
    is_high: bool

    def start(self) -> ConditionState:
        return ConditionState(np.empty(0))

    def step(self, state: ConditionState, at_s: Floats, value: Floats) -> tuple[ConditionState, Holds]:  # noqa: ARG002 the shape of all
        return state, value > self.limit if self.is_high else value < self.limit


@dataclass(frozen=True, slots=True)
class NOfM:
    """It held at `n` of the last `m` samples.

    Raises:
        Invalid: more than there are, or none.
    """

    of: Condition
    n: int
    m: int

    def __post_init__(self) -> None:
        if not 1 <= self.n <= self.m <= 10_000:
            raise Invalid("NOfM.n", "from 1 to m, and m at most 10000")

    def start(self) -> ConditionState:
        return ConditionState(np.zeros(self.m - 1), (self.of.start(),))

    def step(self, state: ConditionState, at_s: Floats, value: Floats) -> tuple[ConditionState, Holds]:
        inner, holds = self.of.step(state.parts[0], at_s, value)
        known = np.concatenate([state.memory, holds.astype(np.float64)])
        sums = np.concatenate([[0.0], np.cumsum(known)])
        count = sums[self.m :] - sums[: -self.m] if holds.size else np.empty(0)
        return ConditionState(known[known.size - self.m + 1 :], (inner,)), count >= self.n


@dataclass(frozen=True, slots=True)
class Lasting:
    """It has held for so long, without a sample between at which it did not, and without a longer silence.

    Raises:
        Invalid: a time that is no time.
    """

    of: Condition
    for_s: float
    longest_gap_s: float = 300.0
    """A longer silence begins the time anew: nobody knows what was in it. Chosen; give it by the sensor's pace."""

    def __post_init__(self) -> None:
        if not (0 <= self.for_s < np.inf and self.longest_gap_s > 0):
            raise Invalid("Lasting.for_s", "zero seconds or more, and a gap above zero")

    def start(self) -> ConditionState:
        return ConditionState(np.array([np.nan, np.nan]), (self.of.start(),))

    def step(self, state: ConditionState, at_s: Floats, value: Floats) -> tuple[ConditionState, Holds]:
        inner, holds = self.of.step(state.parts[0], at_s, value)
        memory, lasts = _lasting(state.memory, at_s, holds, self.for_s, self.longest_gap_s)
        return ConditionState(memory, (inner,)), lasts


@dataclass(frozen=True, slots=True)
class AnyOf:
    of: tuple[Condition, ...]

    def start(self) -> ConditionState:
        return ConditionState(np.empty(0), tuple(one.start() for one in self.of))

    def step(self, state: ConditionState, at_s: Floats, value: Floats) -> tuple[ConditionState, Holds]:
        parts, holds = _each(self.of, state, at_s, value)
        return ConditionState(state.memory, parts), np.any(holds, axis=0)


@dataclass(frozen=True, slots=True)
class AllOf:
    of: tuple[Condition, ...]

    def start(self) -> ConditionState:
        return ConditionState(np.empty(0), tuple(one.start() for one in self.of))

    def step(self, state: ConditionState, at_s: Floats, value: Floats) -> tuple[ConditionState, Holds]:
        parts, holds = _each(self.of, state, at_s, value)
        return ConditionState(state.memory, parts), np.all(holds, axis=0)


def below(limit: float, *, for_s: float, longest_gap_s: float = 300.0) -> Lasting:
    return Lasting(Beyond(limit, is_high=False), for_s, longest_gap_s)


def above(limit: float, *, for_s: float, longest_gap_s: float = 300.0) -> Lasting:
    return Lasting(Beyond(limit, is_high=True), for_s, longest_gap_s)


def by_severity(*levels: Lasting) -> AnyOf:
    """Seconds by severity: a little beyond must last, far beyond need not."""
    return AnyOf(levels)


@dataclass(frozen=True, slots=True)
class RuleState:
    rise: ConditionState
    clear: ConditionState
    is_raised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Raised when `rise` holds, and from then until `clear` holds: on above 130, off below 125 for two minutes.

    One finding a turn: `is_raised` 1 where it rose, 0 where it cleared, with the sample that decided and its quality
    as confidence. Silence neither raises nor clears; that data ceased is another rule's business.

    Raises:
        Invalid: a least quality outside 0 to 1.
    """

    code: str
    quantity: str
    """LOINC."""
    unit: str
    """UCUM."""
    rise: Condition
    clear: Condition
    least_quality: float = 0.5
    """Worse samples are no evidence, either way. Chosen."""

    def __post_init__(self) -> None:
        if not 0 <= self.least_quality <= 1:
            raise Invalid("Rule.least_quality", "from 0 to 1")

    def start(self) -> RuleState:
        return RuleState(rise=self.rise.start(), clear=self.clear.start(), is_raised=False)

    def step(self, state: RuleState, chunk: Samples) -> tuple[RuleState, Findings]:
        require(chunk, codes=frozenset({self.quantity}), unit=self.unit)
        good = chunk.quality >= self.least_quality
        at_s, value, quality = chunk.at_s[good], chunk.value[good], chunk.quality[good]
        rise, rises = self.rise.step(state.rise, at_s, value)
        clear, clears = self.clear.step(state.clear, at_s, value)
        is_raised, turns = _latch(state.is_raised, rises, clears)
        return RuleState(rise=rise, clear=clear, is_raised=bool(is_raised)), Findings(
            code=self.code,
            unit=self.unit,
            at_s=at_s[turns],
            value=value[turns],
            confidence=quality[turns],
            evidence={"is_raised": ((np.arange(turns.size) % 2 == 0) != state.is_raised).astype(np.float64)},
        )


def _each(
    conditions: tuple[Condition, ...], state: ConditionState, at_s: Floats, value: Floats
) -> tuple[tuple[ConditionState, ...], NDArray[np.bool_]]:
    steps = [one.step(part, at_s, value) for one, part in zip(conditions, state.parts, strict=True)]
    holds = np.array([holds for _, holds in steps], dtype=np.bool_).reshape(len(steps), at_s.size)
    return tuple(part for part, _ in steps), holds


@compiled
def _lasting(before: Floats, at_s: Floats, holds: Holds, for_s: float, longest_gap_s: float) -> tuple[Floats, Holds]:
    since, last = before[0], before[1]
    lasts = np.zeros(at_s.size, dtype=np.bool_)
    for i in range(at_s.size):
        if not holds[i] or at_s[i] - last > longest_gap_s:
            since = np.nan
        if holds[i]:
            if np.isnan(since):
                since = at_s[i]
            lasts[i] = at_s[i] - since >= for_s
        last = at_s[i]
    return np.array([since, last]), lasts


@compiled
def _latch(is_raised: bool, rises: Holds, clears: Holds) -> tuple[bool, NDArray[np.int64]]:  # noqa: FBT001 compiled
    turns = np.empty(rises.size, dtype=np.int64)
    count = 0
    for i in range(rises.size):
        # While both hold, it is raised: to clear, what raised it must have ceased.
        if rises[i] != is_raised and (rises[i] or clears[i]):
            is_raised = not is_raised
            turns[count] = i
            count += 1
    return is_raised, turns[:count]
