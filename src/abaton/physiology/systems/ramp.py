"""Straight lines between two values, flat beyond them."""

from abaton.kernel.compiled import compiled


@compiled
def ramp(x: float, start: float, end: float) -> float:
    """Rise from 0 at `start` to 1 at `end`, which lies above it."""
    return min(max((x - start) / (end - start), 0.0), 1.0)


@compiled
def within(x: float, least: float, most: float) -> float:
    return min(max(x, least), most)
