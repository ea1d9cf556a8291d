"""Grow the forest of `ecg_class`: here, so that verification and the training script do the same.

scikit-learn is a package for developing: it is imported when a forest is grown.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from abaton.signals.model import Floats
from abaton.signals.rhythm.ecg_class import CLASSES
from abaton.signals.rhythm.ecg_features import NAMES

TREES: Final = 100
# Least records in a leaf, and share of the figures tried at a node. Chosen anew inside every fold.
CHOICES: Final = ((1, 0.3), (2, 0.3), (2, 0.5), (4, 0.3))


def grow(rows: Floats, labels: Sequence[str], choice: tuple[int, float], trees: int = TREES) -> Any:  # noqa: ANN401 untyped
    """Fit extremely randomised trees (Geurts 2006, doi:10.1007/s10994-006-6226-1), classes weighed alike."""
    least, share = choice
    return (
        import_module("sklearn.ensemble")
        .ExtraTreesClassifier(
            trees, min_samples_leaf=least, max_features=share, class_weight="balanced", random_state=0
        )
        .fit(rows.astype(np.float32), np.asarray(labels))
    )


def choose(rows: Floats, labels: Sequence[str]) -> tuple[int, float]:
    """Choose by five-fold cross-validation inside the records given: the highest mean F1 of the four classes."""
    return max(
        CHOICES, key=lambda choice: float(np.mean(f1(labels, _called(rows, labels, choice, parts=5, trees=TREES // 2))))
    )


def nested(rows: Floats, labels: Sequence[str], parts: int, seed: int) -> list[str]:
    """Call every record by a forest, and by choices, that never saw it. The seed says how the parts are drawn."""
    called = [""] * len(labels)
    for others, held in _folds(labels, parts, seed):
        seen = [str(labels[i]) for i in others.tolist()]
        grown = grow(rows[others], seen, choose(rows[others], seen))
        for i, label in zip(held.tolist(), grown.predict(rows[held].astype(np.float32)), strict=True):
            called[i] = str(label)
    return called


def f1(labels: Sequence[str], called: Sequence[str]) -> list[float]:
    """F1 of each class, in the order of `CLASSES`; NaN where a class is neither there nor called."""
    truth, calls = np.asarray(labels), np.asarray(called)
    figures: list[float] = []
    for one in CLASSES:
        both = int(((truth == one) & (calls == one)).sum())
        either = int((truth == one).sum() + (calls == one).sum())
        figures.append(2.0 * both / either if either else float("nan"))
    return figures


def shipped_arrays(grown: Any, trained_on: Sequence[str]) -> dict[str, NDArray[np.generic]]:  # noqa: ANN401 untyped
    """Take a fitted forest apart into the arrays that `ecg_class.forest` reads, small types throughout."""
    order = [list(grown.classes_).index(one) for one in CLASSES]
    figure: list[Any] = []
    threshold: list[Any] = []
    left: list[Any] = []
    right: list[Any] = []
    share: list[Any] = []
    roots: list[int] = []
    nodes = 0
    for one in grown.estimators_:
        tree = one.tree_
        roots.append(nodes)
        leaf = tree.children_left < 0
        figure.append(np.where(leaf, -1, tree.feature))
        threshold.append(np.where(leaf, 0.0, tree.threshold))
        left.append(np.where(leaf, 0, tree.children_left + nodes))
        right.append(np.where(leaf, 0, tree.children_right + nodes))
        weight = tree.value[:, 0, :][:, order]
        share.append(np.where(leaf[:, np.newaxis], weight / weight.sum(axis=1, keepdims=True), 0.0))
        nodes += leaf.size
    return {
        "figures": np.array(NAMES),
        "figure": np.concatenate(figure).astype(np.int8),
        "threshold": np.concatenate(threshold).astype(np.float32),
        "left": np.concatenate(left).astype(np.uint16),
        "right": np.concatenate(right).astype(np.uint16),
        "share": np.round(255.0 * np.concatenate(share)).astype(np.uint8),
        "roots": np.array(roots, np.uint16),
        "trained_on": np.array(sorted(trained_on)),
    }


def _called(rows: Floats, labels: Sequence[str], choice: tuple[int, float], *, parts: int, trees: int) -> list[str]:
    called = [""] * len(labels)
    for others, held in _folds(labels, parts):
        grown = grow(rows[others], [str(labels[i]) for i in others.tolist()], choice, trees)
        for i, label in zip(held.tolist(), grown.predict(rows[held].astype(np.float32)), strict=True):
            called[i] = str(label)
    return called


def _folds(labels: Sequence[str], parts: int, seed: int = 0) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    folds = import_module("sklearn.model_selection").StratifiedKFold(parts, shuffle=True, random_state=seed)
    return list(folds.split(np.zeros(len(labels)), np.asarray(labels)))
