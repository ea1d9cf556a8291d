"""All illness, each 100 ms: effects are neutral, then each field's conditions add theirs."""

from abaton.kernel.compiled import compiled
from abaton.physiology.body.illness import N_ILLNESSES
from abaton.physiology.body.whole import Body
from abaton.physiology.systems import (
    conditions_breathing,
    conditions_circulation,
    conditions_energy,
    conditions_fluids,
    conditions_nervous,
    conditions_poisoning,
    effects,
)


@compiled
def step(b: Body, dt: float) -> None:
    """Advance by `dt` s."""
    effects.neutral(b.illness_effects)
    for kind in range(N_ILLNESSES):
        if b.illness.severity[2 * kind] > 0 or b.illness.severity[2 * kind + 1] > 0:
            b.illness.elapsed[kind] += dt
    conditions_breathing.step(b, dt)
    conditions_energy.step(b, dt)
    conditions_fluids.step(b, dt)
    conditions_nervous.affect(b)
    conditions_poisoning.poisoning(b, dt)
    conditions_circulation.step(b, dt)
