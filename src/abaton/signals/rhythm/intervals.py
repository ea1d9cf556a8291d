"""The words of RR intervals: each is a sample at the instant of the beat that ends it."""

from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.detector import require
from abaton.signals.model import Floats, Samples

RR_INTERVAL: Final = "8637-1"
"""LOINC, R-R interval by EKG. Intervals between the pulses of a PPG carry it too: a rhythm reads them alike."""

# Shorter than 0.2 s (300 a minute) a ventricle cannot follow and a detector has counted a T wave or noise; longer than
# 3 s the beat between was most often missed. A true pause is found by `rate`, which asks for more than one interval.
SHORTEST_S: Final = 0.2
LONGEST_S: Final = 3.0

# A sample of lower quality than this is not read as an interval; it lowers confidence instead. Chosen.
LEAST_QUALITY: Final = 0.5

# With nothing heard for so long, what follows is another stretch: it shares no window with what was before. Chosen:
# about a window of eight beats.
LONGEST_GAP_S: Final = 10.0


def require_intervals(chunk: Samples, last_s: float = -np.inf) -> None:
    """Refuse what is no RR interval in seconds, and what comes late.

    Args:
        chunk: The next intervals of one person.
        last_s: Instant of the newest interval taken before. A packet sent again reaches back before it.

    Raises:
        Invalid: another quantity, milliseconds, or an interval from before the last one taken.
    """
    require(chunk, codes=frozenset({RR_INTERVAL}), unit="s")
    if chunk.at_s.size and chunk.at_s[0] < last_s:
        raise Invalid("Samples.at_s", "not before the newest interval already taken")


def intervals(beat_s: Floats, quality: Floats | None = None) -> Samples:
    """Make RR intervals of the instants of beats, the first of which ends none.

    Args:
        beat_s: Seconds since 1970-01-01 UTC, ascending.
        quality: 0 to 1, one for each beat; an interval is as good as the worse of its ends.
    """
    between = np.ones(max(beat_s.size - 1, 0)) if quality is None else np.minimum(quality[1:], quality[:-1])
    return Samples(code=RR_INTERVAL, unit="s", at_s=beat_s[1:], value=np.diff(beat_s), quality=between)
