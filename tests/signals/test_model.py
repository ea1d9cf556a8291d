"""Samples and findings: what may be said, and what may not."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.model import Finding, Findings, Sample, Samples, Waveform, joined

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SAMPLE: dict[str, Any] = {"code": "8867-4", "at": AT, "value": 72.0, "unit": "/min"}
FINDING: dict[str, Any] = {"code": "af", "at": AT, "value": 1.0, "unit": "1", "confidence": 0.9}


def findings(*at_s: float) -> Findings:
    times = np.array(at_s)
    return Findings(
        code="beat",
        unit="s",
        at_s=times,
        value=np.full(times.size, 0.8),
        confidence=np.ones(times.size),
        evidence={"amplitude_mv": np.where(times > 1.5, np.nan, 1.2)},
    )


def test_many_findings_are_each_a_finding_with_the_evidence_that_applies() -> None:
    first, second = findings(1.0, 2.0)
    assert (first.at, first.value, first.evidence) == (datetime.fromtimestamp(1.0, UTC), 0.8, {"amplitude_mv": 1.2})
    assert second.evidence == {}


def test_findings_of_two_chunks_stand_behind_each_other() -> None:
    assert joined([findings(1.0), findings(), findings(2.0, 3.0)]).at_s.tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(
    ("change", "element"),
    [
        ({"at": datetime(2026, 3, 1, 9, 0)}, "Sample.at"),  # noqa: DTZ001 the naive one is the point
        ({"value": float("nan")}, "Sample.value"),
        ({"quality": 1.1}, "Sample.quality"),
        ({"quality": float("nan")}, "Sample.quality"),
    ],
)
def test_a_sample_that_says_nothing_is_refused(change: dict[str, Any], element: str) -> None:
    assert Sample(**SAMPLE).quality == 1.0
    with pytest.raises(Invalid) as refused:
        Sample(**{**SAMPLE, **change})
    assert refused.value.element == element


@pytest.mark.parametrize(
    ("change", "element"),
    [
        ({"at": datetime(2026, 3, 1, 9, 0)}, "Finding.at"),  # noqa: DTZ001 the naive one is the point
        ({"value": float("inf")}, "Finding.value"),
        ({"confidence": -0.1}, "Finding.confidence"),
    ],
)
def test_a_finding_without_time_value_or_confidence_is_refused(change: dict[str, Any], element: str) -> None:
    assert Finding(**FINDING).evidence == {}
    with pytest.raises(Invalid) as refused:
        Finding(**{**FINDING, **change})
    assert refused.value.element == element


def test_times_that_go_back_are_refused() -> None:
    with pytest.raises(Invalid, match="ascending"):
        findings(2.0, 1.0)


def test_arrays_of_different_length_are_refused() -> None:
    one, two = np.zeros(1), np.zeros(2)
    with pytest.raises(Invalid, match="one length"):
        Samples(code="8867-4", unit="/min", at_s=two, value=one, quality=two)


@pytest.mark.parametrize("rate_hz", [0.0, -1.0, float("nan"), float("inf")])
def test_a_waveform_without_a_rate_is_refused(rate_hz: float) -> None:
    with pytest.raises(Invalid, match="rate_hz"):
        Waveform(code="131328", unit="mV", rate_hz=rate_hz, start_s=0.0, value=np.zeros(3))


@pytest.mark.parametrize("quality", [-0.1, 1.1, float("nan")])
def test_samples_of_an_impossible_quality_are_refused(quality: float) -> None:
    with pytest.raises(Invalid) as refused:
        Samples(code="8867-4", unit="/min", at_s=np.zeros(1), value=np.ones(1), quality=np.array([quality]))
    assert refused.value.element == "Samples.quality"
