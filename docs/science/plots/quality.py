"""Draw a lead that goes bad and what the quality index says of it.

Run as `.venv/bin/python docs/science/plots/quality.py`; reads af_clifford, writes quality.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.signals.beats.ecg import UNNAMED_LEAD
from abaton.signals.detector import run
from abaton.signals.model import Waveform
from abaton.signals.quality.waveform import SignalQuality

INK, WATER, WOOD, GROUND = "#1D2623", "#1B5468", "#744719", "#EEEDE6"
FROM_S, TO_S = 1180.0, 1300.0


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    lead = wfdb.signals(data() / "wearables" / "af_clifford" / "105")[0]
    t = np.arange(lead.values.size) / lead.rate_hz
    wave = Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=lead.rate_hz, start_s=0.0, value=lead.values)
    found = run(SignalQuality(), [wave])
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 4.5), sharex=True, layout="constrained")
    here = (t >= FROM_S) & (t < TO_S)
    above.plot(t[here][::2], lead.values[here][::2], color=INK, lw=0.4)
    above.set(title="MITDB 105, lead II", ylabel="mV")
    shown = (found.at_s >= FROM_S) & (found.at_s < TO_S)
    below.step(found.at_s[shown], found.value[shown], where="post", color=WATER, lw=2, label="index")
    for name, style in (("peaked", "--"), ("steady", ":")):
        below.step(found.at_s[shown], found.evidence[name][shown], style, where="post", color=WOOD, label=name)
    below.set(ylim=(-0.05, 1.1), xlim=(FROM_S, TO_S), xlabel="s")
    below.legend(loc="lower left", frameon=False, ncols=3)
    for panel in (above, below):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=110)


if __name__ == "__main__":
    main()
