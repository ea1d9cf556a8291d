"""The consensus metrics of a period of continuous glucose."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.glucose.readings import GLUCOSE_MASS, STEP_S, one_a_step
from abaton.signals.model import Samples

# Battelino 2019, table 2: a period of 14 days with 70 % of its readings speaks for three months.
ENOUGH_DAYS: Final = 14.0
ENOUGH_ACTIVE_PERCENT: Final = 70.0
# Battelino 2019: stable below, unstable above.
STABLE_CV_PERCENT: Final = 36.0


class Band(StrEnum):
    """Where a reading lies. The first five share out all time; the last lies inside the third."""

    VERY_LOW = "very-low"
    """Below 54 mg/dL."""
    LOW = "low"
    """54 to 69 mg/dL."""
    IN_RANGE = "in-range"
    """70 to 180 mg/dL."""
    HIGH = "high"
    """181 to 250 mg/dL."""
    VERY_HIGH = "very-high"
    """Above 250 mg/dL."""
    TIGHT_RANGE = "tight-range"
    """70 to 140 mg/dL: Battelino 2023."""


class People(StrEnum):
    """Whose targets."""

    ADULT = "adult"
    """Type 1 and type 2."""
    OLDER_OR_HIGH_RISK = "older-or-high-risk"


# Battelino 2019, table 3: at least so much time in range, less than so much below 70, below 54, above 180, above 250.
TARGETS_PERCENT: Final[Mapping[People, Mapping[str, float]]] = {
    People.ADULT: {"in_range": 70, "below_70": 4, "below_54": 1, "above_180": 25, "above_250": 5},
    # The consensus gives this group no figure of its own for 54 mg/dL, nor one above 180 but the half in range.
    People.OLDER_OR_HIGH_RISK: {"in_range": 50, "below_70": 1, "above_180": 50, "above_250": 10},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GlucoseMetrics:
    """What the consensus asks of a report. Figures of spread need two readings and are None with one."""

    readings: int
    """One a step."""
    days: float
    """From the first reading to the end of the last one's step."""
    active_percent: float
    """Readings that are there, of those that the period had room for."""
    doubtful_percent: float
    """Readings of less than full quality: at the limit of the sensor, or noisy by its own word."""
    mean_mg_per_dl: float
    sd_mg_per_dl: float | None
    """Of the sample (n - 1)."""
    cv_percent: float | None
    gmi_percent: float
    time_percent: Mapping[Band, float]

    @property
    def is_enough(self) -> bool:
        """Whether the period is long and full enough to speak for the person's usual."""
        return self.days >= ENOUGH_DAYS and self.active_percent >= ENOUGH_ACTIVE_PERCENT

    def targets_met(self, people: People = People.ADULT) -> Mapping[str, bool]:
        """Hold the shares of time against the consensus targets."""
        time = self.time_percent
        below_70, above_180 = time[Band.VERY_LOW] + time[Band.LOW], time[Band.HIGH] + time[Band.VERY_HIGH]
        share = {
            "in_range": time[Band.IN_RANGE],
            "below_70": below_70,
            "below_54": time[Band.VERY_LOW],
            "above_180": above_180,
            "above_250": time[Band.VERY_HIGH],
        }
        return {
            name: share[name] > target if name == "in_range" else share[name] < target
            for name, target in TARGETS_PERCENT[people].items()
        }


def gmi_percent(mean_mg_per_dl: float) -> float:
    """Estimate the laboratory's HbA1c from mean glucose: the glucose management indicator.

    References:
        Bergenstal RM et al. Diabetes Care 2018;41:2275. doi 10.2337/dc18-1581
    """
    return 3.31 + 0.02392 * mean_mg_per_dl


def assess(samples: Samples, step_s: float = STEP_S) -> GlucoseMetrics:
    """Compute the metrics of one period.

    Shares of time are shares of readings, as in the consensus: a stretch without readings counts for no band and
    lowers `active_percent` instead.

    Args:
        samples: Sensor readings in mg/dL; other sources of the same sensor may be mixed in.
        step_s: Of the sensor.

    Raises:
        Invalid: another quantity or unit, or not one usable reading.

    References:
        Battelino T et al. Diabetes Care 2019;42:1593. doi 10.2337/dci19-0028
        Battelino T et al. Lancet Diabetes Endocrinol 2023;11:42. doi 10.1016/S2213-8587(22)00319-9
    """
    require(samples, codes=frozenset({GLUCOSE_MASS}), unit="mg/dL")
    kept = one_a_step(samples, step_s)
    if kept.value.size == 0:
        raise Invalid("Samples", "one usable reading or more")
    value, count = kept.value, kept.value.size
    mean = float(value.mean())
    sd = float(value.std(ddof=1)) if count > 1 else None
    length_s = float(kept.at_s[-1] - kept.at_s[0])
    held = {
        Band.VERY_LOW: value < 54,
        Band.LOW: (value >= 54) & (value < 70),
        Band.IN_RANGE: (value >= 70) & (value <= 180),
        Band.HIGH: (value > 180) & (value <= 250),
        Band.VERY_HIGH: value > 250,
        Band.TIGHT_RANGE: (value >= 70) & (value <= 140),
    }
    return GlucoseMetrics(
        readings=count,
        days=(length_s + step_s) / 86400,
        active_percent=100 * min(1.0, count / (round(length_s / step_s) + 1)),
        doubtful_percent=100 * float((kept.quality < 1).mean()),
        mean_mg_per_dl=mean,
        sd_mg_per_dl=sd,
        cv_percent=None if sd is None or mean <= 0 else 100 * sd / mean,
        gmi_percent=gmi_percent(mean),
        time_percent={band: 100 * float(inside.mean()) for band, inside in held.items()},
    )
