"""What each system makes ready for a body once, when it is created, and again when it has found its rest."""

from typing import Any

from abaton.physiology.systems import energy, fluids_at_rest, gas


def begin(b: Any) -> None:
    """Fill what is counted in amounts, in an order in which nothing is read before it is written."""
    fluids_at_rest.start_fluids(b)
    energy.begin(b)
    gas.begin(b)


def rest(b: Any) -> None:
    """Take what the body has settled to for the set points of its fluids and kidneys."""
    fluids_at_rest.start_fluids(b)
