"""The words of signals: what a device measured, and what a detector found in it.

One sample or finding is an object of its own; many of a kind are arrays, one value beside the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid

Floats: TypeAlias = NDArray[np.float64]
Evidence: TypeAlias = Mapping[str, float]
"""What led to a finding: named figures, units in the names, few enough to show to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One measured value. A value that was not measured is no sample: nothing is filled in.

    Raises:
        Invalid: a naive instant, a value that is not finite, or a quality outside 0 to 1.
    """

    code: str
    """LOINC."""
    at: datetime
    """Instant of measurement, aware."""
    value: float
    unit: str
    """UCUM."""
    quality: float = 1.0
    """0 (unusable) to 1 (as good as this sensor gets)."""

    def __post_init__(self) -> None:
        _require_aware("Sample.at", self.at)
        _require("Sample.value", bool(np.isfinite(self.value)), "a finite number; a missing value is no sample")
        _require("Sample.quality", 0.0 <= self.quality <= 1.0, "from 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a detector says, how sure it is, and why.

    Raises:
        Invalid: a naive instant, a value that is not finite, or a confidence outside 0 to 1.
    """

    code: str
    """What was found, in the detector's own published words: `af`, `beat`, `news2`."""
    at: datetime
    """Instant from which the finding holds, aware."""
    value: float
    unit: str
    """UCUM; `1` for a bare number."""
    confidence: float
    """0 to 1, as the detector's page in docs/science defines it."""
    evidence: Evidence = field(default_factory=dict[str, float])

    def __post_init__(self) -> None:
        _require_aware("Finding.at", self.at)
        _require("Finding.value", bool(np.isfinite(self.value)), "a finite number; who does not know finds nothing")
        _require("Finding.confidence", 0.0 <= self.confidence <= 1.0, "from 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Many samples of one quantity of one person, in order of time, at any intervals.

    Raises:
        Invalid: arrays of different length, times that go back, a value or a time that is not finite, a quality
            outside 0 to 1.
    """

    code: str
    """LOINC."""
    unit: str
    """UCUM."""
    at_s: Floats
    """Seconds since 1970-01-01 UTC, ascending."""
    value: Floats
    quality: Floats
    """0 to 1, one for each value."""

    def __post_init__(self) -> None:
        _require_equal_length("Samples", self.at_s, self.value, self.quality)
        _require_ascending("Samples.at_s", self.at_s)
        _require("Samples.value", bool(np.isfinite(self.value).all()), "finite numbers; a missing value is no sample")
        _require_shares("Samples.quality", self.quality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waveform:
    """An evenly sampled signal of one person. NaN stands where the sensor gave nothing; it is never filled in.

    Raises:
        Invalid: a rate or a start that is no finite number, or a rate that is not above zero.
    """

    code: str
    """LOINC, or MDC where LOINC has no code for the lead."""
    unit: str
    """UCUM."""
    rate_hz: float
    start_s: float
    """Instant of the first value, seconds since 1970-01-01 UTC."""
    value: Floats

    def __post_init__(self) -> None:
        _require("Waveform.rate_hz", 0.0 < self.rate_hz < np.inf, "above zero")
        _require("Waveform.start_s", bool(np.isfinite(self.start_s)), "a finite number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Many findings of one kind, in order of time. Iterating gives each as a `Finding`.

    Raises:
        Invalid: arrays of different length, or a time, value or confidence that no `Finding` may have.
    """

    code: str
    unit: str
    """UCUM."""
    at_s: Floats
    """Seconds since 1970-01-01 UTC, ascending."""
    value: Floats
    confidence: Floats
    evidence: Mapping[str, Floats] = field(default_factory=dict[str, Floats])
    """By name, one value for each finding; NaN where a piece of evidence does not apply."""

    def __post_init__(self) -> None:
        _require_equal_length("Findings", self.at_s, self.value, self.confidence, *self.evidence.values())
        _require_ascending("Findings.at_s", self.at_s)
        _require("Findings.value", bool(np.isfinite(self.value).all()), "finite; who does not know finds nothing")
        _require_shares("Findings.confidence", self.confidence)

    def __len__(self) -> int:
        return self.at_s.size

    def __iter__(self) -> Iterator[Finding]:
        for i in range(self.at_s.size):
            evidence = {name: float(values[i]) for name, values in self.evidence.items()}
            yield Finding(
                code=self.code,
                at=datetime.fromtimestamp(float(self.at_s[i]), UTC),
                value=float(self.value[i]),
                unit=self.unit,
                confidence=float(self.confidence[i]),
                evidence={name: value for name, value in evidence.items() if np.isfinite(value)},
            )


def joined(parts: Sequence[Findings]) -> Findings:
    """Put findings of one kind behind each other: what a detector found chunk by chunk, as one."""
    first = parts[0]
    return Findings(
        code=first.code,
        unit=first.unit,
        at_s=np.concatenate([part.at_s for part in parts]),
        value=np.concatenate([part.value for part in parts]),
        confidence=np.concatenate([part.confidence for part in parts]),
        evidence={name: np.concatenate([part.evidence[name] for part in parts]) for name in first.evidence},
    )


def _require(element: str, holds: bool, rule: str) -> None:  # noqa: FBT001 the fact itself
    if not holds:
        raise Invalid(element, rule)


def _require_aware(element: str, at: datetime) -> None:
    _require(element, at.utcoffset() is not None, "an aware instant")


def _require_equal_length(element: str, *arrays: Floats) -> None:
    _require(element, len({array.shape for array in arrays}) == 1 and arrays[0].ndim == 1, "arrays of one length")


def _require_ascending(element: str, at_s: Floats) -> None:
    _require(element, bool(np.isfinite(at_s).all() and (np.diff(at_s) >= 0).all()), "finite and ascending")


def _require_shares(element: str, values: Floats) -> None:
    # Written so that NaN is refused too.
    _require(element, bool(((values >= 0.0) & (values <= 1.0)).all()), "from 0 to 1")
