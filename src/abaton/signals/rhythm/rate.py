"""Too slow, too fast, and pauses: from RR intervals, with persistence."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.model import Findings, Floats, Samples
from abaton.signals.rhythm.intervals import (
    LEAST_QUALITY,
    LONGEST_GAP_S,
    LONGEST_S,
    SHORTEST_S,
    require_intervals,
)

# Rate is that of the median of so many intervals: three ectopic or missed beats do not move it. Chosen, odd.
_WINDOW: Final = 9

# What `_watch` writes of a finding.
_AT, _RATE, _SINCE, _EXTREME, _QUALITY, _WRITTEN = range(6)


@dataclass(frozen=True, slots=True, eq=False)
class RateState:
    last_s: float
    beats: int
    """Accepted since the stretch began."""
    interval_s: Floats
    """The newest accepted, in a ring."""
    quality: Floats
    """Of the newest offered, accepted or not, in a ring: zero for those that were not."""
    offered: int
    since_s: float
    """Start of the time beyond the limit; infinite within."""
    extreme_per_min: float
    is_reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """Report once when the rate stays beyond a limit, and again only after it has come back beyond another.

    The rate is sixty over the median of the last nine intervals. The finding is timed at the beat with which the time
    became long enough; its value is the rate then, its evidence the start and the most extreme rate since. Confidence
    is the mean quality of the last nine intervals offered, those that were not accepted counted as zero. A rate too
    slow accepts intervals up to ten seconds, one too fast up to three.

    Raises:
        Invalid: limits that are equal or not above zero.
    """

    code: str
    limit_per_min: float
    clear_per_min: float
    """Above the limit for a rate too slow, below it for one too fast."""
    least_s: float

    def __post_init__(self) -> None:
        if not (self.limit_per_min > 0.0 and self.clear_per_min > 0.0 and self.limit_per_min != self.clear_per_min):
            raise Invalid("RateLimit.clear_per_min", "above zero, and other than the limit")

    def start(self) -> RateState:
        return RateState(
            last_s=-np.inf,
            beats=0,
            interval_s=np.zeros(_WINDOW),
            quality=np.zeros(_WINDOW),
            offered=0,
            since_s=np.inf,
            extreme_per_min=np.nan,
            is_reported=False,
        )

    def step(self, state: RateState, chunk: Samples) -> tuple[RateState, Findings]:
        """Take the next RR intervals, each at the instant of the beat that ends it.

        Raises:
            Invalid: no RR intervals in seconds.
        """
        require_intervals(chunk, state.last_s)
        interval_s, quality = state.interval_s.copy(), state.quality.copy()
        found = np.empty((chunk.at_s.size, _WRITTEN))
        # Over three seconds most intervals hold a missed beat, and the median of nine bears four of those. But a heart
        # under 20 a minute has no others: with these left out, the slowest hearts would never be found too slow.
        longest_s = LONGEST_GAP_S if self.limit_per_min < self.clear_per_min else LONGEST_S
        accepted = (chunk.value >= SHORTEST_S) & (chunk.value <= longest_s) & (chunk.quality >= LEAST_QUALITY)
        last_s, beats, offered, since_s, extreme_per_min, is_reported, count = _watch(
            np.ascontiguousarray(chunk.at_s),
            np.ascontiguousarray(chunk.value),
            np.ascontiguousarray(chunk.quality),
            accepted,
            state.last_s,
            state.beats,
            state.offered,
            interval_s,
            quality,
            state.since_s,
            state.extreme_per_min,
            state.is_reported,
            self.limit_per_min,
            self.clear_per_min,
            self.least_s,
            LONGEST_GAP_S,
            found,
        )
        after = replace(
            state,
            last_s=last_s,
            beats=beats,
            offered=offered,
            interval_s=interval_s,
            quality=quality,
            since_s=since_s,
            extreme_per_min=extreme_per_min,
            is_reported=is_reported,
        )
        found = found[:count]
        return after, Findings(
            code=self.code,
            unit="/min",
            at_s=found[:, _AT],
            value=found[:, _RATE],
            confidence=np.clip(found[:, _QUALITY], 0.0, 1.0),
            evidence={"since_s": found[:, _SINCE], "extreme_per_min": found[:, _EXTREME]},
        )


BRADYCARDIA: Final = RateLimit(code="bradycardia", limit_per_min=50.0, clear_per_min=55.0, least_s=60.0)
"""Kusumoto FM, et al. 2018 ACC/AHA/HRS guideline on bradycardia and cardiac conduction delay. Circulation.
2019;140:e382-e482. doi:10.1161/CIR.0000000000000628: a sinus rate under 50 a minute. A minute and the level to clear
at are chosen."""

TACHYCARDIA: Final = RateLimit(code="tachycardia", limit_per_min=100.0, clear_per_min=95.0, least_s=60.0)
"""Page RL, et al. 2015 ACC/AHA/HRS guideline on supraventricular tachycardia. Circulation. 2016;133:e506-e574.
doi:10.1161/CIR.0000000000000311: a rate over 100 a minute. A minute and the level to clear at are chosen."""

SEVERE_BRADYCARDIA: Final = RateLimit(code="severe_bradycardia", limit_per_min=41.0, clear_per_min=45.0, least_s=60.0)
SEVERE_TACHYCARDIA: Final = RateLimit(code="severe_tachycardia", limit_per_min=130.0, clear_per_min=125.0, least_s=60.0)
"""The WARD trial's criteria, under 41 or over 130 for one minute: ClinicalTrials.gov NCT04305262. Levels to
clear at are chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class PauseState:
    beats: int
    interval_s: Floats
    """The newest usual intervals, in a ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Report every pause of the heart's beat: one interval of three seconds or more.

    The finding is timed at the beat that ends the pause, its value is the length. A beat that was missed looks the
    same, but for this: an interval with missed beats is a whole multiple of the usual one. Confidence is the sample's
    quality times the distance from the nearest whole multiple, one where it lies midway and one half where it lies on
    it or where the usual interval is not known. Over ten seconds nobody knows whether the heart or the sensor was
    silent: nothing is found.

    References:
        Kusumoto FM, et al. 2018 ACC/AHA/HRS guideline on bradycardia and cardiac conduction delay. Circulation.
        2019;140:e382-e482. doi:10.1161/CIR.0000000000000628 (sinus pause: more than 3 s)
    """

    least_s: float = 3.0

    def start(self) -> PauseState:
        return PauseState(beats=0, interval_s=np.zeros(_WINDOW))

    def step(self, state: PauseState, chunk: Samples) -> tuple[PauseState, Findings]:
        """Take the next RR intervals, each at the instant of the beat that ends it.

        Raises:
            Invalid: no RR intervals in seconds.
        """
        require_intervals(chunk)
        interval_s, beats = state.interval_s.copy(), state.beats
        found: list[tuple[float, float, float, float]] = []
        # Only the few long intervals and those before them matter: this loop is over pauses, not over beats.
        usual = (chunk.value >= SHORTEST_S) & (chunk.value < self.least_s) & (chunk.quality >= LEAST_QUALITY)
        long = (chunk.value >= self.least_s) & (chunk.value <= LONGEST_GAP_S) & (chunk.quality >= LEAST_QUALITY)
        taken = 0
        for i in np.flatnonzero(long).tolist():
            beats = _remember(interval_s, beats, chunk.value[taken:i][usual[taken:i]])
            taken = i
            length_s = float(chunk.value[i])
            known = min(beats, _WINDOW)
            median_s = float(np.median(interval_s[:known])) if known == _WINDOW else np.nan
            multiple = length_s / median_s
            off = 2.0 * abs(multiple - round(multiple)) if np.isfinite(multiple) else 0.0
            found.append((float(chunk.at_s[i]), length_s, float(chunk.quality[i]) * (0.5 + 0.5 * off), median_s))
        beats = _remember(interval_s, beats, chunk.value[taken:][usual[taken:]])
        columns = np.array(found, dtype=np.float64).reshape(-1, 4)
        return PauseState(beats, interval_s), Findings(
            code="pause",
            unit="s",
            at_s=columns[:, 0],
            value=columns[:, 1],
            confidence=np.clip(columns[:, 2], 0.0, 1.0),
            evidence={"usual_interval_s": columns[:, 3]},
        )


def _remember(ring_s: Floats, beats: int, interval_s: Floats) -> int:
    """Write the newest intervals into the ring, each at its count. Returns the count after them."""
    first = max(interval_s.size - _WINDOW, 0)
    for i in range(first, interval_s.size):
        ring_s[(beats + i) % _WINDOW] = interval_s[i]
    return beats + interval_s.size


@compiled
def _watch(  # noqa: C901, PLR0917 one pass: a compiled function takes its state apart
    at_s: Floats,
    interval_s: Floats,
    quality: Floats,
    accepted: NDArray[np.bool_],
    last_s: float,
    beats: int,
    offered: int,
    recent_s: Floats,
    recent_quality: Floats,
    since_s: float,
    extreme_per_min: float,
    is_reported: bool,  # noqa: FBT001 the fact itself
    limit_per_min: float,
    clear_per_min: float,
    least_s: float,
    longest_gap_s: float,
    found: Floats,
) -> tuple[float, int, int, float, float, bool, int]:
    """Go from beat to beat. Writes into the rings and into `found`; returns the rest of the state and the count."""
    count = 0
    # Slow and fast are one rule seen from two sides.
    side = 1.0 if limit_per_min > clear_per_min else -1.0
    for n in range(at_s.size):
        if at_s[n] - last_s > longest_gap_s:
            beats = offered = 0
            since_s = np.inf
            is_reported = False
        last_s = at_s[n]
        recent_quality[offered % _WINDOW] = quality[n] if accepted[n] else 0.0
        offered += 1
        if not accepted[n]:
            continue
        recent_s[beats % _WINDOW] = interval_s[n]
        beats += 1
        if beats < _WINDOW:
            continue
        rate_per_min = 60.0 / np.median(recent_s)
        if side * rate_per_min > side * limit_per_min:
            if since_s == np.inf:
                since_s, extreme_per_min = at_s[n], rate_per_min
            if side * rate_per_min > side * extreme_per_min:
                extreme_per_min = rate_per_min
        elif not is_reported:
            since_s = np.inf
        elif side * rate_per_min < side * clear_per_min:
            since_s, is_reported = np.inf, False
        if not is_reported and at_s[n] - since_s >= least_s:
            is_reported = True
            found[count, _AT] = at_s[n]
            found[count, _RATE] = rate_per_min
            found[count, _SINCE] = since_s
            found[count, _EXTREME] = extreme_per_min
            found[count, _QUALITY] = np.mean(recent_quality[: min(offered, _WINDOW)])
            count += 1
    return last_s, beats, offered, since_s, extreme_per_min, is_reported, count
