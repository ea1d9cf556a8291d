"""Bouts and stillness: breaks, shares, and a device that is not worn."""

import numpy as np
import pytest

from abaton.kernel.errors import Invalid
from abaton.signals.activity.movement import Stretch, bouts, longest_still


def test_a_bout_lasts_and_short_breaks_do_not_end_it() -> None:
    activity = np.array([0, 5, 5, 5, 0, 0, 5, 5, 5, 5, 0, 0, 0, 5, 5.0])

    assert bouts(activity, at_least=3, epochs=8, share=0.7) == (Stretch(first=1, end=10),)
    assert bouts(activity, at_least=3, epochs=8) == ()
    assert bouts(activity, at_least=3, epochs=4, longest_break=0) == (Stretch(first=6, end=10),)
    assert len(bouts(activity, at_least=3, epochs=2, share=0.7)) == 2


def test_taking_the_device_off_ends_a_bout() -> None:
    activity = np.array([5, 5, np.nan, 5, 5.0])
    assert bouts(activity, at_least=3, epochs=4) == ()


def test_the_longest_stillness_is_worn() -> None:
    activity = np.array([0, 0, 9, 0, 0, 0, np.nan, np.nan, np.nan, np.nan, 0.0])

    assert longest_still(activity, at_most=1) == Stretch(first=3, end=6)
    assert longest_still(np.array([9.0, np.nan]), at_most=1) is None
    assert longest_still(np.empty(0), at_most=1) is None


def test_bouts_of_nothing_are_refused() -> None:
    with pytest.raises(Invalid, match="epochs"):
        bouts(np.zeros(3), at_least=1, epochs=0)
    with pytest.raises(Invalid, match="epochs"):
        bouts(np.zeros(3), at_least=1, epochs=1, share=0)
