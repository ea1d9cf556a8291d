"""Heart-rate variability against the reference values of the PhysioNet Cardiovascular Signal Toolbox and NeuroKit2."""

import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
import typer

from abaton.app.figures import Figure, promised
from abaton.infrastructure.recordings import clifford_hrv, wfdb
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.model import Floats
from abaton.signals.variability.hrv import Variability, measured, variability

TABLE: Final = "NSR_HRV_allwindows_allpatients.csv"

# The table was made with 125 Hz for records of 128 Hz: its medians are multiples of 8 ms. So is this comparison.
TABLE_RATE_HZ: Final = 125.0

# The table holds a value to 4 to 6 digits; 0.1 % is its rounding with room, and far below one beat more or less.
TOLERANCE: Final = 0.001

# Between which beats the toolbox measures: normal ones, and marks of noise count as beats that are not normal.
_COUNTED: Final = frozenset("NAV~")

# Column of the table, name here, factor.
_COLUMNS: Final = (
    ("SDNN", "sdnn_ms", 1.0),
    ("RMSSD", "rmssd_ms", 1.0),
    ("pnn50", "pnn50_percent", 100.0),
    ("SD1", "sd1_ms", 1.0),
    ("SD2", "sd2_ms", 1.0),
)
_LOOSE: Final = (
    ("vlf", "vlf_ms2"),
    ("lf", "lf_ms2"),
    ("hf", "hf_ms2"),
    ("lfhf", "lf_hf"),
    ("SampEn", "sample_entropy"),
)


def figures(
    against: Annotated[Path, typer.Option(help=f"Folder tree with {TABLE} and its nsr*.ecg records.")],
) -> Iterator[Figure]:
    """Measure each window of the table; promised are those in which the toolbox dropped no beat."""
    table = next(iter(sorted(against.rglob(TABLE))), None)
    if table is None:
        raise NotFound(f"{against}: {TABLE}")
    pairs: list[tuple[dict[str, float | str], Variability]] = []
    windows: list[Floats] = []
    dropped = 0
    beats = {
        name: _beats(table.parent / name) for name in sorted({str(row["patID"]) for row in clifford_hrv.rows(table)})
    }
    for row in clifford_hrv.rows(table):
        nn_s = _window(*beats[str(row["patID"])], float(row["t_start"]), float(row["t_end"]))
        # Where count or mean differ, the toolbox took intervals out that it held for wrong. By what rule its table does
        # not say, so these windows are not compared; the mean, by which they are chosen, is no figure for that reason.
        if nn_s.size != row["btsdet"] or abs(1000 * nn_s.mean() / float(row["NNmean"]) - 1) > TOLERANCE:
            dropped += 1
            continue
        windows.append(nn_s)
        pairs.append((row, measured(nn_s)))
    yield Figure(name="windows of the table", figure=len(pairs) + dropped, unit="1")
    yield Figure(name="windows in which the toolbox dropped beats", figure=dropped, unit="1")
    if not pairs:
        raise Invalid(TABLE, "a window with all its beats")
    for column, name, factor in _COLUMNS:
        off = np.array([abs(getattr(ours, name) - factor * float(row[column])) for row, ours in pairs])
        size = np.array([factor * float(row[column]) for row, _ in pairs])
        # pNN50 is small and in steps of one beat: its tolerance is in percent of beats.
        allowed = 0.01 if name == "pnn50_percent" else TOLERANCE * size
        share = 100.0 * float((off <= allowed).mean())
        yield promised(f"{column}: windows within tolerance", share, "≥", 99.0, "%")
    for column, name in _LOOSE:
        ratio = [getattr(ours, name) / float(row[column]) for row, ours in pairs if getattr(ours, name) is not None]
        yield Figure(name=f"{column}: ours over the toolbox's, median", figure=float(np.median(ratio)), unit="1")
    yield from _refused(beats)
    yield from _beside_neurokit(windows[:: max(1, len(windows) // 15)])


def _refused(beats: dict[str, tuple[Floats, list[str]]]) -> Iterator[Figure]:
    """Cut whole days into five minutes, all beats, and count what is put right and what is refused."""
    shares: list[float] = []
    refused = 0
    for at_s, _ in beats.values():
        interval_s = np.diff(at_s) * TABLE_RATE_HZ / 128.0
        interval_s = interval_s[interval_s > 0]
        for stretch in np.split(interval_s, np.flatnonzero(np.diff(np.cumsum(interval_s) // 300)) + 1):
            try:
                shares.append(variability(stretch).corrected_share)
            except Invalid:
                refused += 1
    yield Figure(name="whole days: five-minute stretches measured", figure=len(shares), unit="1")
    yield Figure(name="whole days: beats corrected in these, mean", figure=100 * float(np.mean(shares)), unit="%")
    yield Figure(name="whole days: stretches refused", figure=refused, unit="1")


def _beside_neurokit(windows: list[Floats]) -> Iterator[Figure]:
    try:
        kit: Any = import_module("neurokit2")
    except ImportError:
        typer.echo("neurokit2 is not installed: no figures of it.", err=True)
        return
    ratios: dict[str, list[float]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for nn_s in windows:
            ours = measured(nn_s)
            peaks = np.round(1000 * np.concatenate([[0.0], np.cumsum(nn_s)])).astype(int)
            time, beyond = kit.hrv_time(peaks, sampling_rate=1000), kit.hrv_nonlinear(peaks, sampling_rate=1000)
            wave = kit.hrv_frequency(peaks, sampling_rate=1000, normalize=False)
            for name, theirs in (
                ("sdnn_ms", time["HRV_SDNN"]),
                ("rmssd_ms", time["HRV_RMSSD"]),
                ("pnn50_percent", time["HRV_pNN50"]),
                ("sd1_ms", beyond["HRV_SD1"]),
                ("sample_entropy", beyond["HRV_SampEn"]),
                ("dfa_alpha1", beyond["HRV_DFA_alpha1"]),
                ("lf_hf", wave["HRV_LFHF"]),
            ):
                other, own = float(theirs.iloc[0]), getattr(ours, name)
                if own is not None and np.isfinite(other) and other > 0:
                    ratios.setdefault(name, []).append(own / other)
    for name, values in ratios.items():
        yield Figure(name=f"{name}: ours over NeuroKit2's, median", figure=float(np.median(values)), unit="1")


def _beats(record: Path) -> tuple[Floats, list[str]]:
    marks = wfdb.annotations(record, "ecg")
    kept = [(at, symbol) for at, symbol in zip(marks.samples, marks.symbols, strict=True) if symbol in _COUNTED]
    at_s = np.array([at for at, _ in kept]) / TABLE_RATE_HZ
    return at_s - at_s[0], [symbol for _, symbol in kept]


def _window(at_s: Floats, symbols: list[str], from_s: float, to_s: float) -> Floats:
    normal = np.array([symbol == "N" for symbol in symbols])
    inside = (at_s[1:] >= from_s) & (at_s[1:] < to_s) & normal[1:] & normal[:-1]
    return np.diff(at_s)[inside]
