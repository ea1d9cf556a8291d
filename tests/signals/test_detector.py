"""The one shape of all detectors: many people at once, and what is refused."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.detector import run, step_many
from abaton.signals.model import Findings, Samples, joined
from abaton.signals.oxygen import Desaturations

DETECTOR = Desaturations()


def night(seed: int) -> list[Samples]:
    """Give two hours of one person's saturation, with dips at times of their own, in four chunks."""
    at_s = np.arange(7200.0)
    dips = np.where(np.sin(at_s / (20 + seed)) > 0.5, 6.0, 0.0)
    return [
        Samples(code="59408-5", unit="%", at_s=at, value=value, quality=np.ones(at.size))
        for at, value in zip(np.split(at_s, 4), np.split(96.0 - dips, 4), strict=True)
    ]


def test_many_people_at_once_find_what_each_finds_alone() -> None:
    nights = [night(seed) for seed in range(5)]
    states = [DETECTOR.start() for _ in nights]
    found: list[list[Findings]] = [[] for _ in nights]
    for chunks in zip(*nights, strict=True):
        states, findings = step_many(DETECTOR, states, chunks)
        for person, new in zip(found, findings, strict=True):
            person.append(new)
    for person, chunks in zip(found, nights, strict=True):
        alone = run(DETECTOR, chunks)
        assert len(alone) > 10
        assert np.array_equal(joined(person).at_s, alone.at_s)
        assert np.array_equal(joined(person).value, alone.value)


def test_a_person_too_few_is_refused_before_anybody_s_state_moves_on() -> None:
    with pytest.raises(ValueError, match="zip"):
        step_many(DETECTOR, [DETECTOR.start()], [])


def test_another_quantity_or_unit_is_refused_and_named() -> None:
    chunk = night(0)[0]
    for change, element in (({"code": "8867-4"}, "Samples.code"), ({"unit": "1"}, "Samples.unit")):
        other = {"code": chunk.code, "unit": chunk.unit, **change}
        with pytest.raises(Invalid) as refused:
            DETECTOR.step(DETECTOR.start(), Samples(**other, at_s=chunk.at_s, value=chunk.value, quality=chunk.quality))
        assert refused.value.element == element
