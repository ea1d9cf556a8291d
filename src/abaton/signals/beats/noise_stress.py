"""Recorded noise, added to an ECG at a stated signal-to-noise ratio: the noise stress test.

Moody, Muldrow, Mark 1984: A noise stress test for arrhythmia detectors. Computers in Cardiology 11:381-384. The
definitions of signal and noise are those of its program, https://physionet.org/physiotools/wag/nst-1.htm
"""

from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats

# Amplitudes are means without the largest and the smallest twentieth.
_CUT: Final = 0.05
_QRS_HALF_S: Final = 0.05
_FIRST_BEATS: Final = 300
_FIRST_SECONDS: Final = 300


def residue(noisier: Floats, cleaner: Floats) -> Floats:
    """Return the noise in which two noisy copies of one recording differ; the ECG in both cancels.

    What comes before the noise sets in is cut off, and the ends are levelled so that repeats join without a step.

    Raises:
        Invalid: copies of different length, or copies that do not differ.
    """
    if noisier.shape != cleaner.shape:
        raise Invalid("cleaner", "as long as the noisier copy")
    apart = noisier - cleaner
    # A noisy copy is moved by an offset of its own; noise is what changes.
    differs = np.flatnonzero(np.abs(apart - apart[0]) > 0.02) if apart.size else apart
    if differs.size == 0:
        raise Invalid("noisier", "a copy with more noise than the other")
    noise = apart[int(differs[0]) :]
    return noise - np.linspace(float(noise[0]), float(noise[-1]), noise.size, dtype=np.float64)


def with_noise(signal: Floats, beats: Floats, noise: Floats, rate_hz: float, snr_db: float) -> Floats:
    """Add noise all over a signal, from its first sample on, repeated as often as needed.

    The stress test's own protocol leaves the first five minutes and every other two clean; here nothing is.

    Args:
        signal: In mV. NaN stays NaN.
        beats: Sample numbers of marked beats, for the size of the signal.
        noise: At the same rate, on any scale.
        rate_hz: Of both.
        snr_db: 10 log10(S / N): S is an eighth of the squared peak-to-peak size of the QRS complexes, 50 ms to both
            sides of their marks; N is the squared mean of the standard deviations of the seconds of noise.
    """
    around = round(_QRS_HALF_S * rate_hz)
    inside = beats[(beats >= around) & (beats < signal.size - around)].astype(np.int64)[:_FIRST_BEATS]
    sizes = np.array([np.ptp(signal[beat - around : beat + around + 1]) for beat in inside])
    second = round(rate_hz)
    seconds = noise[: noise.size // second * second].reshape(-1, second)[:_FIRST_SECONDS]
    if inside.size == 0 or seconds.shape[0] == 0:
        raise Invalid("beats", "one at least, and a second of noise")
    signal_power = _mean(sizes[np.isfinite(sizes)]) ** 2 / 8
    noise_power = _mean(seconds.std(axis=1)) ** 2
    gain = np.sqrt(signal_power / noise_power * 10 ** (-snr_db / 10))
    return signal + gain * np.resize(noise, signal.size)


def _mean(amplitudes: Floats) -> float:
    ordered = np.sort(amplitudes)
    cut = int(_CUT * ordered.size)
    return float(ordered[cut : ordered.size - cut].mean())
