"""Beats found in ECG and PPG against marked beats: clean, in recorded noise, and beside the detectors of others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer

from abaton.app.figures import Figure, promised
from abaton.app.verify._others import BeatDetector, others
from abaton.infrastructure.recordings import wfdb
from abaton.infrastructure.recordings.column import column
from abaton.kernel.errors import Invalid, NotFound
from abaton.signals.beats.agreement import Agreement, agreement
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.beats.noise_stress import residue, with_noise
from abaton.signals.beats.ppg import PPG_CODES, PpgPulses
from abaton.signals.detector import run
from abaton.signals.model import Floats, Waveform

SNR_DB: Final = (24, 12, 6, 0)
NOISE_RATE_HZ: Final = 360.0
PROMISED_RECORD: Final = "100"
PROMISED_PERCENT: Final = 99.5

# A recording ends, then nothing is measured: so much of nothing lets the last beats be decided.
_SILENCE_S: Final = 4.0

# Leads have many names, what is no lead has few.
_NO_LEADS: Final = ("resp", "abp", "art", "cvp", "pap", "bp", "icp", "pleth", "ppg", "eeg", "eog", "emg", "scg", "pcg")


def figures(
    against: Annotated[Path, typer.Option(help="Folder tree with WFDB records that have signals and .atr marks.")],
    *,
    beside: Annotated[bool, typer.Option(help="Run the detectors of others, too. XQRS takes its time.")] = True,
    noisy: Annotated[bool, typer.Option(help="Add recorded noise to every record, not to 100 alone.")] = False,
) -> Iterator[Figure]:
    """Count found, missed and invented beats of each record within 150 ms, over its whole length."""
    records = sorted({mark.with_suffix("") for mark in against.rglob("*.atr")})
    marked = [(record, *one) for record in records if (one := _ecg(record)) is not None]
    if not marked:
        raise NotFound(f"{against}: no record with an ECG (.hea, .dat) and marked beats (.atr)")
    beside_us = others() if beside else {}
    pooled = Agreement(0, 0, 0)
    for record, leads, marks, spared in marked:
        for nth, lead in enumerate(leads):
            found = _judged(_ours(lead.values, lead.rate_hz), marks / lead.rate_hz, spared)
            name = f"{record.name} {_name(lead)}"
            bar = PROMISED_PERCENT if record.name == PROMISED_RECORD and nth == 0 else None
            yield from _shown(name, found, bar)
            pooled += found if nth == 0 else Agreement(0, 0, 0)
            if nth == 0:
                yield from _of_others(beside_us, name, lead, marks, spared)
    if len(marked) > 1:
        yield from _shown(f"first leads of {len(marked)} records, pooled", pooled, None)
    stressed = [one for one in marked if noisy or one[0].name == PROMISED_RECORD] or marked[:1]
    yield from _in_noise(against, stressed, beside_us)
    yield from _pulses(against)


def _in_noise(
    against: Path,
    stressed: list[tuple[Path, list[wfdb.Signal], Floats, list[tuple[float, float]]]],
    beside_us: dict[str, BeatDetector],
) -> Iterator[Figure]:
    """Add the noise in which the 0 dB and the 6 dB copy of MIT-BIH noise-stress record 118 differ."""
    copies = [next(iter(sorted(against.rglob(f"118e{db}.csv"))), None) for db in ("00", "06")]
    if copies[0] is None or copies[1] is None:
        typer.echo(f"{against}: no 118e00.csv and 118e06.csv, so no curve in noise.", err=True)
        return
    noise = residue(column(copies[0]), column(copies[1]))
    for record, leads, marks, spared in stressed:
        lead = leads[0]
        if lead.rate_hz != NOISE_RATE_HZ:
            typer.echo(f"{record.name}: not at {NOISE_RATE_HZ:g} Hz like the noise, left out of the curve.", err=True)
            continue
        for snr_db in SNR_DB:
            value = with_noise(lead.values, marks, noise, lead.rate_hz, snr_db)
            name = f"{record.name} {_name(lead)} at {snr_db} dB"
            yield from _shown(name, _judged(_ours(value, lead.rate_hz), marks / lead.rate_hz, spared), None)
            louder = wfdb.Signal(lead.name, lead.unit, lead.rate_hz, value)
            yield from _of_others(beside_us, name, louder, marks, spared)


def _pulses(against: Path) -> Iterator[Figure]:
    """Hold pulses against the R peaks of the ECG beside them: no marks, but two sensors on one heart."""
    seen: set[int] = set()
    for header in sorted(against.rglob("*.hea"), key=lambda one: (len(one.parts), one)):
        record = header.with_suffix("")
        try:
            signals = wfdb.signals(record) if "PLETH" in header.read_text("utf-8", "replace") else []
        except (Invalid, NotFound):
            continue
        pleth = next((one for one in signals if _name(one).upper() == "PLETH"), None)
        lead = next((one for one in signals if _is_ecg(one)), None)
        if pleth is None or lead is None or not 25 <= pleth.rate_hz <= 1000:
            continue
        if pleth.values.size < 30 * pleth.rate_hz:
            continue
        # Several headers may stand for the same signals.
        if (same := hash(pleth.values.tobytes())) in seen:
            continue
        seen.add(same)
        pulse_s, beat_s = _our_pulses(pleth), _ours(lead.values, lead.rate_hz)
        if pulse_s.size == 0 or beat_s.size == 0:
            continue
        # A pulse arrives later than its beat, by a time that is the person's own: the middle of all is taken out.
        before = np.searchsorted(beat_s, pulse_s) - 1
        late_s = float(np.median((pulse_s - beat_s[np.maximum(before, 0)])[before >= 0]))
        found = agreement(beat_s, pulse_s - late_s)
        name = f"{record.name} PLETH beside {_name(lead)}"
        yield Figure(name=f"{name}: R peaks with a pulse", figure=found.sensitivity_percent, unit="%")
        yield Figure(name=f"{name}: pulses with an R peak", figure=found.predictivity_percent, unit="%")
        yield Figure(name=f"{name}: pulse after R, less whole beats", figure=1000 * late_s, unit="ms")


def _shown(name: str, found: Agreement, bar: float | None) -> Iterator[Figure]:
    for what, percent in (
        ("sensitivity", found.sensitivity_percent),
        ("positive predictivity", found.predictivity_percent),
    ):
        if bar is None:
            yield Figure(name=f"{name}: {what}", figure=percent, unit="%")
        else:
            yield promised(f"{name}: {what}", percent, "≥", bar, "%")


def _of_others(
    beside_us: dict[str, BeatDetector],
    name: str,
    lead: wfdb.Signal,
    marks: Floats,
    spared: list[tuple[float, float]],
) -> Iterator[Figure]:
    for other, detect in beside_us.items():
        found_s = np.sort(detect(lead.values, lead.rate_hz))
        yield from _shown(f"{name}: {other}", _judged(found_s, marks / lead.rate_hz, spared), None)


def _judged(found_s: Floats, marked_s: Floats, spared: list[tuple[float, float]]) -> Agreement:
    """Compare, without what lies in ventricular flutter, where AAMI EC57 counts no beats."""
    for from_s, to_s in spared:
        found_s = found_s[(found_s < from_s) | (found_s > to_s)]
        marked_s = marked_s[(marked_s < from_s) | (marked_s > to_s)]
    return agreement(marked_s, found_s)


def _ours(value: Floats, rate_hz: float) -> Floats:
    return run(EcgBeats(), [_wave(value, rate_hz, UNNAMED_LEAD, "mV")]).at_s


def _our_pulses(pleth: wfdb.Signal) -> Floats:
    # Pleth has no unit; some headers say mV, which WFDB means by saying nothing.
    return run(PpgPulses(), [_wave(pleth.values, pleth.rate_hz, min(PPG_CODES), "1")]).at_s


def _wave(value: Floats, rate_hz: float, code: str, unit: str) -> Waveform:
    silence = np.full(round(_SILENCE_S * rate_hz), np.nan)
    return Waveform(code=code, unit=unit, rate_hz=rate_hz, start_s=0.0, value=np.concatenate([value, silence]))


def _name(signal: wfdb.Signal) -> str:
    # Some headers end each name with a comma.
    return signal.name.strip(" ,")


def _is_ecg(signal: wfdb.Signal) -> bool:
    named = signal.name.strip().lower().startswith(_NO_LEADS)
    return signal.unit == "mV" and not named and 100 <= signal.rate_hz <= 1000


def _ecg(record: Path) -> tuple[list[wfdb.Signal], Floats, list[tuple[float, float]]] | None:
    """Return the leads, the sample numbers of the marked beats, and the seconds of ventricular flutter.

    Nothing, and says why, of a record without an ECG or without one marked beat: in some databases `.atr` marks rhythms
    alone, and every beat found there would count as invented.
    """
    try:
        leads = [one for one in wfdb.signals(record) if _is_ecg(one)]
        marks = wfdb.annotations(record, "atr")
    except (Invalid, NotFound) as unread:
        typer.echo(f"{record.name} is left out: {unread}", err=True)
        return None
    beats = marks.beats().astype(np.float64)
    if not leads or not beats.size:
        typer.echo(f"{record.name} is left out: {'no beat is marked in its .atr' if leads else 'no ECG'}.", err=True)
        return None
    return leads, beats, _flutter(marks, leads[0].values.size, leads[0].rate_hz)


def _flutter(marks: wfdb.Annotations, samples: int, rate_hz: float) -> list[tuple[float, float]]:
    """Return the seconds from each `[` to its `]`; one not ended lasts to the end, one not begun from the start."""
    spared: list[tuple[float, float]] = []
    begin: float | None = None
    for at, symbol in zip(marks.samples.tolist(), marks.symbols, strict=True):
        if symbol == "[" and begin is None:
            begin = at / rate_hz
        elif symbol == "]" and (begin is not None or not spared):
            spared.append((0.0 if begin is None else begin, at / rate_hz))
            begin = None
    if begin is not None:
        spared.append((begin, samples / rate_hz))
    return spared
