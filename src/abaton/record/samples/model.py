"""The words of samples."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIRE: Final = "<f4"
"""How waveforms are kept: float32, little endian. A NaN is a sample that is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One value, or a stretch of a waveform, of the patient whose permit comes with it."""

    code: str
    """LOINC; MDC (ISO/IEEE 11073-10101) for a waveform, for which LOINC has none."""
    unit: str
    """UCUM."""
    device: str
    """Identifier of the device."""
    start: datetime
    """Of the first value."""
    rate_hz: float | None
    """`None` for a single value."""
    values: NDArray[np.float64]
    """A waveform is kept with the precision of float32."""
    quality: float | None = None
    """0 to 1."""

    @property
    def until(self) -> datetime:
        """Behind the last value."""
        return self.start if self.rate_hz is None else self.start + timedelta(seconds=len(self.values) / self.rate_hz)
