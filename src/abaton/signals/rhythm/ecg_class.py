"""The class of a short single-lead ECG: normal, atrial fibrillation, another rhythm, or too noisy to tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats, Waveform
from abaton.signals.rhythm.ecg_features import NAMES, features

CLASSES: Final = ("N", "A", "O", "~")
"""As in the PhysioNet/CinC Challenge 2017: normal sinus rhythm, atrial fibrillation, other rhythm, too noisy."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees of questions, each about one figure of the ECG; the classes' shares in the leaves reached are averaged.

    Raises:
        Invalid: arrays that do not fit each other, other figures than this code computes, or a node that leads back.
    """

    figures: tuple[str, ...]
    """Asked about, by number."""
    figure: NDArray[np.int64]
    """Of each node; -1 in a leaf."""
    threshold: Floats
    """At or under it to the left."""
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    share: Floats
    """Of each class in a leaf, shape (nodes, classes)."""
    roots: NDArray[np.int64]
    trained_on: frozenset[str]
    """Names of the records, so that nobody reports accuracy on them."""

    def __post_init__(self) -> None:
        nodes = self.figure.size
        if {self.threshold.shape, self.left.shape, self.right.shape} != {(nodes,)}:
            raise Invalid("Forest", "arrays of one length")
        if self.share.shape != (nodes, len(CLASSES)):
            raise Invalid("Forest.share", "a row for each node, a column for each class")
        if self.figures != NAMES or not ((self.figure >= -1) & (self.figure < len(NAMES))).all():
            raise Invalid("Forest.figures", "those of ecg_features: train it anew")
        asks = self.figure >= 0
        here = np.arange(nodes)
        # Children stand behind their parents: every way ends.
        if not all(((to > here) & (to < nodes))[asks].all() for to in (self.left, self.right)):
            raise Invalid("Forest.left, Forest.right", "nodes behind their parent")
        if not (self.roots.size and ((self.roots >= 0) & (self.roots < nodes)).all()):
            raise Invalid("Forest.roots", "nodes of the forest")

    def shares(self, rows: Floats) -> Floats:
        """Average the leaves that each row of figures reaches: shape (rows, classes)."""
        return _descend(
            np.ascontiguousarray(rows, np.float32),
            self.figure,
            self.threshold,
            self.left,
            self.right,
            self.share,
            self.roots,
        )


def forest(arrays: Mapping[str, NDArray[np.generic]]) -> Forest:
    """Make a forest of the arrays that it is shipped as.

    Raises:
        Invalid: an array is missing, or see `Forest`.
    """
    try:
        return Forest(
            figures=tuple(str(name) for name in arrays["figures"].tolist()),
            figure=arrays["figure"].astype(np.int64),
            threshold=arrays["threshold"].astype(np.float64),
            left=arrays["left"].astype(np.int64),
            right=arrays["right"].astype(np.int64),
            # Shipped as whole 255ths.
            share=arrays["share"].astype(np.float64) / 255.0,
            roots=arrays["roots"].astype(np.int64),
            trained_on=frozenset(str(name) for name in arrays["trained_on"].tolist()),
        )
    except KeyError as missing:
        raise Invalid(f"Forest.{missing.args[0]}", "among the arrays") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class EcgClass:
    """The verdict on one recording."""

    label: str
    """One of `CLASSES`."""
    probability: Mapping[str, float]
    """By class. Averaged shares of leaves, from training classes weighed alike; not calibrated to any population."""
    evidence: Mapping[str, float]
    """Every figure that was asked about."""


def classify(ecg: Waveform, trees: Forest) -> EcgClass:
    """Give one recording of about 9 to 60 s its class.

    Raises:
        Invalid: no ECG in mV at 100 to 1000 Hz.
    """
    evidence = features(ecg)
    (share,) = trees.shares(as_row(evidence)[np.newaxis])
    probability = share / share.sum()
    return EcgClass(
        label=CLASSES[int(np.argmax(probability))],
        probability=dict(zip(CLASSES, probability.tolist(), strict=True)),
        evidence=evidence,
    )


def as_row(evidence: Mapping[str, float], names: Sequence[str] = NAMES) -> Floats:
    return np.array([evidence[name] for name in names])


@compiled
def _descend(  # noqa: PLR0917 a compiled function takes its forest apart
    rows: NDArray[np.float32],
    figure: NDArray[np.int64],
    threshold: Floats,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    share: Floats,
    roots: NDArray[np.int64],
) -> Floats:
    shares = np.zeros((rows.shape[0], share.shape[1]))
    for row in range(rows.shape[0]):
        for root in roots:
            node = root
            while figure[node] >= 0:
                node = left[node] if rows[row, figure[node]] <= threshold[node] else right[node]
            shares[row] += share[node]
    return shares / roots.size
