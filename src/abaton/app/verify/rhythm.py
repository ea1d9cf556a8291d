"""The class of a short single-lead ECG, against the labels of the PhysioNet/CinC Challenge 2017."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer

from abaton.app.figures import Figure
from abaton.app.verify import _forest
from abaton.infrastructure import shipped
from abaton.infrastructure.recordings.cinc2017 import RATE_HZ, short_ecgs
from abaton.signals.beats.ecg import UNNAMED_LEAD
from abaton.signals.model import Waveform
from abaton.signals.rhythm.ecg_class import CLASSES, as_row, forest
from abaton.signals.rhythm.ecg_features import features

WORDS: Final = {"N": "normal", "A": "atrial fibrillation", "O": "other rhythm", "~": "too noisy"}
PARTS: Final = 10
TIMES: Final = 3
LEAST_OF_A_CLASS: Final = 3


def figures(
    against: Annotated[
        Path, typer.Option(exists=True, file_okay=False, help="Recordings and REFERENCE-v3.csv, as cinc2017_subset.")
    ],
) -> Iterator[Figure]:
    """Try the shipped model on records it was not trained on; then cross-validate on what is given, choices nested."""
    records: list[str] = []
    labels: list[str] = []
    rows: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    for one in short_ecgs(against):
        ecg = Waveform(code=UNNAMED_LEAD, unit="mV", rate_hz=RATE_HZ, start_s=0.0, value=one.value_mv)
        records.append(one.record)
        labels.append(one.label)
        rows.append(as_row(features(ecg)))
    table = np.array(rows)
    mix = Counter(labels)
    yield Figure(name="records", figure=len(records), unit="1")
    for one in CLASSES:
        yield Figure(name=f"records {WORDS[one]} (the challenge's mix is another)", figure=mix[one], unit="1")
    trees = forest(shipped.arrays("abaton.signals.rhythm", "ecg_class.npz"))
    new = [i for i, record in enumerate(records) if record not in trees.trained_on]
    yield Figure(name="records that the shipped model was not trained on", figure=len(new), unit="1")
    if new:
        best: list[int] = np.argmax(trees.shares(table[new]), axis=1).tolist()
        called = [CLASSES[i] for i in best]
        yield from _scores("shipped model on new records", [labels[i] for i in new], called)
    # The folds inside a fold need two of every class at least.
    if few := [WORDS[one] for one in CLASSES if mix[one] < LEAST_OF_A_CLASS]:
        typer.echo(
            f"No cross-validation: fewer than {LEAST_OF_A_CLASS} records of the class {', '.join(few)}.", err=True
        )
        return
    parts = min(PARTS, *(mix[one] for one in CLASSES))
    yield Figure(name="parts of the cross-validation", figure=parts, unit="1")
    yield Figure(name="times it is drawn and done", figure=TIMES, unit="1")
    called = [label for seed in range(TIMES) for label in _forest.nested(table, labels, parts, seed)]
    yield from _scores("cross-validated", labels * TIMES, called)


def _scores(how: str, labels: Sequence[str], called: Sequence[str]) -> Iterator[Figure]:
    # A class that is called but not there has an F1 of zero: so is a wrong call counted, but it is no mean's part.
    scores = _forest.f1(labels, called)
    for one, score in zip(CLASSES, scores, strict=True):
        if np.isfinite(score):
            yield Figure(name=f"F1 {WORDS[one]}, {how}", figure=score, unit="1")
    # The challenge's own figure leaves noise out: Clifford 2017, doi:10.22489/CinC.2017.065-469.
    for of, part in (("N, A, O", CLASSES[:3]), ("all four", CLASSES)):
        if set(part) <= set(labels):
            yield Figure(name=f"mean F1 of {of}, {how}", figure=float(np.mean(scores[: len(part)])), unit="1")
    right = sum(a == b for a, b in zip(labels, called, strict=True))
    yield Figure(name=f"records called right, {how}", figure=100.0 * right / len(labels), unit="%")
