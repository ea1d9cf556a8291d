"""The Modified Early Warning Score, for wards that keep to it; NEWS2 has succeeded it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from abaton.signals.scores.news2 import Band, Consciousness, VitalSigns, points_in

# Subbe 2001, table 1, held against the table in Postgrad Med J (pmj.bmj.com/highwire/markup/170929). The paper prints
# "<70" beside "71-80" and "<40" beside "41-50"; 70 and 40 themselves are given the worse points, as the later table
# prints them ("≤70", "≤40").
SYSTOLIC_PRESSURE_MMHG: Final[Band] = ((70, 80, 100, 199), (3, 2, 1, 0, 2))
PULSE_PER_MIN: Final[Band] = ((40, 50, 100, 110, 129), (2, 1, 0, 1, 2, 3))
RESPIRATION_PER_MIN: Final[Band] = ((8, 14, 20, 29), (2, 0, 1, 2, 3))
TEMPERATURE_CELSIUS: Final[Band] = ((34.9, 38.4), (2, 0, 2))
_CONSCIOUSNESS: Final[Mapping[Consciousness, int]] = {
    Consciousness.ALERT: 0,
    Consciousness.VOICE: 1,
    Consciousness.PAIN: 2,
    Consciousness.UNRESPONSIVE: 3,
}
CRITICAL: Final = 5
"""Subbe 2001: 5 or more went with death and intensive care."""


class MewsPart(StrEnum):
    SYSTOLIC_PRESSURE = "systolic-pressure"
    PULSE = "pulse"
    RESPIRATION = "respiration"
    TEMPERATURE = "temperature"
    CONSCIOUSNESS = "consciousness"


@dataclass(frozen=True, slots=True, kw_only=True)
class MewsAssessment:
    """What the known parts add up to. With parts missing, `score` is the least it can be."""

    points: Mapping[MewsPart, int]
    score: int
    missing: tuple[MewsPart, ...]

    @property
    def is_critical(self) -> bool:
        return self.score >= CRITICAL


def assess(signs: VitalSigns) -> MewsAssessment:
    """Score one set of vital signs of an adult with MEWS, 0 to 14.

    New confusion is not on the score's scale (AVPU): with it, consciousness counts as missing. A value is rounded to
    the decimals of the table; one just between two of its values gets the higher points of the two, as in NEWS2.

    References:
        Subbe CP, Kruger M, Rutherford P, Gemmel L. QJM 2001;94:521. doi 10.1093/qjmed/94.10.521
    """
    known = {
        MewsPart.SYSTOLIC_PRESSURE: points_in(SYSTOLIC_PRESSURE_MMHG, signs.systolic_pressure_mmhg),
        MewsPart.PULSE: points_in(PULSE_PER_MIN, signs.pulse_per_min),
        MewsPart.RESPIRATION: points_in(RESPIRATION_PER_MIN, signs.respiration_per_min),
        MewsPart.TEMPERATURE: points_in(TEMPERATURE_CELSIUS, signs.temperature_celsius, decimals=1),
        MewsPart.CONSCIOUSNESS: None if signs.consciousness is None else _CONSCIOUSNESS.get(signs.consciousness),
    }
    points = {part: value for part, value in known.items() if value is not None}
    return MewsAssessment(
        points=points,
        score=sum(points.values()),
        missing=tuple(part for part in MewsPart if part not in points),
    )
