"""The National Early Warning Score 2: what is known is scored, what is missing is named."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from abaton.kernel.errors import Invalid

Band: TypeAlias = tuple[tuple[float, ...], tuple[int, ...]]
"""Inclusive upper limits, and the points of each band (one more than the limits)."""

RESPIRATION_PER_MIN: Final[Band] = ((8, 11, 20, 24), (3, 1, 0, 2, 3))
OXYGEN_SATURATION_PERCENT: Final[Band] = ((91, 93, 95), (3, 2, 1, 0))
# Scale 2, for hypercapnic respiratory failure confirmed and prescribed: the target is 88 to 92.
SCALE_2_ON_AIR_PERCENT: Final[Band] = ((83, 85, 87), (3, 2, 1, 0))
SCALE_2_ON_OXYGEN_PERCENT: Final[Band] = ((83, 85, 87, 92, 94, 96), (3, 2, 1, 0, 1, 2, 3))
SYSTOLIC_PRESSURE_MMHG: Final[Band] = ((90, 100, 110, 219), (3, 2, 1, 0, 3))
PULSE_PER_MIN: Final[Band] = ((40, 50, 90, 110, 130), (3, 1, 0, 1, 2, 3))
TEMPERATURE_CELSIUS: Final[Band] = ((35.0, 36.0, 38.0, 39.0), (3, 1, 0, 1, 2))


class Consciousness(StrEnum):
    """ACVPU scale."""

    ALERT = "A"
    CONFUSED = "C"
    VOICE = "V"
    PAIN = "P"
    UNRESPONSIVE = "U"


class OxygenScale(StrEnum):
    ONE = "1"
    TWO = "2"
    """Only on a clinician's prescription."""


class Part(StrEnum):
    """The seven parts, in the order of the chart."""

    RESPIRATION = "respiration"
    OXYGEN_SATURATION = "oxygen-saturation"
    AIR_OR_OXYGEN = "air-or-oxygen"
    SYSTOLIC_PRESSURE = "systolic-pressure"
    PULSE = "pulse"
    CONSCIOUSNESS = "consciousness"
    TEMPERATURE = "temperature"


class Risk(StrEnum):
    LOW = "low"
    LOW_MEDIUM = "low-medium"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class VitalSigns:
    """One set of an adult who is not pregnant. `None` is not measured, and never counts as normal."""

    respiration_per_min: float | None = None
    oxygen_saturation_percent: float | None = None
    on_oxygen: bool | None = None
    systolic_pressure_mmhg: float | None = None
    pulse_per_min: float | None = None
    consciousness: Consciousness | None = None
    temperature_celsius: float | None = None

    def __post_init__(self) -> None:
        for name, (low, high) in _POSSIBLE.items():
            value: float | None = getattr(self, name)
            # Written so that NaN is refused too.
            if value is not None and not low <= value <= high:
                raise Invalid(f"VitalSigns.{name}", f"from {low} to {high}")


# What a living adult can have, wider than any chart: beyond it the sensor or the unit is wrong.
_POSSIBLE: Final[Mapping[str, tuple[float, float]]] = {
    "respiration_per_min": (0, 100),
    "oxygen_saturation_percent": (0, 100),
    "systolic_pressure_mmhg": (0, 350),
    "pulse_per_min": (0, 350),
    "temperature_celsius": (10, 47),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the known parts add up to. With parts missing, `score` is the least it can be."""

    points: Mapping[Part, int]
    """Of the parts that are known."""
    score: int
    risk: Risk
    missing: tuple[Part, ...]

    @property
    def is_partial(self) -> bool:
        return bool(self.missing)


def assess(signs: VitalSigns, scale: OxygenScale = OxygenScale.ONE) -> Assessment:
    """Score one set of vital signs with NEWS2.

    Args:
        signs: Of somebody of 16 years or more, not pregnant. Rounded to the decimals of the chart; a value just
            between two values of the chart gets the higher points of the two.
        scale: Scale 2 needs to know whether oxygen is given; without that the saturation counts as missing
            wherever air and oxygen would score differently.

    Returns:
        The sum of the known parts, 0 to 20, the risk that it stands for, and what is missing.

    References:
        Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017. Charts 1 and 2.
    """
    known = {
        Part.RESPIRATION: points_in(RESPIRATION_PER_MIN, signs.respiration_per_min),
        Part.OXYGEN_SATURATION: _saturation_points(signs, scale),
        Part.AIR_OR_OXYGEN: None if signs.on_oxygen is None else 2 * signs.on_oxygen,
        Part.SYSTOLIC_PRESSURE: points_in(SYSTOLIC_PRESSURE_MMHG, signs.systolic_pressure_mmhg),
        Part.PULSE: points_in(PULSE_PER_MIN, signs.pulse_per_min),
        Part.CONSCIOUSNESS: (
            None if signs.consciousness is None else 3 * (signs.consciousness is not Consciousness.ALERT)
        ),
        Part.TEMPERATURE: points_in(TEMPERATURE_CELSIUS, signs.temperature_celsius, decimals=1),
    }
    points = {part: value for part, value in known.items() if value is not None}
    score = sum(points.values())
    return Assessment(
        points=points,
        score=score,
        risk=_risk(score, any_red=3 in points.values()),
        missing=tuple(part for part in Part if part not in points),
    )


def _saturation_points(signs: VitalSigns, scale: OxygenScale) -> int | None:
    if scale is OxygenScale.ONE:
        return points_in(OXYGEN_SATURATION_PERCENT, signs.oxygen_saturation_percent)
    on_air = points_in(SCALE_2_ON_AIR_PERCENT, signs.oxygen_saturation_percent)
    on_oxygen = points_in(SCALE_2_ON_OXYGEN_PERCENT, signs.oxygen_saturation_percent)
    if signs.on_oxygen is None:
        return on_air if on_air == on_oxygen else None
    return on_oxygen if signs.on_oxygen else on_air


def points_in(band: Band, value: float | None, decimals: int = 0) -> int | None:
    """Look up the points of a value, rounded as the chart is; None for what was not measured.

    The chart knows so many decimals and no more: unrounded, 35.04 would score as 35.1. What lies just between two
    of its values (a pulse of 90.5) belongs to neither more than to the other, and gets the higher points of the two.
    """
    if value is None:
        return None
    limits, points = band
    # As written, not as held: 38.05 is held as a little less than itself, and is half way all the same.
    exact, step = Decimal(repr(float(value))), Decimal(1).scaleb(-decimals)
    nearest = {exact.quantize(step, rounding) for rounding in (ROUND_HALF_DOWN, ROUND_HALF_UP)}
    return max(points[bisect_left(limits, float(one))] for one in nearest)


def _risk(score: int, *, any_red: bool) -> Risk:
    if score >= 7:
        return Risk.HIGH
    if score >= 5:
        return Risk.MEDIUM
    return Risk.LOW_MEDIUM if any_red else Risk.LOW
