"""The engine's door: a body in, a body out. Nothing here looks at a clock, a file or chance.

The same body and the same acts give the same bytes, whatever the length of the calls they are cut into, as long as
the cuts fall on whole steps.
"""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from abaton.kernel.errors import Invalid
from abaton.physiology import apply, run
from abaton.physiology.acts import Act
from abaton.physiology.body.whole import BODY, Record
from abaton.physiology.systems.waveforms import N_CHANNELS
from abaton.physiology.table import Floats

Body: TypeAlias = Record
"""One row of `BODY`: any number by name, as in `body["circulation"]["mean"]`."""
Cohort: TypeAlias = NDArray[np.void]
"""Many bodies: an array of `BODY`."""

STEP_S: Final = 0.002
"""Blood and breath move in steps of 2 ms: the stiffest valve settles within two."""


class Timed(Struct, frozen=True):
    """An act, `at_s` seconds after the call's beginning."""

    at_s: float
    act: Act


def advance(body: Body, duration_s: float, acts: Sequence[Act | Timed] = (), *, step_s: float = STEP_S) -> Body:
    """Give the body `duration_s` later, with the acts done; the one given stays as it was.

    Raises:
        Invalid: a negative duration, an act outside of it, or one that no body can take.
    """
    rows = np.array([body], BODY)
    for steps in _stretches(rows, duration_s, acts, step_s):
        run.forward(rows, steps, step_s)
    return rows[0]


def record(
    body: Body,
    duration_s: float,
    acts: Sequence[Act | Timed] = (),
    *,
    rate_hz: float = 250.0,
    step_s: float = STEP_S,
) -> tuple[Body, Floats]:
    """Advance and sample every waveform: `(samples, channels)`, in the order and units of `waveforms.Channel`.

    Raises:
        Invalid: as `advance`; or a rate that is no whole part of the steps' (500, 250, 125 Hz).
    """
    every = round(1 / (rate_hz * step_s))
    if every < 1 or abs(every * rate_hz * step_s - 1) > 1e-9:
        raise Invalid("rate_hz", f"{rate_hz:g} does not divide {1 / step_s:g} Hz")
    rows = np.array([body], BODY)
    parts: list[Floats] = []
    # Samples keep their own grid across the stretches between acts.
    for steps in _stretches(rows, duration_s, acts, step_s):
        out = np.zeros((steps // every + 1, N_CHANNELS))
        taken = run.forward_sampled(rows, steps, step_s, every, out)
        parts.append(out[:taken])
    return rows[0], np.concatenate(parts) if parts else np.zeros((0, N_CHANNELS))


def advance_all(bodies: Cohort, duration_s: float, *, step_s: float = STEP_S) -> None:
    """Advance many bodies in place; acts are given to each by `apply.act` between the calls."""
    run.forward(bodies, round(duration_s / step_s), step_s)


def snapshot(body: Body) -> bytes:
    """Give everything there is of a body, as bytes of this kind of machine and this version."""
    return np.array([body], BODY).tobytes()


def restore(data: bytes) -> Body:
    """Bring a body back.

    Raises:
        Invalid: bytes of another version.
    """
    if len(data) != BODY.itemsize:
        raise Invalid("body", f"{len(data)} bytes, not {BODY.itemsize}: kept by another version")
    return np.frombuffer(data, BODY).copy()[0]


def _stretches(rows: Cohort, duration_s: float, acts: Sequence[Act | Timed], step_s: float) -> Iterable[int]:
    """Do each act when its time has come, and give the steps to go from one to the next."""
    if not 0 <= duration_s < float("inf"):
        raise Invalid("duration_s", f"{duration_s} is no length of time")
    timed = [one if isinstance(one, Timed) else Timed(0.0, one) for one in acts]
    for one in timed:
        if not 0 <= one.at_s <= duration_s:
            raise Invalid("at_s", f"{one.at_s:g} lies outside of 0 to {duration_s:g}")
    done, total = 0, round(duration_s / step_s)
    for one in sorted(timed, key=lambda one: one.at_s):
        due = round(one.at_s / step_s)
        if due > done:
            yield due - done
            done = due
        apply.act(rows[0], one.act)
    if total > done:
        yield total - done
