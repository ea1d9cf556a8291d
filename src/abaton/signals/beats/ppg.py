"""Pulses in a photoplethysmogram."""

from dataclasses import dataclass
from typing import Final

from abaton.signals.beats.hills import pulse_taps
from abaton.signals.beats.places import Terrain
from abaton.signals.beats.stream import BeatState, Ground, step
from abaton.signals.detector import require, require_rate
from abaton.signals.model import Findings, Waveform

PPG_CODES: Final = frozenset({"150452"})
"""ISO/IEEE 11073-10101: MDC_PULS_OXIM_PLETH."""

PPG: Final = Ground(
    terrain=Terrain(
        # Chosen: 220 a minute.
        refractory_s=0.27,
        # Chosen: the dicrotic wave rises within 0.5 s of the upstroke and less steeply than half of it.
        echo_until_s=0.5,
        echo_share=0.5,
        # Chosen on data2 and data3 of heartpy, whose dicrotic waves rise up to 0.75 times as steeply as the pulse, 0.25
        # to 0.34 s after it; and so soon only pulses at over 160 a minute follow, which are of nearly one height.
        close_until_s=0.37,
        close_share=0.75,
        apart_s=0.15,
        # Foot and top of a pulse are this near to where it rises most.
        near_s=0.2,
        # The scale of a photoplethysmogram is the maker's own: no height is too low, but nothing is not a rise.
        floor=1e-9,
        slope=True,
    ),
    taps=pulse_taps,
    code="pulse",
    unit="1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PpgPulses:
    """Finds pulses in a photoplethysmogram that rises with the volume of blood, 25 to 1000 Hz, on any scale.

    Each finding is one pulse: its instant is where the upstroke is steepest, between samples, its value the height
    from foot to top. Evidence as in `EcgBeats`.
    """

    def start(self) -> BeatState:
        return BeatState()

    def step(self, state: BeatState, chunk: Waveform) -> tuple[BeatState, Findings]:
        """Take the next chunk. A pulse is found about 0.7 s after it happened, or when the next one was overdue.

        Raises:
            Invalid: another code, unit or rate, or a chunk that reaches back.
        """
        require(chunk, codes=PPG_CODES, unit="1")
        require_rate(chunk, from_hz=25, to_hz=1000)
        return step(PPG, state, chunk)
