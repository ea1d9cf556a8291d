"""Draw beats found in noise, pulses beside an ECG, and how much noise each detector bears.

Run as `.venv/bin/python docs/science/plots/beats.py`; reads wfdb_sample and heartpy_ppg, writes beats.png beside this
file. XQRS takes half a minute.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.app.verify._others import others
from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.infrastructure.recordings.column import column
from abaton.signals.beats.agreement import agreement
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.beats.noise_stress import residue, with_noise
from abaton.signals.beats.ppg import PPG_CODES, PpgPulses
from abaton.signals.detector import run
from abaton.signals.model import Findings, Floats, Waveform

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
SNR_DB = (24, 12, 6, 0)


def beats(value: Floats, rate_hz: float) -> Findings:
    wave = Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=rate_hz, start_s=0.0, value=value)
    return run(EcgBeats(), [wave])


def pulses(value: Floats, rate_hz: float) -> Findings:
    return run(PpgPulses(), [Waveform(code=min(PPG_CODES), unit="1", rate_hz=rate_hz, start_s=0.0, value=value)])


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    folder = data() / "wearables"
    lead = wfdb.signals(folder / "wfdb_sample" / "100")[0]
    marks = wfdb.annotations(folder / "wfdb_sample" / "100", "atr").beats().astype(np.float64)
    noise = residue(*(column(folder / "heartpy_ppg" / f"118e{db}.csv") for db in ("00", "06")))
    figure, (noisy, both, curve) = plt.subplots(3, 1, figsize=(8, 8), layout="constrained")

    at_0_db = with_noise(lead.values, marks, noise, lead.rate_hz, 0.0)
    found = beats(at_0_db, lead.rate_hz)
    t = np.arange(at_0_db.size) / lead.rate_hz
    here = (t >= 240) & (t < 252)
    noisy.plot(t[here], at_0_db[here], color=INK, lw=0.7)
    top = at_0_db[here].max()
    for at_s, level, color, label in (
        (marks / lead.rate_hz, top + 0.5, LEAF, "marked"),
        (found.at_s, top + 0.2, WATER, "found"),
    ):
        shown = at_s[(at_s >= 240) & (at_s < 252)]
        noisy.plot(shown, np.full(shown.size, level), "|", ms=9, mew=2, color=color, label=label)
    noisy.set(title="MITDB 100 with electrode noise at 0 dB", ylabel="mV", xlim=(240, 252))
    noisy.legend(loc="lower right", frameon=False, ncols=2)

    signals = {one.name: one for one in wfdb.signals(folder / "wfdb_sample" / "a103l")}
    for name, level, color, found in (
        ("II", 2.0, WATER, beats(signals["II"].values, 250.0)),
        ("PLETH", 0.0, WOOD, pulses(signals["PLETH"].values, 250.0)),
    ):
        value = signals[name].values
        t = np.arange(value.size) / 250.0
        here = (t >= 100) & (t < 108)
        both.plot(t[here], value[here] + level, color=INK, lw=0.7)
        shown = found.at_s[(found.at_s >= 100) & (found.at_s < 108)]
        both.plot(shown, np.interp(shown, t, value) + level, "o", ms=4, color=color, label=name)
    both.set(title="CinC 2015 a103l: R peaks, and where the pulse rises most", xlim=(100, 108), yticks=[])
    both.legend(loc="center right", frameon=False, ncols=2)

    detectors = {"Abaton": lambda value, rate_hz: beats(value, rate_hz).at_s, **others()}
    for (name, detect), color in zip(detectors.items(), (WATER, WOOD, LEAF), strict=False):
        told = [
            agreement(marks / lead.rate_hz, np.sort(detect(with_noise(lead.values, marks, noise, 360.0, db), 360.0)))
            for db in SNR_DB
        ]
        curve.plot(SNR_DB, [one.sensitivity_percent for one in told], "o-", color=color, label=f"{name}, sensitivity")
        predictivity = [one.predictivity_percent for one in told]
        curve.plot(SNR_DB, predictivity, "s--", color=color, label=f"{name}, positive predictivity")
    curve.set(title="MITDB 100 in noise", xlabel="signal to noise, dB", ylabel="%", xticks=SNR_DB)
    curve.invert_xaxis()
    curve.legend(loc="lower left", frameon=False)

    for panel in (noisy, both, curve):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=95)


if __name__ == "__main__":
    main()
