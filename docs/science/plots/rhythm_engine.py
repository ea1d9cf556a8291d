"""Draw the rhythms of the physiology engine, and what shocks and compressions do.

Run as `.venv/bin/python docs/science/plots/rhythm_engine.py`; writes rhythm_engine.png and electrocardiogram.png beside
this file. Everything is computed.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.physiology import acts, engine, patient
from abaton.physiology.body.rhythm import RhythmKind, Shocked
from abaton.physiology.systems.arrhythmia import fall_into
from abaton.physiology.systems.defibrillation import shock
from abaton.physiology.systems.waveforms import Channel

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
STRIPS: tuple[acts.RhythmName, ...] = (
    "sinus",
    "atrial_fibrillation",
    "atrial_flutter",
    "supraventricular_tachycardia",
    "mobitz_1",
    "complete_block",
    "ventricular_tachycardia",
    "torsades",
    "coarse_ventricular_fibrillation",
    "fine_ventricular_fibrillation",
)
MINUTES = (0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12)
SEEDS = 400


def strips(rest: engine.Body) -> None:
    figure, axes = plt.subplots(len(STRIPS), 1, figsize=(8, 10), sharex=True, layout="constrained")
    for axis, name in zip(axes, STRIPS, strict=True):
        begun = engine.advance(rest, 5, [acts.Rhythm(rhythm=name)])
        _, rows = engine.record(begun, 6, rate_hz=250)
        axis.plot(np.arange(len(rows)) / 250, rows[:, Channel.ECG_II], color=INK, lw=0.8)
        axis.set(ylabel="mV", xlim=(0, 6))
        axis.set_title(name.replace("_", " "), loc="left", fontsize=8, pad=2)
    axes[-1].set_xlabel("s, lead II")
    figure.savefig(Path(__file__).parent / "electrocardiogram.png", dpi=110, facecolor=GROUND)


def converted(rest: engine.Body, minutes: float, act: acts.Act | None) -> float:
    """Share of hearts with a pulse after one shock: the same arrest, another chance."""
    arrested = rest.copy()
    fall_into(arrested, float(RhythmKind.COARSE_VENTRICULAR_FIBRILLATION), 0.0)
    arrested = engine.advance(arrested, 60 * minutes, [engine.Timed(10.0, act)] if act else [])
    won = 0
    for seed in range(1, SEEDS + 1):
        b = arrested.copy()
        b["person"]["seed"] = seed
        won += shock(b, 200.0, 0.0) == Shocked.CONVERTED
    return won / SEEDS


def success(rest: engine.Body) -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    figure, axis = plt.subplots(figsize=(7, 3.5), layout="constrained")
    for act, label, color in (
        (None, "nobody presses", WOOD),
        (acts.Compress(rate_per_min=110, depth_cm=3), "3 cm deep", WATER),
        (acts.Compress(rate_per_min=110, depth_cm=5.5), "5.5 cm deep", LEAF),
    ):
        axis.plot(MINUTES, [100 * converted(rest, m, act) for m in MINUTES], "o-", color=color, label=label)
    axis.set(
        xlabel="minutes of fibrillation before one shock of 200 J", ylabel="% with a pulse after it", ylim=(0, 100)
    )
    axis.legend(frameon=False)
    figure.savefig(Path(__file__).parent / "rhythm_engine.png", dpi=110, facecolor=GROUND)


def main() -> None:
    rest = patient.create()
    strips(rest)
    success(rest)


if __name__ == "__main__":
    main()
