"""Train the shipped model of `signals/rhythm/ecg_class.py` anew.

Run as `.venv/bin/python docs/science/training/rhythm.py FOLDER` (a folder in the layout of the CinC Challenge 2017).
Writes src/abaton/signals/rhythm/ecg_class.npz: the trees, and the names of the records they were grown on.
"""

import sys
from pathlib import Path

import numpy as np

from abaton.app.verify._forest import choose, grow, shipped_arrays
from abaton.infrastructure.checkout import ROOT
from abaton.infrastructure.recordings.cinc2017 import RATE_HZ, short_ecgs
from abaton.signals.beats.ecg import UNNAMED_LEAD
from abaton.signals.model import Waveform
from abaton.signals.rhythm.ecg_class import CLASSES, as_row, forest
from abaton.signals.rhythm.ecg_features import features

MODEL = ROOT / "src" / "abaton" / "signals" / "rhythm" / "ecg_class.npz"


def main() -> None:
    given = list(short_ecgs(Path(sys.argv[1])))
    rows = np.array(
        [
            as_row(features(Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=RATE_HZ, start_s=0.0, value=one.value_mv)))
            for one in given
        ]
    )
    labels = [one.label for one in given]
    choice = choose(rows, labels)
    grown = grow(rows, labels, choice)
    arrays = shipped_arrays(grown, [one.record for one in given])
    np.savez_compressed(MODEL, **arrays)
    # What is shipped says the same as what was grown, up to the 255ths of its leaves.
    expected = grown.predict_proba(rows.astype(np.float32))[:, [list(grown.classes_).index(one) for one in CLASSES]]
    off = np.abs(forest(arrays).shares(rows) - expected).max()
    sys.stdout.write(f"{choice} {len(given)} records, {MODEL.stat().st_size} bytes, off by {off:.4f} at most\n")


if __name__ == "__main__":
    main()
