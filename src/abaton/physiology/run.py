"""The order in which a body's systems step, compiled as one loop.

Blood, breath and beat every step (2 ms); gas and nerves every 20 ms; drugs, illness and brain every 100 ms; fluids,
chemistry and heat every second.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from abaton.kernel.compiled import compiled
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import (
    breathing,
    circulation,
    conditions,
    energy,
    fluids,
    gas,
    nervous,
    pharmacology,
    reflexes,
    rhythm,
    waveforms,
)
from abaton.physiology.table import Floats

TICK_S: Final = 0.02
SLOW_TICK_S: Final = 0.1
SECOND_S: Final = 1.0


@compiled
def one_step(b: Body, dt: float, per_tick: int, per_slow: int, per_second: int) -> None:
    """Advance one body by one step."""
    n = int(b.person.steps)
    if n % per_slow == 0:
        conditions.step(b, SLOW_TICK_S)
        pharmacology.step(b, SLOW_TICK_S)
        nervous.step(b, SLOW_TICK_S)
    if n % per_second == 0:
        energy.step(b, SECOND_S)
        fluids.step(b, SECOND_S)
    rhythm.step(b, dt)
    circulation.step(b, dt)
    breathing.step(b, dt)
    b.person.steps = n + 1
    b.person.elapsed += dt
    if (n + 1) % per_tick == 0:
        circulation.tick(b)
        gas.step(b, TICK_S)
        reflexes.step(b, TICK_S)


@compiled
def forward(rows: NDArray[np.void], steps: int, dt: float) -> None:
    """Advance every row by so many steps of `dt` s."""
    per_tick, per_slow, per_second = round(TICK_S / dt), round(SLOW_TICK_S / dt), round(SECOND_S / dt)
    for i in range(len(rows)):
        b: Any = rows[i]
        for _ in range(steps):
            one_step(b, dt, per_tick, per_slow, per_second)


@compiled
def forward_sampled(rows: NDArray[np.void], steps: int, dt: float, every: int, out: Floats) -> int:
    """Advance the first row and write a sample of every waveform each `every` steps; give how many."""
    per_tick, per_slow, per_second = round(TICK_S / dt), round(SLOW_TICK_S / dt), round(SECOND_S / dt)
    b: Any = rows[0]
    taken = 0
    for _ in range(steps):
        one_step(b, dt, per_tick, per_slow, per_second)
        if int(b.person.steps) % every == 0:
            waveforms.sample(b, out[taken])
            taken += 1
    return taken
