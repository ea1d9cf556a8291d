"""Breathing rate from ECG and PPG against the breathing signal recorded beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer

from abaton.app.figures import Figure
from abaton.infrastructure.recordings import wfdb
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.beats.ppg import PPG_CODES, PpgPulses
from abaton.signals.beats.transit import pulse_transit
from abaton.signals.breathing.rate import FASTEST_HZ, SLOWEST_HZ, breathing_rate, peak
from abaton.signals.detector import run
from abaton.signals.model import Findings, Floats, Waveform

WINDOW_S: Final = 60.0
STEP_S: Final = 30.0

# A window in which the recorded breath itself has no clear rate is no reference. Chosen: half of its power at one rate.
CLEAR: Final = 0.5

# Breaths a minute within which a monitor is taken to agree. Chosen, as most comparisons do.
AGREES_PER_MIN: Final = 3.0


def figures(
    against: Annotated[Path, typer.Option(help="Folder tree with WFDB records that hold RESP beside an ECG or PLETH.")],
) -> Iterator[Figure]:
    """Compare the rates of windows of 60 s, every 30 s. Few records, so no bar."""
    compared = 0
    seen: set[int] = set()
    for header in sorted(against.rglob("*.hea"), key=lambda one: (len(one.parts), one)):
        record = header.with_suffix("")
        try:
            signals = {_name(one): one for one in wfdb.signals(record)} if _breathes(header) else {}
        except (Invalid, NotFound):
            continue
        breath = signals.pop("RESP", None)
        if breath is None or (same := hash(breath.values.tobytes())) in seen:
            continue
        seen.add(same)
        found = {name: _beats(name, one) for name, one in signals.items() if _is_read(name, one)}
        for name, beats in found.items():
            compared += 1
            yield from _compared(f"{record.name} {name}", breath, beats)
        yield from _transit(record.name, found)
    if not compared:
        raise NotFound(f"{against}: no record with RESP beside an ECG or PLETH")


def _compared(name: str, breath: wfdb.Signal, beats: Findings) -> Iterator[Figure]:
    off: list[float] = []
    windows = silent = 0
    end_s = breath.values.size / breath.rate_hz
    for from_s in np.arange(0.0, end_s - WINDOW_S + 1, STEP_S):
        reference = _reference(breath, float(from_s))
        if reference is None:
            continue
        windows += 1
        ours = breathing_rate(_between(beats, float(from_s), float(from_s) + WINDOW_S))
        if ours is None:
            silent += 1
        else:
            off.append(ours.rate_per_min - reference)
    if not windows:
        return
    yield Figure(name=f"{name}: windows with a clear breath recorded", figure=windows, unit="1")
    if off:
        agree = 100.0 * float((np.abs(off) <= AGREES_PER_MIN).mean())
        yield Figure(name=f"{name}: mean absolute difference", figure=float(np.abs(off).mean()), unit="/min")
        yield Figure(name=f"{name}: windows within {AGREES_PER_MIN:g}/min", figure=agree, unit="%")
    yield Figure(name=f"{name}: windows without an answer", figure=silent, unit="1")


def _transit(record: str, found: dict[str, Findings]) -> Iterator[Figure]:
    pulses = found.get("PLETH")
    lead = next((name for name in found if name != "PLETH"), None)
    if pulses is None or lead is None:
        return
    transit = pulse_transit(found[lead], pulses)
    if len(transit):
        spread = np.percentile(transit.value, [25, 50, 75])
        yield Figure(name=f"{record} {lead} to PLETH: pulse transit, median", figure=1000 * spread[1], unit="ms")
        yield Figure(name=f"{record} {lead} to PLETH: middle half", figure=1000 * (spread[2] - spread[0]), unit="ms")
        share = 100.0 * len(transit) / len(found[lead])
        yield Figure(name=f"{record} {lead} to PLETH: beats with a transit", figure=share, unit="%")


def _reference(breath: wfdb.Signal, from_s: float) -> float | None:
    """Return the rate of the recorded breath in a window, if it has one."""
    value = breath.values[round(from_s * breath.rate_hz) : round((from_s + WINDOW_S) * breath.rate_hz)]
    if np.isnan(value).mean() > 0.02:
        return None
    value = np.nan_to_num(value - np.nanmean(value))
    # Four times the length, for steps of a quarter of a breath a minute.
    power = np.abs(np.fft.rfft(value * np.hanning(value.size), 4 * value.size)) ** 2
    frequency_hz = np.fft.rfftfreq(4 * value.size, 1 / breath.rate_hz)
    band = (frequency_hz >= SLOWEST_HZ) & (frequency_hz <= FASTEST_HZ)
    found = peak(np.asarray(frequency_hz[band], dtype=np.float64), np.asarray(power[band], dtype=np.float64))
    return found.rate_per_min if found is not None and found.confidence >= CLEAR else None


def _beats(name: str, signal: wfdb.Signal) -> Findings:
    if name == "PLETH":
        return run(PpgPulses(), [_wave(signal.values, signal.rate_hz, min(PPG_CODES), "1")])
    return run(EcgBeats(), [_wave(signal.values, signal.rate_hz, UNNAMED_LEAD, "mV")])


def _wave(value: Floats, rate_hz: float, code: str, unit: str) -> Waveform:
    return Waveform(code=code, unit=unit, rate_hz=rate_hz, start_s=0.0, value=value)


def _between(beats: Findings, from_s: float, to_s: float) -> Findings:
    inside = (beats.at_s >= from_s) & (beats.at_s < to_s)
    return Findings(
        code=beats.code,
        unit=beats.unit,
        at_s=beats.at_s[inside],
        value=beats.value[inside],
        confidence=beats.confidence[inside],
        evidence={name: value[inside] for name, value in beats.evidence.items()},
    )


def _breathes(header: Path) -> bool:
    return "RESP" in header.read_text("utf-8", "replace")


def _name(signal: wfdb.Signal) -> str:
    # Some headers end each name with a comma.
    return signal.name.strip(" ,").upper()


def _is_read(name: str, signal: wfdb.Signal) -> bool:
    # What is neither pulse nor pressure and is in millivolts is a lead. The rates are those that the detectors read.
    if name == "PLETH":
        return 25 <= signal.rate_hz <= 1000
    return signal.unit == "mV" and name not in {"RESP", "ABP", "PAP", "CVP"} and 100 <= signal.rate_hz <= 1000
