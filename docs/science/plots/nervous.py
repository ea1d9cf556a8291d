"""Draw how the brain's flow and the skull's pressure answer in the physiology engine.

Run as `.venv/bin/python docs/science/plots/nervous.py`; writes nervous.png beside this file. Everything is computed.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.physiology import acts, engine, patient
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import nervous

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"


def settled(rest: engine.Body, record: str, name: str, value: float) -> Body:
    """Hold one thing at a value and let the brain alone answer for three minutes."""
    b = rest.copy()
    b[record][name] = value
    for _ in range(1800):
        nervous.step(b, 0.1)
    return b


def flow(b: engine.Body) -> float:
    n = b["nervous"]
    return float(max(n["cerebral_perfusion_pressure"], 0) / n["cerebral_resistance"])


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    rest = patient.create()
    usual = flow(rest)
    figure, ((pressure, gas), (skull, arrest)) = plt.subplots(2, 2, figsize=(8, 6), layout="constrained")

    at = np.arange(20, 200, 5)
    pressure.plot(at, [100 * flow(settled(rest, "circulation", "mean", p)) / usual for p in at], color=INK)
    pressure.set(xlabel="mean arterial pressure, mmHg", ylabel="flow of the brain, % of rest", ylim=(0, 160))
    at = np.arange(15, 95, 2.5)
    gas.plot(at, [100 * flow(settled(rest, "gas", "pco2", p)) / usual for p in at], color=WATER, label="by PCO2")
    gas.plot(at, [100 * flow(settled(rest, "gas", "po2", p)) / usual for p in at], color=WOOD, label="by PO2")
    gas.set(xlabel="arterial, mmHg", ylim=(0, 260))
    gas.legend(frameon=False)

    for severity, color in ((0.3, LEAF), (0.6, WATER), (1.0, WOOD)):
        b = engine.advance(rest, 0, [acts.Condition(condition="raised_intracranial_pressure", severity=severity)])
        seen: list[float] = []
        for _ in range(60):
            b = engine.advance(b, 20)
            seen.append(float(b["nervous"]["intracranial_pressure"]))
        skull.plot(np.arange(1, 61) / 3, seen, color=color, label=f"severity {severity:g}")
    skull.set(xlabel="min", ylabel="pressure in the skull, mmHg")
    skull.legend(frameon=False)

    b = engine.advance(rest, 0, [acts.Rhythm(rhythm="asystole")])
    rows: list[tuple[float, float, float]] = []
    for _ in range(120):
        b = engine.advance(b, 1)
        n = b["nervous"]
        rows.append((100 * n["consciousness"], 100 * (1 - n["drive_loss"]), n["bis"]))
    for column, label, color in ((0, "consciousness, %", INK), (1, "drive to breathe, %", WATER), (2, "BIS", WOOD)):
        arrest.plot(np.arange(1, 121), [row[column] for row in rows], color=color, label=label)
    arrest.set(xlabel="s of cardiac arrest", ylim=(0, 105))
    arrest.legend(frameon=False)
    figure.savefig(Path(__file__).parent / "nervous.png", dpi=110, facecolor=GROUND)


if __name__ == "__main__":
    main()
