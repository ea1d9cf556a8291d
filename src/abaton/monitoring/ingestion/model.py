"""The words of what devices send."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray


class Sent(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One series of a batch as a device writes it: a piece of a waveform, or a single value."""

    patient: str
    code: str
    """LOINC, or MDC for a waveform."""
    unit: str
    """UCUM."""
    start: datetime | None = None
    """Instant of the first value of a waveform, with its offset."""
    rate_hz: float | None = None
    values: list[float | None] | None = None
    """null where the sensor gave nothing."""
    at: datetime | None = None
    """Instant of a single value, with its offset."""
    value: float | None = None


class Batch(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a device sends at once: every fifth of a second while it is worn, or all that it kept for hours."""

    device: str
    series: list[Sent]
    sent_at: datetime | None = None
    """The device's own clock when it sent this. With it a clock that is wrong is told from data that is late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One series as it was taken in: in the unit that its quantity has here."""

    code: str
    unit: str
    start: datetime
    rate_hz: float | None
    """`None` for a single value."""
    values: NDArray[np.float64]
    quality: float
    late: bool
    """It ended long ago: it is in the record, and shown nowhere as now."""


class Heard(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="monitoring.samples.v1"):
    """A piece of waveform on its way from the door to those who watch it."""

    patient: str
    device: str
    code: str
    unit: str
    start_s: float
    """Seconds since 1970-01-01 UTC."""
    rate_hz: float
    values: bytes
    """Little-endian float64; NaN where the sensor gave nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a batch."""

    series: int
    """In the record now."""
    repeated: int
    """Of these, in the record before: the device had sent them already."""
    late: int
    """Of these, ended long ago: shown nowhere as now."""
    heard: tuple[Heard, ...]
    """What those who watch must hear once this is committed."""
