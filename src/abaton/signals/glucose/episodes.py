"""Low and high episodes, as the consensus defines them: when one begins, and when it is over."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.detector import require, run
from abaton.signals.glucose.readings import GLUCOSE_MASS, STEP_S, require_step, usable
from abaton.signals.model import Findings, Floats, Samples

BEGIN: Final = 0.0
END: Final = 1.0
CUT_SHORT: Final = 2.0
# What the kernel writes for each finding: instant, extreme, confidence, phase, duration.
_FIELDS: Final = 5
# The kernel's memory: see `_follow`.
_MEMORY: Final = 8


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """What of the past still matters: the run that lasts, and the recovery that may end it."""

    memory: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class GlucoseEpisodes:
    """Tells when an episode has begun and when it is over. `run` it for a period, or step it through a stream.

    Each finding is a turn: `phase` 0 where an episode began (told once it has lasted long enough), 1 where it ended,
    2 where readings ceased in the middle of it. `value` is its lowest or highest reading so far, and `confidence` the
    share of the readings it had room for that are there.

    Raises:
        Invalid: a duration or step that is not above zero.

    References:
        Battelino T et al. Lancet Diabetes Endocrinol 2023;11:42. doi 10.1016/S2213-8587(22)00319-9
    """

    code: str
    beyond_mg_per_dl: float
    """Outside of this, not on it: below 70, above 180."""
    is_low: bool
    lasting_s: float = 900.0
    over_after_s: float = 900.0
    """So long back at or within the limit, and the episode ended where that began."""
    gap_s: float = 2700.0
    """Longer without a reading, and nobody knows how it went on. The consensus is silent; 45 minutes is what iglu
    takes (doi 10.1371/journal.pone.0248560)."""
    step_s: float = STEP_S

    def __post_init__(self) -> None:
        require_step(self.step_s)
        for name in ("lasting_s", "over_after_s", "gap_s"):
            if not 0 < getattr(self, name) < np.inf:
                raise Invalid(f"GlucoseEpisodes.{name}", "above zero")

    def start(self) -> EpisodeState:
        return EpisodeState(memory=np.full(_MEMORY, np.nan))

    def step(self, state: EpisodeState, chunk: Samples) -> tuple[EpisodeState, Findings]:
        require(chunk, codes=frozenset({GLUCOSE_MASS}), unit="mg/dL")
        # The kernel knows low episodes; a high one is a low one of the other sign.
        sign = 1.0 if self.is_low else -1.0
        memory, found = _follow(
            state.memory,
            chunk.at_s,
            chunk.value * sign,
            usable(chunk),
            self.beyond_mg_per_dl * sign,
            self.step_s,
            self.lasting_s,
            self.over_after_s,
            self.gap_s,
        )
        return EpisodeState(memory=memory), Findings(
            code=self.code,
            unit="mg/dL",
            at_s=found[:, 0].copy(),
            value=found[:, 1] * sign,
            confidence=found[:, 2].copy(),
            evidence={"phase": found[:, 3].copy(), "duration_minutes": found[:, 4] / 60},
        )


def consensus(step_s: float = STEP_S) -> tuple[GlucoseEpisodes, ...]:
    """Return the episodes of the consensus for a sensor of this step: levels 1 and 2, and extended low."""
    low = GlucoseEpisodes(code="hypoglycaemia-level-1", beyond_mg_per_dl=70, is_low=True, step_s=step_s)
    high = GlucoseEpisodes(code="hyperglycaemia-level-1", beyond_mg_per_dl=180, is_low=False, step_s=step_s)
    return (
        low,
        replace(low, code="hypoglycaemia-level-2", beyond_mg_per_dl=54),
        # More than 120 minutes: the first step after them.
        replace(low, code="hypoglycaemia-extended", lasting_s=7200 + step_s),
        high,
        replace(high, code="hyperglycaemia-level-2", beyond_mg_per_dl=250),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    start_s: float
    """Seconds since 1970-01-01 UTC."""
    end_s: float | None
    """None while it lasts."""
    extreme_mg_per_dl: float
    """The lowest reading of a low episode, the highest of a high one."""
    confidence: float
    was_cut_short: bool
    """Readings ceased: it may have lasted longer."""


def episodes(samples: Samples, rule: GlucoseEpisodes) -> tuple[Episode, ...]:
    """List the episodes of a period, the one that still lasts included.

    Raises:
        Invalid: another quantity or unit.
    """
    turns = run(rule, [samples])
    listed: list[Episode] = []
    for at_s, extreme, confidence, phase in zip(
        turns.at_s, turns.value, turns.confidence, turns.evidence["phase"], strict=True
    ):
        if phase == BEGIN:
            listed.append(
                Episode(
                    start_s=float(at_s),
                    end_s=None,
                    extreme_mg_per_dl=float(extreme),
                    confidence=float(confidence),
                    was_cut_short=False,
                )
            )
        else:
            listed[-1] = replace(
                listed[-1],
                end_s=float(at_s),
                extreme_mg_per_dl=float(extreme),
                confidence=float(confidence),
                was_cut_short=bool(phase == CUT_SHORT),
            )
    return tuple(listed)


@compiled
def _follow(  # noqa: C901, PLR0917 a compiled machine of few states, on plain numbers
    before: Floats,
    at_s: Floats,
    value: Floats,
    quality: Floats,
    limit: float,
    step_s: float,
    lasting_s: float,
    over_after_s: float,
    gap_s: float,
) -> tuple[Floats, Floats]:
    """Follow the state of one low episode after another.

    Memory: 0 last reading kept, 1 first of the run beyond the limit, 2 last of it, 3 its extreme, 4 its readings,
    5 whether it was told, 6 first of the recovery, 7 readings of the recovery. NaN is none.
    """
    memory = before.copy()
    found = np.empty((2 * at_s.size + 1, _FIELDS))
    count = 0
    # A reading stands for its step, and steps waver by seconds: half a step decides.
    slack = step_s / 2
    for i in range(at_s.size):
        now = at_s[i]
        if not quality[i] > 0.0 or now - memory[0] < slack:
            continue
        if now - memory[0] > gap_s:
            if memory[5] == 1.0:
                _write(found[count], memory[2] + step_s, CUT_SHORT, memory, step_s)
                count += 1
            memory[1:] = np.nan
        memory[0] = now
        if value[i] < limit:
            if np.isnan(memory[1]):
                memory[1] = now
                memory[3] = value[i]
                memory[4] = 0.0
                memory[5] = 0.0
            # Readings of a recovery that did not last belong to the episode that they did not end.
            if not np.isnan(memory[6]):
                memory[4] += memory[7]
                memory[6] = np.nan
            memory[2] = now
            memory[3] = min(memory[3], value[i])
            memory[4] += 1.0
            if memory[5] == 0.0 and now - memory[1] + step_s >= lasting_s - slack:
                memory[5] = 1.0
                _write(found[count], memory[1], BEGIN, memory, step_s)
                count += 1
        elif not np.isnan(memory[1]):
            if memory[5] == 0.0:
                # It did not last: "consecutive" is the consensus's word.
                memory[1] = np.nan
                continue
            if np.isnan(memory[6]):
                memory[6] = now
                memory[7] = 0.0
            memory[7] += 1.0
            if now - memory[6] + step_s >= over_after_s - slack:
                _write(found[count], memory[6], END, memory, step_s)
                count += 1
                memory[1:] = np.nan
    return memory, found[:count]


@compiled
def _write(row: Floats, at_s: float, phase: float, memory: Floats, step_s: float) -> None:
    lasted_s = memory[2] - memory[1] + step_s
    row[0] = at_s
    row[1] = memory[3]
    row[2] = min(1.0, memory[4] / max(1.0, np.rint(lasted_s / step_s)))
    row[3] = phase
    row[4] = lasted_s
