"""The signal-quality index: how it falls as recorded noise rises."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from abaton.app.figures import Figure
from abaton.infrastructure.recordings import wfdb
from abaton.infrastructure.recordings.column import column
from abaton.kernel.errors import NotFound
from abaton.signals.beats.ecg import UNNAMED_LEAD
from abaton.signals.beats.noise_stress import residue, with_noise
from abaton.signals.detector import run
from abaton.signals.model import Floats, Waveform
from abaton.signals.quality.waveform import SignalQuality


def figures(
    against: Annotated[Path, typer.Option(help="Folder tree with MITDB 100, 118e00.csv and 118e06.csv.")],
) -> Iterator[Figure]:
    """Print the mean index over all windows of the record, clean and at each ratio; no bar is published for it."""
    files = {name: next(iter(sorted(against.rglob(name))), None) for name in ("100.atr", "118e00.csv", "118e06.csv")}
    record, louder, softer = files.values()
    if record is None or louder is None or softer is None:
        raise NotFound(f"{against}: {', '.join(name for name, file in files.items() if file is None)}")
    record = record.with_suffix("")
    lead = wfdb.signals(record)[0]
    marks = wfdb.annotations(record, "atr").beats().astype(np.float64)
    noise = residue(column(louder), column(softer))
    yield Figure(name=f"100 {lead.name}: mean index", figure=_mean(lead.values, lead.rate_hz), unit="1")
    for snr_db in (24, 12, 6, 0, -6):
        value = with_noise(lead.values, marks, noise, lead.rate_hz, snr_db)
        yield Figure(name=f"100 {lead.name} at {snr_db} dB: mean index", figure=_mean(value, lead.rate_hz), unit="1")
    yield Figure(name="118 noise alone: mean index", figure=_mean(noise, lead.rate_hz), unit="1")


def _mean(value: Floats, rate_hz: float) -> float:
    wave = Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=rate_hz, start_s=0.0, value=value)
    return float(run(SignalQuality(), [wave]).value.mean())
