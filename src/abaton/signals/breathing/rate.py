"""Breathing rate from beats: breath swings the intervals, and the height of what is seen of each beat."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.signal import lombscargle  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from abaton.kernel.errors import Invalid
from abaton.signals.model import Findings, Floats

# 5 to 42 breaths a minute. Chosen: slower swings are those of pressure, and few adults breathe faster.
SLOWEST_HZ: Final = 0.08
FASTEST_HZ: Final = 0.7
_STEP_HZ: Final = 0.005

# So near to the peak its power still belongs to one rate of breath. Chosen: the width that 30 s can tell apart.
_NEAR_HZ: Final = 0.035

# Chosen: three slow breaths and a half. Charlton 2016 took 32 s.
LEAST_S: Final = 30.0
LEAST_BEATS: Final = 20

# Less is no rate of breath but the highest of many small peaks. Chosen on CinC 2015 v102s, whose beats say nothing of
# its breath, and MIMIC 03700181, whose beats do.
LEAST_CONFIDENCE: Final = 0.28

# Nor is less than so many times the share that lies near any one rate by chance, which grows as a slow heart narrows
# the band. Chosen on intervals and heights drawn by lot, 400 times 60 s: 99 % reach at most 1.5 to 1.9 times at 37 to
# 75 beats a minute. Breath in one of the two swings alone reaches 1.9 times at 40, so not much more can be asked.
LEAST_TIMES_CHANCE: Final = 1.75


@dataclass(frozen=True, slots=True)
class Breathing:
    rate_per_min: float
    confidence: float
    """Share of the power from 5 to 42 breaths a minute that lies at this rate, over all swings looked at."""


def breathing_rate(beats: Findings) -> Breathing | None:
    """Estimate the rate over a stretch of beats, 30 s to a few minutes; nothing where the beats do not tell.

    Intervals and heights each give a spectrum; the spectra are added, so that a swing in both counts twice. Faster
    than half the heart rate breath cannot be seen.

    Args:
        beats: As `EcgBeats` or `PpgPulses` find them.

    Raises:
        Invalid: findings that are no beats.

    References:
        Charlton et al. 2016, doi 10.1088/0967-3334/37/4/610; fusion of swings: Karlen et al. 2013,
        doi 10.1109/TBME.2013.2246160.
    """
    if beats.code not in {"beat", "pulse"}:
        raise Invalid("Findings.code", f"beat or pulse, not {beats.code}")
    if len(beats) < LEAST_BEATS or beats.at_s[-1] - beats.at_s[0] < LEAST_S:
        return None
    interval_s = beats.evidence["interval_s"]
    usual_s = float(np.nanmedian(interval_s)) if np.isfinite(interval_s).any() else 0.0
    # An ectopic beat is a swing of its own, far larger than breath: what is a third off the middle is left out.
    sinus = np.isfinite(interval_s) & (np.abs(interval_s - usual_s) <= usual_s / 3)
    swings = [(beats.at_s[sinus], interval_s[sinus]), (beats.at_s[sinus], beats.value[sinus])]
    fastest_hz = min(FASTEST_HZ, 0.5 / usual_s) if usual_s > 0 else 0.0
    frequency_hz = np.arange(SLOWEST_HZ, max(fastest_hz, SLOWEST_HZ), _STEP_HZ, dtype=np.float64)
    if frequency_hz.size < 3 or sinus.sum() < LEAST_BEATS:
        return None
    spectra = [one for at_s, value in swings if (one := _spectrum(at_s, value, frequency_hz)) is not None]
    if not spectra:
        return None
    found = peak(frequency_hz, np.asarray(np.mean(spectra, axis=0), dtype=np.float64))
    near = 2 * round(_NEAR_HZ / _STEP_HZ) + 1
    least = max(LEAST_CONFIDENCE, LEAST_TIMES_CHANCE * near / frequency_hz.size)
    return found if found is not None and found.confidence >= least else None


def peak(frequency_hz: Floats, power: Floats) -> Breathing | None:
    """Return the rate at which a spectrum is highest, and the share of power there; nothing in an empty spectrum."""
    total = float(power.sum())
    if not total > 0:
        return None
    top = int(np.argmax(power))
    near = np.abs(frequency_hz - frequency_hz[top]) <= _NEAR_HZ
    return Breathing(60.0 * float(frequency_hz[top]), min(1.0, float(power[near].sum()) / total))


def _spectrum(at_s: Floats, value: Floats, frequency_hz: Floats) -> Floats | None:
    """Return the power of a swing, adding up to 1. The slow drift of half a minute is taken out by a parabola."""
    since = (at_s - at_s.mean()) / (at_s[-1] - at_s[0])
    swing = value / max(1e-12, float(np.abs(value).max()))
    drift = np.column_stack([np.ones_like(since), since, since**2])
    swing = swing - drift @ np.asarray(np.linalg.lstsq(drift, swing, rcond=None)[0], dtype=np.float64)
    # Artefacts must not be louder than breath.
    limit = 3.0 * 1.4826 * float(np.median(np.abs(swing)))
    swing = np.clip(swing, -limit, limit)
    if limit <= 1e-9:
        return None
    power = np.asarray(lombscargle(at_s - at_s[0], swing, 2 * np.pi * frequency_hz), dtype=np.float64)
    total = float(power.sum())
    return power / total if total > 0 else None
