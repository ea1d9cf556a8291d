"""Draw the sign of illness of three people around the onset of their symptoms: found, missed, and a false one.

Run as `.venv/bin/python docs/science/plots/illness.py`; reads the folder welltory_covid, writes illness.png.
"""

from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.app.verify.illness import NEAR, WINDOW
from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings.daily_tables import people
from abaton.signals.baseline.illness import Days, IllnessSignal, Vital
from abaton.signals.detector import run

INK, WATER, LEAF, WOOD, GROUND = "#1D2623", "#1B5468", "#315C3B", "#744719", "#EEEDE6"
SHOWN = 3


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    figure, panels = plt.subplots(SHOWN, 1, figsize=(8, 6.5), layout="constrained")
    judged = []
    for one in people(data() / "wearables" / "welltory_covid"):
        if one.onset_day is None:
            continue
        vitals = {
            Vital.RESTING_PULSE: one.columns["resting_pulse_per_min"],
            Vital.SPOT_PULSE: one.columns["spot_pulse_per_min"],
            Vital.STEPS: one.columns["steps"],
        }
        found = run(IllnessSignal(), [Days(day=one.day, vitals=vitals)])
        from_onset = found.at_s / 86400 - one.onset_day
        inside = (from_onset >= WINDOW[0]) & (from_onset <= WINDOW[1])
        far = (from_onset < NEAR[0]) | (from_onset > NEAR[1])
        if inside.sum() >= 2 and far.sum() >= 14:
            judged.append((one.person, from_onset, found))
    # The longest records: chosen by length, not by what was found in them.
    judged.sort(key=lambda one: -one[1].size)
    for panel, (person, from_onset, found) in zip(panels, judged, strict=False):
        red = found.evidence["is_red"] > 0
        panel.axvspan(*WINDOW, color=LEAF, alpha=0.15, lw=0)
        panel.axvline(0, color=LEAF, lw=1)
        panel.axhline(IllnessSignal().rise_at, color=WOOD, lw=0.8, ls="--")
        panel.vlines(from_onset, 0, found.value, color=WATER, lw=1.5)
        panel.plot(from_onset[red], found.value[red], "o", color=WOOD, ms=4)
        panel.set_xlim(-120, 120)
        panel.set_ylim(-4, 12)
        panel.set_ylabel("deviation")
        panel.set_title(f"person {person[:4]}", loc="left")
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    panels[-1].set_xlabel("days from the onset of symptoms; brown dots: red days; green: the window that counts")
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=100)


if __name__ == "__main__":
    main()
