"""What a short single-lead ECG shows of its rhythm, as named figures that a person can check on paper."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from abaton.signals.beats.ecg import ECG_CODES, EcgBeats
from abaton.signals.detector import require, require_rate
from abaton.signals.model import Floats, Waveform

# SciPy has no types of its own.
_SIGNAL: Final[Any] = import_module("scipy.signal")

# The cut of one beat around its R peak: P wave before, T wave behind. Chosen for 40 to 180 beats a minute.
_BEFORE_S: Final = 0.30
_BEHIND_S: Final = 0.45
_P_FROM_S, _P_TO_S = -0.26, -0.07
_QRS_S: Final = 0.07

_FEWEST_BEATS: Final = 5
"""With fewer, nothing of rhythm can be said: its figures stay at zero, and `beats_per_s` tells why."""


def features(ecg: Waveform) -> Mapping[str, float]:
    """Describe one recording of about 9 to 60 s.

    Raises:
        Invalid: no ECG in mV at 100 to 1000 Hz.
    """
    require(ecg, codes=ECG_CODES, unit="mV")
    require_rate(ecg, from_hz=100, to_hz=1000)
    measured = np.isfinite(ecg.value)
    # A figure of the whole needs every place filled: what is missing is bridged here, and counted in `missing`.
    places = np.arange(ecg.value.size)
    bridged = (
        np.interp(places, places[measured], np.clip(ecg.value[measured], -20.0, 20.0))
        if measured.any()
        else np.zeros(ecg.value.size)
    )
    duration_s = bridged.size / ecg.rate_hz
    shown = dict.fromkeys(NAMES, 0.0)
    if duration_s < 3.0:
        return shown
    detector = EcgBeats()
    _, found = detector.step(detector.start(), ecg)
    beat_s = found.at_s - ecg.start_s
    clean = _band(bridged, ecg.rate_hz, 0.5, 40.0)
    shown["missing"] = 1.0 - float(measured.mean())
    shown |= _noise(bridged, clean, ecg.rate_hz)
    shown["beats_per_s"] = beat_s.size / duration_s
    shown["longest_silence_s"] = float(np.diff(beat_s, prepend=0.0, append=duration_s).max())
    if beat_s.size >= _FEWEST_BEATS:
        shown["beat_confidence"] = float(found.confidence.mean())
        shown["least_beat_confidence"] = float(np.quantile(found.confidence, 0.1))
        shown |= _rhythm(np.diff(beat_s))
        shown |= _shape(clean, ecg.rate_hz, beat_s)
    return {name: value if np.isfinite(value) else 0.0 for name, value in shown.items()}


def _noise(raw: Floats, clean: Floats, rate_hz: float) -> dict[str, float]:
    frequency_hz, power = _spectrum(raw - raw.mean(), rate_hz)

    def share(low_hz: float, high_hz: float, of_low_hz: float, of_high_hz: float) -> float:
        part = power[(frequency_hz >= low_hz) & (frequency_hz < high_hz)].sum()
        whole = power[(frequency_hz >= of_low_hz) & (frequency_hz < of_high_hz)].sum()
        return float(part / whole) if whole > 0.0 else 0.0

    window = max(int(2.0 * rate_hz), 1)
    pieces = clean[: clean.size // window * window].reshape(-1, window)
    spread = pieces.std(axis=1) + 1e-4
    deviation = float(clean.std()) + 1e-6
    return {
        # Signal quality indices after Li, Mark, Clifford 2008: doi:10.1088/0967-3334/29/1/002.
        "power_5_15_of_5_40": share(5.0, 15.0, 5.0, 40.0),
        "power_under_1_of_40": share(0.0, 1.0, 0.0, 40.0),
        "power_over_40": share(40.0, 100.0, 1.0, 100.0),
        "kurtosis_log": float(np.log(((clean - clean.mean()) ** 4).mean() / deviation**4 + 1.0)),
        "amplitude_log": float(np.log(deviation)),
        "amplitude_spread": float(np.log(spread.max() / np.median(spread))),
        "amplitude_drop": float(np.log(np.median(spread) / spread.min())),
    }


def _rhythm(interval_s: Floats) -> dict[str, float]:
    median_s = float(np.median(interval_s))
    step = np.abs(np.diff(np.log(interval_s)))
    smooth = np.log(_median_of_three(interval_s))
    lags = range(1, min(8, interval_s.size))
    # Irregularity and repetition as in `atrial_fibrillation`, over the whole recording.
    differ = np.concatenate([np.abs(smooth[lag:] - smooth[:-lag]) >= 0.05 for lag in lags])
    matches = np.abs(np.subtract.outer(np.log(interval_s), np.log(interval_s))) < 0.05
    apart = ~np.eye(interval_s.size, dtype=np.bool_)
    one = float(matches[apart].mean())
    two = float((matches[1:, 1:] & matches[:-1, :-1])[apart[1:, 1:]].mean())
    local = np.array([np.median(interval_s[max(i - 4, 0) : i + 5]) for i in range(interval_s.size)])
    early = interval_s < 0.85 * local
    late_after = np.append(interval_s[1:] > 1.1 * local[1:], False)
    return {
        "rate_log": float(np.log(60.0 / median_s)),
        "fastest_log": float(np.log(60.0 / np.quantile(interval_s, 0.05))),
        "slowest_log": float(np.log(60.0 / np.quantile(interval_s, 0.95))),
        "irregularity": float(differ.mean()),
        "matches_of_one": one,
        "repetition_log": float(np.log((two + 0.01) / (one * one + 0.01))),
        "step_median": float(np.log(np.median(step) + 0.005)),
        "step_low_quarter": float(np.log(np.quantile(step, 0.25) + 0.005)),
        "step_mean": float(np.log(step.mean() + 0.005)),
        "step_most": float(np.log(step.max() + 0.02)),
        "spread": float(np.log(np.log(interval_s).std() + 0.005)),
        "earliest_log": float(np.log(local / interval_s).max()),
        "latest_log": float(np.log(interval_s / local).max()),
        "early_share": float(early.mean()),
        "early_and_late_share": float((early & late_after).mean()),
        "turning": float((np.diff(interval_s)[1:] * np.diff(interval_s)[:-1] < 0.0).mean()),
    }


def _shape(clean: Floats, rate_hz: float, beat_s: Floats) -> dict[str, float]:
    before, behind = round(_BEFORE_S * rate_hz), round(_BEHIND_S * rate_hz)
    at = np.round(beat_s * rate_hz).astype(np.int64)
    at = at[(at >= before) & (at + behind < clean.size)]
    if at.size < _FEWEST_BEATS:
        return {}
    beats = sliding_window_view(clean, before + behind)[at - before]
    beats = beats - np.median(beats, axis=1, keepdims=True)
    usual = np.median(beats, axis=0)
    offset_s = (np.arange(before + behind) - before) / rate_hz
    qrs, p = np.abs(offset_s) <= _QRS_S, (offset_s >= _P_FROM_S) & (offset_s <= _P_TO_S)
    t = offset_s > 0.12
    like = _correlation(beats[:, qrs], usual[qrs])
    rest = beats - usual
    height = float(np.ptp(usual[qrs])) + 1e-3
    p_usual: Floats = _SIGNAL.detrend(usual[p])
    p_beats: Floats = _SIGNAL.detrend(beats[:, p], axis=1)
    p_like = _correlation(p_beats, p_usual)
    p_rest = float(np.sqrt(np.median((p_beats - p_usual) ** 2)))
    p_frequency_hz, p_power = _spectrum(rest[:, ~qrs].ravel(), rate_hz)
    fibrillating = p_power[(p_frequency_hz >= 4.0) & (p_frequency_hz < 10.0)].sum()
    moving = p_power[(p_frequency_hz >= 1.0) & (p_frequency_hz < 30.0)].sum()
    peaks: Floats = np.ptp(beats[:, qrs], axis=1)
    wide = np.abs(offset_s) <= 0.12
    energy = np.gradient(usual[wide]) ** 2 + 1e-12
    middle_s = float((energy * offset_s[wide]).sum() / energy.sum())
    t_usual = usual[t] - np.median(usual[p])
    above_half = np.abs(usual[qrs]) > 0.5 * np.abs(usual[qrs]).max()
    return {
        "qrs_likeness": float(np.median(like)),
        "qrs_likeness_least": float(like.min()),
        "qrs_likeness_low": float(np.quantile(like, 0.1)),
        "qrs_unlike_share": float((like < 0.8).mean()),
        "qrs_width_s": float(above_half.sum() / rate_hz),
        "qrs_spread_s": float(np.sqrt((energy * (offset_s[wide] - middle_s) ** 2).sum() / energy.sum())),
        "qrs_height_log": float(np.log(height)),
        "qrs_height_spread": float(np.log(peaks.std() / (peaks.mean() + 1e-3) + 0.01)),
        "qrs_points_down": float(usual[before] < 0.0),
        "rest_log": float(np.log(np.sqrt(np.median(rest**2)) / height + 1e-3)),
        "p_height_log": float(np.log(np.ptp(p_usual) / height + 1e-3)),
        "p_likeness": float(np.mean(p_like)),
        "p_over_rest_log": float(np.log((np.std(p_usual) + 1e-4) / (p_rest + 1e-3))),
        "p_at_s": float(offset_s[p][int(np.argmax(p_usual))]),
        "t_height_log": float(np.log(np.ptp(usual[t]) / height + 1e-3)),
        "t_sign": float(t_usual[int(np.argmax(np.abs(t_usual)))] / height),
        "st_level": float((np.median(usual[(offset_s > 0.08) & (offset_s < 0.12)]) - np.median(usual[p])) / height),
        "beat_likeness": float(np.median(_correlation(beats, usual))),
        "beat_likeness_least": float(_correlation(beats, usual).min()),
        "power_4_10_of_rest": float(fibrillating / moving) if moving > 0.0 else 0.0,
    }


NAMES: Final = (
    *("missing", "beats_per_s", "longest_silence_s", "beat_confidence", "least_beat_confidence"),
    *("power_5_15_of_5_40", "power_under_1_of_40", "power_over_40", "kurtosis_log"),
    *("amplitude_log", "amplitude_spread", "amplitude_drop"),
    *("rate_log", "fastest_log", "slowest_log", "irregularity", "matches_of_one", "repetition_log"),
    *("step_median", "step_low_quarter", "step_mean", "step_most", "spread", "earliest_log", "latest_log"),
    *("early_share", "early_and_late_share", "turning"),
    *(
        "qrs_likeness",
        "qrs_likeness_least",
        "qrs_spread_s",
        "qrs_likeness_low",
        "qrs_unlike_share",
        "qrs_width_s",
        "qrs_height_log",
        "qrs_height_spread",
    ),
    *("qrs_points_down", "rest_log", "p_height_log", "p_likeness", "p_over_rest_log", "p_at_s"),
    *("t_height_log", "t_sign", "st_level", "beat_likeness", "beat_likeness_least", "power_4_10_of_rest"),
)
"""Of the figures, in the order that a model reads them."""


def _band(values: Floats, rate_hz: float, low_hz: float, high_hz: float) -> Floats:
    sections: Any = _SIGNAL.butter(2, (low_hz, min(high_hz, 0.45 * rate_hz)), "bandpass", fs=rate_hz, output="sos")
    return np.asarray(_SIGNAL.sosfiltfilt(sections, values), np.float64)


def _spectrum(values: Floats, rate_hz: float) -> tuple[Floats, Floats]:
    window = min(values.size, int(4.0 * rate_hz))
    frequency_hz, power = _SIGNAL.welch(values, rate_hz, nperseg=window)
    return np.asarray(frequency_hz, np.float64), np.asarray(power, np.float64)


def _median_of_three(values: Floats) -> Floats:
    return np.median(sliding_window_view(np.pad(values, 1, mode="edge"), 3), axis=1)


def _correlation(rows: Floats, pattern: Floats) -> Floats:
    rows = rows - rows.mean(axis=1, keepdims=True)
    pattern = pattern - pattern.mean()
    return rows @ pattern / (np.linalg.norm(rows, axis=1) * np.linalg.norm(pattern) + 1e-9)
