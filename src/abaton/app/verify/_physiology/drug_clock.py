"""Moves drugs alone while the body rests: curves of concentration over a day in seconds."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from abaton.kernel.compiled import compiled
from abaton.physiology import apply
from abaton.physiology.acts import Act
from abaton.physiology.body.whole import BODY
from abaton.physiology.systems import pharmacology

TICK_S: Final = 0.1


@compiled
def _forward(rows: Any, ticks: int, tick_s: float, rest_s: float) -> None:  # noqa: ANN401 a row is a record
    b = rows[0]
    for _ in range(ticks):
        pharmacology.step(b, tick_s)
    if rest_s > 0:
        pharmacology.step(b, rest_s)


def advance(body: Any, duration_s: float, acts: Sequence[Act]) -> Any:  # noqa: ANN401 a body is a record
    """Give the body with its drugs `duration_s` later, and all else as it was."""
    rows = np.array([body], BODY)
    for act in acts:
        apply.act(rows[0], act)
    # What the machine gives is what is breathed: nobody's breathing moves here.
    rows[0]["breathing"]["inspired_vapour"] = rows[0]["equipment"]["vapour"]
    ticks = int(duration_s / TICK_S)
    _forward(rows, ticks, TICK_S, duration_s - ticks * TICK_S)
    return rows[0]
