"""MEWS at every edge of its table."""

from dataclasses import replace

import pytest

from abaton.signals.scores.mews import MewsPart, assess
from abaton.signals.scores.news2 import Consciousness, VitalSigns

# First and last value of each band, and its points, as the two tables named in the source have them.
BANDS = {
    ("systolic_pressure_mmhg", MewsPart.SYSTOLIC_PRESSURE): (
        *((40, 70, 3), (71, 80, 2), (81, 100, 1), (101, 199, 0), (200, 300, 2)),
    ),
    ("pulse_per_min", MewsPart.PULSE): (
        *((20, 40, 2), (41, 50, 1), (51, 100, 0), (101, 110, 1), (111, 129, 2), (130, 250, 3)),
    ),
    ("respiration_per_min", MewsPart.RESPIRATION): ((*((4, 8, 2), (9, 14, 0), (15, 20, 1), (21, 29, 2), (30, 80, 3)),)),
    ("temperature_celsius", MewsPart.TEMPERATURE): ((*((30.0, 34.9, 2), (35.0, 38.4, 0), (38.5, 42.0, 2)),)),
}


@pytest.mark.parametrize(
    ("name", "part", "first", "last", "points"), [(*key, *band) for key in BANDS for band in BANDS[key]]
)
def test_both_edges_of_each_band_score_as_printed(
    name: str, part: MewsPart, first: float, last: float, points: int
) -> None:
    for value in (first, last):
        assert assess(replace(VitalSigns(), **{name: value})).points == {part: points}


@pytest.mark.parametrize(
    ("name", "value", "score"),
    [
        ("pulse_per_min", 100.5, 1),
        ("pulse_per_min", 40.5, 2),
        ("pulse_per_min", 100.4, 0),
        ("respiration_per_min", 14.5, 1),
        ("systolic_pressure_mmhg", 100.5, 1),
        ("temperature_celsius", 34.95, 2),
        ("temperature_celsius", 38.45, 2),
    ],
)
def test_what_lies_just_between_two_values_of_the_table_gets_the_worse_points(
    name: str, value: float, score: int
) -> None:
    assert assess(replace(VitalSigns(), **{name: value})).score == score


def test_consciousness_scores_by_avpu_and_new_confusion_is_not_on_the_scale() -> None:
    scores = [assess(VitalSigns(consciousness=Consciousness(letter))).score for letter in "AVPU"]

    assert scores == [0, 1, 2, 3]
    assert MewsPart.CONSCIOUSNESS in assess(VitalSigns(consciousness=Consciousness.CONFUSED)).missing


def test_five_are_critical_and_what_is_missing_is_named() -> None:
    ill = assess(VitalSigns(pulse_per_min=135, systolic_pressure_mmhg=75))

    assert (ill.score, ill.is_critical) == (5, True)
    assert ill.missing == (MewsPart.RESPIRATION, MewsPart.TEMPERATURE, MewsPart.CONSCIOUSNESS)
    assert not assess(VitalSigns(pulse_per_min=135)).is_critical
