"""Signal-quality index of ECG and PPG: five seconds after five seconds, from 0 to 1, with what lowered it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from abaton.signals.beats.ecg import ECG_CODES
from abaton.signals.beats.ppg import PPG_CODES
from abaton.signals.continuity import Stream, joining
from abaton.signals.detector import require, require_rate
from abaton.signals.model import Findings, Floats, Waveform, joined

# Chosen: five beats at 60/min; the literature takes 5 to 10 s.
WINDOW_S: Final = 5.0

# The same value for so long is no living signal (PhysioNet/CinC Challenge 2011 entries: 0.2 to 1 s). Chosen.
FLAT_S: Final = 0.2

# So many equal values in a row at the edge of the window's range are an amplifier at its end. Chosen: two in a row
# happen at any rounded peak.
CLIPPED_IN_A_ROW: Final = 4

# With less of the window than this, an index says nothing. Chosen.
LEAST_SHARE: Final = 0.5

Kind = Literal["ecg", "ppg"]
Reading = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class QualityState:
    stream: Stream | None = None
    left: Floats = field(default_factory=lambda: np.empty(0))
    """Values of the window that is not full yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalQuality:
    """Tells for each five seconds how far they can be trusted: 0 not at all, 1 as good as the sensor gets.

    A finding holds from the start of its window. Evidence, each 0 to 1 and 1 at its best: `present`, `moving` (not
    flat), `inside` (not clipped), and for an ECG `steady` (little baseline movement), `peaked` and `in_band`; for a
    PPG `repeating` and `skewed`. The index is their product.
    """

    kind: Kind = "ecg"

    def start(self) -> QualityState:
        return QualityState()

    def step(self, state: QualityState, chunk: Waveform) -> tuple[QualityState, Findings]:
        """Take the next chunk. A window is judged as soon as it is full.

        Raises:
            Invalid: another code, unit or rate, or a chunk that reaches back.
        """
        if self.kind == "ecg":
            require(chunk, codes=ECG_CODES, unit="mV")
            require_rate(chunk, from_hz=100, to_hz=1000)
        else:
            require(chunk, codes=PPG_CODES, unit="1")
            require_rate(chunk, from_hz=25, to_hz=1000)
        stream, value, anew = joining(state.stream, chunk)
        after, findings = self._judged(state, stream, value)
        if not anew:
            return after, findings
        fresh, more = self.step(self.start(), chunk)
        return fresh, joined([findings, more])

    def _judged(self, state: QualityState, stream: Stream, value: Floats) -> tuple[QualityState, Findings]:
        size = round(WINDOW_S * stream.rate_hz)
        waiting = np.concatenate([state.left, value])
        full = waiting.size // size
        windows = waiting[: full * size].reshape(full, size)
        first = stream.received - waiting.size
        readings = [_reading(window, stream.rate_hz, _JUDGES[self.kind]) for window in windows]
        names = (*_SHARED, *_NAMES[self.kind])
        evidence = {name: np.array([one.get(name, np.nan) for one in readings]) for name in names}
        index = np.array([float(np.prod(list(one.values()))) for one in readings])
        findings = Findings(
            code="signal-quality",
            unit="1",
            at_s=stream.at_s(first + size * np.arange(full, dtype=np.float64)),
            value=index,
            # How sure the index is, not the signal: less is seen where less is there.
            confidence=evidence["present"],
            evidence=evidence,
        )
        return QualityState(stream, waiting[full * size :].copy()), findings


def _reading(window: Floats, rate_hz: float, judge: Callable[[Floats, float], Reading]) -> Reading:
    there = np.isfinite(window) & (np.abs(window) < 1e7)
    present = float(there.mean())
    if present < LEAST_SHARE:
        return {"present": present, "moving": 0.0, "inside": 1.0}
    # Only to look at the rest: what is missing counts against `present`.
    place = np.arange(window.size)
    value = window if present == 1.0 else np.interp(place, place[there], window[there])
    moving = 1.0 - float((_run_lengths(np.diff(value) == 0.0) >= FLAT_S * rate_hz)[there[1:]].mean())
    at_edge = ((value == value.max()) | (value == value.min())) & (value.max() > value.min())
    # A few clipped peaks spoil the beats they belong to: a twentieth of the window is all of the trust.
    inside = max(0.0, 1.0 - 20.0 * float((_run_lengths(at_edge) >= CLIPPED_IN_A_ROW).mean()))
    shared = {"present": present, "moving": moving, "inside": inside}
    if np.ptp(value) == 0.0:
        return {**shared, "moving": 0.0}
    # On a scale of its own, so that squares of the largest values stay finite.
    centred = value - value.mean()
    return {**shared, **judge(centred / np.abs(centred).max(), rate_hz)}


def _run_lengths(marks: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Floats:
    """Return for each place how long the run of marks is that it stands in; 0 where it is not marked."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marks, [False]]).astype(np.int8)))
    lengths = np.zeros(marks.size)
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        lengths[begin:end] = end - begin
    return lengths


def _ecg(value: Floats, rate_hz: float) -> Reading:
    """Clifford et al. 2012, doi 10.1088/0967-3334/33/9/1419: basSQI, kSQI, pSQI; ramps chosen around their limits."""
    frequency_hz, power = _power(value, rate_hz)
    band = (frequency_hz >= 5) & (frequency_hz <= 40)
    all_power = power[frequency_hz <= 40].sum()
    baseline = power[frequency_hz < 1].sum() / all_power if all_power else 1.0
    in_band = power[(frequency_hz >= 5) & (frequency_hz <= 15)].sum() / power[band].sum() if power[band].any() else 0.0
    # The baseline is taken out: kurtosis must see the complexes, not the swing under them.
    spectrum = np.fft.rfft(value)
    spectrum[(np.fft.rfftfreq(value.size, 1 / rate_hz) < 1) | (np.fft.rfftfreq(value.size, 1 / rate_hz) > 40)] = 0
    filtered = np.asarray(np.fft.irfft(spectrum, value.size), dtype=np.float64)
    return {
        # 0.5 is a swing as strong as all complexes.
        "steady": _ramp(1.0 - baseline, 0.05, 0.5),
        # Noise has 3, an ECG above 5.
        "peaked": _ramp(_moment(filtered, 4), 3.0, 5.0),
        # A QRS complex has half of its power in 5 to 15 Hz, muscle a third at most.
        "in_band": _ramp(in_band, 0.2, 0.4),
    }


def _ppg(value: Floats, rate_hz: float) -> Reading:
    """Elgendi 2016, doi 10.3390/bioengineering3040021: skewness tells best; and pulses repeat themselves."""
    spectrum = np.fft.rfft(value)
    frequency_hz = np.fft.rfftfreq(value.size, 1 / rate_hz)
    spectrum[(frequency_hz < 0.5) | (frequency_hz > 8)] = 0
    filtered = np.asarray(np.fft.irfft(spectrum, value.size), dtype=np.float64)
    padded = np.fft.rfft(filtered, 2 * value.size)
    alike = np.fft.irfft(np.abs(padded) ** 2)[: value.size]
    lag = np.arange(value.size)
    # By the number of products in each sum, so that slow pulses do not look less alike than quick ones.
    alike = alike * value.size / (value.size - lag) / alike[0] if alike[0] > 0 else np.zeros(value.size)
    repeats = alike[(lag >= 0.3 * rate_hz) & (lag <= 2.0 * rate_hz)]
    return {
        "repeating": _ramp(float(repeats.max()), 0.3, 0.8),
        "skewed": _ramp(_moment(filtered, 3), -0.5, 0.2),
    }


_SHARED: Final = ("present", "moving", "inside")
_NAMES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "ecg": ("steady", "peaked", "in_band"),
    "ppg": ("repeating", "skewed"),
}
_JUDGES: Final[Mapping[Kind, Callable[[Floats, float], Reading]]] = {"ecg": _ecg, "ppg": _ppg}


def _power(value: Floats, rate_hz: float) -> tuple[Floats, Floats]:
    spectrum = np.fft.rfft(value * np.hanning(value.size))
    power = np.square(spectrum.real) + np.square(spectrum.imag)
    return np.asarray(np.fft.rfftfreq(value.size, 1 / rate_hz), dtype=np.float64), power.astype(np.float64)


def _moment(value: Floats, order: int) -> float:
    spread = value.std()
    return float((((value - value.mean()) / spread) ** order).mean()) if spread > 0 else 0.0


def _ramp(value: float, worst: float, best: float) -> float:
    return float(min(1.0, max(0.0, (value - worst) / (best - worst))))
