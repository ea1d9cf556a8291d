"""A recorded waveform with its beats: what a replayer plays, and what a detector is held against."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    name: str
    code: str
    """MDC, as the detectors in `signals.beats` read it."""
    unit: str
    """UCUM."""
    rate_hz: float
    values: NDArray[np.float64]
    beats: NDArray[np.float64]
    """Samples from the start, ascending, which may lie between two; read by hand, or those of the record's `.atr`."""
    unreadable: tuple[tuple[float, float], ...] = ()
    """Stretches in samples in which nobody could tell a beat: none is claimed, none is denied."""

    @property
    def beats_s(self) -> NDArray[np.float64]:
        return self.beats / self.rate_hz

    @property
    def unreadable_s(self) -> tuple[tuple[float, float], ...]:
        return tuple((first / self.rate_hz, last / self.rate_hz) for first, last in self.unreadable)


# The cut lies so long before a beat: in the foot of a pulse, or before a QRS complex, where the signal is level.
_LEAD_S: Final = 0.1
# Of so many beats at either end the two are taken whose surroundings meet best.
_CHOICE: Final = 20


def looped(recording: Recording) -> Recording:
    """Cut a recording so that it can be played round and round: at a beat on both ends.

    The last interval before the seam is the one that was recorded there, within a sample. Both cuts lie between
    readable beats.

    Raises:
        Invalid: fewer than three readable beats.
    """
    lead = round(_LEAD_S * recording.rate_hz)
    whole = [beat for beat in recording.beats.tolist() if beat >= lead and not _near(beat, recording)]
    if len(whole) < 3:
        raise Invalid(recording.name, "at least three readable beats")
    choice = min(_CHOICE, len(whole) // 2)
    first, last = min(
        ((a, b) for a in whole[:choice] for b in whole[-choice:]),
        key=lambda ends: _step(recording.values, round(ends[0]) - lead, round(ends[1]) - lead),
    )
    begin, end = round(first) - lead, round(last) - lead
    inside = (recording.beats >= begin) & (recording.beats < end)
    return Recording(
        name=recording.name,
        code=recording.code,
        unit=recording.unit,
        rate_hz=recording.rate_hz,
        values=recording.values[begin:end],
        beats=recording.beats[inside] - begin,
        unreadable=tuple((a - begin, b - begin) for a, b in recording.unreadable if a >= begin and b <= end),
    )


def _near(beat: float, recording: Recording) -> bool:
    """Tell whether a beat has something unreadable within two seconds."""
    around = 2.0 * recording.rate_hz
    return any(first - around < beat < last + around for first, last in recording.unreadable)


def _step(values: NDArray[np.float64], begin: int, end: int) -> float:
    """Return by how much the signal jumps where the end meets the beginning, in height and in slope."""
    return float(abs(values[begin] - values[end - 1]) + abs(values[begin] - values[end]))
