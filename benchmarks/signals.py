"""How many samples a core takes through each detector, streaming and at once, beside NeuroKit2 for the same job."""

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

import numpy as np
import typer
from numpy.typing import NDArray

from abaton.app.figures import Figure
from abaton.signals.baseline.change import ChangePoints
from abaton.signals.baseline.usual import OwnUsual
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.beats.ppg import PPG_CODES, PpgPulses
from abaton.signals.beats.rate import HeartRate
from abaton.signals.detector import Detector, run
from abaton.signals.glucose.episodes import consensus
from abaton.signals.glucose.readings import GLUCOSE_MASS
from abaton.signals.model import Findings, Floats, Samples, Waveform
from abaton.signals.oxygen import Desaturations
from abaton.signals.persistence import Rule, above, below, by_severity
from abaton.signals.quality.waveform import SignalQuality
from abaton.signals.rhythm.atrial_fibrillation import AtrialFibrillation
from abaton.signals.rhythm.intervals import intervals
from abaton.signals.rhythm.rate import TACHYCARDIA, Pause
from abaton.signals.variability.hrv import measured
from abaton.signals.weight import WeightGain

MINUTES: Final = 10.0
ECG_HZ: Final = 360.0
PPG_HZ: Final = 125.0

# A patient with heart rate and saturation each second, intervals of beats, and four slow channels.
SAMPLES_A_PATIENT_PER_S: Final = 3.3

REPEATS: Final = 3
"""The quickest counts: what slows a run is the rest of the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the table: a detector, its input at once and in small pieces, and who else does the same job.

    `beats` is 0 where the input knows none.
    """

    name: str
    detector: Detector[Any, Any]
    at_once: Any
    in_pieces: Sequence[Any]
    samples: int
    beats: int
    rate_hz: float | None = None
    """Of a waveform: what one patient makes."""
    neurokit: Callable[[Any], object] | None = None


def figures() -> Iterator[Figure]:
    """Time each line: ten minutes of a made heart with noise, 75 beats a minute, in pieces of a second or of a beat."""
    kit = _neurokit()
    for entry in entries():
        run(entry.detector, entry.in_pieces)
        at_once_s = _quickest(lambda one=entry: run(one.detector, [one.at_once]))
        in_pieces_s = _quickest(lambda one=entry: run(one.detector, one.in_pieces))
        theirs = entry.neurokit if kit is not None else None
        theirs_s = _quickest(lambda other=theirs: other(kit)) if theirs is not None else None
        for how, took_s in (("batch", at_once_s), ("streaming", in_pieces_s)):
            name = f"{entry.name}, {how}"
            per_s = entry.samples / took_s
            beside = theirs_s if how == "batch" else None
            yield Figure(
                name=f"{name}: samples",
                figure=per_s,
                unit="/s",
                ratio_to=None if beside is None else "NeuroKit2",
                ratio=None if beside is None else beside / took_s,
            )
            if entry.beats:
                yield Figure(name=f"{name}: beats", figure=entry.beats / took_s, unit="/s")
            yield Figure(name=f"{name}: patients at 3.3 samples/s", figure=per_s / SAMPLES_A_PATIENT_PER_S, unit="1")
            if entry.rate_hz is not None:
                yield Figure(name=f"{name}: patients at {entry.rate_hz:g} Hz", figure=per_s / entry.rate_hz, unit="1")
    yield from _variability(kit)


def entries() -> list[Entry]:
    """Return the table. A new detector is one more line."""
    beat_s = np.arange(0.5, 60 * MINUTES, 0.8) + 0.03 * np.sin(np.arange(0.5, 60 * MINUTES, 0.8))
    ecg, ppg = _heart(beat_s, ECG_HZ, 0.012, 0.05), _heart(beat_s + 0.3, PPG_HZ, 0.09, 0.02)
    ecg_wave, ppg_wave = _wave(ecg, ECG_HZ, UNNAMED_LEAD, "mV"), _wave(ppg, PPG_HZ, min(PPG_CODES), "1")
    beats = run(EcgBeats(), [ecg_wave])
    seconds, pulse_seconds = _pieces(ecg_wave), _pieces(ppg_wave)
    return [
        Entry(
            name="R peaks",
            detector=EcgBeats(),
            at_once=ecg_wave,
            in_pieces=seconds,
            neurokit=lambda kit: kit.ecg_peaks(kit.ecg_clean(ecg, sampling_rate=360), sampling_rate=360),
            samples=ecg.size,
            beats=beat_s.size,
            rate_hz=ECG_HZ,
        ),
        Entry(
            name="pulses",
            detector=PpgPulses(),
            at_once=ppg_wave,
            in_pieces=pulse_seconds,
            rate_hz=PPG_HZ,
            neurokit=lambda kit: kit.ppg_findpeaks(kit.ppg_clean(ppg, sampling_rate=125), sampling_rate=125),
            samples=ppg.size,
            beats=beat_s.size,
        ),
        Entry(
            name="ECG quality",
            detector=SignalQuality(),
            at_once=ecg_wave,
            in_pieces=seconds,
            samples=ecg.size,
            beats=beat_s.size,
            rate_hz=ECG_HZ,
        ),
        Entry(
            name="PPG quality",
            detector=SignalQuality(kind="ppg"),
            at_once=ppg_wave,
            in_pieces=pulse_seconds,
            rate_hz=PPG_HZ,
            samples=ppg.size,
            beats=beat_s.size,
        ),
        Entry(
            name="heart rate",
            detector=HeartRate(),
            at_once=beats,
            in_pieces=_one_by_one(beats),
            samples=len(beats),
            beats=len(beats),
        ),
        *_rhythm(intervals(beats.at_s)),
        *_slow(),
    ]


def _rhythm(between: Samples) -> Iterator[Entry]:
    """Return the lines of detectors that read RR intervals: NeuroKit2 has none for the same job."""
    one_by_one = _sample_by_sample(between)
    detectors: dict[str, Detector[Any, Any]] = {
        "atrial fibrillation": AtrialFibrillation(),
        "tachycardia": TACHYCARDIA,
        "pauses": Pause(),
    }
    for name, detector in detectors.items():
        yield Entry(
            name=name,
            detector=detector,
            at_once=between,
            in_pieces=one_by_one,
            samples=between.at_s.size,
            beats=between.at_s.size,
        )


def _slow() -> Iterator[Entry]:
    """Return the lines of detectors that read one value now and then: a month of it, and one value at a time."""
    turns = np.arange(8640)
    swing = np.sin(turns / 45.8) + 0.3 * np.sin(turns * 1.3)
    glucose_low, *_ = consensus()
    lines: list[tuple[str, Detector[Any, Any], Samples]] = [
        (
            "own usual",
            OwnUsual(quantity="8867-4", unit="/min", least_spread=1.0),
            _series("8867-4", "/min", 300, 70 + 10 * swing),
        ),
        (
            "change points",
            ChangePoints(quantity="8867-4", unit="/min", least_spread=1.0),
            _series("8867-4", "/min", 86400, 60 + 3 * swing[:720]),
        ),
        ("glucose episodes", glucose_low, _series(GLUCOSE_MASS, "mg/dL", 300, 120 + 50 * swing)),
        ("desaturations", Desaturations(), _series("59408-5", "%", 4, 95 + 2 * swing)),
        ("weight gain", WeightGain(), _series("29463-7", "kg", 86400, 80 + swing[:720])),
        (
            "rule of persistence",
            Rule(
                code="saturation-low",
                quantity="59408-5",
                unit="%",
                rise=by_severity(below(92, for_s=3600), below(85, for_s=600)),
                clear=above(94, for_s=120),
            ),
            _series("59408-5", "%", 60, 93 + 2 * swing),
        ),
    ]
    for name, detector, series in lines:
        yield Entry(
            name=name,
            detector=detector,
            at_once=series,
            in_pieces=_sample_by_sample(series),
            samples=series.at_s.size,
            beats=0,
        )


def _series(code: str, unit: str, every_s: float, value: Floats) -> Samples:
    at_s = every_s * np.arange(value.size, dtype=np.float64)
    return Samples(code=code, unit=unit, at_s=at_s, value=value, quality=np.ones(value.size))


def _variability(kit: Any) -> Iterator[Figure]:  # noqa: ANN401 a module without types
    """Time the variability of five minutes: no stream, so windows a second."""
    nn_s = 0.8 + 0.03 * np.sin(np.arange(375) * 1.1) + 0.01 * np.sin(np.arange(375) * 0.37)
    peaks = np.round(1000 * np.cumsum(nn_s)).astype(np.int64)
    measured(nn_s)
    took_s = _quickest(lambda: [measured(nn_s) for _ in range(20)]) / 20
    theirs_s = None if kit is None else _quickest(lambda: _same_variability(kit, nn_s, peaks))
    yield Figure(
        name="HRV of five minutes: windows",
        figure=1 / took_s,
        unit="/s",
        ratio_to=None if theirs_s is None else "NeuroKit2",
        ratio=None if theirs_s is None else theirs_s / took_s,
    )


def _same_variability(kit: Any, nn_s: Floats, peaks: NDArray[np.int64]) -> None:  # noqa: ANN401 a module without types
    """Run what `measured` gives and no more: `kit.hrv` works out some ninety figures, which is another job."""
    kit.hrv_time(peaks, sampling_rate=1000)
    kit.hrv_frequency(peaks, sampling_rate=1000)
    kit.entropy_sample(1000 * nn_s, delay=1, dimension=2)
    kit.fractal_dfa(1000 * nn_s, scale=np.arange(4, 17))


def _quickest(work: Callable[[], object]) -> float:
    took_s = np.inf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(REPEATS):
            began = time.perf_counter()
            work()
            took_s = min(took_s, time.perf_counter() - began)
    return float(took_s)


def _heart(at_s: Floats, rate_hz: float, width_s: float, noise: float) -> Floats:
    t = np.arange(round(60 * MINUTES * rate_hz)) / rate_hz
    nearest = at_s[np.clip(np.searchsorted(at_s, t - 0.4), 0, at_s.size - 1)]
    pulses = np.exp(-0.5 * ((t - nearest) / width_s) ** 2)
    return np.asarray(pulses + np.random.default_rng(0).normal(0, noise, t.size), dtype=np.float64)


def _wave(value: Floats, rate_hz: float, code: str, unit: str, start_s: float = 0.0) -> Waveform:
    return Waveform(code=code, unit=unit, rate_hz=rate_hz, start_s=start_s, value=value)


def _pieces(wave: Waveform) -> list[Waveform]:
    size = round(wave.rate_hz)
    return [
        _wave(wave.value[at : at + size], wave.rate_hz, wave.code, wave.unit, at / wave.rate_hz)
        for at in range(0, wave.value.size, size)
    ]


def _one_by_one(beats: Findings) -> list[Findings]:
    return [
        Findings(
            code=beats.code,
            unit=beats.unit,
            at_s=beats.at_s[k : k + 1],
            value=beats.value[k : k + 1],
            confidence=beats.confidence[k : k + 1],
            evidence={name: value[k : k + 1] for name, value in beats.evidence.items()},
        )
        for k in range(len(beats))
    ]


def _sample_by_sample(samples: Samples) -> list[Samples]:
    return [
        Samples(
            code=samples.code,
            unit=samples.unit,
            at_s=samples.at_s[k : k + 1],
            value=samples.value[k : k + 1],
            quality=samples.quality[k : k + 1],
        )
        for k in range(samples.at_s.size)
    ]


def _neurokit() -> Any:  # noqa: ANN401 a module without types
    try:
        return import_module("neurokit2")
    except ImportError:
        typer.echo("neurokit2 is not installed: no ratios.", err=True)
        return None
