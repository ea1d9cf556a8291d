"""Detectors of others that stand beside ours. Development packages: where one is missing, that is said."""

import warnings
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, TypeAlias

import numpy as np
import typer

from abaton.signals.model import Floats

BeatDetector: TypeAlias = Callable[[Floats, float], Floats]
"""Millivolts and their rate in, instants of R peaks in seconds out."""


def neurokit_beats(value: Floats, rate_hz: float) -> Floats:
    """Run NeuroKit2 as its manual does: `ecg_clean`, then `ecg_peaks`, both by their own method."""
    kit: Any = import_module("neurokit2")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cleaned = kit.ecg_clean(np.nan_to_num(value), sampling_rate=rate_hz)
        peaks = kit.ecg_peaks(cleaned, sampling_rate=rate_hz)[1]["ECG_R_Peaks"]
    return np.asarray(peaks, dtype=np.float64) / rate_hz


def xqrs_beats(value: Floats, rate_hz: float) -> Floats:
    """Run XQRS of PhysioNet's package."""
    # Through its name alone, for only infrastructure may import it: here it is no reader but a competitor.
    processing: Any = import_module("wfdb.processing")
    found = processing.xqrs_detect(np.nan_to_num(value), fs=rate_hz, verbose=False)
    return np.asarray(found, dtype=np.float64) / rate_hz


_ALL: Final[Mapping[str, tuple[str, BeatDetector]]] = {
    "NeuroKit2": ("neurokit2", neurokit_beats),
    "XQRS": ("wfdb.processing", xqrs_beats),
}


def others() -> dict[str, BeatDetector]:
    """Return the detectors that are installed, by name; say which are not."""
    there: dict[str, BeatDetector] = {}
    for name, (package, detector) in _ALL.items():
        try:
            import_module(package)
        except ImportError:
            typer.echo(f"{package} is not installed: no figures of {name}.", err=True)
            continue
        there[name] = detector
    return there
