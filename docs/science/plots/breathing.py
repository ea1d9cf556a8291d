"""Draw recorded breath over the heights of the R peaks that it swings.

Run as `.venv/bin/python docs/science/plots/breathing.py`; reads wfdb_sample, writes breathing.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.signals.beats.ecg import UNNAMED_LEAD, EcgBeats
from abaton.signals.detector import run
from abaton.signals.model import Waveform

INK, WATER, WOOD, GROUND = "#1D2623", "#1B5468", "#744719", "#EEEDE6"
FROM_S, TO_S = 100.0, 140.0


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    signals = {one.name.strip(): one for one in wfdb.signals(data() / "wearables" / "wfdb_sample" / "03700181")}
    lead, breath = signals["MCL1"], signals["RESP"]
    wave = Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=lead.rate_hz, start_s=0.0, value=lead.values)
    found = run(EcgBeats(), [wave])
    shown = (found.at_s >= FROM_S) & (found.at_s < TO_S)
    t = np.arange(breath.values.size) / breath.rate_hz
    here = (t >= FROM_S) & (t < TO_S)
    figure, (above, middle, below) = plt.subplots(3, 1, figsize=(8, 5.5), sharex=True, layout="constrained")
    above.plot(t[here], breath.values[here], color=INK, lw=0.9)
    above.set(title="MIMIC 03700181: breath as recorded")
    middle.plot(found.at_s[shown], found.value[shown], "o-", ms=3, lw=0.8, color=WATER)
    middle.set(title="height of the R peaks, mV")
    below.plot(found.at_s[shown], found.evidence["interval_s"][shown], "o-", ms=3, lw=0.8, color=WOOD)
    below.set(title="RR intervals, s", xlabel="s", xlim=(FROM_S, TO_S))
    for panel in (above, middle, below):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=110)


if __name__ == "__main__":
    main()
