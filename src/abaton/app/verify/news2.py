"""NEWS2 against the published chart: each band edge of both scales, and every value between, one by one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from abaton.app.figures import Figure, promised
from abaton.signals.scores.news2 import Consciousness, OxygenScale, Part, VitalSigns, assess

# The chart as printed, band by band: first and last value of the band, and its points. Royal College of Physicians,
# National Early Warning Score (NEWS) 2, 2017, chart 1. Written out apart from the rule that it judges.
CHART: Final = {
    ("respiration_per_min", Part.RESPIRATION): (*((0, 8, 3), (9, 11, 1), (12, 20, 0), (21, 24, 2), (25, 100, 3)),),
    ("systolic_pressure_mmhg", Part.SYSTOLIC_PRESSURE): (
        *((0, 90, 3), (91, 100, 2), (101, 110, 1), (111, 219, 0), (220, 350, 3)),
    ),
    ("pulse_per_min", Part.PULSE): (
        *((0, 40, 3), (41, 50, 1), (51, 90, 0), (91, 110, 1), (111, 130, 2), (131, 350, 3)),
    ),
    # Tenths of a degree.
    ("temperature_celsius", Part.TEMPERATURE): (
        *((100, 350, 3), (351, 360, 1), (361, 380, 0), (381, 390, 1), (391, 470, 2)),
    ),
}
SCALE_1: Final = ((0, 91, 3), (92, 93, 2), (94, 95, 1), (96, 100, 0))
SCALE_2_ON_AIR: Final = ((0, 83, 3), (84, 85, 2), (86, 87, 1), (88, 100, 0))
SCALE_2_ON_OXYGEN: Final = (
    *((0, 83, 3), (84, 85, 2), (86, 87, 1), (88, 92, 0), (93, 94, 1), (95, 96, 2), (97, 100, 3)),
)


def figures() -> Iterator[Figure]:
    """Score every value of every band alone, and compare with the chart."""
    edges = wrong = values = 0
    for (name, part), bands in CHART.items():
        tenths = 10 if part is Part.TEMPERATURE else 1
        for first, last, points in bands:
            edges += 2
            for value in range(first, last + 1):
                values += 1
                wrong += assess(replace(VitalSigns(), **{name: value / tenths})).points != {part: points}
    for scale, on_oxygen, bands in (
        (OxygenScale.ONE, False, SCALE_1),
        (OxygenScale.ONE, True, SCALE_1),
        (OxygenScale.TWO, False, SCALE_2_ON_AIR),
        (OxygenScale.TWO, True, SCALE_2_ON_OXYGEN),
    ):
        for first, last, points in bands:
            edges += 2
            for value in range(first, last + 1):
                values += 1
                signs = VitalSigns(oxygen_saturation_percent=value, on_oxygen=on_oxygen)
                wrong += assess(signs, scale).points[Part.OXYGEN_SATURATION] != points
    for level in Consciousness:
        edges, values = edges + 1, values + 1
        points = 0 if level is Consciousness.ALERT else 3
        wrong += assess(VitalSigns(consciousness=level)).points != {Part.CONSCIOUSNESS: points}
    yield Figure(name="band edges tried", figure=edges, unit="1")
    yield Figure(name="values tried", figure=values, unit="1")
    yield promised("values scored otherwise than the chart", wrong, "=", 0, "1")
