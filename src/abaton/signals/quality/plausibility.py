"""What a living person can have, by quantity: beyond it the sensor, the unit or the place it hangs at is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.model import Floats, Samples


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive. Outside `possible` a value has no quality; outside `likely` it has half."""

    unit: str
    """UCUM."""
    possible: tuple[float, float]
    likely: tuple[float, float]


DOUBTED: Final = 0.5
"""Share of its quality that a value keeps which is possible but unlikely. Chosen."""

# `possible`: extremes that people were measured with, rounded outwards. `likely`: where sensors are specified, or
# vital signs of adults in hospital lie but for a few in a hundred thousand; chosen, and no statement about health.
BY_CODE: Final[Mapping[str, Bounds]] = {
    # Heart rate. Above 350/min no conducted rhythm of an adult was recorded for more than seconds; 0 is asystole and
    # possible. Likely: the range that IEC 60601-2-27 asks of a monitor for adults (30 to 200), widened.
    "8867-4": Bounds("/min", (0, 350), (25, 230)),
    # Interval between beats: the same, and a pause.
    "8637-1": Bounds("s", (0.17, 20.0), (0.25, 3.0)),
    # Oxygen saturation, by pulse oximeter (two codes in use). ISO 80601-2-61 has accuracy stated from 70 to 100 %.
    "59408-5": Bounds("%", (0, 100), (70, 100)),
    "2708-6": Bounds("%", (0, 100), (70, 100)),
    # Breaths. Chosen: a panting adult reaches 100.
    "9279-1": Bounds("/min", (0, 120), (4, 70)),
    # Body temperature. Survived: 13.7 (Gilbert et al. 2000, Lancet 355:375) and 46.5 (Slovis et al. 1982, Ann Emerg
    # Med 11:269).
    "8310-5": Bounds("Cel", (13, 47), (32, 42.5)),
    # Systolic and diastolic pressure. 480/350 in the artery of a lifter (MacDougall et al. 1985, J Appl Physiol
    # 58:785); cuffs measure to about 280.
    "8480-6": Bounds("mm[Hg]", (20, 480), (50, 280)),
    "8462-4": Bounds("mm[Hg]", (5, 350), (25, 180)),
    # Glucose: of blood, of interstitial fluid. Sensors read from 40 to 400, meters from 20 to 600.
    "2339-0": Bounds("mg/dL", (5, 2700), (20, 600)),
    "99504-3": Bounds("mg/dL", (5, 2700), (40, 400)),
    # Weight. The lightest that left a hospital, and 635 kg.
    "29463-7": Bounds("kg", (0.2, 650), (1, 350)),
}


def weighed(samples: Samples) -> Samples:
    """Return the samples with the quality of those lowered that nobody can have, or hardly anybody. None is left out.

    Raises:
        Invalid: a quantity that is not in the table, or another unit than the table's.
    """
    bounds = BY_CODE.get(samples.code)
    if bounds is None:
        raise Invalid("Samples.code", f"one of {', '.join(sorted(BY_CODE))}, not {samples.code}")
    require(samples, codes=frozenset({samples.code}), unit=bounds.unit)
    possible = _within(samples.value, bounds.possible)
    likely = _within(samples.value, bounds.likely)
    return replace(samples, quality=samples.quality * possible * np.where(likely, 1.0, DOUBTED))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nothing was received between these instants."""

    from_s: float
    to_s: float


def missing(at_s: Floats, expected_interval_s: float, times: float = 2.0) -> list[Stretch]:
    """Return the stretches between samples that are longer than so many times the interval that was expected.

    Raises:
        Invalid: an interval that is not above zero.
    """
    if not expected_interval_s > 0:
        raise Invalid("expected_interval_s", "above zero")
    after = np.flatnonzero(np.diff(at_s) > times * expected_interval_s)
    return [Stretch(float(at_s[k]), float(at_s[k + 1])) for k in after]


def _within(value: Floats, limits: tuple[float, float]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return (value >= limits[0]) & (value <= limits[1])
