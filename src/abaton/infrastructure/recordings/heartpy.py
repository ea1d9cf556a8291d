"""Two real pulses that lie in the `heartpy` wheel: read as files, for the package itself would load its plotting.

Both are raw readings of an optical pulse sensor, in steps of its converter (10 bits): a bare number, on no scale. In
`data2` a column `timer` counts milliseconds in even steps; its first 42 s hold no pulse, and for seven of them the
sensor gave nothing but 0. In `data3` each sample has a date and time, in ticks of about 15.6 ms, often several samples
to one: that is when they were read off, not when they were measured. Here they lie evenly, at the mean rate from first
to last; the written times stray by 0.21 s from a straight line at most, slowly. Tops are clipped at 977.

heartpy's own `get_samplerate_mstimer` and `get_samplerate_datetime` divide the number of samples, not of steps between
them, by the time: their 116.996 and 100.420 Hz are here 116.988 and 100.418 Hz.
"""

from csv import DictReader
from datetime import datetime
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from abaton.infrastructure.recordings.recording import Recording
from abaton.kernel.errors import Invalid, NotFound

Name = Literal["data2", "data3"]
NAMES: Final[tuple[Name, ...]] = ("data2", "data3")

# ISO/IEEE 11073-10101: MDC_PULS_OXIM_PLETH, the code that `signals.beats.ppg` reads.
_PLETH: Final = "150452"


def recording(name: Name) -> Recording:
    """Read a pulse and the beats that were read in it by hand.

    Raises:
        NotFound: the wheel is not installed, or holds no such file.
        Invalid: the file is not the one that the beats were read in.
    """
    file = _file(name)
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(DictReader(opened))
    try:
        values = np.array([float(row["hr"]) for row in rows])
        span_s = _instant_s(rows[-1]) - _instant_s(rows[0])
    except (KeyError, ValueError, IndexError) as broken:
        raise Invalid(file.name, "columns hr and timer, or hr and datetime") from broken
    beats, unreadable = _read_by_hand(name)
    if not (span_s > 0 and beats[-1] < values.size):
        raise Invalid(file.name, "the file of heartpy 1.2.7: the beats were read in that one")
    return Recording(
        name=f"heartpy {name}",
        code=_PLETH,
        unit="1",
        rate_hz=(values.size - 1) / span_s,
        values=values,
        beats=beats,
        unreadable=unreadable,
    )


def _file(name: str) -> Path:
    try:
        file = Path(str(distribution("heartpy").locate_file(f"heartpy/data/{name}.csv")))
    except PackageNotFoundError:
        raise NotFound("heartpy") from None
    if not file.is_file():
        raise NotFound(file)
    return file


def _instant_s(row: dict[str, str]) -> float:
    if "timer" in row:
        return float(row["timer"]) / 1000
    # A wall clock somewhere; only differences are taken.
    return datetime.fromisoformat(row["datetime"]).timestamp()


def _read_by_hand(name: str) -> tuple[NDArray[np.float64], tuple[tuple[float, float], ...]]:
    marks: dict[str, list[float]] = {"beat": [], "unreadable_from": [], "unreadable_to": []}
    text = (files("abaton.infrastructure.recordings") / "beats" / f"heartpy_{name}.csv").read_text(encoding="utf-8")
    for row in DictReader(line for line in text.splitlines() if not line.startswith("#")):
        marks[row["what"]].append(float(row["sample"]))
    return np.array(marks["beat"]), tuple(zip(marks["unreadable_from"], marks["unreadable_to"], strict=True))
