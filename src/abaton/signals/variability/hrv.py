"""Heart-rate variability: of the intervals of a few minutes, in time, frequency and beyond.

Task Force of the European Society of Cardiology and the North American Society of Pacing and Electrophysiology 1996,
doi 10.1161/01.CIR.93.5.1043.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.beats.correction import corrected
from abaton.signals.model import Floats
from abaton.signals.variability.nonlinear import sample_entropy, scaling_exponent
from abaton.signals.variability.spectrum import Bands, bands

# More beats put right than this, and what is measured is the correction. Chosen: the limit most laboratories keep for
# five minutes.
MOST_CORRECTED_SHARE: Final = 0.05

# A stretch must last for so long: a minute for anything; ten cycles of the slowest wave for each band, as the Task
# Force asks (HF about 1 min, LF about 2 min; VLF is for 5 min and more, and doubtful even there).
LEAST_S: Final = 60.0
LEAST_LF_S: Final = 120.0
LEAST_VLF_S: Final = 300.0

NN50_S: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Variability:
    """What one stretch says. `None` where it is too short for that."""

    beats: int
    span_s: float
    corrected_share: float
    mean_nn_ms: float
    sdnn_ms: float
    rmssd_ms: float
    pnn50_percent: float
    sd1_ms: float
    sd2_ms: float
    vlf_ms2: float | None
    lf_ms2: float | None
    hf_ms2: float
    lf_hf: float | None
    sample_entropy: float | None
    """With m = 2 and r a fifth of the standard deviation; `None` when no three beats in a row resemble others."""
    dfa_alpha1: float | None
    """Over 4 to 16 beats."""


def variability(interval_s: Floats) -> Variability:
    """Put one unbroken stretch of intervals right, and measure it.

    Raises:
        Invalid: what is no interval, less than a minute, or more than 5 % of beats to be corrected.
    """
    normal = corrected(interval_s)
    if normal.share > MOST_CORRECTED_SHARE:
        raise Invalid("interval_s", f"at most {MOST_CORRECTED_SHARE:.0%} of beats to be corrected")
    return measured(normal.interval_s, corrected_share=normal.share)


def measured(nn_s: Floats, corrected_share: float = 0.0) -> Variability:
    """Measure intervals between normal beats as they are.

    Raises:
        Invalid: what is no interval, or less than a minute.
    """
    if nn_s.ndim != 1 or not (np.isfinite(nn_s) & (nn_s > 0)).all():
        raise Invalid("interval_s", "one row of finite numbers above zero")
    span_s = float(nn_s.sum())
    if span_s < LEAST_S or nn_s.size < 20:
        raise Invalid("interval_s", f"{LEAST_S:g} s or more, 20 beats or more")
    nn_ms = 1000.0 * nn_s
    step_ms = np.diff(nn_ms)
    sdnn_ms = float(nn_ms.std(ddof=1))
    sd1_ms = float(step_ms.std(ddof=1) / np.sqrt(2))
    power = bands(nn_s)
    enough = span_s >= LEAST_LF_S
    return Variability(
        beats=nn_s.size,
        span_s=span_s,
        corrected_share=corrected_share,
        mean_nn_ms=float(nn_ms.mean()),
        sdnn_ms=sdnn_ms,
        rmssd_ms=float(np.sqrt((step_ms**2).mean())),
        # Half a microsecond: 0.05 s between two sample instants must not count by a rounding of the last bit.
        pnn50_percent=100.0 * float((np.abs(step_ms) > 1000 * NN50_S + 5e-4).mean()),
        sd1_ms=sd1_ms,
        sd2_ms=float(np.sqrt(max(0.0, 2 * sdnn_ms**2 - sd1_ms**2))),
        vlf_ms2=power.vlf_ms2 if span_s >= LEAST_VLF_S else None,
        lf_ms2=power.lf_ms2 if enough else None,
        hf_ms2=power.hf_ms2,
        lf_hf=_ratio(power) if enough else None,
        sample_entropy=sample_entropy(nn_ms, 0.2 * sdnn_ms),
        dfa_alpha1=scaling_exponent(nn_ms),
    )


def _ratio(power: Bands) -> float | None:
    return power.lf_ms2 / power.hf_ms2 if power.hf_ms2 > 0 else None
