"""The verifications of beats, quality, variability and breathing name what a folder lacks."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from abaton.app.figures import Figure
from abaton.app.verify import beats, breathing, hrv, quality
from abaton.infrastructure.checkout import data
from abaton.kernel.errors import NotFound
from abaton.signals.model import Floats


@pytest.mark.parametrize("figures", [beats.figures, breathing.figures, hrv.figures, quality.figures])
def test_a_folder_without_recordings_is_not_found(figures: Callable[[Path], Iterator[Figure]], tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(figures(tmp_path))


def test_beats_of_a_folder_are_judged_and_record_100_is_promised() -> None:
    folder = data() / "wearables" / "wfdb_sample"
    if not folder.is_dir():
        pytest.skip(f"no recordings at {folder}")
    shown = {figure.name: figure for figure in beats.figures(folder, beside=False)}
    assert shown["100 MLII: sensitivity"].met
    assert shown["100 MLII: positive predictivity"].met
    assert shown["100 V5: sensitivity"].promise is None


def written(
    folder: Path, name: str, rate_hz: float, signals: dict[str, Floats], marks: list[tuple[int, str]] | None = None
) -> None:
    """Write a WFDB record, and its annotations if there are any."""
    kit: Any = import_module("wfdb")
    kit.wrsamp(
        name,
        fs=rate_hz,
        units=["mV"] * len(signals),
        sig_name=list(signals),
        p_signal=np.column_stack(list(signals.values())),
        fmt=["16"] * len(signals),
        write_dir=str(folder),
    )
    if marks is not None:
        kit.wrann(
            name,
            "atr",
            sample=np.array([at for at, _ in marks]),
            symbol=[symbol for _, symbol in marks],
            aux_note=["(AFIB" if symbol == "+" else "" for _, symbol in marks],
            write_dir=str(folder),
        )


def heart(rate_hz: float, seconds: float = 60.0, width_s: float = 0.012) -> Floats:
    """A beat each 0.8 s, the first at 0.5 s, that swings a little with breath."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    near = np.exp(-0.5 * (((t - 0.5 + 0.4) % 0.8 - 0.4) / width_s) ** 2)
    return np.asarray(near * (1 + 0.2 * np.sin(2 * np.pi * 0.25 * t)), dtype=np.float64)


def beat_marks(rate_hz: float, seconds: float = 60.0) -> list[tuple[int, str]]:
    return [(round(at * rate_hz), "N") for at in np.arange(0.5, seconds, 0.8)]


@pytest.mark.parametrize(
    ("brackets", "left_out"),
    [
        ([], []),
        ([(20, "["), (30, "]")], [(20, 30)]),
        ([(40, "[")], [(40, 60)]),
        ([(10, "]")], [(0, 10)]),
        ([(10, "]"), (20, "["), (30, "]")], [(0, 10), (20, 30)]),
        ([(10, "["), (15, "]"), (40, "[")], [(10, 15), (40, 60)]),
    ],
)
def test_what_lies_in_flutter_is_not_judged_whether_or_not_it_begins_and_ends_in_the_record(
    brackets: list[tuple[int, str]], left_out: list[tuple[int, int]], tmp_path: Path
) -> None:
    # Beats that stand in the signal but are marked outside of flutter only: inside, each would count as invented.
    outside = [one for one in beat_marks(100) if not any(a <= one[0] / 100 <= b for a, b in left_out)]
    marks = sorted([*outside, *((at * 100, symbol) for at, symbol in brackets)])
    written(tmp_path, "flutter", 100, {"II": heart(100)}, marks)
    shown = {figure.name: figure.figure for figure in beats.figures(tmp_path, beside=False)}
    assert shown["flutter II: positive predictivity"] == 100
    assert shown["flutter II: sensitivity"] > 98


def test_a_record_whose_marks_are_rhythms_is_left_out_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, "rhythms", 360, {"II": heart(360)}, [(100, "+"), (9000, "+")])
    written(tmp_path, "sound", 360, {"II": heart(360)}, beat_marks(360))
    noise = np.random.default_rng(0).normal(0, 0.1, 3600)
    for name, share in (("118e00", 1.0), ("118e06", 0.5)):
        np.savetxt(tmp_path / f"{name}.csv", share * noise, fmt="%.4f")
    shown = [figure.name for figure in beats.figures(tmp_path, beside=False)]
    assert not [name for name in shown if "rhythms" in name or "pooled" in name]
    assert "sound II at 6 dB: sensitivity" in shown
    assert "rhythms is left out: no beat is marked" in capsys.readouterr().err


def test_a_folder_of_rhythm_marks_alone_is_not_found(tmp_path: Path) -> None:
    written(tmp_path, "rhythms", 100, {"II": heart(100)}, [(100, "+")])
    with pytest.raises(NotFound, match="marked beats"):
        list(beats.figures(tmp_path, beside=False))


def beats_alone(folder: Path) -> Iterator[Figure]:
    return beats.figures(folder, beside=False)


@pytest.mark.parametrize("figures", [breathing.figures, beats_alone])
def test_one_record_out_of_range_does_not_end_the_run_and_names_may_end_with_commas(
    figures: Callable[[Path], Iterator[Figure]], tmp_path: Path
) -> None:
    for name, rate_hz in (("a_fast", 2000), ("b_slow", 20), ("c_sound", 125)):
        breath = np.sin(2 * np.pi * 0.25 * np.arange(120 * rate_hz) / rate_hz)
        signals = {"II,": heart(rate_hz, 120), "PLETH,": heart(rate_hz, 120, 0.09), "RESP,": breath}
        written(tmp_path, name, rate_hz, signals, beat_marks(rate_hz, 120))
    shown = [figure.name for figure in figures(tmp_path)]
    assert any(name.startswith("c_sound") and "PLETH" in name for name in shown)
    assert not [
        name for name in shown if ",:" in name or ", " in name.split(":")[0] or "a_fast" in name or "b_slow" in name
    ]
