"""PhysioNet's WFDB records: signals with their rate and unit, and the annotations beside them.

Format: https://physionet.org/physiotools/wag/intro.htm
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from abaton.infrastructure.recordings.recording import Recording
from abaton.kernel.errors import Invalid, NotFound

# WFDB writes its own unit names where UCUM has others.
_UCUM: Final[Mapping[str, str]] = {"mmHg": "mm[Hg]", "bpm": "/min", "NU": "1", "pm": "/min"}

_PLETHS: Final = frozenset({"PLETH", "PPG"})

BEAT_SYMBOLS: Final = frozenset("NLRBAaJSVrFejnE/fQ?")
"""Annotations that mark a beat, of whatever kind. https://archive.physionet.org/physiobank/annotations.shtml"""


@dataclass(frozen=True, slots=True)
class Signal:
    name: str
    unit: str
    """UCUM."""
    rate_hz: float
    values: NDArray[np.float64]
    """Physical units; NaN where the record marks a value as not measured."""


@dataclass(frozen=True, slots=True)
class Annotations:
    samples: NDArray[np.int64]
    """Counted from the start of the record, at the rate of its header."""
    symbols: tuple[str, ...]
    notes: tuple[str, ...]

    def beats(self) -> NDArray[np.int64]:
        return self.samples[[symbol in BEAT_SYMBOLS for symbol in self.symbols]]


def signals(record: Path) -> list[Signal]:
    """Read the signals of a record, given by its path without an ending.

    Raises:
        NotFound: there is no header at this path.
        Invalid: the record is not WFDB, or a file that it names is missing or cut short.
    """
    if not record.with_name(record.name + ".hea").exists():
        raise NotFound(record)
    try:
        read: Any = _wfdb().rdrecord(str(record), smooth_frames=True)
    except (ValueError, OSError, IndexError, KeyError) as broken:
        raise Invalid(record.name, f"a whole WFDB record ({type(broken).__name__})") from broken
    return [
        Signal(
            name=str(name),
            unit=_UCUM.get(str(unit), str(unit)),
            rate_hz=float(read.fs),
            values=np.ascontiguousarray(read.p_signal[:, column], dtype=np.float64),
        )
        for column, (name, unit) in enumerate(zip(read.sig_name, read.units, strict=True))
    ]


def annotations(record: Path, ending: str) -> Annotations:
    """Read the annotations of a record from the file with this ending (`atr`, `qrs`, `ecg`).

    Raises:
        NotFound: there is no such file.
        Invalid: the file is not in WFDB's annotation format.
    """
    if not record.with_name(f"{record.name}.{ending}").exists():
        raise NotFound(record)
    try:
        read: Any = _wfdb().rdann(str(record), ending)
    except (ValueError, OSError, IndexError, KeyError) as broken:
        raise Invalid(f"{record.name}.{ending}", f"WFDB annotations ({type(broken).__name__})") from broken
    return Annotations(
        samples=np.asarray(read.sample, dtype=np.int64),
        symbols=tuple(str(symbol) for symbol in read.symbol),
        notes=tuple(str(note).rstrip("\x00") for note in read.aux_note),
    )


def recording(record: Path, signal: str) -> Recording:
    """Read one signal with the beats that its `.atr` marks.

    Raises:
        NotFound: there is no header or no `.atr` at this path, or the record has no such signal.
        Invalid: the record is not WFDB, or the signal is none that beats are found in here.
    """
    found = next((one for one in signals(record) if one.name == signal), None)
    if found is None:
        raise NotFound(f"{record.name}: {signal}")
    if found.unit != "mV" and signal not in _PLETHS:
        raise Invalid(f"{record.name}: {signal}", "an ECG in mV, or a photoplethysmogram")
    return Recording(
        name=f"{record.name} {signal}",
        # Which lead it is does not matter for beats: MDC_ECG_ELEC_POTL, or MDC_PULS_OXIM_PLETH.
        code="150452" if signal in _PLETHS else "131328",
        unit="1" if signal in _PLETHS else "mV",
        rate_hz=found.rate_hz,
        values=found.values,
        beats=annotations(record, "atr").beats().astype(np.float64),
    )


def rate_hz(record: Path) -> float:
    """Read the rate of a record from its header: that of its annotations too.

    Raises:
        NotFound: there is no header at this path.
        Invalid: the header is not WFDB's.
    """
    if not record.with_name(record.name + ".hea").exists():
        raise NotFound(record)
    try:
        read: Any = _wfdb().rdheader(str(record))
        return float(read.fs)
    except (ValueError, OSError, IndexError, KeyError, TypeError) as broken:
        raise Invalid(f"{record.name}.hea", f"a WFDB header ({type(broken).__name__})") from broken


def _wfdb() -> Any:  # noqa: ANN401 the package has no types
    """Return PhysioNet's package. It brings pandas and Matplotlib: only those who read such records wait for it."""
    return import_module("wfdb")
