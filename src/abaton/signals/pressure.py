"""Blood pressure: categories by a guideline that is data, and the drop on standing up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid

DAY_S: Final = 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PressureReading:
    """One measurement at rest.

    Raises:
        Invalid: pressures that no living person has, or a diastolic one that is not below the systolic one.
    """

    at_s: float
    """Seconds since 1970-01-01 UTC."""
    systolic_mmhg: float
    diastolic_mmhg: float

    def __post_init__(self) -> None:
        if not np.isfinite(self.at_s):
            raise Invalid("PressureReading.at_s", "a finite number")
        # Written so that NaN is refused too. Chosen, wider than any cuff measures.
        if not 20 <= self.diastolic_mmhg < self.systolic_mmhg <= 350:
            raise Invalid("PressureReading", "a diastolic pressure from 20 mmHg below a systolic one up to 350 mmHg")


@dataclass(frozen=True, slots=True)
class PressureBand:
    name: str
    systolic_from_mmhg: float
    diastolic_from_mmhg: float
    """Reaching either is enough: the higher category wins."""


@dataclass(frozen=True, slots=True)
class Guideline:
    name: str
    source: str
    bands: tuple[PressureBand, ...]
    """From the lowest, which has no lower limit."""
    severe_mmhg: tuple[float, float]
    """A single reading that reaches either is repeated at once and not averaged away."""
    is_severe_above: bool = False
    """The reading must be higher than the limit, not just reach it."""


_LOWEST: Final = -np.inf
ACC_AHA_2017: Final = Guideline(
    "ACC/AHA 2017, office",
    "doi 10.1161/HYP.0000000000000065",
    (
        PressureBand("normal", _LOWEST, _LOWEST),
        PressureBand("elevated", 120, np.inf),
        PressureBand("stage 1 hypertension", 130, 80),
        PressureBand("stage 2 hypertension", 140, 90),
    ),
    # Systolic above 180 and/or diastolic above 120: the limits themselves are not severe.
    (180, 120),
    is_severe_above=True,
)
ESC_2024_OFFICE: Final = Guideline(
    "ESC 2024, office",
    "doi 10.1093/eurheartj/ehae178",
    (
        PressureBand("non-elevated", _LOWEST, _LOWEST),
        PressureBand("elevated", 120, 70),
        PressureBand("hypertension", 140, 90),
    ),
    (180, 110),
)
ESC_2024_HOME: Final = Guideline(
    "ESC 2024, home",
    "doi 10.1093/eurheartj/ehae178",
    (
        PressureBand("non-elevated", _LOWEST, _LOWEST),
        PressureBand("elevated", 120, 70),
        PressureBand("hypertension", 135, 85),
    ),
    (180, 110),
)
ESH_2023: Final = Guideline(
    "ESH 2023, office",
    "doi 10.1097/HJH.0000000000003480",
    (
        PressureBand("optimal", _LOWEST, _LOWEST),
        PressureBand("normal", 120, 80),
        PressureBand("high-normal", 130, 85),
        PressureBand("grade 1 hypertension", 140, 90),
        PressureBand("grade 2 hypertension", 160, 100),
        PressureBand("grade 3 hypertension", 180, 110),
    ),
    (180, 110),
)
GUIDELINES: Final = (ACC_AHA_2017, ESC_2024_OFFICE, ESC_2024_HOME, ESH_2023)


@dataclass(frozen=True, slots=True, kw_only=True)
class PressureCategory:
    name: str
    systolic_mmhg: float
    diastolic_mmhg: float
    """Means, of the means of the occasions."""
    readings: int
    occasions: int


def categorise(
    readings: Sequence[PressureReading],
    guideline: Guideline,
    *,
    least_readings: int = 2,
    least_occasions: int = 2,
    utc_offset_s: float = 0.0,
) -> PressureCategory | None:
    """Name the category of a person's pressure; None as long as too little is known.

    An occasion is a day of the person's clock; each weighs the same, however often was measured.

    Args:
        readings: In any order.
        guideline: Which limits, and whether of the office or of home.
        least_readings: For a day to be an occasion.
        least_occasions: For a category.
        utc_offset_s: Of the person's clock.

    Raises:
        Invalid: fewer than one reading or occasion asked for.
    """
    if min(least_readings, least_occasions) < 1:
        raise Invalid("least_readings", "1 or more, as least_occasions")

    def day(reading: PressureReading) -> float:
        return (reading.at_s + utc_offset_s) // DAY_S

    occasions = [list(days) for _, days in groupby(sorted(readings, key=day), key=day)]
    occasions = [one for one in occasions if len(one) >= least_readings]
    if len(occasions) < least_occasions:
        return None
    means = np.array(
        [np.mean([(each.systolic_mmhg, each.diastolic_mmhg) for each in one], axis=0) for one in occasions]
    )
    systolic, diastolic = means.mean(axis=0)
    name = [
        band.name
        for band in guideline.bands
        if systolic >= band.systolic_from_mmhg or diastolic >= band.diastolic_from_mmhg
    ][-1]
    return PressureCategory(
        name=name,
        systolic_mmhg=float(systolic),
        diastolic_mmhg=float(diastolic),
        readings=sum(len(one) for one in occasions),
        occasions=len(occasions),
    )


def is_severe(reading: PressureReading, guideline: Guideline) -> bool:
    """Whether this one reading asks to be repeated at once."""
    systolic, diastolic = guideline.severe_mmhg
    if guideline.is_severe_above:
        return reading.systolic_mmhg > systolic or reading.diastolic_mmhg > diastolic
    return reading.systolic_mmhg >= systolic or reading.diastolic_mmhg >= diastolic


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingUp:
    """What standing up did to the pressure."""

    systolic_drop_mmhg: float
    diastolic_drop_mmhg: float
    """The largest from the mean lying down, within three minutes."""
    is_orthostatic_hypotension: bool


# A fall that has recovered within 15 s is initial orthostatic hypotension, which a cuff cannot judge (same consensus).
_INITIAL_S: Final = 15.0
_WITHIN_S: Final = 180.0


def orthostatic(
    lying: Sequence[PressureReading],
    standing: Sequence[PressureReading],
    *,
    stood_up_at_s: float,
    has_supine_hypertension: bool = False,
) -> StandingUp | None:
    """Judge the drop on standing up; None without readings lying down, or none from 15 s to 3 min after it.

    The drop must be sustained: one that a later reading within the three minutes no longer shows does not count.

    Args:
        lying: Before standing up, after rest.
        standing: After it, in order of time.
        stood_up_at_s: Seconds since 1970-01-01 UTC.
        has_supine_hypertension: Then 30 mmHg systolic instead of 20 are asked for.

    References:
        Freeman R et al. Clin Auton Res 2011;21:69. doi 10.1007/s10286-011-0119-5
    """
    judged = [one for one in standing if _INITIAL_S <= one.at_s - stood_up_at_s <= _WITHIN_S]
    before = [one for one in lying if one.at_s <= stood_up_at_s]
    if not judged or not before:
        return None
    systolic = float(np.mean([one.systolic_mmhg for one in before]))
    diastolic = float(np.mean([one.diastolic_mmhg for one in before]))
    last = max(judged, key=lambda one: one.at_s)
    return StandingUp(
        systolic_drop_mmhg=systolic - min(one.systolic_mmhg for one in judged),
        diastolic_drop_mmhg=diastolic - min(one.diastolic_mmhg for one in judged),
        is_orthostatic_hypotension=(
            systolic - last.systolic_mmhg >= (30 if has_supine_hypertension else 20)
            or diastolic - last.diastolic_mmhg >= 10
        ),
    )
