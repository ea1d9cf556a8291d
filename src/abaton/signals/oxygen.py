"""Dips of oxygen saturation through a night, and how many there are an hour."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.detector import require, run
from abaton.signals.model import Findings, Floats, Samples

SATURATION: Final = frozenset({"59408-5", "2708-6"})
"""LOINC: oxygen saturation by pulse oximetry; in arterial blood, as many devices code it."""
# Below 50 % oximeters are not calibrated, and drop-outs read so.
_POSSIBLE_PERCENT: Final = (50.0, 100.0)
# How long the highest value stays the one that a fall is counted from. Chosen: a breath held for longer is rare.
_LOOK_BACK_S: Final = 120
# A fall that lasts longer is told then, and the level it reached is what the next one is counted from. Chosen.
_LONGEST_DIP_S: Final = 180.0
# So much of the fall won back ends a dip. Chosen: AASM says how deep and how long a drop is, not when it is over.
_RECOVERED_SHARE: Final = 2 / 3
_MEMORY: Final = 7


@dataclass(frozen=True, slots=True)
class SaturationState:
    highest: Floats
    """(second, highest value in it) of the last two minutes, each in its place modulo their number."""
    memory: Floats
    """See `_follow`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desaturations:
    """Finds falls by so many points below the highest value of the last two minutes that last ten seconds or more.

    One finding a dip, once it is over: `at` where it began, `value` the lowest value. A dip that lasted ends when it
    has risen from its lowest by two thirds of the fall or by a drop's points, whichever is less, and the next is
    counted from the highest value since. It ends, too, within one point of where it began from, or after three minutes
    as a new level; a silence ends it without a finding.

    Raises:
        Invalid: a drop or a time that is not above zero.

    References:
        Berry RB et al. J Clin Sleep Med 2012;8:597. doi 10.5664/jcsm.2172 (drops of 3 % or 4 %, ten seconds)
    """

    drop_percent: float = 3.0
    lasting_s: float = 10.0
    longest_gap_s: float = 10.0

    def __post_init__(self) -> None:
        if not (1 < self.drop_percent <= 50 and self.lasting_s > 0 and self.longest_gap_s > 0):
            raise Invalid("Desaturations.drop_percent", "above 1 and at most 50, with times above zero")

    def start(self) -> SaturationState:
        return SaturationState(highest=np.full((_LOOK_BACK_S, 2), np.nan), memory=np.full(_MEMORY, np.nan))

    def step(self, state: SaturationState, chunk: Samples) -> tuple[SaturationState, Findings]:
        require(chunk, codes=SATURATION, unit="%")
        at_s, value, quality = _usable(chunk)
        highest, memory, found = _follow(
            state.highest, state.memory, at_s, value, quality, (self.drop_percent, self.lasting_s, self.longest_gap_s)
        )
        return SaturationState(highest=highest, memory=memory), Findings(
            code="desaturation",
            unit="%",
            at_s=found[:, 0].copy(),
            value=found[:, 1].copy(),
            confidence=found[:, 4].copy(),
            evidence={"from_percent": found[:, 2].copy(), "duration_s": found[:, 3].copy()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaturationNight:
    hours: float
    """Measured, gaps left out."""
    dips: int
    per_hour: float
    mean_percent: float
    lowest_percent: float
    below_90_percent: float
    """Share of the readings."""


def night(samples: Samples, *, drop_percent: float = 3.0) -> SaturationNight | None:
    """Count the dips of a recording: ODI 3 or ODI 4. None where less than an hour was measured.

    Raises:
        Invalid: another quantity or unit.
    """
    detector = Desaturations(drop_percent=drop_percent)
    dips = len(run(detector, [samples]))
    at_s, value, _ = _usable(samples)
    gaps = np.diff(at_s)
    hours = float(gaps[gaps <= detector.longest_gap_s].sum()) / 3600
    if hours < 1:
        return None
    return SaturationNight(
        hours=hours,
        dips=dips,
        per_hour=dips / hours,
        mean_percent=float(value.mean()),
        lowest_percent=float(value.min()),
        below_90_percent=100 * float((value < 90).mean()),
    )


def _usable(samples: Samples) -> tuple[Floats, Floats, Floats]:
    low, high = _POSSIBLE_PERCENT
    good = (samples.quality > 0) & (samples.value >= low) & (samples.value <= high)
    return samples.at_s[good], samples.value[good], samples.quality[good]


@compiled
def _follow(  # noqa: C901, PLR0912, PLR0917 a compiled machine of few states
    highest_before: Floats,
    memory_before: Floats,
    at_s: Floats,
    value: Floats,
    quality: Floats,
    settings: tuple[float, float, float],
) -> tuple[Floats, Floats, Floats]:
    """Follow the state of one dip after another.

    Memory: 0 last instant, 1 begin of the dip, 2 where it fell from, 3 lowest, 4 last instant below, 5 sum of the
    qualities in it, 6 their number. NaN is none.
    """
    highest, memory = highest_before.copy(), memory_before.copy()
    drop, lasting_s, longest_gap_s = settings
    found = np.empty((at_s.size, 5))
    count = 0
    for i in range(at_s.size):
        now = at_s[i]
        if now - memory[0] > longest_gap_s:
            memory[1:] = np.nan
            highest[:] = np.nan
        memory[0] = now
        if np.isnan(memory[1]):
            top = value[i]
            for j in range(highest.shape[0]):
                if now - highest[j, 0] <= highest.shape[0]:
                    top = max(top, highest[j, 1])
            if top - value[i] >= drop:
                memory[1], memory[2], memory[3], memory[4] = now, top, value[i], now
                memory[5], memory[6] = quality[i], 1.0
        else:
            lasted = memory[4] - memory[1] >= lasting_s
            # One high value before must not hold a dip open over all that follow, which may never come so high again.
            recovered = lasted and value[i] - memory[3] >= min(drop, _RECOVERED_SHARE * (memory[2] - memory[3]))
            over = recovered or value[i] >= memory[2] - 1.0 or now - memory[1] > _LONGEST_DIP_S
            # Between the drop and the recovery it is still the same dip, if it lasted.
            back = memory[2] - value[i] < drop and not lasted
            if over or back:
                if over and lasted:
                    found[count, 0] = memory[1]
                    found[count, 1] = memory[3]
                    found[count, 2] = memory[2]
                    found[count, 3] = now - memory[1]
                    found[count, 4] = memory[5] / memory[6]
                    count += 1
                # What is left of the way up is no second fall.
                if recovered or now - memory[1] > _LONGEST_DIP_S:
                    highest[:] = np.nan
                memory[1:] = np.nan
            else:
                memory[3] = min(memory[3], value[i])
                memory[5] += quality[i]
                memory[6] += 1.0
                if memory[2] - value[i] >= drop:
                    memory[4] = now
        second = np.floor(now)
        place = int(second % highest.shape[0])
        if highest[place, 0] == second:
            highest[place, 1] = max(highest[place, 1], value[i])
        else:
            highest[place, 0] = second
            highest[place, 1] = value[i]
    return highest, memory, found[:count]
