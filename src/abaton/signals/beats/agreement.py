"""Beats found held against beats marked, as AAMI counts them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from abaton.kernel.errors import Invalid
from abaton.signals.model import Floats

# ANSI/AAMI EC57:2012, 4.3.2: a beat is found when a detection lies within 150 ms of its mark.
WINDOW_S: Final = 0.15


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over one recording; they add up over many."""

    found: int
    missed: int
    invented: int

    @property
    def sensitivity_percent(self) -> float:
        """Of the marked beats, those found; NaN where none is marked."""
        return 100.0 * self.found / (self.found + self.missed) if self.found + self.missed else np.nan

    @property
    def predictivity_percent(self) -> float:
        """Of the detections, those that are beats; NaN where nothing was found."""
        return 100.0 * self.found / (self.found + self.invented) if self.found + self.invented else np.nan

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.found + other.found, self.missed + other.missed, self.invented + other.invented)


def agreement(marked_s: Floats, found_s: Floats, window_s: float = WINDOW_S) -> Agreement:
    """Pair marks and detections in order of time, each with one at most, nearest first where two compete.

    Raises:
        Invalid: instants that are not in order.
    """
    for name, at_s in (("marked_s", marked_s), ("found_s", found_s)):
        if not (np.isfinite(at_s).all() and (np.diff(at_s) >= 0).all()):
            raise Invalid(name, "finite and ascending")
    i = j = found = 0
    while i < marked_s.size and j < found_s.size:
        apart_s = found_s[j] - marked_s[i]
        if abs(apart_s) > window_s:
            i, j = (i, j + 1) if apart_s < 0 else (i + 1, j)
        elif j + 1 < found_s.size and abs(found_s[j + 1] - marked_s[i]) < abs(apart_s):
            j += 1
        elif i + 1 < marked_s.size and abs(found_s[j] - marked_s[i + 1]) < abs(apart_s):
            i += 1
        else:
            found, i, j = found + 1, i + 1, j + 1
    return Agreement(found, marked_s.size - found, found_s.size - found)
