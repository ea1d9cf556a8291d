"""Chest compressions as pressure on the heart and the chest: how deep, how often, with how much recoil."""

import math

from abaton.kernel.compiled import compiled
from abaton.physiology.body.whole import Body


@compiled
def push(b: Body, dt: float) -> float:
    """Give the pressure on the ventricles in mmHg; pauses for two breaths where a ratio is wanted."""
    c, k, e = b.circulation, b.circulation.constants, b.equipment
    if e.compression_rate <= 0:
        c.compression = c.compression_time = c.compressions = 0.0
        return 0.0
    c.compression_time += dt
    period = 60 / e.compression_rate
    if e.compression_ratio > 0 and c.compressions >= e.compression_ratio:
        c.compression = 0.0
        if c.compression_time >= k.pause:
            c.compression_time = c.compressions = 0.0
        return 0.0
    if c.compression_time >= period:
        c.compression_time -= period
        c.compressions += 1
        c.pushes += 1
    # Down and up as half a sine in the first half; leaning keeps the chest down in between.
    phase = c.compression_time / (0.5 * period)
    down = math.sin(math.pi * phase) if phase < 1 else 0.0
    c.compression = max(down, 1 - e.compression_recoil)
    depth = min(max(e.compression_depth - k.compression_slack, 0.0), k.compression_widest)
    return k.compression_pressure * depth * c.compression
