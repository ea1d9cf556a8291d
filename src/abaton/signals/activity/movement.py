"""Bouts of activity, and the longest time without any."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Epochs in a row, from `first` to before `end`."""

    first: int
    end: int

    @property
    def epochs(self) -> int:
        return self.end - self.first


def bouts(
    activity: Floats, *, at_least: float, epochs: int, share: float = 0.8, longest_break: int = 2
) -> tuple[Stretch, ...]:
    """List bouts: stretches that begin and end active, and of which so large a share is.

    Args:
        activity: Of each epoch, in any unit; NaN where not worn, which ends a bout.
        at_least: What is active, in that unit.
        epochs: That a bout lasts, breaks included.
        share: Of active epochs in it. Troiano 2008 allows 2 of 10 minutes below.
        longest_break: Epochs below in a row that do not end it.

    Raises:
        Invalid: no epochs, or a share outside 0 to 1.

    References:
        Troiano RP et al. Med Sci Sports Exerc 2008;40:181. doi 10.1249/mss.0b013e31815a51b3
    """
    if epochs < 1 or not 0 < share <= 1 or longest_break < 0:
        raise Invalid("epochs", "1 or more, with a share above 0 and at most 1")
    active = activity >= at_least
    # A stretch of below-threshold epochs, unless short and worn, parts two bouts.
    found: list[Stretch] = []
    first = last = -1
    for i in np.flatnonzero(active).tolist():
        broken = i - last - 1 > longest_break or bool(np.isnan(activity[last + 1 : i]).any())
        if first >= 0 and broken:
            _keep(found, active, Stretch(first=first, end=last + 1), epochs, share)
        if first < 0 or broken:
            first = i
        last = i
    if first >= 0:
        _keep(found, active, Stretch(first=first, end=last + 1), epochs, share)
    return tuple(found)


def longest_still(activity: Floats, *, at_most: float) -> Stretch | None:
    """Return the longest stretch of worn epochs without movement: None where there is none.

    Not worn is not still: a device on the table must not look like a person on the floor, and a NaN ends a stretch.

    Args:
        activity: Of each epoch; NaN where not worn.
        at_most: What still is, in the unit of the activity.
    """
    still = activity <= at_most
    edges = np.flatnonzero(np.diff(np.concatenate([[False], still, [False]]).astype(np.int8)))
    if edges.size == 0:
        return None
    firsts, ends = edges[::2], edges[1::2]
    longest = int(np.argmax(ends - firsts))
    return Stretch(first=int(firsts[longest]), end=int(ends[longest]))


def _keep(found: list[Stretch], active: NDArray[np.bool_], one: Stretch, epochs: int, share: float) -> None:
    if one.epochs >= epochs and active[one.first : one.end].mean() >= share:
        found.append(one)
