"""How one number leads to another: straight lines, flat beyond their ends, and lags that arrive."""

from abaton.kernel.compiled import compiled

ARRIVED = 1e-12
"""Closer than this a lag is there. Without an end it would go on through numbers that processors are slow at."""


@compiled
def toward(value: float, wanted: float, share: float) -> float:
    """Go a share (0..1) of the way to the wanted value, and arrive."""
    new = value + min(share, 1.0) * (wanted - value)
    return wanted if abs(wanted - new) < ARRIVED else new


@compiled
def ramp(x: float, start: float, end: float) -> float:
    """Rise from 0 at `start` to 1 at `end`, which lies above it."""
    return min(max((x - start) / (end - start), 0.0), 1.0)


@compiled
def within(x: float, least: float, most: float) -> float:
    return min(max(x, least), most)
