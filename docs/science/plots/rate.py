"""Draw a day of one heart's rate with its limits, and a long interval with how far it is believed.

Run as `.venv/bin/python docs/science/plots/rate.py`; reads af_clifford and afdb_rr, writes rate.png beside this file.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
from matplotlib import pyplot as plt

from abaton.infrastructure.checkout import data
from abaton.infrastructure.recordings import wfdb
from abaton.infrastructure.recordings.rhythm_intervals import labelled_intervals
from abaton.signals.detector import run
from abaton.signals.model import Samples
from abaton.signals.rhythm.intervals import RR_INTERVAL, intervals
from abaton.signals.rhythm.rate import BRADYCARDIA, TACHYCARDIA, Pause

INK, WATER, WOOD, GROUND = "#1D2623", "#1B5468", "#744719", "#EEEDE6"


def main() -> None:
    plt.rcParams.update({"font.size": 9, "axes.edgecolor": INK, "text.color": INK})
    record = data() / "wearables" / "af_clifford" / "nsr001"
    day = intervals(wfdb.annotations(record, "ecg").beats() / wfdb.rate_hz(record))
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 5), layout="constrained")
    hours = day.at_s / 3600.0
    beats = hours.size // 9 * 9
    smooth_s = np.median(day.value[:beats].reshape(-1, 9), axis=1)
    above.plot(hours[:beats:9], 60.0 / smooth_s, color=INK, lw=0.4)
    for limit, colour in ((BRADYCARDIA, WATER), (TACHYCARDIA, WOOD)):
        above.axhline(limit.limit_per_min, color=colour, lw=0.8)
        found = run(limit, [day])
        above.plot(found.at_s / 3600.0, found.value, "o", ms=4, color=colour, label=f"{limit.code}: {len(found)}")
    above.set(ylabel="rate, /min", xlabel="hours", title="nsr001", ylim=(35, 150))
    above.legend(frameon=False, ncols=2)
    one = next(one for one in labelled_intervals(data() / "wearables" / "afdb_rr") if one.record == "08219")
    pauses = run(
        Pause(),
        [Samples(code=RR_INTERVAL, unit="s", at_s=one.at_s, value=one.interval_s, quality=np.ones(one.at_s.size))],
    )
    at_s = pauses.at_s[0]
    here = np.abs(one.at_s - at_s) < 30.0
    below.plot(one.at_s[here] - at_s, one.interval_s[here], ".-", color=INK, lw=0.6, ms=4)
    below.annotate(
        f"{pauses.value[0]:.1f} s, confidence {pauses.confidence[0]:.2f}\n"
        f"usual {pauses.evidence['usual_interval_s'][0]:.2f} s",
        (0.0, pauses.value[0]),
        xytext=(3.0, pauses.value[0] - 0.6),
        color=WATER,
    )
    below.set(ylabel="RR interval, s", xlabel="seconds around the pause", title="08219")
    for panel in (above, below):
        panel.set_facecolor(GROUND)
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=110)


if __name__ == "__main__":
    main()
