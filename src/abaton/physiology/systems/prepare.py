"""What each system makes ready for a body once, when it is created, and again when it has found its rest."""

from abaton.physiology.body.whole import Record
from abaton.physiology.systems import energy, fluids_at_rest, gas


def begin(b: Record) -> None:
    """Fill what is counted in amounts, in an order in which nothing is read before it is written."""
    fluids_at_rest.start_fluids(b)
    energy.begin(b)
    gas.begin(b)


def rest(b: Record) -> None:
    """Take what the body has settled to for the set points of its fluids and kidneys."""
    fluids_at_rest.start_fluids(b)
