"""R peaks in an ECG of any lead."""

from dataclasses import dataclass
from typing import Final

from abaton.signals.beats.hills import qrs_taps
from abaton.signals.beats.places import Terrain
from abaton.signals.beats.stream import BeatState, Ground, step
from abaton.signals.detector import require, require_rate
from abaton.signals.model import Findings, Waveform

# ISO/IEEE 11073-10101: MDC_ECG_ELEC_POTL (131328) is a lead without a name; the lead's own number is added to it.
_LEADS: Final = (0, 1, 2, *range(3, 9), *range(61, 65), 87, 88)
ECG_CODES: Final = frozenset(str(131328 + lead) for lead in _LEADS)
"""MDC: unnamed, I, II, V1 to V6, III, aVR, aVL, aVF, V, MCL."""

UNNAMED_LEAD: Final = "131328"


ECG: Final = Ground(
    terrain=Terrain(
        # Ventricles do not answer again sooner, and before 0.36 s a hill of less than half is a T wave: Pan and
        # Tompkins 1985, doi 10.1109/TBME.1985.325532 (who compare slopes).
        refractory_s=0.2,
        echo_until_s=0.36,
        echo_share=0.5,
        # A T wave is never nearly as steep as the complex before it: nothing more is asked of what comes sooner.
        close_until_s=0.0,
        close_share=0.5,
        # Chosen: shorter than any QT, so that a T wave is a hill apart.
        apart_s=0.11,
        # Chosen: half of a wide complex.
        near_s=0.06,
        # mV. Chosen: lead V5 of MITDB 100, a low one, has hills of 0.25 to 0.5 mV and noise of 0.06 mV.
        floor=0.03,
        slope=False,
    ),
    taps=qrs_taps,
    code="beat",
    unit="mV",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EcgBeats:
    """Finds R peaks in one lead, 100 to 1000 Hz, in mV, of either polarity.

    Each finding is one beat: its instant is that of the R peak, between samples, its value the height of the peak over
    the level on both sides of the complex, negative where the lead points down. Evidence: `interval_s` to the beat
    before, unless something was missing between; `looked_back` 1 where the beat was found only when it was overdue.
    """

    def start(self) -> BeatState:
        return BeatState()

    def step(self, state: BeatState, chunk: Waveform) -> tuple[BeatState, Findings]:
        """Take the next chunk. A beat is found about 0.5 s after it happened, or when the next one was overdue.

        Raises:
            Invalid: another code, unit or rate, or a chunk that reaches back.
        """
        require(chunk, codes=ECG_CODES, unit="mV")
        require_rate(chunk, from_hz=100, to_hz=1000)
        return step(ECG, state, chunk)
