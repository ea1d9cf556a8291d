"""The words of a pulse that is shown."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """What is shown of a heart at one moment: a piece of its trace, the beats that became certain, and the rate."""

    start_s: float
    """Instant of the first sample, seconds since 1970-01-01 UTC; without samples, when this was said."""
    rate_hz: float
    """Of the samples."""
    samples: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """NaN where the sensor gave nothing."""
    beats_s: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """Instants of beats that were told of with no pulse before, ascending. They lie up to 1.5 s before the samples."""
    rate_per_min: float | None = None
    """The median of the last eight intervals; `None` while there are too few."""
    stale: bool = False
    """Nothing has come from the device for seconds: what was shown last is not now."""
    doubtful: bool = False
    """The signal is poor, or no beat was found for longer than a heart pauses: the rate may be wrong."""
