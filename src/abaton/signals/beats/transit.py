"""Pulse transit: how long a pulse needs from the R peak to the place where it is seen."""

from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.model import Findings

# From R to the steepest rise at a finger or an ear: 0.1 s of ejection delay and less, to 0.5 s in the old and cold.
# Chosen, around the 0.15 to 0.35 s that are found (Mukkamala et al. 2015, doi 10.1109/TBME.2015.2441951).
SOONEST_S: Final = 0.08
LATEST_S: Final = 0.5


def pulse_transit(beats: Findings, pulses: Findings) -> Findings:
    """Pair each R peak with the first pulse that can be its own; a beat without one is left out.

    Each finding stands at its R peak, in seconds, as sure as the less sure of both. The time holds the heart's own
    delay from R to ejection, and the offset of two sensors that do not share a clock: take changes from it, no level.

    Raises:
        Invalid: findings that are no R peaks, or no pulses.
    """
    if beats.code != "beat" or pulses.code != "pulse":
        raise Invalid("Findings.code", "beat and pulse")
    nth = np.searchsorted(pulses.at_s, beats.at_s + SOONEST_S)
    there = np.flatnonzero(nth < len(pulses))
    late_s = pulses.at_s[nth[there]] - beats.at_s[there]
    # The pulse of the next beat is not this one's.
    next_s = np.append(beats.at_s[1:], np.inf)[there]
    own = (late_s <= LATEST_S) & (pulses.at_s[nth[there]] < next_s + SOONEST_S)
    first = there[own]
    return Findings(
        code="pulse-transit",
        unit="s",
        at_s=beats.at_s[first],
        value=late_s[own],
        confidence=np.minimum(beats.confidence[first], pulses.confidence[nth[first]]),
    )
